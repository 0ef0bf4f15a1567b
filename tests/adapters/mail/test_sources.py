"""Where mail comes from: every shape gives the same messages, and what is no mailbox says so."""

import mailbox
import zipfile
from pathlib import Path

import pytest

from onward.adapters.mail.identity import message_digest
from onward.adapters.mail.sources import maildir_key, open_source
from onward.domain.errors import ArchiveTooLarge, EmptyMailbox, InputError, NotAMailbox
from tests.builders import raw_mail

MAILS = [
    raw_mail(body="First.\nFrom here on it gets better.\n", message_id="<1@x.example>"),
    raw_mail(body="Second.\n\n>From the quoted past\n", message_id="<2@x.example>"),
    raw_mail(body="Third, with the id of the second.", message_id="<2@x.example>"),
]


def _mbox(path: Path) -> Path:
    box = mailbox.mbox(path)
    for raw in MAILS:
        box.add(raw)
    box.close()
    return path


def _digests(path: Path) -> set[str]:
    return {message_digest(raw) for _, raw in open_source(path)}


def test_mbox_maildir_eml_and_zip_give_the_same_messages(tmp_path: Path) -> None:
    box = _mbox(tmp_path / "mail.mbox")
    folder = tmp_path / "eml"
    folder.mkdir()
    for number, raw in enumerate(MAILS):
        (folder / f"{number}.eml").write_bytes(raw.replace(b"\n", b"\r\n"))
    maildir = mailbox.Maildir(tmp_path / "maildir")
    for raw in MAILS:
        maildir.add(raw)
    with zipfile.ZipFile(tmp_path / "takeout.zip", "w") as archive:
        archive.write(box, "Takeout/Mail/All mail.mbox")
    assert len(_digests(box)) == 3
    assert _digests(box) == _digests(folder) == _digests(tmp_path / "maildir") == _digests(tmp_path / "takeout.zip")


def test_a_truncated_mbox_gives_what_is_there(tmp_path: Path) -> None:
    box = _mbox(tmp_path / "mail.mbox")
    box.write_bytes(box.read_bytes()[:-30])
    assert len(list(open_source(box))) == 3


@pytest.mark.parametrize("content", [b"%PDF-1.7 not mail", b"\x89PNG\r\n\x1a\n\x00", b"just some words\nand more"])
def test_a_file_that_is_no_mailbox_says_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "thing"
    path.write_bytes(content)
    with pytest.raises(NotAMailbox):
        open_source(path)


def test_an_empty_file_and_an_empty_folder_say_so(tmp_path: Path) -> None:
    (tmp_path / "empty.mbox").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / "empty.mbox", tmp_path / "folder"):
        with pytest.raises(EmptyMailbox):
            open_source(path)


def test_a_path_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no file or folder"):
        open_source(tmp_path / "nothing")


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mail.mbox", b"\0" * (40 * 1024 * 1024))
    with pytest.raises(ArchiveTooLarge):
        open_source(tmp_path / "bomb.zip")


def test_maildir_flags_are_no_part_of_the_key() -> None:
    assert maildir_key("1700.M1.host:2,RS") == "1700.M1.host"
