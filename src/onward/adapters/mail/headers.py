"""Header lines of a message as they come: folded, encoded, in any charset, or plainly wrong."""

import binascii
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz

from onward.domain.messages import Address
from onward.lib.text import clean, decode_bytes

_MAX_HEAD = 512 * 1024
_MAX_VALUE = 100_000
_MAX_ADDRESSES = 300
_NAME = re.compile(rb"([!-9;-~]{1,100})[ \t]{0,10}:")
_WORD = re.compile(r"=\?([^?\s]{1,80})\?([bBqQ])\?([^?]{0,4000})\?=")
_ID = re.compile(r"<([^<>\s]{1,400})>")
_ISO = re.compile(r"\s*\d{4}-\d\d-\d\d[T ]\d\d:\d\d")
_BARE_ADDRESS = re.compile(r"[^\s<>,;:\"()\[\]]{1,200}@[^\s<>,;:\"()]{1,200}")
_COMMENT = re.compile(r"\([^()]{0,200}\)")
_EARLIEST, _LATEST = 1985, 2200


class Headers:
    """Headers by lower-case name. Values are unfolded; each is read when it is asked for."""

    def __init__(self, lines: list[tuple[str, bytearray]]) -> None:
        self._values: dict[str, list[bytearray]] = {}
        for name, value in lines:
            self._values.setdefault(name, []).append(value)

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def __len__(self) -> int:
        return len(self._values)

    def all(self, name: str) -> list[str]:
        return [_readable(bytes(value)) for value in self._values.get(name, ())]

    def raw(self, name: str) -> str:
        """The first value that is not empty, encoded words still in it; "" where there is none."""
        return next((_readable(bytes(value)) for value in self._values.get(name, ()) if value), "")

    def text(self, name: str) -> str:
        """The same with encoded words read and white space made single."""
        return " ".join(decode_words(self.raw(name)).split())


def split_head(raw: bytes, start: int = 0, end: int | None = None) -> tuple[Headers, int]:
    """Headers at the start of raw[start:end], and where the body begins.

    A line that is no header is taken as part of the one before while headers follow, and as body after that. Where the first line is no header
    and none follows, there are no headers and all of it is body.
    """
    end = len(raw) if end is None else end
    lines: list[tuple[str, bytearray]] = []
    position = start
    stop = min(end, start + _MAX_HEAD)
    while position < end:
        newline = raw.find(b"\n", position, end)
        after = newline + 1 if newline >= 0 else end
        line = raw[position : min(after, position + _MAX_VALUE)].rstrip(b"\r\n")
        if not line:
            position = after
            break
        found = _NAME.match(line)
        if found:
            name = found.group(1).decode("ascii").lower()
            lines.append((name, bytearray(line[found.end() :].strip())))
        elif lines and (line[:1] in b" \t" or _header_follows(raw, after, end)):
            value = lines[-1][1]
            if len(value) < _MAX_VALUE:
                value += b" " + line.strip()
        elif lines:  # the blank line is missing
            break
        elif not _header_follows(raw, after, end):
            return Headers([]), start
        position = after
        if position >= stop:
            break
    return Headers(lines), position


def _header_follows(raw: bytes, start: int, end: int) -> bool:
    """Whether one of the next few lines is a header, so that the line before is only damage."""
    for line in raw[start : min(end, start + 4000)].split(b"\n", 5)[:5]:
        if not line.strip() or line.startswith(b"--"):
            return False
        if _NAME.match(line):
            return True
    return False


def _readable(value: bytes) -> str:
    return decode_bytes(value[:_MAX_VALUE], None) if not value.isascii() else clean(value[:_MAX_VALUE].decode("ascii"))


def decode_words(text: str) -> str:
    """Encoded words (RFC 2047) made readable; what cannot be decoded stays as it is.

    Neighbours of one charset are joined as bytes first, since some programs cut characters in two.
    """
    if "=?" not in text:
        return text
    out: list[str] = []
    pending = b""
    charset = ""
    last = 0
    for found in _WORD.finditer(text):
        between = text[last : found.start()]
        data = _word_bytes(found.group(2), found.group(3))
        # An encoded word may carry a language: charset*language.
        name = found.group(1).partition("*")[0].lower()
        if data is None:
            continue
        if between.strip() or not last or name != charset:
            out.append(decode_bytes(pending, charset) if pending else "")
            pending = b""
            if between.strip() or not last:
                out.append(between)
        pending += data
        charset = name
        last = found.end()
    out.append(decode_bytes(pending, charset) if pending else "")
    out.append(text[last:])
    return clean("".join(out)).replace("\n", " ")


def _word_bytes(encoding: str, payload: str) -> bytes | None:
    data = payload.encode("utf-8", "replace")
    try:
        if encoding in "qQ":
            return binascii.a2b_qp(data.replace(b" ", b"_"), header=True)
        return decode_base64(data)
    except (binascii.Error, ValueError):
        return None


def decode_base64(data: bytes) -> bytes:
    """Base64 as far as it goes: foreign characters are skipped, a cut end is left out."""
    try:
        return binascii.a2b_base64(data)
    except binascii.Error:
        kept = re.sub(rb"[^A-Za-z0-9+/]+", b"", data)
        kept = kept[: len(kept) - (len(kept) % 4 == 1)]
        try:
            return binascii.a2b_base64(kept + b"=" * (-len(kept) % 4))
        except binascii.Error:
            return b""


