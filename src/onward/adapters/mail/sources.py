"""Where raw messages come from: an mbox file, a Maildir, a folder of .eml files, one .eml file, or a zip of them."""

import contextlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from onward.domain.errors import EmptyMailbox, InputError, NotAMailbox
from onward.domain.evidence import Code

from . import mbox, takeout
from .eml import HEAD_BYTES, looks_like_message, read_message
from .maildir import Report, maildir_files, maildir_key, message_files, read_files

__all__ = ["FileSource", "Shape", "maildir_key", "open_source", "open_upload"]

_ZIP_HEADS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_Opener = Callable[[], AbstractContextManager[BinaryIO]]


class Shape(StrEnum):
    """How messages are kept; in files and maildir each message has a file name of its own."""

    MBOX = "mbox"
    MAILDIR = "maildir"
    FILES = "files"
    EML = "eml"
    ZIP = "zip"


class FileSource:
    """Messages of a path, read anew at each iteration, one at a time.

    `problems` are what could not be read in full during the last iteration: "message_cut" (above 100 MB),
    "member_damaged", "not_readable", "gone", each with a name. `len` reads an mbox once, and is 0 for a zip.
    """

    def __init__(
        self, shape: Shape, items: Callable[[Report], Iterator[tuple[str, bytes]]], count: Callable[[], int]
    ) -> None:
        self.shape = shape
        self.problems: list[Code] = []
        self._items = items
        self._count = count
        self._counted: int | None = None

    def __iter__(self) -> Iterator[tuple[str, bytes]]:
        self.problems = []
        return self._items(self.problems.append)

    def __len__(self) -> int:
        if self._counted is None:
            self._counted = self._count()
        return self._counted

    def __bool__(self) -> bool:
        return True


def open_source(path: Path, *, label: str | None = None) -> FileSource:
    """The messages of a path. Raises NotAMailbox, EmptyMailbox, ArchiveTooLarge or InputError with one clear line.

    `label` is shown and names messages in place of the file's own name.
    """
    shown = label or path.name or str(path)
    try:
        if path.is_dir():
            return _open_folder(path, shown)
        if not path.is_file() and path.exists():
            raise NotAMailbox(f"({shown})")
        return _open_file(lambda: path.open("rb"), shown)
    except FileNotFoundError as problem:
        raise InputError(f"There is no file or folder {shown}.") from problem
    except PermissionError as problem:
        raise InputError(f"{shown} may not be read by this user.") from problem
    except OSError as problem:
        raise InputError(f"{shown} cannot be read: {problem.strerror}.") from problem


def open_upload(file: BinaryIO, name: str) -> FileSource:
    """The messages of an uploaded file that can be sought in; it stays open and is read from its start each time.

    `name` is shown and names messages; it is never used as a path.
    """

    @contextlib.contextmanager
    def opener() -> Iterator[BinaryIO]:
        file.seek(0)
        yield file

    return _open_file(opener, name.replace("\\", "/").rpartition("/")[2] or "upload")


def _open_file(opener: _Opener, shown: str) -> FileSource:
    with opener() as file:
        head = file.read(HEAD_BYTES)
        if not head.strip():
            raise EmptyMailbox(f"({shown} is empty)")
        if head.startswith(_ZIP_HEADS):
            takeout.open_archive(file, shown)
            return FileSource(Shape.ZIP, lambda report: _zip_items(opener, shown, report), lambda: 0)
        if mbox.looks_like_mbox(head):
            file.seek(0)
            if next(mbox.messages_in(file), None) is None:
                raise EmptyMailbox(f"({shown})")
            return _mbox_source(opener, shown)
    if looks_like_message(head, named_eml=shown.lower().endswith(".eml")):
        if shown.lower().endswith((".mbox", ".mbx")):  # one whose first From_ line was lost
            return _mbox_source(opener, shown)
        return FileSource(Shape.EML, lambda report: _one_item(opener, shown, report), lambda: 1)
    raise NotAMailbox(f"({shown})")


def _mbox_source(opener: _Opener, shown: str) -> FileSource:
    def count() -> int:
        with opener() as file:
            return mbox.count_in(file)

    return FileSource(Shape.MBOX, lambda report: _mbox_items(opener, shown, report), count)


def _mbox_items(opener: _Opener, shown: str, report: Report) -> Iterator[tuple[str, bytes]]:
    def cut(number: int) -> None:
        report(Code("message_cut", {"name": f"{shown}#{number}"}))

    with opener() as file:
        for number, raw in enumerate(mbox.messages_in(file, on_cut=cut), start=1):
            yield f"{shown}#{number}", raw


def _one_item(opener: _Opener, shown: str, report: Report) -> Iterator[tuple[str, bytes]]:
    with opener() as file:
        raw, is_cut = read_message(file)
    if is_cut:
        report(Code("message_cut", {"name": shown}))
    yield shown, raw


def _zip_items(opener: _Opener, shown: str, report: Report) -> Iterator[tuple[str, bytes]]:
    with opener() as file, takeout.open_archive(file, shown) as archive:
        yield from takeout.messages_in_zip(archive, report)


def _open_folder(path: Path, shown: str) -> FileSource:
    files = maildir_files(path)
    shape = Shape.MAILDIR if files else Shape.FILES
    files = files or message_files(path)
    if not files:
        raise EmptyMailbox(f"(the folder {shown} holds no mail)")
    return FileSource(shape, lambda report: read_files(path, files, report), lambda: len(files))
