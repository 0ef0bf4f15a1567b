"""mbox files, read in blocks so that a mailbox of any size takes the memory of its largest message."""

import re
from collections.abc import Callable, Iterator
from typing import Protocol

from .eml import MAX_MESSAGE_BYTES, looks_like_message

_BLOCK = 256 * 1024
# A From_ line and the beginning of the line after it are looked at together; neither is longer in any real mailbox.
_MAX_FROM_LINE = 1000
_AHEAD = _MAX_FROM_LINE + 200
_SEPARATOR = b"\nFrom "

_CLOCK = re.compile(rb"\d{1,2}:\d\d(?::\d\d)?(?:\.\d{1,6})?")
_YEAR = re.compile(rb"(?:19|20)\d\d")
_DAY = re.compile(rb"\d{1,2},?")
_ISO_DATE = re.compile(rb"(?:19|20)\d\d-\d\d-\d\d")
_ISO_MOMENT = re.compile(rb"(?:19|20)\d\d-\d\d-\d\dT\d\d:\d\d[0-9:.+Z-]{0,20}")
_ZONE = re.compile(rb"[+-]\d\d:?\d\d|\(?[A-Z]{1,5}\)?")
_HEADER = re.compile(rb"[!-9;-~]{1,120}[ \t]?:")
_SPACED_HEADER = re.compile(rb"From[ \t]{1,20}:")
_GMAIL_ID = re.compile(rb"\d{8,25}@xxx")
_MONTHS = frozenset(b"jan feb mar apr may jun jul aug sep oct nov dec".split())
_NEXT_LINE = re.compile(rb"[!-9;-~]{1,120}[ \t]?:|\r?\n|>From |\Z")


class Readable(Protocol):
    """What gives bytes, and none at its end."""

    def read(self, size: int = ..., /) -> bytes: ...


def is_from_line(line: bytes) -> bool:
    """Whether a line is "From sender date" as mail programs write it; a sentence that begins with From is not."""
    if not line.startswith(b"From ") or len(line) > _MAX_FROM_LINE:
        return False
    words = line.split()[1:]
    # Thunderbird, and some exports of Gmail, write no date.
    if words == [b"-"] or (len(words) == 1 and _GMAIL_ID.fullmatch(words[0])):
        return True
    if words and _ISO_MOMENT.fullmatch(words[-1]):
        return True
    for index in range(len(words) - 1, max(0, len(words) - 8), -1):
        if _CLOCK.fullmatch(words[index]):
            return _is_date_around(words, index)
    return False


def without_from_line(raw: bytes) -> bytes:
    """A message without the From_ lines, blank lines and byte order mark that a program may have left above it."""
    raw = raw.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    while raw.startswith((b"From ", b">From ")):
        line, _, rest = raw.partition(b"\n")
        if not is_from_line(line.removeprefix(b">")) and (_SPACED_HEADER.match(line) or not _HEADER.match(rest)):
            break  # a header written "From : ...", or words
        raw = rest
    return raw


def _is_date_around(words: list[bytes], clock: int) -> bool:
    """Month and day before the clock, a year before or after it, and nothing but zones at the end of the line."""
    before, after = words[:clock], words[clock + 1 :]
    if b"remote" in after:  # UUCP: "... 2026 remote from host"
        after = after[: after.index(b"remote")]
    if before and _ISO_DATE.fullmatch(before[-1]):
        return _are_zones(after)
    if len(before) >= 3 and _YEAR.fullmatch(before[-1]):
        return _is_month(before[-2]) and bool(_DAY.fullmatch(before[-3])) and _are_zones(after)
    if len(before) < 2 or not (_is_month(before[-2]) and _DAY.fullmatch(before[-1])):
        return False
    years = [index for index, word in enumerate(after[:3]) if _YEAR.fullmatch(word)]
    return bool(years) and _are_zones(after[: years[0]]) and _are_zones(after[years[0] + 1 :])


