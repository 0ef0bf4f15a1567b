"""The placeholders of the demo story."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onward.demo.dates import BadPlaceholder, fill, is_working_day, move_to_weekday, move_working_days, resolve

days = st.dates(date(2001, 1, 1), date(2099, 12, 31))


@given(days, st.integers(-90, 90).filter(bool))
def test_it_counts_working_days_only(today: date, steps: int) -> None:
    found = move_working_days(today, steps)
    assert is_working_day(found)
    assert (found > today) == (steps > 0)


@given(days, st.integers(-90, 89))
def test_it_keeps_the_order_of_working_days(today: date, steps: int) -> None:
    assert move_working_days(today, steps) <= move_working_days(today, steps + 1)


@given(days, st.integers(0, 6), st.integers(-9, 9))
def test_it_lands_on_the_weekday_asked_for(today: date, weekday: int, steps: int) -> None:
    found = move_to_weekday(today, weekday, steps)
    assert found.weekday() == weekday
    assert 7 * (abs(steps) - 1) < abs((found - today).days) <= 7 * abs(steps) or steps == 0


def test_it_words_a_day_in_every_way_a_mail_needs() -> None:
    today = date(2026, 3, 3)
    assert fill("{{work -5 10:15|date}}", today) == "Tue, 24 Feb 2026 10:15:00 +0000"
    assert fill("{{day 30 10:15|date}}", today) == "Thu, 02 Apr 2026 10:15:00 +0100"
    assert fill("{{day 30 10:15|icsutc}}", today) == "20260402T091500Z"
    assert fill("{{fri 1}}, {{fri 1|wth}}, {{fri 1|short}}", today) == "Friday 6 March, Friday 6th, 6 Mar"
    assert fill("{{day 0|german}}", today) == "Dienstag, 3. März 2026"
    assert fill("{{work -1 day +60|iso}}", today) == "2026-05-01"


@pytest.mark.parametrize("expression", ["tomorrow", "work", "day 1 nonsense", "10:15", ""])
def test_it_refuses_what_is_no_day(expression: str) -> None:
    with pytest.raises(BadPlaceholder):
        resolve(expression, date(2026, 3, 3))


def test_it_refuses_a_format_it_does_not_know() -> None:
    with pytest.raises(BadPlaceholder):
        fill("{{day 0|runes}}", date(2026, 3, 3))
