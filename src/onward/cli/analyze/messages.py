"""Messages as the command line takes them: raw, as fields, or in files."""

import base64
import binascii
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from onward.adapters.mail.errors import UnreadableMessage
from onward.adapters.mail.headers import moment_of, parse_addresses
from onward.adapters.mail.parse import parse_message
from onward.adapters.mail.sources import open_source
from onward.domain.errors import OnwardError
from onward.domain.messages import Address, Message
from onward.lib.text import clean

from .lines import UnusableLine, json_objects, opened, text_of

_REASONS = {
    "empty": "This message is empty.",
    "not_text": "This is not a mail message.",
    "too_deep": "The parts of this message nest too deeply.",
    "too_many_parts": "This message has too many parts.",
    "parser_failed": "This message cannot be read.",
}
_FIELDS = ("from", "to", "subject", "date", "text", "html")


def read_inputs(files: tuple[str, ...]) -> Iterator[tuple[Any, Message | Exception]]:
    """(id, message or error) of every line of JSON files and every message of mail files, in order."""
    for name in files or ("-",):
        if name == "-" or _holds_json(Path(name)):
            with opened(name) as stream:
                for identity, data in json_objects(stream):
                    yield identity, data if isinstance(data, UnusableLine) else _guarded(message_of, data)
        else:
            yield from _read_mail_file(Path(name))


def _holds_json(path: Path) -> bool:
    if path.is_dir() or path.suffix.lower() in (".eml", ".mbox", ".mbx"):
        return False
    if path.suffix.lower() in (".json", ".jsonl", ".ndjson"):
        return True
    with path.open("rb") as file:
        return file.read(4096).removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[")


def _read_mail_file(path: Path) -> Iterator[tuple[Any, Message | Exception]]:
    try:
        for name, raw in open_source(path):
            yield name, _guarded(parsed, raw, name)
    except OnwardError as problem:
        yield path.name, problem


def _guarded(read: Any, *values: Any) -> Message | Exception:
    try:
        message: Message = read(*values)
    except OnwardError as problem:
        return problem
    return message


def parsed(raw: bytes, key: str) -> Message:
    """Raises UnusableLine with a sentence for people where the message cannot be read."""
    try:
        return parse_message(raw, key=key)
    except UnreadableMessage as problem:
        raise UnusableLine(_REASONS.get(problem.reason.code, str(problem))) from problem


def message_of(data: Mapping[str, Any]) -> Message:
    """The message of one line: raw_base64, raw, or fields."""
    identity = data.get("id")
    key = str(identity) if identity is not None else ""
    encoded = text_of(data, "raw_base64")
    if encoded is not None:
        try:
            return parsed(base64.b64decode("".join(encoded.split()), validate=True), key)
        except (binascii.Error, ValueError) as problem:
            raise UnusableLine('"raw_base64" is not base64.') from problem
    raw = text_of(data, "raw")
    if raw is not None:
        try:
            return parsed(raw.encode("utf-8", "surrogateescape"), key)
        except UnicodeEncodeError as problem:
            raise UnusableLine('"raw" has half a character in it.') from problem
    if not any(name in data for name in _FIELDS):
        raise UnusableLine('There is no message here: neither "raw", "raw_base64" nor "text".')
    return _message_of_fields(data, key)


def _message_of_fields(data: Mapping[str, Any], key: str) -> Message:
    senders = _addresses_of(data, "from")
    text = clean(text_of(data, "text") or "")
    html = clean(text_of(data, "html") or "")
    if html and not text.strip():
        from onward.lib.html import html_to_text  # noqa: PLC0415 - only lines that carry HTML need it

        text = html_to_text(html)
    return Message(
        key=key,
        message_id=(text_of(data, "message_id") or "").strip("<> "),
        in_reply_to=(text_of(data, "in_reply_to") or "").strip("<> "),
        references=(),
        sent_at=_moment_of(data),
        sender=senders[0] if senders else Address("", ""),
        reply_to=next(iter(_addresses_of(data, "reply_to")), None),
        to=_addresses_of(data, "to"),
        cc=_addresses_of(data, "cc"),
        subject=" ".join(clean(text_of(data, "subject") or "").split())[:1000],
        text=text,
        html=html,
    )


def _addresses_of(data: Mapping[str, Any], name: str) -> tuple[Address, ...]:
    value = data.get(name)
    if value is None:
        return ()
    values = value if isinstance(value, list) else [value]
    if not all(isinstance(item, str) for item in values):
        raise UnusableLine(f'"{name}" is not an address.')
    return tuple(found for item in values for found in parse_addresses(clean(item).replace("\n", " ")))


def _moment_of(data: Mapping[str, Any]) -> datetime | None:
    value = text_of(data, "date")
    if not value or not value.strip():
        return None
    try:
        return datetime.combine(date.fromisoformat(value.strip()), time(12), tzinfo=UTC)
    except ValueError:
        pass
    moment = moment_of(value)
    if moment is None:
        raise UnusableLine(f'"date" is not a date: {value[:60]}.')
    return moment
