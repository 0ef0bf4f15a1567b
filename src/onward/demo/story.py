"""The face of the demo story: Marta's mailbox, what is true about it, and what she wrote down herself."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.parser import BytesHeaderParser
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from .dates import fill, resolve
from .letters import render_letter

ME = "marta.lindqvist-hale@postbox.example"
NAME = "Marta Lindqvist-Hale"

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class NotedPerson:
    """Someone met in an interview. `talked_about` is "" where Marta has written nothing down."""

    name: str
    role: str
    talked_about: str


@dataclass(frozen=True, slots=True)
class NotedExchange:
    """A question and its answer. `asked_by` is "them" or "me"; `question_kind` is None for her own questions."""

    asked_by: str
    question: str
    answer: str
    question_kind: str | None


@dataclass(frozen=True, slots=True)
class InterviewNotes:
    """One interview as Marta wrote it down, keyed by employer and start (London time).

    `forecast` is the chance of a yes she gave before she knew, 0 to 1, or None.
    """

    employer: str
    starts_at: datetime
    people: tuple[NotedPerson, ...]
    notes: str
    exchanges: tuple[NotedExchange, ...]
    forecast: float | None


@dataclass(frozen=True, slots=True)
class Confidant:
    """A friend she talked to; `said` is what she noted of it."""

    name: str
    email: str
    on: date
    said: str


@dataclass(frozen=True, slots=True)
class SavedOpening:
    """A posting Marta kept by hand, with one line why."""

    title: str
    employer: str
    why: str
    url: str
    saved_on: date
    text: str


def render_messages(today: date, *, folder: Path = FOLDER) -> Iterator[tuple[str, bytes]]:
    """File name and raw bytes of every message, oldest first."""
    rendered = [
        (path.name, render_letter(path.read_text("utf-8"), today, boundary=path.stem))
        for path in sorted((folder / "mail").glob("*.eml"))
    ]
    yield from sorted(rendered, key=lambda pair: (_sent_at(pair[1]), pair[0]))


def _sent_at(raw: bytes) -> datetime:
    """When a message was sent, by its Date or, without one, by its Received line."""
    headers = BytesHeaderParser().parsebytes(raw)
    told = str(headers["date"] or str(headers["received"]).rpartition(";")[2].strip())
    moment = parsedate_to_datetime(told)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def write_folder(path: Path, today: date, *, folder: Path = FOLDER) -> int:
    """Write one .eml per message into `path` (made when missing); how many were written."""
    path.mkdir(parents=True, exist_ok=True)
    count = 0
    for name, raw in render_messages(today, folder=folder):
        (path / name).write_bytes(raw)
        count += 1
    return count


def write_mbox(path: Path, today: date, *, folder: Path = FOLDER) -> int:
    """Write all messages as one mbox file (lines starting with From are quoted); how many were written."""
    count = 0
    with path.open("wb") as out:
        for _, raw in render_messages(today, folder=folder):
            out.write(f"From MAILER-DAEMON {_sent_at(raw).astimezone(UTC):%a %b %e %H:%M:%S %Y}\n".encode())
            for line in raw.replace(b"\r\n", b"\n").splitlines(keepends=True):
                out.write(b">" + line if line.lstrip(b">").startswith(b"From ") else line)
            out.write(b"\n" if raw.endswith(b"\n") else b"\n\n")
            count += 1
    return count


def gold(today: date, *, folder: Path = FOLDER) -> dict[str, Any]:
    """What is true of the mailbox, in the shape `onward analyze mailbox` prints, without probabilities.

    Keys of messages are file names. Told from the texts by the person who wrote them, never by a program.
    """
    told = tomllib.loads(fill((folder / "gold.toml").read_text("utf-8"), today, default="iso"))
    applications = [
        {
            "id": key,
            "employer": row["employer"],
            "employer_type": row.get("employer_type"),
            "role": row.get("role"),
            "via": row.get("via"),
            "source": row.get("source"),
            "stage_reached": row["stage_reached"],
            "outcome": row.get("outcome"),
            "applied_on": row.get("applied_on"),
            "first_answer_on": row.get("first_answer_on"),
            "ended_on": row.get("ended_on"),
            "history": [{"stage": stage, "on": on} for stage, on in row["history"]],
            "people": [
                {"name": name, "role": role, "email": email or None} for name, role, email in row.get("people", [])
            ],
        }
        for key, row in told["application"].items()
    ]
    messages = {
        name: {"application": application or None, "kind": kind}
        for name, (application, kind) in told["message"].items()
    }
    return {"applications": applications, "messages": messages}


def _noted(today: date, folder: Path) -> dict[str, Any]:
    return tomllib.loads(fill((folder / "notes.toml").read_text("utf-8"), today))


def notes(today: date, *, folder: Path = FOLDER) -> list[InterviewNotes]:
    """Marta's own notes of her interviews, oldest first."""
    found = [
        InterviewNotes(
            employer=row["employer"],
            starts_at=resolve(row["starts"], today),
            people=tuple(NotedPerson(p["name"], p["role"], p.get("talked_about", "")) for p in row["people"]),
            notes=row["notes"].strip(),
            exchanges=tuple(
                NotedExchange(e["asked_by"], e["question"], e.get("answer", "").strip(), e.get("kind"))
                for e in row.get("exchanges", [])
            ),
            forecast=row.get("forecast"),
        )
        for row in _noted(today, folder)["interview"]
    ]
    return sorted(found, key=lambda note: note.starts_at)


def confidants(today: date, *, folder: Path = FOLDER) -> list[Confidant]:
    """Friends she talked to about the search."""
    return [
        Confidant(row["name"], row["email"], resolve(row["on"], today).date(), row["said"].strip())
        for row in _noted(today, folder)["friend"]
    ]


def saved_openings(today: date, *, folder: Path = FOLDER) -> list[SavedOpening]:
    """Postings Marta saved by hand."""
    return [
        SavedOpening(
            row["title"],
            row["employer"],
            row["why"],
            row["url"],
            resolve(row["saved"], today).date(),
            row["text"].strip(),
        )
        for row in _noted(today, folder)["saved"]
    ]
