"""One raw message parsed. Nothing in a message may raise past `UnreadableMessage`; what is odd is read as well as can be."""

import email
import email.header
import email.policy
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import Message as RawMail
from email.utils import getaddresses, parsedate_to_datetime

from onward.domain.errors import OnwardError
from onward.domain.evidence import Code
from onward.domain.messages import Address, Attachment, CalendarEvent, Message
from onward.lib.html import html_to_text

from .calendar import events_in

_MAX_PARTS = 400
_MAX_DEPTH = 40
_MAX_TEXT = 400_000
_KEPT_HEADERS = (
    "list-id", "list-unsubscribe", "precedence", "auto-submitted", "x-auto-response-suppress", "return-path",
    "sender", "x-mailer", "feedback-id", "x-job-id", "x-requisition-id", "delivered-to",
)  # fmt: skip
_ID = re.compile(r"<([^<>\s]{1,400})>")


class UnreadableMessage(OnwardError):
    """This message cannot be read; its bytes are kept."""

    def __init__(self, reason: Code, detail: str = "") -> None:
        super().__init__(detail)
        self.reason = reason


def parse_message(raw: bytes, *, key: str) -> Message:
    """Raises UnreadableMessage where nothing can be read: "empty", "no_headers", "too_many_parts" or "too_deep"."""
    if not raw.strip():
        raise UnreadableMessage(Code("empty"))
    if raw.startswith(b"From ") and b"\n" in raw:
        raw = raw.split(b"\n", 1)[1]
    try:
        mail = email.message_from_bytes(raw, policy=email.policy.compat32)
    except (RecursionError, ValueError, LookupError, AttributeError) as problem:
        raise UnreadableMessage(Code("parser_failed"), repr(problem)[:200]) from problem
    if not mail.keys() and not mail.get_payload():
        raise UnreadableMessage(Code("no_headers"))
    body = _Body()
    try:
        for part in _parts(mail):
            body.take(part)
    except RecursionError as problem:
        raise UnreadableMessage(Code("too_deep")) from problem
    if not mail.keys():
        raise UnreadableMessage(Code("no_headers"))
    senders = _addresses(mail, "from") or _addresses(mail, "sender")
    reply_to = _addresses(mail, "reply-to")
    return Message(
        key=key,
        message_id=_first_id(_header(mail, "message-id")),
        in_reply_to=_first_id(_header(mail, "in-reply-to")),
        references=tuple(_ID.findall(_header(mail, "references")[:20_000])),
        sent_at=_sent_at(mail),
        sender=senders[0] if senders else Address("", ""),
        reply_to=reply_to[0] if reply_to else None,
        to=_addresses(mail, "to"),
        cc=_addresses(mail, "cc"),
        subject=" ".join(_header(mail, "subject").split())[:1000],
        text=body.text(),
        html=body.html[:_MAX_TEXT],
        headers={name: _header(mail, name)[:1000] for name in _KEPT_HEADERS if name in mail},
        events=tuple(body.events),
        attachments=tuple(body.attachments),
    )


def html_of(raw: bytes) -> str:
    """The HTML part for showing, "" where there is none."""
    return parse_message(raw, key="").html


def _parts(mail: RawMail) -> Iterator[RawMail]:
    """Leaf parts in order; attached messages are leaves, since their words are not this sender's."""
    stack: list[tuple[RawMail, int]] = [(mail, 0)]
    seen = 0
    while stack:
        part, depth = stack.pop()
        seen += 1
        if seen > _MAX_PARTS:
            raise UnreadableMessage(Code("too_many_parts"))
        if depth > _MAX_DEPTH:
            raise UnreadableMessage(Code("too_deep"))
        payload = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(payload, list):
            stack += [(child, depth + 1) for child in reversed(payload) if isinstance(child, RawMail)]
        else:
            yield part


