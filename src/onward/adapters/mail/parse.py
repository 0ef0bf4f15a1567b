"""One raw message parsed. Nothing in a message may raise past `UnreadableMessage`; what is odd is read as well as can be."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from onward.domain.evidence import Code
from onward.domain.messages import Address, Attachment, CalendarEvent, Message
from onward.lib.html import html_to_text
from onward.lib.text import clean, drop_padding, unfold_flowed

from .calendar import events_in
from .errors import UnreadableMessage
from .headers import Headers, addresses, message_ids, sent_at, split_head
from .mbox import without_from_line
from .mime import Part, read_parts

__all__ = ["Envelope", "UnreadableMessage", "html_of", "parse_envelope", "parse_message"]

_MAX_TEXT = 400_000
_MAX_HTML = 2_000_000
_MAX_ENCODED = 4_000_000
_MAX_CALENDARS = 10
_MAX_ATTACHMENTS = 200
# A plain part this short beside a far longer HTML part only says that there is one.
_STUB_LENGTH = 400
_KEPT_HEADERS = (
    "list-id", "list-unsubscribe", "list-unsubscribe-post", "list-post", "list-help", "precedence", "auto-submitted",
    "x-auto-response-suppress", "x-autoreply", "x-autorespond", "return-path", "sender", "x-mailer", "user-agent",
    "feedback-id", "x-campaign", "x-campaignid", "x-mailgun-tag", "x-job-id", "x-requisition-id", "delivered-to",
    "x-original-to", "x-gmail-labels", "thread-topic", "content-class", "importance", "x-failed-recipients",
)  # fmt: skip
# Where a conversation or a test is held or booked: of such links the address matters, not only the words on it.
_PLACES = (
    "zoom.us", "zoom.com", "zoomgov.com", "teams.microsoft.com", "teams.live.com", "meet.google.com", "webex.com",
    "whereby.com", "meet.jit.si", "gotomeeting.com", "goto.com", "bluejeans.com", "chime.aws", "calendly.com",
    "hackerrank.com", "codility.com", "codesignal.com", "coderpad.io", "hirevue.com", "sparkhire.com", "goodtime.io",
    "cal.com", "doodle.com", "skype.com", "around.co", "gather.town", "testgorilla.com",
)  # fmt: skip
_TEXTS = ("text/plain", "text/html", "text/enriched")
_MBOX_QUOTE = re.compile(r"^>From ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Envelope:
    """Who a message is from and to, without its body."""

    message_id: str
    in_reply_to: str
    sender: Address
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    delivered_to: tuple[Address, ...]


def parse_message(raw: bytes, *, key: str) -> Message:
    """Raises UnreadableMessage where nothing can be read: its reason is "empty", "not_text", "too_many_parts", "too_deep"
    or "parser_failed". Text without any header is a message without sender and date."""
    try:
        return _parse(raw, key)
    except UnreadableMessage:
        raise
    except Exception as problem:  # the last guard: whatever a message does, it is kept and named
        raise UnreadableMessage(Code("parser_failed"), repr(problem)[:200]) from problem


def parse_envelope(raw: bytes) -> Envelope:
    """The addresses of a message; empty ones where they cannot be read."""
    headers, _ = split_head(without_from_line(raw))
    return Envelope(
        message_id=_first(message_ids(headers.raw("message-id"))),
        in_reply_to=_first(message_ids(headers.raw("in-reply-to"))),
        sender=_sender(headers),
        to=addresses(headers, "to"),
        cc=addresses(headers, "cc"),
        delivered_to=(*addresses(headers, "delivered-to"), *addresses(headers, "x-original-to")),
    )


def html_of(raw: bytes) -> str:
    """The HTML part for showing, "" where there is none."""
    return parse_message(raw, key="").html


def _parse(raw: bytes, key: str) -> Message:
    if not raw.strip():
        raise UnreadableMessage(Code("empty"))
    top = read_parts(without_from_line(raw))
    headers = top.headers
    if not len(headers) and not _reads_like_text(raw):
        raise UnreadableMessage(Code("not_text"))
    found = _Found()
    body = _content(top, found)
    if body.bare and found.named_texts:
        body = _own_text(found.named_texts[0])
    reply_to = addresses(headers, "reply-to")
    return Message(
        key=key,
        message_id=_first(message_ids(headers.raw("message-id"))),
        in_reply_to=_first(message_ids(headers.raw("in-reply-to"))),
        references=message_ids(headers.raw("references")),
        sent_at=sent_at(headers),
        sender=_sender(headers),
        reply_to=reply_to[0] if reply_to else None,
        to=addresses(headers, "to"),
        cc=addresses(headers, "cc"),
        subject=headers.text("subject")[:1000],
        text=_undo_mbox_quotes(drop_padding(body.text())).strip("\n")[:_MAX_TEXT],
        html=body.html[:_MAX_TEXT],
        headers={name: headers.text(name)[:1000] for name in _KEPT_HEADERS if name in headers},
        events=tuple(found.events),
        attachments=tuple(found.attachments),
    )


def _reads_like_text(raw: bytes) -> bool:
    sample = raw[:4000]
    odd = sum(byte < 0x09 or 0x0E <= byte < 0x20 for byte in sample)
    return odd * 50 <= len(sample) and any(byte > 0x40 for byte in sample)


def _sender(headers: Headers) -> Address:
    for name in ("from", "sender", "reply-to", "return-path"):
        found = addresses(headers, name)
        if found:
            return found[0]
    return Address("", "")


def _first(ids: tuple[str, ...]) -> str:
    return ids[0] if ids else ""


@dataclass
class _Found:
    """What is collected on the way through the parts."""

    events: list[CalendarEvent] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    calendars: int = 0
    named_texts: list[Part] = field(default_factory=list)


@dataclass(frozen=True)
class _Content:
    """The words of a part; `text` makes them from HTML only when they are wanted. `bare` says that nothing was there."""

    text: Callable[[], str] = str
    html: str = ""
    bare: bool = True


def _content(part: Part, found: _Found) -> _Content:
    if part.children:
        inside = [(child, _content(child, found)) for child in part.children]
        if part.media_type == "multipart/alternative":
            return _best_of([content for _, content in inside])
        return _in_order([content for _, content in inside])
    if part.media_type == "text/calendar" or (part.file_name.lower().endswith(".ics")):
        _read_calendar(part, found)
        return _Content()
    if _is_own_text(part):
        return _own_text(part)
    if part.disposition == "inline" and part.media_type in _TEXTS:
        found.named_texts.append(part)
    if len(found.attachments) < _MAX_ATTACHMENTS:
        # Sized, not decoded: a 50 MB attachment costs nothing here.
        found.attachments.append(Attachment(part.file_name, part.media_type, part.size))
    return _Content()


def _own_text(part: Part) -> _Content:
    return _html_content(part) if part.media_type == "text/html" else _plain_content(part)


def _is_own_text(part: Part) -> bool:
    """Whether a part holds words of this sender: attached files and attached messages do not."""
    if part.disposition == "attachment":
        return False
    if part.media_type in _TEXTS:
        return not (part.disposition == "inline" and part.file_name)
    # A multipart whose boundary is nowhere is read as the text it then is.
    return part.media_type.startswith("multipart/")


def _read_calendar(part: Part, found: _Found) -> None:
    if found.calendars < _MAX_CALENDARS:
        found.calendars += 1
        # An invitation often comes twice, as a part and as a file.
        found.events += [e for e in events_in(part.data(600_000), charset=part.charset) if e not in found.events]
    if part.disposition == "attachment" or part.file_name:
        found.attachments.append(Attachment(part.file_name, part.media_type, part.size))


def _plain_content(part: Part) -> _Content:
    text = part.text(_MAX_ENCODED)[:_MAX_HTML]
    if _is_html(text):
        return _Content(lambda: html_to_text(text, show_link=_is_place), text, False)
    if (part.param("format") or "").lower() == "flowed":
        text = unfold_flowed(text, delete_space=(part.param("delsp") or "").lower() == "yes")
    return _Content(lambda: text, "", not text.strip())


def _html_content(part: Part) -> _Content:
    html = part.text(_MAX_ENCODED)[:_MAX_HTML]
    if "<" not in html:  # called HTML, but plain
        return _Content(lambda: html, "", not html.strip())
    return _Content(lambda: html_to_text(html, show_link=_is_place), html, not html.strip())


def _is_html(text: str) -> bool:
    head = text[:2000].lstrip().lower()
    return head.startswith(("<!doctype html", "<html", "<body", "<table", "<div")) and "</" in text


def _in_order(contents: list[_Content]) -> _Content:
    said = [content for content in contents if not content.bare]
    if len(said) == 1:
        return said[0]
    return _Content(
        lambda: "\n\n".join(text for content in said if (text := content.text().strip("\n"))),
        "\n".join(content.html for content in said if content.html),
        not said,
    )


def _best_of(contents: list[_Content]) -> _Content:
    """The plain alternative, unless it is empty or a stub beside an HTML part that says far more."""
    plain = next((content for content in contents if not content.html and not content.bare), None)
    rich = next((content for content in reversed(contents) if content.html), None)
    if plain is None or rich is None:
        return rich or plain or _Content()

    def text() -> str:
        own = plain.text()
        if len(own.strip()) < _STUB_LENGTH:
            long = rich.text()
            if len(long) > 3 * len(own.strip()) + 60 or not own.strip():
                return long
        return own

    return _Content(text, rich.html, False)


def _undo_mbox_quotes(text: str) -> str:
    """`>From ` at the start of a line is the mark of an mbox writer, unless the lines around it are quoted too."""
    if ">From " not in text:
        return text
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if _MBOX_QUOTE.match(line):
            before = lines[index - 1] if index else ""
            after = lines[index + 1] if index + 1 < len(lines) else ""
            if not before.startswith(">") and not after.startswith(">"):
                lines[index] = line[1:]
    return "\n".join(lines)


def _is_place(url: str) -> bool:
    """Whether a link leads to where people meet, book or are tested; a wrapped link is judged by where it leads."""
    try:
        parts = urlsplit(clean(url))
        host = (parts.hostname or "").lower()
        if host.endswith("safelinks.protection.outlook.com"):
            host = (urlsplit(parse_qs(parts.query[:4000]).get("url", [""])[0]).hostname or "").lower()
    except ValueError:
        return False
    return any(host == place or host.endswith(f".{place}") for place in _PLACES)
