"""`onward analyze note`, as its contract says."""

import json
from pathlib import Path

import pytest

from onward.domain.labels import NoteKind

from .fakes import FakeReaders, answers


def line(**data: object) -> str:
    return json.dumps(data) + "\n"


def test_it_answers_with_the_keys_of_the_contract() -> None:
    readers = FakeReaders()
    given = line(id="n", kind="thank_you_after_rejection", recipient="Anna", text="Well done, really.", facts=["tea"])
    result = readers.run("note", lines=given)
    assert result.exit_code == 0
    assert answers(result) == [
        {
            "id": "n",
            "verdict": "stop",
            "signals": [
                {
                    "kind": "sarcasm",
                    "quote": "Well",
                    "start": 0,
                    "end": 4,
                    "message": "Sentence for sarcasm.",
                    "instead": None,
                }
            ],
            "missing": ["sign_off"],
            "words": 3,
        }
    ]
    assert readers.notes == [("Well done, really.", NoteKind.THANK_YOU_AFTER_REJECTION, "Anna", ["tea"])]


def test_it_takes_recipient_and_facts_as_unknown_where_they_are_not_given() -> None:
    readers = FakeReaders()
    readers.run("note", lines=line(id=1, kind="other", text="Hi", recipient=None, facts=None, more="ignored"))
    assert readers.notes == [("Hi", NoteKind.OTHER, None, None)]


@pytest.mark.parametrize(
    "bad",
    [
        {"kind": "poem", "text": "x"},
        {"kind": ["other"], "text": "x"},
        {"kind": "other"},
        {"kind": "other", "text": None},
        {"kind": "other", "text": "x", "facts": "tea"},
        {"kind": "other", "text": "x", "recipient": 4},
    ],
)
def test_it_refuses_a_line_with_a_value_that_cannot_be(bad: dict[str, object]) -> None:
    result = FakeReaders().run("note", lines=line(id="n", **bad) + line(id="m", kind="other", text="x"))
    first, second = answers(result)
    assert set(first) == {"id", "error"}
    assert (first["id"], second["verdict"], result.exit_code) == ("n", "stop", 3)


def test_it_gives_no_verdict_on_a_language_it_does_not_know() -> None:
    (answer,) = answers(FakeReaders().run("note", lines=line(id=1, kind="other", text="Moc děkuji")))
    assert (answer.pop("language"), answer.pop("unsupported"), answer.pop("id")) == ("cs", True, 1)
    assert all(value is None for value in answer.values())


def test_it_reads_files_and_refuses_a_folder(tmp_path: Path) -> None:
    (tmp_path / "notes.jsonl").write_text(line(id=1, kind="other", text="x") * 2)
    assert len(answers(FakeReaders().run("note", str(tmp_path / "notes.jsonl")))) == 2
    assert FakeReaders().run("note", str(tmp_path)).exit_code == 2
