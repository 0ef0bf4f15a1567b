"""Readers that say what they were given, in place of the analyses."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from click.testing import CliRunner, Result

from onward.cli.analyze import analyze
from onward.domain.evidence import Code, Evidence
from onward.domain.labels import (
    DateKind,
    InstructionKind,
    MailKind,
    MissingPart,
    NoteKind,
    Outcome,
    Role,
    SignalKind,
    Stage,
    Verdict,
)
from onward.domain.messages import Message
from onward.domain.notes import NoteReading, Signal
from onward.domain.readings import (
    ApplicationReading,
    KindGuess,
    LinkGuess,
    MailboxReading,
    MentionedDate,
    MentionedPerson,
    Reading,
    Request,
    StageOn,
)


@dataclass
class FakeReaders:
    """Remembers messages and options; a message that says "boom" breaks the reading."""

    messages: list[Message] = field(default_factory=list)
    me: tuple[str, ...] = ()
    today: date | None = None
    notes: list[tuple[str, NoteKind, str | None, Sequence[str] | None]] = field(default_factory=list)

    def read_message(self, message: Message, *, me: Sequence[str], today: date) -> Reading:
        self.messages.append(message)
        self.me, self.today = tuple(me), today
        if "boom" in message.text:
            raise RuntimeError("the analysis broke")
        if "Vážená" in message.text:
            return reading(message, language="cs", unsupported=True)
        return reading(message)

    def read_mailbox(
        self, messages: Iterable[Message], *, me: Sequence[str], today: date
    ) -> tuple[MailboxReading, dict[str, Reading]]:
        self.messages = list(messages)
        self.me, self.today = tuple(me), today
        links = {message.key: LinkGuess("a1", 0.9, (), review=False) for message in self.messages[:1]}
        return MailboxReading((APPLICATION,), links), {message.key: reading(message) for message in self.messages}

    def read_note(
        self, text: str, *, kind: NoteKind, recipient: str | None, facts: Sequence[str] | None
    ) -> NoteReading:
        self.notes.append((text, kind, recipient, facts))
        if "děkuji" in text:
            return NoteReading(None, (), (), 2, "cs", unsupported=True)
        signal = Signal(SignalKind.SARCASM, text[:4], 0, 4, Code("sarcasm"), None)
        return NoteReading(Verdict.STOP, (signal,), (MissingPart.SIGN_OFF,), len(text.split()), "en")

    def run(self, *arguments: str, lines: str | bytes = "") -> Result:
        given: Any = {
            "read_message": self.read_message,
            "read_mailbox": self.read_mailbox,
            "read_note": self.read_note,
            "sentence": lambda code: f"Sentence for {code.code}.",
        }
        return CliRunner().invoke(analyze, list(arguments), input=lines, obj=given, catch_exceptions=False)


def answers(result: Result) -> list[Any]:
    return [json.loads(line) for line in result.stdout_bytes.decode("utf-8").splitlines()]


def reading(message: Message, *, language: str = "en", unsupported: bool = False) -> Reading:
    found = Evidence(message.text[:5], 0, len(message.text[:5]), "rejection.decision")
    return Reading(
        key=message.key,
        kind=KindGuess(MailKind.REJECTION, 0.98765, (found,), review=False),
        text=message.text,
        employer="Northlight Books",
        role="",
        via=None,
        people=(MentionedPerson("Anna Bell", Role.RECRUITER, None),),
        dates=(MentionedDate(DateKind.INTERVIEW, date(2026, 3, 10), time(10), "Europe/Berlin", "Tuesday at 10"),),
        requests=(Request(InstructionKind.DOCUMENT, "Send a reference", None, "send a reference"),),
        reason=None,
        language=language,
        unsupported=unsupported,
    )


APPLICATION = ApplicationReading(
    id="a1",
    employer="Northlight Books",
    employer_type=None,
    role=None,
    via=None,
    source=None,
    stage_reached=Stage.INTERVIEW,
    outcome=Outcome.REJECTED,
    outcome_key="k",
    applied_on=date(2026, 2, 1),
    first_answer_on=None,
    ended_on=date(2026, 3, 3),
    history=(StageOn(Stage.APPLIED, date(2026, 2, 1), "k"),),
    people=(MentionedPerson("Anna Bell", Role.RECRUITER, "anna@northlight.example"),),
    keys=("k",),
)
