"""The second mailbox, kept unseen by those who write rules, holds together."""

from datetime import date
from pathlib import Path

import pytest

from onward.demo import story
from tests.demo.checks import defects, inconsistencies, parse, readable, wrong_weekdays

SECOND = Path(__file__).parent / "second"
TODAYS = [date(2026, 3, 3), date(2026, 3, 29), date(2026, 11, 23), date(2027, 1, 1), date(2028, 2, 29)]


@pytest.mark.parametrize("today", TODAYS, ids=str)
def test_its_messages_parse_and_its_gold_fits_them(today: date) -> None:
    rendered = dict(story.render_messages(today, folder=SECOND))
    for name, raw in rendered.items():
        message = parse(raw)
        assert not defects(message), name
        assert "{{" not in readable(message), name
        assert not wrong_weekdays(readable(message), today), name
    gold = story.gold(today, folder=SECOND)
    assert inconsistencies(gold, rendered, today) == []
    assert (len(rendered), len(gold["applications"])) == (60, 14)
