"""Zip files such as Google Takeout's: mbox and .eml members, read as a stream and never unpacked to disk."""

import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO, cast

from onward.domain.errors import ArchiveTooLarge, NotAMailbox
from onward.domain.evidence import Code

from . import mbox
from .eml import read_message
from .maildir import Report, maildir_key

_MAX_MEMBERS = 200_000
_MAX_BYTES = 60 * 1024**3
# Mail with attachments packs to about two thirds, text to a tenth; a bomb is far beyond.
_MAX_RATIO = 200
_RATIO_FROM_BYTES = 20 * 1024**2
_ENCRYPTED = 0x1
_MAILBOXES = (".mbox", ".mbx")
_DAMAGED = (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, zlib.error, OSError, ValueError)


def open_archive(file: BinaryIO, shown: str) -> zipfile.ZipFile:
    """Raises NotAMailbox where the table of contents cannot be read or holds no mail, ArchiveTooLarge for a bomb."""
    try:
        archive = zipfile.ZipFile(file)
    except _DAMAGED as problem:
        raise NotAMailbox(f"(the zip file {shown} is damaged or cut off)") from problem
    members = mail_members(archive)
    if not members:
        raise NotAMailbox(f"({shown} is a zip file without any .mbox or .eml file in it)")
    if any(info.flag_bits & _ENCRYPTED for info in members):
        raise NotAMailbox(f"({shown} is locked with a password)")
    return archive


def mail_members(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Members that can hold mail, in order of name. Raises ArchiveTooLarge for a bomb.

    What a member declares can be trusted as an upper bound: reading stops at its declared size. Archives inside the
    archive are never opened.
    """
    members = [info for info in archive.infolist() if not info.is_dir()]
    unpacked = sum(info.file_size for info in members)
    packed = sum(info.compress_size for info in members)
    if len(members) > _MAX_MEMBERS or unpacked > _MAX_BYTES or _is_bomb(unpacked, packed):
        raise ArchiveTooLarge
    for info in members:
        if _is_bomb(info.file_size, info.compress_size):
            raise ArchiveTooLarge(f"({_label(info)})")
    return sorted((info for info in members if _may_hold_mail(info)), key=lambda info: info.filename)


def _is_bomb(unpacked: int, packed: int) -> bool:
    return unpacked > _RATIO_FROM_BYTES and unpacked > _MAX_RATIO * max(packed, 1)


def _may_hold_mail(info: zipfile.ZipInfo) -> bool:
    parts = info.filename.replace("\\", "/").split("/")
    if parts[0] == "__MACOSX" or parts[-1].startswith("."):
        return False
    return parts[-1].lower().endswith((".eml", *_MAILBOXES)) or _in_maildir(parts)


def _in_maildir(parts: list[str]) -> bool:
    return len(parts) > 1 and parts[-2] in ("cur", "new")


def _label(info: zipfile.ZipInfo) -> str:
    """The last part of the name, for showing only: no member is ever written anywhere."""
    return maildir_key(info.filename.replace("\\", "/").rpartition("/")[2])


def messages_in_zip(archive: zipfile.ZipFile, report: Report) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of every message. A damaged member gives what can be read of it and is reported."""
    members = mail_members(archive)
    labels = Counter(_label(info) for info in members)
    for info in members:
        label = _label(info) if labels[_label(info)] == 1 else info.filename
        try:
            with archive.open(info) as member:
                stream = cast("BinaryIO", member)
                if label.lower().endswith(_MAILBOXES):
                    yield from _numbered(label, stream, report)
                    continue
                raw, is_cut = read_message(stream)
        except _DAMAGED:
            report(Code("member_damaged", {"name": label}))
            continue
        if is_cut:
            report(Code("message_cut", {"name": label}))
        yield label, raw


def _numbered(label: str, stream: BinaryIO, report: Report) -> Iterator[tuple[str, bytes]]:
    def cut(number: int) -> None:
        report(Code("message_cut", {"name": f"{label}#{number}"}))

    for number, raw in enumerate(mbox.messages_in(_Patient(stream, label, report), on_cut=cut), start=1):
        yield f"{label}#{number}", raw


class _Patient:
    """A stream that ends where its file is damaged, so that the messages before the damage are read."""

    def __init__(self, stream: BinaryIO, label: str, report: Report) -> None:
        self._stream, self._label, self._report = stream, label, report

    def read(self, size: int = -1, /) -> bytes:
        try:
            return self._stream.read(size)
        except _DAMAGED:
            self._report(Code("member_damaged", {"name": self._label}))
            return b""
