"""Notes to people: what is known, what is drafted, and what the guard says of a text."""

from dataclasses import dataclass

from onward.domain.evidence import Code
from onward.domain.labels import MissingPart, NoteKind, Role, SignalKind, Verdict


@dataclass(frozen=True, slots=True)
class KnownDetail:
    """One thing known about a conversation with one person, in the words it was noted or mailed.

    `source` is "note" (the seeker wrote it) or "mail" (that person wrote it); `source_id` is the row it traces to.
    """

    text: str
    source: str
    source_id: str


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who a note is for, and what is known about them alone."""

    id: str
    name: str
    role: Role
    employer: str
    details: tuple[KnownDetail, ...]
    met: bool = True


@dataclass(frozen=True, slots=True)
class Draft:
    """A drafted note. `uses` are the details it carries; never empty for a thank-you."""

    recipient_id: str
    kind: NoteKind
    subject: str
    text: str
    uses: tuple[KnownDetail, ...]


@dataclass(frozen=True, slots=True)
class DraftQuestion:
    """Asked instead of a draft where nothing specific is known: one line for the person to answer."""

    recipient_id: str
    kind: NoteKind
    question: Code


@dataclass(frozen=True, slots=True)
class Signal:
    """`text[start:end] == quote`. `instead` is a kinder wording, where one exists."""

    kind: SignalKind
    quote: str
    start: int
    end: int
    message: Code
    instead: str | None = None


@dataclass(frozen=True, slots=True)
class NoteReading:
    """What the guard says. `verdict` is None where the language is not supported."""

    verdict: Verdict | None
    signals: tuple[Signal, ...]
    missing: tuple[MissingPart, ...]
    words: int
    language: str
    unsupported: bool = False
