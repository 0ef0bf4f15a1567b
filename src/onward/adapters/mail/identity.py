"""Which message this is: a hash of its canonical form, the same through mbox, Maildir, .eml and Takeout."""

import hashlib
import re

from .mbox import without_from_line

# Headers that transport, mail programs and archives add, so that they differ between copies of one message.
_ADDED = frozenset(
    b"received return-path delivered-to x-received x-original-to x-envelope-to envelope-to x-envelope-from delivery-date "
    b"x-delivered-to x-forwarded-to x-forwarded-for authentication-results x-original-authentication-results "
    b"received-spf x-received-spf status x-status x-keywords x-uid x-uidl x-imap x-imapbase x-account-key "
    b"content-length lines x-gm-thrid x-gm-msgid x-gm-labels".split()
)
_ADDED_PREFIXES = (b"arc-", b"x-gmail-", b"x-google-", b"x-mozilla-", b"x-evolution", b"x-spam-")
# However often an mbox writer has quoted it: mboxo and mboxrd differ in what they do with lines quoted already.
_QUOTED_FROM = re.compile(rb"^>{1,100}From ", re.MULTILINE)


def message_digest(raw: bytes) -> str:
    """sha256 hex of the canonical form."""
    return hashlib.sha256(canonical_form(raw)).hexdigest()


def canonical_form(raw: bytes) -> bytes:
    """LF line ends, no From_ line, no `>` before "From ", no added headers, no blank lines at the end."""
    text = raw
    if b"\r" in text:
        text = text.replace(b"\r\r\n", b"\n").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    text = without_from_line(text)
    head, _, body = text.partition(b"\n\n")
    kept: list[bytes] = []
    keep = True
    for line in head.split(b"\n"):
        if line[:1] not in (b" ", b"\t"):
            keep = not _is_added(line)
        if keep:
            kept.append(line)
    if b">From " in body:
        body = _QUOTED_FROM.sub(b"From ", body)
    return b"\n".join(kept).rstrip() + b"\n\n" + body.rstrip(b" \t\n")


def _is_added(line: bytes) -> bool:
    if line.startswith(b">From "):
        return True
    name = line[:100].partition(b":")[0].strip().lower()
    return name in _ADDED or name.startswith(_ADDED_PREFIXES)
