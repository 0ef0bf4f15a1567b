"""mbox files, read line by line so that a mailbox of any size takes little memory."""

import re
from collections.abc import Iterator
from typing import BinaryIO

# "From sender Thu Mar  3 09:12:01 2026": an address-like word and a year. A sentence that starts with From has neither.
_FROM_LINE = re.compile(rb"^From (\S+ +)?.{0,80}\b(19|20)\d\d\b.{0,12}\r?\n?$")


def is_from_line(line: bytes) -> bool:
    return line.startswith(b"From ") and bool(_FROM_LINE.match(line[:400]))


def looks_like_mbox(head: bytes) -> bool:
    return is_from_line(head.lstrip(b"\xef\xbb\xbf\r\n").split(b"\n", 1)[0] + b"\n")


def messages_in(file: BinaryIO) -> Iterator[bytes]:
    """Each message as its bytes stand in the file, without the From_ line that separates it from the one before."""
    lines: list[bytes] = []
    started = False
    after_blank = True
    for line in file:
        if after_blank and is_from_line(line):
            if started:
                yield _joined(lines)
            lines, started, after_blank = [], True, False
            continue
        if started:
            lines.append(line)
        after_blank = line in (b"\n", b"\r\n") or not started
    if started:
        yield _joined(lines)


def _joined(lines: list[bytes]) -> bytes:
    """Without the one blank line that mbox puts after each message."""
    if lines and lines[-1] in (b"\n", b"\r\n"):
        lines = lines[:-1]
    return b"".join(lines)


def count_in(file: BinaryIO) -> int:
    """How many messages there are; reads the file once."""
    count = 0
    after_blank = True
    for line in file:
        if after_blank and is_from_line(line):
            count += 1
        after_blank = line in (b"\n", b"\r\n") or count == 0
    return count
