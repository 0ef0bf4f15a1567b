"""Between rows and domain records: models never travel upward into analysis, records never into tables."""

from datetime import UTC
from typing import Any

from onward.domain.applications import ApplicationRecord
from onward.domain.interviews import Exchange as ExchangeRecord
from onward.domain.interviews import InterviewRecord
from onward.domain.labels import AskedBy, EmployerType, Outcome, Stage
from onward.domain.messages import Message as MessageRecord
from onward.domain.proportion import Proportion
from onward.domain.readings import Reading
from onward.lib.codec import from_json, to_json

from .models import Application, Closure, Interview, Message, RawMessage

_COLUMNS = ("text", "html", "subject")


def message_row(raw: RawMessage, message: MessageRecord) -> Message:
    """An unsaved row for a parsed message; HTML stays in the raw bytes and is read from there when shown."""
    parsed = to_json(message)
    for column in _COLUMNS:
        parsed.pop(column)
    return Message(
        owner_id=raw.owner_id,
        raw=raw,
        message_id=message.message_id[:500],
        sent_at=message.sent_at,
        sender_name=message.sender.name[:255],
        sender_email=message.sender.email[:320],
        subject=_storable_text(message.subject),
        text=_storable_text(message.text),
        parsed=_storable_json(parsed),
    )


def message_record(row: Message) -> MessageRecord:
    data: dict[str, Any] = {**row.parsed, "text": row.text, "subject": row.subject, "html": ""}
    return from_json(MessageRecord, data)


def reading_of(row: Message) -> Reading:
    return from_json(Reading, row.reading)


def set_reading(row: Message, reading: Reading) -> None:
    row.reading = _storable_json(to_json(reading))
    row.kind = reading.kind.kind.value
    row.probability = reading.kind.probability
    row.own = reading.own
    row.review = reading.kind.review


def application_record(row: Application) -> ApplicationRecord:
    return ApplicationRecord(
        id=row.public_id,
        employer=row.employer_name,
        role=row.role,
        employer_type=EmployerType(row.employer_type) if row.employer_type else None,
        stage_reached=Stage(row.stage),
        outcome=Outcome(row.outcome) if row.outcome else None,
        applied_on=row.applied_on,
        first_answer_on=row.first_answer_on,
        ended_on=row.ended_on,
        last_contact_on=row.last_contact_on,
        source=row.source,
    )


def interview_record(row: Interview) -> InterviewRecord:
    return InterviewRecord(
        id=row.public_id,
        starts_at=row.starts_at.astimezone(UTC) if row.starts_at else None,
        people=tuple(person.name for person in row.people.all()),
        notes=row.notes,
        exchanges=tuple(
            ExchangeRecord(id=e.public_id, asked_by=AskedBy(e.asked_by), question=e.question, answer=e.answer)
            for e in row.exchanges.all()
            if not e.removed
        ),
    )


def proportion_of(row: Closure) -> Proportion | None:
    return from_json(Proportion, row.proportion) if row.proportion else None


def _storable_text(text: str) -> str:
    """Databases take neither NUL nor lone surrogates; the raw bytes still have them."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def _storable_json(value: Any) -> Any:
    if isinstance(value, str):
        return _storable_text(value)
    if isinstance(value, list):
        return [_storable_json(item) for item in value]
    if isinstance(value, dict):
        return {key: _storable_json(item) for key, item in value.items()}
    return value
