"""Maildir and folders of message files, listed by name and read one at a time."""

import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from onward.domain.evidence import Code

from . import mbox
from .eml import HEAD_BYTES, looks_like_message, read_message

Report = Callable[[Code], None]
_FLAGS = re.compile(r"[:;!]2,")
_MBOX_SUFFIXES = (".mbox", ".mbx")


def maildir_key(name: str) -> str:
    """The file name without Maildir's flags."""
    return _FLAGS.split(name, maxsplit=1)[0]


def maildir_files(root: Path) -> list[str]:
    """Paths relative to `root` of the messages of a Maildir and its sub-folders, by key; empty where it is none."""
    found: list[str] = []
    for folder, names, _ in os.walk(root):
        names.sort()
        if "cur" not in names:
            continue
        for part in ("cur", "new"):
            if part not in names:
                continue
            names.remove(part)
            below = Path(folder, part)
            prefix = below.relative_to(root).as_posix()
            with os.scandir(below) as entries:
                found += [f"{prefix}/{e.name}" for e in entries if e.is_file() and not e.name.startswith(".")]
        if "tmp" in names:
            names.remove("tmp")
    return sorted(found, key=lambda path: (maildir_key(path.rpartition("/")[2]), path))


def message_files(root: Path) -> list[str]:
    """Relative paths of .eml and mbox files at any depth, sorted; where there are none, of files that read like mail."""
    named: list[str] = []
    others: list[str] = []
    for folder, names, files in os.walk(root):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in files:
            if name.startswith("."):
                continue
            path = Path(folder, name)
            relative = path.relative_to(root).as_posix()
            (named if name.lower().endswith((".eml", *_MBOX_SUFFIXES)) else others).append(relative)
    if named:
        return sorted(named)
    return sorted(path for path in others if _starts_like_mail(root / path))


def _starts_like_mail(path: Path) -> bool:
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except OSError:
        return False
    return looks_like_message(head) or mbox.looks_like_mbox(head)


def read_files(root: Path, files: list[str], report: Report) -> Iterator[tuple[str, bytes]]:
    """(key, bytes) of each file. The key is the file name, or the relative path where two files share a name."""
    names = Counter(maildir_key(path.rpartition("/")[2]) for path in files)
    for relative in files:
        name = maildir_key(relative.rpartition("/")[2])
        key = name if names[name] == 1 else maildir_key(relative)
        path = _current_path(root, relative)
        if path is None:
            report(Code("gone", {"name": key}))
            continue
        try:
            with path.open("rb") as file:
                head = file.read(HEAD_BYTES)
                file.seek(0)
                if mbox.looks_like_mbox(head) and _holds_many(path, relative):
                    for number, raw in enumerate(mbox.messages_in(file), start=1):
                        yield f"{key}#{number}", raw
                    continue
                raw, is_cut = read_message(file)
        except OSError as problem:
            report(Code("not_readable", {"name": key, "problem": problem.strerror or ""}))
            continue
        if is_cut:
            report(Code("message_cut", {"name": key}))
        yield key, raw


def _holds_many(path: Path, relative: str) -> bool:
    """A From_ line alone may stand at the top of a message file; only a mailbox goes on after one message."""
    if relative.lower().endswith(_MBOX_SUFFIXES):
        return True
    if relative.lower().endswith(".eml") or path.parent.name in ("cur", "new"):
        return False
    with path.open("rb") as file:
        several = mbox.messages_in(file)
        return next(several, None) is not None and next(several, None) is not None


def _current_path(root: Path, relative: str) -> Path | None:
    """Where the file is now: a mail program may have moved it from new to cur, or changed its flags, since the listing."""
    path = root / relative
    if path.is_file():
        return path
    box = path.parent.parent
    key = maildir_key(path.name)
    for part in ("cur", "new"):
        folder = box / part
        if folder.is_dir():
            for candidate in folder.iterdir():
                if maildir_key(candidate.name) == key:
                    return candidate
    return None