class _Body:
    """Collects the parts of one message."""

    def __init__(self) -> None:
        self.plain: list[str] = []
        self.html = ""
        self.events: list[CalendarEvent] = []
        self.attachments: list[Attachment] = []

    def take(self, part: RawMail) -> None:
        media_type = part.get_content_type()
        name = _file_name(part)
        attached = "attachment" in _header(part, "content-disposition").lower()
        if media_type == "text/calendar" or name.lower().endswith(".ics"):
            self.events += events_in(_decoded_bytes(part))
            return
        if media_type in ("text/plain", "text/html") and not attached:
            text = _decoded_text(part)
            if media_type == "text/plain":
                self.plain.append(text)
            else:
                self.html = self.html or text
            return
        payload = part.get_payload()
        # Sized, not decoded: a 50 MB attachment costs nothing here.
        size = len(payload) if isinstance(payload, str) else 0
        base64 = _header(part, "content-transfer-encoding").strip().lower() == "base64"
        self.attachments.append(Attachment(name[:255], media_type, size * 3 // 4 if base64 else size))

    def text(self) -> str:
        """The plain text, unless it is empty or only a stub that points at the HTML."""
        plain = "\n".join(self.plain).replace("\r\n", "\n").strip("\n")
        if self.html and (len(plain.strip()) < 40 or _is_stub(plain)):
            from_html = html_to_text(self.html[:2_000_000])
            return (from_html if len(from_html) > len(plain.strip()) else plain)[:_MAX_TEXT]
        return plain[:_MAX_TEXT]


def _is_stub(plain: str) -> bool:
    text = plain.lower()
    return len(text) < 400 and "html" in text and ("view" in text or "support" in text or "display" in text)


def _file_name(part: RawMail) -> str:
    try:
        return " ".join((part.get_filename() or "").split())
    except (LookupError, ValueError, TypeError, UnicodeError, AttributeError):
        return ""


def _decoded_bytes(part: RawMail) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError, TypeError, AttributeError):
        payload = None
    if isinstance(payload, bytes):
        return payload
    text = part.get_payload()
    return text.encode("utf-8", "surrogateescape") if isinstance(text, str) else b""


def _decoded_text(part: RawMail) -> str:
    data = _decoded_bytes(part)
    try:
        charset = part.get_content_charset() or "utf-8"
    except (LookupError, ValueError, UnicodeError, AttributeError, TypeError):
        charset = "utf-8"
    for candidate in (charset, "utf-8"):
        try:
            return data.decode(candidate)
        except (LookupError, UnicodeError, ValueError):
            continue
    return data.decode("cp1252", "replace")


def _header(mail: RawMail, name: str) -> str:
    """The first header of that name as text, decoded as far as it can be; "" where there is none."""
    try:
        value = mail.get(name)
    except (ValueError, TypeError, AttributeError):
        return ""
    if value is None:
        return ""
    text = str(value)[:100_000]
    if "=?" not in text:
        return _without_surrogates(text)
    try:
        return _without_surrogates(str(email.header.make_header(email.header.decode_header(text))))
    except (ValueError, LookupError, UnicodeError, TypeError, email.errors.HeaderParseError):
        return _without_surrogates(text)


def _without_surrogates(text: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        data = text.encode("utf-8", "surrogateescape")
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            return data.decode("cp1252", "replace")
    return text


def _addresses(mail: RawMail, name: str) -> tuple[Address, ...]:
    try:
        raw = str(mail.get(name) or "")[:20_000]
        # Addresses are split before words are decoded, since a decoded name may hold a comma.
        pairs = getaddresses([_without_surrogates(raw)])
    except (ValueError, TypeError, AttributeError, IndexError, RecursionError):
        return ()
    found = []
    for shown, address in pairs[:200]:
        decoded = _decode_words(shown)
        if address or decoded:
            found.append(Address(" ".join(decoded.split()).strip("'\""), address.strip().lower()))
    return tuple(found)


def _decode_words(text: str) -> str:
    if "=?" not in text:
        return text
    try:
        return str(email.header.make_header(email.header.decode_header(text)))
    except (ValueError, LookupError, UnicodeError, TypeError, email.errors.HeaderParseError):
        return text


def _first_id(text: str) -> str:
    found = _ID.search(text[:5000])
    return found.group(1) if found else text.strip(" <>")[:400]


def _sent_at(mail: RawMail) -> datetime | None:
    """The Date header; where it cannot be read, the moment the first server received the message."""
    moment = _moment(_header(mail, "date"))
    if moment is not None:
        return moment
    received = mail.get_all("received") or []
    for header in reversed(received):
        moment = _moment(str(header).rpartition(";")[2])
        if moment is not None:
            return moment
    return None


def _moment(text: str) -> datetime | None:
    if not text.strip():
        return None
    try:
        moment = parsedate_to_datetime(text.strip()[:200])
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return aware.astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError, AttributeError):
        return None
