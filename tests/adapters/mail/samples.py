"""Raw messages for tests, and the same messages in every shape a mailbox has."""

import base64
import io
import os
import re
import zipfile
from pathlib import Path

import pytest

REJECTION = b"""\
From: "Bell, Anna" <Anna.Bell@Northlight.example>
To: Mira Sand <mira@sand.example>
Subject: =?utf-8?q?Your_application_=E2=80=93_bookseller?=
Date: Tue, 3 Mar 2026 09:12:01 +0100
Message-ID: <one@northlight.example>
Content-Type: text/plain; charset=utf-8

Dear Mira,

From our side it was a hard choice. We have decided on someone else.
>From the whole team: thank you.

Anna Bell
"""
INVITATION = b"""\
From: jobs@harbour.example
To: mira@sand.example
Subject: Interview
Date: Mon, 2 Mar 2026 10:00:00 +0000
Message-ID: <two@harbour.example>

We would like to meet you.

"""
SAME_ID = INVITATION.replace(b"like to meet", b"very much like to meet")
NO_ID = b"From: friend@elsewhere.example\nSubject: Hello\nDate: Sun, 1 Mar 2026 10:00:00 +0000\n\nFrom what I hear all is well.\n"
ALL = (REJECTION, INVITATION, SAME_ID, NO_ID)

_FROM_LINE = b"From sender@mail.example Tue Mar  3 09:12:01 2026\n"


def crlf(raw: bytes) -> bytes:
    return raw.replace(b"\n", b"\r\n")


def mboxrd(raw: bytes) -> bytes:
    return re.sub(rb"^(>*From )", rb">\1", raw, flags=re.MULTILINE) if not raw.startswith(b"From ") else raw


def mboxo(raw: bytes) -> bytes:
    return re.sub(rb"^From ", rb">From ", raw, flags=re.MULTILINE)


def as_mbox(messages: tuple[bytes, ...], *, line_end: bytes = b"\n", from_line: bytes = _FROM_LINE) -> bytes:
    text = b"".join(from_line + mboxrd(raw) + (b"" if raw.endswith(b"\n") else b"\n") + b"\n" for raw in messages)
    return text.replace(b"\n", line_end)


def as_takeout(raw: bytes) -> bytes:
    return b"X-GM-THRID: 1844347792267117879\nX-Gmail-Labels: Inbox,Opened\nDelivered-To: mira@sand.example\n" + raw


def write_maildir(root: Path, messages: tuple[bytes, ...]) -> Path:
    """Spread over cur, new and a sub-folder, with and without flags."""
    for folder in (root, root / ".Sent"):
        for part in ("cur", "new", "tmp"):
            (folder / part).mkdir(parents=True)
    places = ("cur/1.a.host:2,S", "new/2.b.host", ".Sent/cur/3.c.host:2,RS", "cur/4.d.host:2,", "cur/5.e.host:2,F")
    for raw, place in zip(messages, places, strict=False):
        (root / place).write_bytes(raw)
    (root / "tmp" / "9.half.host").write_bytes(b"From: half@written.example\n")
    return root


def write_folder(root: Path, messages: tuple[bytes, ...]) -> Path:
    (root / "deeper").mkdir(parents=True)
    for number, raw in enumerate(messages):
        (root / ("deeper" if number % 2 else ".") / f"{number}.eml").write_bytes(raw)
    (root / "notes.txt").write_text("not mail")
    return root


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def multipart(*parts: bytes, kind: bytes = b"mixed", head: bytes = b"") -> bytes:
    boundary = b"b" + str(len(parts)).encode() + kind
    text = b"From: a@firm.example\nSubject: parts\n" + head
    text += b'Content-Type: multipart/%b; boundary="%b"\n\n' % (kind, boundary)
    return text + b"".join(b"--%b\n%b\n" % (boundary, part) for part in parts) + b"--%b--\n" % boundary


def nested(depth: int) -> bytes:
    head = b"From: a@firm.example\n"
    for level in range(depth):
        head += b'Content-Type: multipart/mixed; boundary="x%d"\n\n--x%d\n' % (level, level)
    return head + b"Content-Type: text/plain\n\ndeep words\n"


def attachment(size: int) -> bytes:
    data = base64.encodebytes(os.urandom(57) * (size // 57))
    return (
        b'Content-Type: application/pdf; name="letter.pdf"\nContent-Disposition: attachment; filename="letter.pdf"\n'
        b"Content-Transfer-Encoding: base64\n\n" + data
    )


def shared_data(*parts: str) -> list[Path]:
    """Files of the shared test data; skips the test by name where the folder is not there."""
    root = Path(__file__).parents[3]
    folder = Path(os.environ.get("ONWARD_SHARED_DATA", str(root.parent / "shared" / "data")), *parts)
    if not folder.is_dir():
        pytest.skip(f"not run: no shared data at {'/'.join(parts)} (set ONWARD_SHARED_DATA)")
    return sorted(path for path in folder.rglob("*") if path.is_file())
