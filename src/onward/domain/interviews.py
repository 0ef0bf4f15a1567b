"""Interviews as the seeker lived them, and what a debrief finds in them."""

from dataclasses import dataclass
from datetime import datetime

from onward.domain.evidence import Code
from onward.domain.labels import AskedBy


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question of an interview and its answer, as the seeker wrote them down. `answer` may be empty."""

    id: str
    asked_by: AskedBy
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class InterviewRecord:
    """One conversation: when, with whom (names), the seeker's own notes, and the questions asked."""

    id: str
    starts_at: datetime | None
    people: tuple[str, ...]
    notes: str
    exchanges: tuple[Exchange, ...]


@dataclass(frozen=True, slots=True)
class RejectionRecord:
    """The no, in their words. `text` is the new text of the message, "" when told by phone."""

    text: str
    sender: str
    source_id: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to take away, with the words behind it.

    `theirs` is true for what the employer wrote, false for what we infer; the two never share a field.
    `source_id` is the row the quote stands in (interview, exchange or message).
    """

    message: Code
    quote: str
    source_id: str
    theirs: bool
    strength: bool = False


@dataclass(frozen=True, slots=True)
class DebriefReading:
    """Findings in the order to read them; `asks` are what to write down when too little is known."""

    findings: tuple[Finding, ...]
    asks: tuple[Code, ...]
