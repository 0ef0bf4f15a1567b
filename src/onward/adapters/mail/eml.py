"""One message as a file: what it looks like, and how much of it is read."""

import re
from typing import BinaryIO

# Larger than any server accepts. What is above it is attachment; the words of a message stand at its beginning.
MAX_MESSAGE_BYTES = 100 * 1024 * 1024
HEAD_BYTES = 8192

_HEADER = re.compile(rb"[!-9;-~]{1,80}[ \t]?:")
_KNOWN = frozenset(
    b"from to cc subject date received return-path delivered-to message-id mime-version sender reply-to in-reply-to "
    b"references dkim-signature list-id resent-from resent-date x-gm-thrid".split()
)


def looks_like_message(head: bytes, *, named_eml: bool = False) -> bool:
    """Whether bytes begin like a mail message: header lines, two of them known from mail (one where it is named .eml)."""
    lines = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n").split(b"\n")[:80]
    if not named_eml and not (_HEADER.match(lines[0]) or lines[0].startswith((b"From ", b">From "))):
        return False
    known = set()
    for line in lines:
        if not line.strip():
            break
        name = line[:80].partition(b":")
        if name[1] and (found := name[0].strip().lower()) in _KNOWN:
            known.add(found)
    return len(known) >= (1 if named_eml else 2)


def read_message(file: BinaryIO) -> tuple[bytes, bool]:
    """The bytes of a message and whether they were cut at MAX_MESSAGE_BYTES."""
    raw = file.read(MAX_MESSAGE_BYTES + 1)
    return raw[:MAX_MESSAGE_BYTES], len(raw) > MAX_MESSAGE_BYTES