def message_ids(text: str, *, limit: int = 300) -> tuple[str, ...]:
    """The ids in angle brackets, in order, each once; a single bare word counts where there are no brackets."""
    found = list(dict.fromkeys(_ID.findall(text)))[-limit:]
    if not found and text.strip() and len(text.split()) == 1:
        found = [text.strip().strip("<>")[:400]]
    return tuple(item for item in found if item)


def addresses(headers: Headers, name: str) -> tuple[Address, ...]:
    found: list[Address] = []
    for value in headers.all(name)[:20]:
        found += parse_addresses(value)
    return tuple(found[:_MAX_ADDRESSES])


def parse_addresses(text: str) -> list[Address]:
    """Addresses of a header value. A comma inside an unquoted name ("Bell, Anna <anna@…>") does not split it."""
    pieces = list(_pieces(text[:_MAX_VALUE]))
    found: list[Address] = []
    waiting = ""
    for piece in pieces:
        joined = f"{waiting}, {piece}" if waiting else piece
        if "@" not in piece and "<" not in piece and len(waiting) < 100:
            waiting = joined
            continue
        address = _address(joined)
        if address is not None:
            found.append(address)
        waiting = ""
        if len(found) >= _MAX_ADDRESSES:
            break
    if waiting and (address := _address(waiting)) is not None:
        found.append(address)
    return found


def _pieces(text: str) -> Iterator[str]:
    """Parts between commas (or semicolons, or after a group's name), outside quotes, comments and angle brackets."""
    piece: list[str] = []
    quoted, comment, angle, escaped, addressed = False, 0, False, False, False
    for index, char in enumerate(text):
        if escaped:
            piece.append(char)
            escaped = False
            continue
        if char == "\\" and (quoted or comment):
            escaped = True
            piece.append(char)
        elif quoted:
            quoted = char != '"'
            piece.append(char)
        elif char == '"' and not comment and '"' in text[index + 1 : index + 1000]:
            quoted = True
            piece.append(char)
        elif char == "(" and not angle:
            comment += 1
            piece.append(char)
        elif char == ")" and comment:
            comment -= 1
            piece.append(char)
        elif char in "<>" and not comment:
            angle = char == "<"
            piece.append(char)
        elif char in ",;" and not comment and not angle:
            yield "".join(piece)
            piece, addressed = [], False
        elif char == ":" and not comment and not angle and not addressed:
            piece = []  # "Colleagues: anna@…;" - the name of a group
        else:
            addressed = addressed or char in "@["
            piece.append(char)
    yield "".join(piece)


def _address(piece: str) -> Address | None:
    piece = piece.strip().strip(",").strip()
    if not piece:
        return None
    before, bracket, inside = piece.rpartition("<")
    if bracket:
        email, _, rest = inside.partition(">")
        name = before.strip() or _comment_in(rest)
        email = _COMMENT.sub("", "".join(email.split()))
        if "@" not in email and (found := _BARE_ADDRESS.search(piece)):
            email = found.group()
    else:
        found = _BARE_ADDRESS.search(piece)
        email = found.group() if found else ""
        name = _comment_in(piece) or (piece.replace(email, " ", 1) if email else piece)
    name = _plain_name(name)
    email = email.removeprefix("mailto:").strip("<>'\"").rstrip(".").lower()[:320]
    if name.lower() == email:
        name = ""
    return Address(name[:300], email) if name or email else None


def _comment_in(text: str) -> str:
    inside = text.partition("(")[2]
    return inside.rpartition(")")[0] if ")" in inside else ""


def _plain_name(text: str) -> str:
    """A display name without its quotes, escapes and encoding."""
    text = " ".join(decode_words(text).split())
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1]
    text = re.sub(r'\\(["\\(),])', r"\1", text)
    return " ".join(text.replace('"', "").split()).strip(" '")


def moment_of(text: str) -> datetime | None:
    """A Date in UTC, None where it cannot be one; a zone nobody knows counts as UTC."""
    text = text.strip()[:200]
    if not text:
        return None
    if _ISO.match(text):
        return _iso_moment(text)
    try:
        parts = parsedate_tz(text)
        if parts is None:
            return None
        seconds = parts[9] or 0
        zone = timezone(timedelta(seconds=seconds)) if abs(seconds) < 86_400 else UTC
        moment = datetime(*parts[:6], tzinfo=zone).astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError, AttributeError):
        return None
    return moment if _EARLIEST <= moment.year <= _LATEST else None


def _iso_moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text.split("(", maxsplit=1)[0].strip())
        moment = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment if _EARLIEST <= moment.year <= _LATEST else None


def sent_at(headers: Headers) -> datetime | None:
    """The Date header; where it cannot be read, the moment the first server received the message (its last line)."""
    for value in headers.all("date"):
        moment = moment_of(decode_words(value))
        if moment is not None:
            return moment
    for value in reversed(headers.all("received")):
        moment = moment_of(value.rpartition(";")[2])
        if moment is not None:
            return moment
    return moment_of(headers.raw("resent-date")) or moment_of(headers.raw("delivery-date"))