def _is_month(word: bytes) -> bool:
    return word.lower() in _MONTHS


def _are_zones(words: list[bytes]) -> bool:
    return len(words) <= 2 and all(_ZONE.fullmatch(word) for word in words)


def looks_like_mbox(head: bytes) -> bool:
    """Whether the first bytes of a file are those of an mbox; blank lines and a byte order mark may come first."""
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    line, _, rest = text.partition(b"\n")
    return is_from_line(line) and bool(_NEXT_LINE.match(rest))


def messages_in(
    file: Readable, *, max_bytes: int = MAX_MESSAGE_BYTES, on_cut: Callable[[int], None] | None = None
) -> Iterator[bytes]:
    """Each message as its bytes stand in the file (`>From ` kept), without its From_ line and the blank line after it.

    A separator is a From_ line with a date, after a blank line, before a header: Content-Length is never trusted.
    Of a message above `max_bytes` the first `max_bytes` are given, and `on_cut` is called with its number, from 1.
    """
    # Two line ends stand for the blank line before the first separator.
    buffer = bytearray(b"\n\n")
    begin, look, started, number, is_cut, ended = 0, 0, False, 0, False, False
    first = True
    while not ended:
        if begin:
            del buffer[:begin]
            look, begin = look - begin, 0
        if len(buffer) > max_bytes + 2 * _BLOCK:
            kept_from = max(look - 2, max_bytes)
            del buffer[max_bytes:kept_from]
            look, is_cut = look - (kept_from - max_bytes), True
        block = file.read(_BLOCK)
        ended = not block
        buffer += block.removeprefix(b"\xef\xbb\xbf") if first else block
        first = False
        while True:
            at, after = _next_separator(buffer, look, ended=ended)
            if after == 0:
                look = at
                break
            if started or looks_like_message(bytes(buffer[begin : min(at, begin + 4096)])):
                raw = _slice(buffer, begin, min(at, begin + max_bytes))
                if is_cut or at - begin > max_bytes:
                    is_cut = True
                elif raw.endswith(b"\r"):
                    raw = raw[:-1]
                if raw:
                    number += 1
                    if is_cut and on_cut is not None:
                        on_cut(number)
                    yield raw
            begin, look, started, is_cut = after, after - 1, True, False
    raw = _slice(buffer, begin, min(len(buffer), begin + max_bytes))
    if started or looks_like_message(raw[:4096]):
        if is_cut or len(buffer) - begin > max_bytes:
            if on_cut is not None:
                on_cut(number + 1)
        elif raw.endswith(b"\n\r\n"):
            raw = raw[:-2]
        elif raw.endswith(b"\n\n"):
            raw = raw[:-1]
        if raw:
            yield raw


def _next_separator(buffer: bytearray, look: int, *, ended: bool) -> tuple[int, int]:
    """(where the blank line before it is, where the message after it begins), or (where to look next, 0)."""
    while True:
        at = buffer.find(_SEPARATOR, look)
        if at < 0:
            return max(look, len(buffer) - len(_SEPARATOR)), 0
        if not ended and len(buffer) - at < _AHEAD:
            return at, 0
        after_blank = at >= 1 and (
            buffer[at - 1] == 0x0A or (at >= 2 and buffer[at - 1] == 0x0D and buffer[at - 2] == 0x0A)
        )
        if after_blank:
            line, newline, rest = bytes(buffer[at + 1 : at + 1 + _AHEAD]).partition(b"\n")
            if is_from_line(line) and (newline or ended) and _NEXT_LINE.match(rest):
                return at, at + 1 + len(line) + len(newline)
        look = at + 1


def _slice(buffer: bytearray, begin: int, end: int) -> bytes:
    with memoryview(buffer) as view:
        return bytes(view[begin:end])


def count_in(file: Readable) -> int:
    """How many messages there are; reads the file once."""
    return sum(1 for _ in messages_in(file))
