"""The parts of a message, found by their boundaries in the raw bytes; nothing is decoded before it is asked for.

The standard library's parser copies a message line by line, attachments too. Here a part is a range of the bytes, so
that a large attachment costs one search for the boundary, and broken structure never loses the text around it.
"""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message as RawMail

from onward.domain.evidence import Code
from onward.lib.text import clean, decode_bytes

from .errors import UnreadableMessage
from .headers import Headers, decode_base64, decode_words, split_head

MAX_PARTS = 1000
MAX_DEPTH = 40
_BOUNDARY_LINE = re.compile(rb"--([!-~]{1,70}(?: [!-~]{1,30})?)[ \t]*\r?$")


@dataclass
class Part:
    """raw[start:end] is the body. `children` only where it is a multipart whose boundary was found."""

    raw: bytes
    headers: Headers
    start: int
    end: int
    media_type: str
    params: RawMail
    children: list["Part"] = field(default_factory=list)

    @property
    def size(self) -> int:
        """Decoded size in bytes, estimated for base64 without decoding."""
        length = self.end - self.start
        if self.encoding == "base64":
            lines = self.raw.count(b"\n", self.start, self.end)
            returns = self.raw.count(b"\r", self.start, self.end)
            padding = self.raw.count(b"=", max(self.start, self.end - 8), self.end)
            return max(0, (length - lines - returns) * 3 // 4 - padding)
        return length

    @property
    def encoding(self) -> str:
        return self.headers.raw("content-transfer-encoding").partition(";")[0].strip().strip('"').lower()

    @property
    def disposition(self) -> str:
        return self.headers.raw("content-disposition").partition(";")[0].strip().lower()

    @property
    def file_name(self) -> str:
        """A label for people, never a path; "" where there is none."""
        try:
            name = self.params.get_filename() or ""
        except (LookupError, ValueError, TypeError, UnicodeError, AttributeError):
            name = ""
        name = " ".join(decode_words(clean(str(name))).split())
        return name.replace("\\", "/").rpartition("/")[2][:255]

    @property
    def charset(self) -> str | None:
        return self.param("charset")

    def param(self, name: str) -> str | None:
        try:
            value = self.params.get_param(name)
        except (LookupError, ValueError, TypeError, UnicodeError, AttributeError):
            return None
        if isinstance(value, tuple):  # RFC 2231: charset, language, value
            value = value[2]
        return clean(str(value)) if value else None

    def data(self, limit: int) -> bytes:
        """The decoded bytes, of at most `limit` encoded ones."""
        body = self.raw[self.start : min(self.end, self.start + limit)]
        if self.encoding == "base64":
            return decode_base64(body)
        if self.encoding == "quoted-printable":
            try:
                return binascii.a2b_qp(body)
            except (binascii.Error, ValueError):
                return body
        return body

    def text(self, limit: int) -> str:
        return decode_bytes(self.data(limit), self.charset)


def read_parts(raw: bytes) -> Part:
    """The tree of parts. Raises UnreadableMessage for nesting or numbers that no real message has."""
    return _read(raw, 0, len(raw), depth=0, budget=[MAX_PARTS], default="text/plain")


def _read(raw: bytes, start: int, end: int, *, depth: int, budget: list[int], default: str) -> Part:
    if depth > MAX_DEPTH:
        raise UnreadableMessage(Code("too_deep", {"depth": MAX_DEPTH}))
    budget[0] -= 1
    if budget[0] < 0:
        raise UnreadableMessage(Code("too_many_parts", {"parts": MAX_PARTS}))
    headers, body = split_head(raw, start, end)
    params = _params(headers)
    part = Part(raw, headers, body, end, _media_type(headers, default), params)
    if part.media_type.startswith("multipart/"):
        boundary = _boundary(part)
        inner = "message/rfc822" if part.media_type == "multipart/digest" else "text/plain"
        if boundary:
            for child_start, child_end in _ranges(raw, body, end, boundary):
                part.children.append(_read(raw, child_start, child_end, depth=depth + 1, budget=budget, default=inner))
    return part


def _params(headers: Headers) -> RawMail:
    """The two headers with parameters, as the standard library reads them (RFC 2231 included)."""
    params = RawMail()
    for name in ("content-type", "content-disposition"):
        value = headers.raw(name)[:4000]
        if value:
            params[name] = value
    return params


def _media_type(headers: Headers, default: str) -> str:
    value = headers.raw("content-type").partition(";")[0].strip().strip('"').lower()
    value = "".join(value.split())[:100]
    if value in ("text", "plain", ""):
        return "text/plain" if value else default
    if value in ("html", "text/htm"):
        return "text/html"
    return value if "/" in value else "text/plain"


def _boundary(part: Part) -> bytes:
    named = part.param("boundary")
    if named and named.strip():
        boundary = named.rstrip().encode("utf-8", "replace")[:200]
        if part.raw.find(b"--" + boundary, part.start, part.end) >= 0:
            return boundary
    # Lost or wrong: the first line that looks like one.
    for line in part.raw[part.start : min(part.end, part.start + 4000)].split(b"\n"):
        found = _BOUNDARY_LINE.match(line)
        if found:
            return found.group(1)
    return b""


def _ranges(raw: bytes, start: int, end: int, boundary: bytes) -> Iterator[tuple[int, int]]:
    """Where each part between boundary lines begins and ends; the last one may lack its closing line."""
    mark = b"--" + boundary
    position = start
    begin = -1
    while True:
        at = raw.find(mark, position, end)
        if at < 0:
            break
        after = at + len(mark)
        newline = raw.find(b"\n", after, min(end, after + 200))
        rest = raw[after : newline if newline >= 0 else min(end, after + 200)].strip()
        if (at > start and raw[at - 1] != 0x0A) or rest not in (b"", b"--"):
            position = after
            continue
        if begin >= 0:
            yield begin, _without_newline(raw, begin, at)
        begin = -1
        if rest == b"--":
            break
        begin = position = newline + 1 if newline >= 0 else end
    if begin >= 0:
        yield begin, end


def _without_newline(raw: bytes, begin: int, at: int) -> int:
    """The line end before a boundary belongs to the boundary."""
    if at > begin and raw[at - 1] == 0x0A:
        at -= 1
        if at > begin and raw[at - 1] == 0x0D:
            at -= 1
    return at
