"""The demo story holds together on any day it is told."""

import mailbox
import time
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest

from onward.demo import story
from onward.domain.labels import Role

from .checks import defects, inconsistencies, parse, readable, wrong_weekdays

TODAYS = [
    date(2026, 3, 3),  # a Tuesday
    date(2026, 3, 29),  # clocks go forward, a Sunday
    date(2026, 10, 25),  # clocks go back
    date(2026, 11, 23),
    date(2027, 1, 1),  # a holiday
    date(2027, 1, 4),
    date(2027, 2, 27),  # a Saturday
    date(2028, 2, 29),
    date(2028, 12, 31),
]


@pytest.mark.parametrize("today", TODAYS, ids=str)
def test_it_renders_messages_that_parse_without_a_defect(today: date) -> None:
    for name, raw in story.render_messages(today):
        message = parse(raw)
        assert not defects(message), name
        text = readable(message)
        assert "{{" not in text and "}}" not in raw.decode("latin-1"), name
        assert not wrong_weekdays(text, today), name


@pytest.mark.parametrize("today", TODAYS, ids=str)
def test_its_gold_fits_its_messages(today: date, record_property: Callable[[str, object], None]) -> None:
    names = [name for name, _ in story.render_messages(today)]
    gold = story.gold(today)
    assert inconsistencies(gold, names, today) == []
    record_property("counts", f"{len(names)} messages, {len(gold['applications'])} applications")


def test_it_tells_the_search_it_promises() -> None:
    gold = story.gold(date(2026, 3, 3))
    assert Counter(row["outcome"] for row in gold["applications"]) == {
        None: 13,
        "no_reply": 5,
        "rejected": 4,
        "withdrawn": 2,
        "declined": 1,
    }
    assert {row["kind"] for row in gold["messages"].values()} >= {"rejection", "interview", "assessment", "offer"}


@pytest.mark.parametrize("today", TODAYS, ids=str)
def test_silence_is_sixty_days_where_it_ended_a_search_and_less_where_it_did_not(today: date) -> None:
    gold = story.gold(today)
    last: dict[str, date] = {}
    for name, raw in story.render_messages(today):
        key, told = gold["messages"][name]["application"], parse(raw)["date"]
        if key and told:
            last[key] = parsedate_to_datetime(str(told)).date()
    for row in gold["applications"]:
        silent = today - last[row["id"]]
        if row["outcome"] == "no_reply":
            assert silent > timedelta(days=60), row["id"]
            assert row["ended_on"] == (last[row["id"]] + timedelta(days=60)).isoformat(), row["id"]
        if row["outcome"] is None:
            assert silent < timedelta(days=60), row["id"]


@pytest.mark.parametrize("today", TODAYS, ids=str)
def test_it_tells_nothing_that_was_written_after_this_morning(today: date) -> None:
    *_, (name, raw) = story.render_messages(today)
    assert name == "019-northlight-rejection.eml"
    assert parsedate_to_datetime(str(parse(raw)["date"])).date() == today


def test_it_has_the_mail_that_breaks_readers() -> None:
    messages = [parse(raw) for _, raw in story.render_messages(date(2026, 3, 3))]
    parts = [part for message in messages for part in message.walk()]
    assert sum(m["date"] is None for m in messages) == 1
    assert sum(m["message-id"] is None for m in messages) == 1
    assert sum(p.get_content_type() == "text/calendar" and p.get_param("method") == "REQUEST" for p in parts) >= 2
    assert {p.get_content_charset() for p in parts} >= {"utf-8", "iso-8859-1"}
    assert {str(p["content-transfer-encoding"]) for p in parts} >= {"base64", "quoted-printable", "7bit", "8bit"}
    assert sum(m.get_content_type() == "text/html" for m in messages) >= 10
    assert sum(story.ME in str(m["from"]) for m in messages) >= 20


def test_it_writes_an_mbox_any_mail_program_opens(tmp_path: Path) -> None:
    today = date(2026, 10, 25)
    count = story.write_mbox(tmp_path / "marta.mbox", today)
    assert len(mailbox.mbox(tmp_path / "marta.mbox")) == count
    assert story.write_folder(tmp_path / "marta", today) == count == len(list((tmp_path / "marta").glob("*.eml")))


def test_it_is_ready_in_half_a_second() -> None:
    started = time.perf_counter()
    list(story.render_messages(date(2026, 3, 3)))
    story.gold(date(2026, 3, 3))
    story.notes(date(2026, 3, 3))
    assert time.perf_counter() - started < 0.5


@pytest.mark.parametrize("today", TODAYS, ids=str)
def test_her_notes_belong_to_interviews_that_took_place(today: date) -> None:
    held = {
        (row["employer"], step["on"])
        for row in story.gold(today)["applications"]
        for step in row["history"]
        if step["stage"] in ("interview", "final")
    }
    found = story.notes(today)
    assert len(found) == 4
    for note in found:
        assert (note.employer, note.starts_at.date().isoformat()) in held
        assert all(person.role in set(Role) for person in note.people)
        assert note.exchanges and "{{" not in note.notes
    assert all("{{" not in opening.text and opening.saved_on < today for opening in story.saved_openings(today))
    assert story.confidants(today)[0].name == "Noor Haddad"


def test_nobody_but_agnes_is_met_at_northlight_without_a_word_on_her() -> None:
    today = date(2026, 3, 3)
    talked = {
        person.name: person.talked_about
        for note in story.notes(today)
        if note.employer == "Northlight Books"
        for person in note.people
    }
    assert [name for name, words in talked.items() if not words] == ["Agnes Lund"]
