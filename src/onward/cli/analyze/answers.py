"""Readings as the JSON of the contract."""

from collections.abc import Mapping
from typing import Any

from onward.domain.readings import (
    ApplicationReading,
    KindGuess,
    LinkGuess,
    MailboxReading,
    MentionedDate,
    MentionedPerson,
    Reading,
)

from .lines import or_null

_MAIL_KEYS = (
    "kind", "probability", "because", "text", "employer", "role", "via", "people", "dates", "requests", "reason",
)  # fmt: skip


def mail_answer(identity: Any, reading: Reading) -> dict[str, Any]:
    if reading.unsupported:
        answer: dict[str, Any] = {"id": identity, **dict.fromkeys(_MAIL_KEYS)}
        return {**answer, "language": or_null(reading.language), "unsupported": True, "review": None}
    return {
        "id": identity,
        "kind": reading.kind.kind.value,
        "probability": _rounded(reading.kind),
        "because": [
            {"quote": found.quote, "start": found.start, "end": found.end, "cue": found.cue}
            for found in reading.kind.because
        ],
        "text": reading.text,
        "employer": or_null(reading.employer),
        "role": or_null(reading.role),
        "via": or_null(reading.via),
        "people": [_person(person) for person in reading.people],
        "dates": [_date(found) for found in reading.dates],
        "requests": [
            {
                "kind": request.kind.value,
                "text": request.text,
                "due": request.due.isoformat() if request.due else None,
                "quote": request.quote,
            }
            for request in reading.requests
        ],
        "reason": {"quote": reading.reason.quote} if reading.reason else None,
        "language": or_null(reading.language),
        "review": reading.kind.review,
    }


def mailbox_answer(
    reading: MailboxReading, readings: Mapping[str, Reading], unreadable: Mapping[str, str]
) -> dict[str, Any]:
    """One object for a mailbox; messages that could not be read are in it too, each with its error."""
    messages: dict[str, Any] = {key: _message(reading.links.get(key), one) for key, one in readings.items()}
    for key, sentence in unreadable.items():
        messages[key] = {"application": None, "kind": None, "probability": None, "error": sentence}
    return {"applications": [_application(item) for item in reading.applications], "messages": messages}


def _message(link: LinkGuess | None, reading: Reading) -> dict[str, Any]:
    return {
        "application": link.application_id if link else None,
        "kind": None if reading.unsupported else reading.kind.kind.value,
        "probability": None if reading.unsupported else _rounded(reading.kind),
    }


def _application(item: ApplicationReading) -> dict[str, Any]:
    return {
        "id": item.id,
        "employer": or_null(item.employer),
        "employer_type": item.employer_type.value if item.employer_type else None,
        "role": or_null(item.role),
        "via": or_null(item.via),
        "source": or_null(item.source),
        "stage_reached": item.stage_reached.value,
        "outcome": item.outcome.value if item.outcome else None,
        "applied_on": item.applied_on.isoformat() if item.applied_on else None,
        "first_answer_on": item.first_answer_on.isoformat() if item.first_answer_on else None,
        "ended_on": item.ended_on.isoformat() if item.ended_on else None,
        "history": [{"stage": step.stage.value, "on": step.on.isoformat()} for step in item.history],
        "people": [_person(person) for person in item.people],
    }


def _person(person: MentionedPerson) -> dict[str, Any]:
    return {"name": or_null(person.name), "role": person.role.value, "email": or_null(person.email)}


def _date(found: MentionedDate) -> dict[str, Any]:
    return {
        "kind": found.kind.value,
        "date": found.date.isoformat(),
        "time": found.time.strftime("%H:%M") if found.time else None,
        "zone": or_null(found.zone),
        "quote": found.quote,
    }


def _rounded(guess: KindGuess) -> float:
    return round(float(guess.probability), 4)
