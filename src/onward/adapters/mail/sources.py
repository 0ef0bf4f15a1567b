"""Where raw messages come from: an mbox file, a Maildir, a folder of .eml files, one .eml file, or a zip of them."""

import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from onward.domain.errors import EmptyMailbox, InputError, NotAMailbox
from onward.domain.ports import RawSource

from . import mbox, takeout

_HEADER = re.compile(rb"^[!-9;-~]{1,80}:[ \t]?")
_MAIL_HEADERS = (
    b"from:", b"to:", b"subject:", b"date:", b"received:", b"return-path:", b"delivered-to:", b"message-id:",
    b"mime-version:", b"x-", b"content-type:", b"sender:", b"reply-to:", b"dkim-signature:", b"arc-",
)  # fmt: skip
_HEAD_BYTES = 4096


class FileSource:
    """Messages of a path, listed anew at each iteration; `len` is 0 where counting would cost a full read."""

    def __init__(self, items: Callable[[], Iterator[tuple[str, bytes]]], count: int) -> None:
        self._items = items
        self._count = count

    def __iter__(self) -> Iterator[tuple[str, bytes]]:
        return self._items()

    def __len__(self) -> int:
        return self._count

    def __bool__(self) -> bool:
        return True


def open_source(path: Path, *, label: str | None = None) -> RawSource:
    """The messages of a path. Raises NotAMailbox, EmptyMailbox or ArchiveTooLarge with one clear line."""
    shown = label or path.name
    try:
        if path.is_dir():
            return _open_folder(path, shown)
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
        return _open_file(path, head, shown)
    except FileNotFoundError as problem:
        raise InputError(f"There is no file or folder {shown}.") from problem
    except PermissionError as problem:
        raise InputError(f"{shown} may not be read by this user.") from problem


def _open_file(path: Path, head: bytes, shown: str) -> RawSource:
    if not head.strip():
        raise EmptyMailbox(f"({shown} is empty)")
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            if not takeout.mail_members(archive):
                raise NotAMailbox(f"({shown} holds no .mbox or .eml file)")
        return FileSource(lambda: takeout.messages_in_zip(path), 0)
    if mbox.looks_like_mbox(head):
        with path.open("rb") as file:
            count = mbox.count_in(file)
        return FileSource(lambda: _mbox_items(path, shown), count)
    if looks_like_message(head):
        return FileSource(lambda: iter(((shown, path.read_bytes()),)), 1)
    raise NotAMailbox(f"({shown})")


def looks_like_message(head: bytes) -> bool:
    """Whether bytes begin like a mail message: header lines, one of them known from mail."""
    lines = head.lstrip(b"\xef\xbb\xbf\r\n").replace(b"\r\n", b"\n").split(b"\n")[:40]
    if not lines or not _HEADER.match(lines[0]):
        return False
    return any(line.lower().startswith(_MAIL_HEADERS) for line in lines)


def _mbox_items(path: Path, shown: str) -> Iterator[tuple[str, bytes]]:
    with path.open("rb") as file:
        for number, raw in enumerate(mbox.messages_in(file), start=1):
            yield f"{shown}#{number}", raw


def _open_folder(path: Path, shown: str) -> RawSource:
    files = maildir_files(path) or sorted(p for p in path.rglob("*.eml") if p.is_file())
    if not files:
        files = sorted(p for p in path.iterdir() if p.is_file() and _starts_like_message(p))
    if not files:
        raise EmptyMailbox(f"(no mail in the folder {shown})")
    return FileSource(lambda: ((maildir_key(file.name), file.read_bytes()) for file in files), len(files))


def maildir_files(path: Path) -> list[Path]:
    """Files of a Maildir and its sub-folders, by name; empty where it is none."""
    folders = [folder for folder in (path, *sorted(path.iterdir())) if folder.is_dir() and (folder / "cur").is_dir()]
    found = [
        file
        for folder in folders
        for part in ("cur", "new")
        if (folder / part).is_dir()
        for file in (folder / part).iterdir()
        if file.is_file() and not file.name.startswith(".")
    ]
    return sorted(found, key=lambda file: (maildir_key(file.name), str(file)))


def maildir_key(name: str) -> str:
    """The file name without Maildir's flags."""
    return re.split(r":2,|;2,|!2,", name, maxsplit=1)[0]


def _starts_like_message(path: Path) -> bool:
    with path.open("rb") as file:
        return looks_like_message(file.read(_HEAD_BYTES))
