"""Zip files such as Google Takeout's: mbox and .eml members, read as a stream and never unpacked to disk."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from onward.domain.errors import ArchiveTooLarge, NotAMailbox

from . import mbox

_MAX_MEMBERS = 200_000
_MAX_BYTES = 60 * 1024**3
# Mail with attachments packs to about two thirds, text to a tenth; a bomb is far beyond.
_MAX_RATIO = 200
_RATIO_FROM_BYTES = 20 * 1024**2


def mail_members(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Members that can hold mail, in order of name. Raises ArchiveTooLarge for a bomb, judged by what it declares."""
    members = [info for info in archive.infolist() if not info.is_dir()]
    if len(members) > _MAX_MEMBERS or sum(info.file_size for info in members) > _MAX_BYTES:
        raise ArchiveTooLarge
    for info in members:
        if info.file_size > _RATIO_FROM_BYTES and info.file_size > _MAX_RATIO * max(info.compress_size, 1):
            raise ArchiveTooLarge(f"({Path(info.filename).name})")
    suffixes = (".mbox", ".eml", ".mbx")
    return sorted((i for i in members if i.filename.lower().endswith(suffixes)), key=lambda info: info.filename)


def messages_in_zip(path: Path) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(path) as archive:
            for info in mail_members(archive):
                label = Path(info.filename).name
                with archive.open(info) as member:
                    if info.filename.lower().endswith(".eml"):
                        yield label, member.read()
                    else:
                        stream = cast("BinaryIO", member)
                        for number, raw in enumerate(mbox.messages_in(stream), start=1):
                            yield f"{label}#{number}", raw
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as problem:
        raise NotAMailbox(f"(the zip file cannot be read: {problem})") from problem
