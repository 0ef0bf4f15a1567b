"""The face of mail reading: one message, or a whole mailbox."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from onward.domain.labels import MailKind, Stage
from onward.domain.messages import Message
from onward.domain.readings import MailboxReading, Pins, Reading
from onward.lib.language import language_of

from . import extract, senders
from .kind import mail_kind
from .linking import Entry, link_readings
from .newtext import split_new_text

_FINAL = re.compile(r"\b(?:final (?:round|stage|interview)|last round|second and final)\b", re.IGNORECASE)
_SCREENING = re.compile(
    r"\b(?:phone (?:call|screen|chat)|screening|(?:quick|short|brief|informal|introductory|initial) (?:call|chat|phone))\b",
    re.IGNORECASE,
)


def read_message(message: Message, *, me: Sequence[str], today: date) -> Reading:
    """One message understood. `me` are the seeker's addresses and names."""
    new = split_new_text(message.text)
    language = language_of(new.body or message.subject)
    own = senders.is_own(message, me)
    kind = mail_kind(message, new.body, language=language, own=own)
    in_context = None
    if kind.kind is MailKind.OTHER and not own:
        known = mail_kind(message, new.body, language=language, own=own, known_thread=True)
        in_context = known if known.kind is not MailKind.OTHER else None
    mine = {item.casefold() for item in me}
    employer, via = extract.employer_of(message, new.body, new.signature, own=own)
    shown = in_context or kind
    dates = extract.dates_of(message, new.body, shown.kind)
    about_work = own or kind.kind not in (MailKind.OTHER, MailKind.JOB_ALERT, MailKind.SECURITY_CODE)
    return Reading(
        key=message.key,
        kind=kind,
        text=new.body,
        employer=employer,
        role=extract.role_of(message, new.body),
        via=via,
        people=extract.people_of(message, new.body, new.signature, own=own, me=mine),
        dates=dates,
        requests=extract.requests_of(new.body, dates) if about_work and not own else (),
        reason=extract.reason_of(new.body) if kind.kind is MailKind.REJECTION else None,
        language=language,
        unsupported=language == "xx",
        own=own,
        stage=_stage_of(shown.kind, f"{message.subject}\n{new.body}"),
        in_context=in_context,
    )


def _stage_of(kind: MailKind, text: str) -> Stage | None:
    if kind is MailKind.INTERVIEW:
        if _FINAL.search(text):
            return Stage.FINAL
        return Stage.SCREENING if _SCREENING.search(text) and "interview" not in text.lower() else Stage.INTERVIEW
    return {
        MailKind.ASSESSMENT: Stage.ASSESSMENT,
        MailKind.OFFER: Stage.OFFER,
        MailKind.CONFIRMATION: Stage.APPLIED,
    }.get(kind)


def read_mailbox(
    messages: Iterable[Message], *, me: Sequence[str], today: date, pins: Pins | None = None
) -> tuple[MailboxReading, dict[str, Reading]]:
    """A whole mailbox: applications with their messages, and every reading by key."""
    readings: dict[str, Reading] = {}
    entries: list[Entry] = []
    for message in messages:
        readings[message.key] = read_message(message, me=me, today=today)
        entries.append(Entry.of(message, readings[message.key]))
    return link_readings(entries, today=today, pins=pins), readings
