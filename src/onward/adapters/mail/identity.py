"""Which message this is: a hash of its canonical form, the same through mbox, Maildir, .eml and Takeout."""

import hashlib
import re

# Headers that transport and archives add, differing between copies of one message.
_ADDED = frozenset(
    {
        b"received", b"return-path", b"delivered-to", b"x-received", b"x-original-to", b"envelope-to", b"delivery-date",
        b"authentication-results", b"received-spf", b"arc-seal", b"arc-message-signature",
        b"arc-authentication-results", b"x-gm-thrid", b"x-gm-msgid", b"x-gmail-labels", b"x-gmail-received",
        b"status", b"x-status", b"x-keywords", b"x-uid", b"x-uidl", b"x-mozilla-status", b"x-mozilla-status2",
        b"x-mozilla-keys", b"x-evolution", b"content-length", b"lines",
    }
)  # fmt: skip
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)


def message_digest(raw: bytes) -> str:
    """sha256 hex of the canonical form: LF ends, mbox quoting undone, added headers and trailing blank lines left out."""
    return hashlib.sha256(canonical_form(raw)).hexdigest()


def canonical_form(raw: bytes) -> bytes:
    text = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if text.startswith(b"From ") and b"\n" in text:
        text = text.split(b"\n", 1)[1]
    head, blank, body = text.partition(b"\n\n")
    kept: list[bytes] = []
    keep = True
    for line in head.split(b"\n"):
        if line[:1] not in (b" ", b"\t"):
            keep = line.partition(b":")[0].strip().lower() not in _ADDED
        if keep:
            kept.append(line)
    body = _QUOTED_FROM.sub(rb"\1", body)
    return b"\n".join(kept) + blank + body.rstrip(b"\n ")
