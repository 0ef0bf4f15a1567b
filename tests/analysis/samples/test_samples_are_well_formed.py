"""The test texts written by another hand: valid lines, closed labels, exact spans, and the counts the README states."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from onward.domain.labels import MailKind, MissingPart, NoteKind, SignalKind, Verdict

HERE = Path(__file__).parent
MAIL_KEYS = {
    "id",
    "source",
    "language",
    "from",
    "to",
    "subject",
    "date",
    "text",
    "kind",
    "employer",
    "role",
    "note",
}
NOTE_KEYS = {
    "id",
    "source",
    "kind",
    "recipient",
    "text",
    "facts",
    "audience",
    "verdict",
    "signals",
    "missing",
    "note",
}
LANGUAGES = {"en", "de", "fr", "es", "nl", "pt"}
AUDIENCES = {"public", "employee", "management", "friend", None}
STRONG = {
    "blame_interviewer",
    "blame_company",
    "blame_questions",
    "insult",
    "sarcasm",
    "comparison",
    "ultimatum",
    "confidential",
    "disparage_former_employer",
}
CHECKED_PARTS = {
    "thank_you_after_rejection": {part.value for part in MissingPart},
    "thank_you_after_interview": {part.value for part in MissingPart} - {"keep_in_mind"},
    "feedback_request": {part.value for part in MissingPart} - {"keep_in_mind"},
    "follow_up": {"greeting_by_name", "specific_reference", "sign_off"},
}


def read_lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def read_table(heading: str) -> dict[str, int]:
    """Rows of the README table whose first column is headed so."""
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    body = readme.split(f"| {heading} | count |\n|---|---|\n", 1)[1].split("\n\n", 1)[0]
    return {name: int(count) for name, count in re.findall(r"\| ([^|]{1,80}) \| (\d{1,4}) \|", body)}


def same_counts(heading: str, values: Iterable[str]) -> bool:
    return read_table(heading) == dict(Counter(values))


@pytest.fixture(scope="module")
def mails() -> list[dict[str, Any]]:
    return read_lines("mail.jsonl")


@pytest.fixture(scope="module")
def notes() -> list[dict[str, Any]]:
    return read_lines("notes.jsonl")


def test_it_has_unique_ids_and_texts_in_both_files(mails: list[dict[str, Any]], notes: list[dict[str, Any]]) -> None:
    lines = mails + notes
    assert len({line["id"] for line in lines}) == len(lines)
    assert len({line["text"] for line in lines}) == len(lines)


def test_it_has_the_same_keys_on_every_line(mails: list[dict[str, Any]], notes: list[dict[str, Any]]) -> None:
    assert all(set(mail) == MAIL_KEYS for mail in mails)
    assert all(set(note) == NOTE_KEYS for note in notes)


def test_it_labels_mails_from_the_closed_lists(mails: list[dict[str, Any]]) -> None:
    assert {mail["kind"] for mail in mails} == {kind.value for kind in MailKind}
    assert {mail["language"] for mail in mails} == LANGUAGES


def test_it_dates_every_mail_in_utc_and_leaves_nothing_empty(mails: list[dict[str, Any]]) -> None:
    for mail in mails:
        assert datetime.fromisoformat(mail["date"]).utcoffset() == datetime.now(UTC).utcoffset(), mail["id"]
        assert all(mail[key].strip() for key in ("source", "from", "to", "subject", "text")), mail["id"]
        assert mail["employer"] != "", mail["id"]
        assert mail["role"] != "", mail["id"]


def test_it_names_no_employer_and_no_role_in_mail_that_is_not_about_a_job(mails: list[dict[str, Any]]) -> None:
    others = [mail for mail in mails if mail["kind"] == "other"]
    assert all(mail["employer"] is None and mail["role"] is None for mail in others)


def test_it_names_only_roles_that_subject_or_text_show(mails: list[dict[str, Any]]) -> None:
    for mail in mails:
        if mail["role"]:
            assert mail["role"].casefold() in f"{mail['subject']}\n{mail['text']}".casefold(), mail["id"]


def test_it_uses_reserved_addresses_or_known_relays_only(mails: list[dict[str, Any]]) -> None:
    relays = (
        "greenhouse-mail.io",
        "hire.lever.co",
        "ashbyhq.com",
        "myworkday.com",
        "smartrecruiters.com",
        "candidates.workablemail.com",
        "bamboohr.com",
        "m.personio.com",
        "recruitee-mailbox.com",
        "gupy.com.br",
        "jobs2web.com",
        "talent.icims.com",
        "linkedin.com",
        "indeed.com",
        "hackerrank.com",
        "calendly.com",
    )
    for mail in mails:
        for address in re.findall(r"[\w.+-]{1,64}@[\w.-]{1,200}", f"{mail['from']} {mail['to']}"):
            assert address.endswith((".example", *relays)), (mail["id"], address)


def test_it_labels_notes_from_the_closed_lists(notes: list[dict[str, Any]]) -> None:
    assert {note["verdict"] for note in notes} == {verdict.value for verdict in Verdict}
    assert {note["kind"] for note in notes} == {kind.value for kind in NoteKind}
    assert {note["audience"] for note in notes} <= AUDIENCES
    assert {signal["kind"] for note in notes for signal in note["signals"]} == {kind.value for kind in SignalKind}


def test_it_quotes_signals_exactly(notes: list[dict[str, Any]]) -> None:
    for note in notes:
        for signal in note["signals"]:
            assert signal["quote"], note["id"]
            assert signal["quote"] in note["text"], note["id"]


def test_it_gives_the_verdict_that_the_strongest_signal_decides(notes: list[dict[str, Any]]) -> None:
    for note in notes:
        kinds = {signal["kind"] for signal in note["signals"]}
        if "discrimination" in kinds:
            expected = "route"
        elif kinds & STRONG or kinds >= {"guilt", "reverse_decision"}:
            expected = "stop"
        else:
            expected = "suggest" if kinds else "ok"
        assert note["verdict"] == expected, note["id"]


def test_it_calls_a_note_too_long_exactly_where_it_has_more_than_180_words(notes: list[dict[str, Any]]) -> None:
    for note in notes:
        is_long = len(note["text"].split()) > 180
        assert is_long == any(signal["kind"] == "too_long" for signal in note["signals"]), note["id"]


def test_it_lists_missing_parts_only_for_kinds_that_have_them(notes: list[dict[str, Any]]) -> None:
    for note in notes:
        assert set(note["missing"]) <= CHECKED_PARTS.get(note["kind"], set()), note["id"]
        assert len(note["missing"]) == len(set(note["missing"])), note["id"]


def test_it_has_the_counts_that_the_readme_states(mails: list[dict[str, Any]], notes: list[dict[str, Any]]) -> None:
    assert same_counts("kind", (mail["kind"] for mail in mails))
    assert same_counts("language", (mail["language"] for mail in mails))
    assert same_counts("mail source", (mail["source"] for mail in mails))
    assert same_counts("verdict", (note["verdict"] for note in notes))
    assert same_counts("note kind", (note["kind"] for note in notes))
    assert same_counts("signal", (signal["kind"] for note in notes for signal in note["signals"]))


def test_it_is_large_and_varied_enough_to_measure_with(
    mails: list[dict[str, Any]], notes: list[dict[str, Any]]
) -> None:
    assert len(mails) >= 260
    assert len({mail["source"] for mail in mails}) >= 40
    assert sum(mail["kind"] == "other" for mail in mails) >= 70
    assert len(notes) >= 200
    assert sum(note["verdict"] == "stop" for note in notes) >= 80
    assert sum(note["verdict"] == "ok" for note in notes) >= 85
