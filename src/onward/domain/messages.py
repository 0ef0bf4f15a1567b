"""A mail message as it was received, parsed but not yet understood."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Address:
    """A name and an address; either may be empty, the address is lower case."""

    name: str
    email: str

    @property
    def domain(self) -> str:
        """What follows the last @, or ""."""
        return self.email.rpartition("@")[2] if "@" in self.email else ""


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One VEVENT of a text/calendar part. `starts_at` is aware when the zone is known, else naive."""

    method: str
    uid: str
    summary: str
    starts_at: datetime | None
    ends_at: datetime | None
    zone: str | None
    location: str
    organizer: Address | None
    attendees: tuple[Address, ...]
    status: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """Name (a label only, never a path), media type and size in bytes."""

    name: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class Message:
    """A parsed message. `key` is unique in its mailbox; `text` is the whole plain text (HTML made readable,
    hidden elements dropped), quotes and signature still in it. `html` is the raw HTML part or "".

    `sent_at` is aware, in UTC; None when neither Date nor Received could be read. `headers` has lower-case
    names of the few headers the rules read (list-id, list-unsubscribe, precedence, auto-submitted, x-*...).
    """

    key: str
    message_id: str
    in_reply_to: str
    references: tuple[str, ...]
    sent_at: datetime | None
    sender: Address
    reply_to: Address | None
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    subject: str
    text: str
    html: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    events: tuple[CalendarEvent, ...] = ()
    attachments: tuple[Attachment, ...] = ()
