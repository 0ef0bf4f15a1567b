"""Opening mailboxes of every shape."""

import io
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from onward.adapters.mail.identity import message_digest
from onward.adapters.mail.mbox import is_from_line, messages_in
from onward.adapters.mail.sources import Shape, maildir_key, open_source, open_upload
from onward.domain.errors import ArchiveTooLarge, EmptyMailbox, InputError, NotAMailbox, OnwardError

from .samples import (
    ALL,
    INVITATION,
    NO_ID,
    REJECTION,
    as_mbox,
    as_takeout,
    crlf,
    shared_data,
    write_folder,
    write_maildir,
    zipped,
)


def digests(path: Path) -> set[str]:
    return {message_digest(raw) for _, raw in open_source(path)}


def split(data: bytes) -> list[bytes]:
    return list(messages_in(io.BytesIO(data)))


def test_it_gives_one_set_of_messages_through_every_shape(tmp_path: Path) -> None:
    (tmp_path / "plain.mbox").write_bytes(as_mbox(ALL))
    (tmp_path / "dos.mbox").write_bytes(as_mbox(ALL, line_end=b"\r\n"))
    takeout = as_mbox(
        tuple(as_takeout(raw) for raw in ALL), from_line=b"From 184434779@xxx Tue Mar 03 09:12:01 +0000 2026\n"
    )
    (tmp_path / "takeout.zip").write_bytes(
        zipped({"Takeout/Mail/All mail.mbox": takeout, "Takeout/index.html": b"<p>"})
    )
    (tmp_path / "files.zip").write_bytes(zipped({f"mail/{n}/m.eml": crlf(raw) for n, raw in enumerate(ALL)}))
    write_maildir(tmp_path / "Maildir", ALL)
    write_folder(tmp_path / "folder", tuple(crlf(raw) for raw in ALL))
    (tmp_path / "one.eml").write_bytes(REJECTION)

    expected = {message_digest(raw) for raw in ALL}
    assert len(expected) == len(ALL)
    for name in ("plain.mbox", "dos.mbox", "takeout.zip", "files.zip", "Maildir", "folder"):
        assert digests(tmp_path / name) == expected, name
    assert digests(tmp_path / "one.eml") == {message_digest(REJECTION)}


def test_it_names_messages_by_file_or_by_number(tmp_path: Path) -> None:
    (tmp_path / "in.mbox").write_bytes(as_mbox(ALL))
    assert [name for name, _ in open_source(tmp_path / "in.mbox")] == [f"in.mbox#{n}" for n in (1, 2, 3, 4)]
    assert next(iter(open_source(tmp_path / "in.mbox", label="mail of May")))[0] == "mail of May#1"
    source = open_source(write_maildir(tmp_path / "box", ALL))
    assert [name for name, _ in source] == ["1.a.host", "2.b.host", "3.c.host", "4.d.host"]
    assert (len(source), source.shape) == (4, Shape.MAILDIR)


def test_it_keeps_keys_apart_where_two_folders_hold_the_same_file_name(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "m.eml").write_bytes(NO_ID)
    assert [name for name, _ in open_source(tmp_path)] == ["a/m.eml", "b/m.eml"]


@pytest.mark.parametrize("name", ["1.a.host:2,RS", "1.a.host;2,S", "1.a.host!2,", "1.a.host"])
def test_it_strips_flags_from_maildir_names(name: str) -> None:
    assert maildir_key(name) == "1.a.host"


def test_it_finds_a_maildir_message_that_moved_since_the_listing(tmp_path: Path) -> None:
    source = open_source(write_maildir(tmp_path / "box", ALL))
    (tmp_path / "box/new/2.b.host").rename(tmp_path / "box/cur/2.b.host:2,S")
    (tmp_path / "box/cur/4.d.host:2,").unlink()
    assert len(list(source)) == 3
    assert [(code.code, code.params["name"]) for code in source.problems] == [("gone", "4.d.host")]


def test_it_yields_bytes_as_they_came(tmp_path: Path) -> None:
    write_folder(tmp_path / "folder", ALL)
    assert sorted(raw for _, raw in open_source(tmp_path / "folder")) == sorted(ALL)
    assert b"\n>From our side" in split(as_mbox((REJECTION,)))[0]


# --- where one message ends and the next begins ---

DATED = b"From anna@northlight.example Tue Mar  3 09:12:01 2026"


@pytest.mark.parametrize(
    "line",
    [
        DATED,
        b"From - Tue Mar 03 09:12:01 2026",
        b"From -",
        b"From 1844347792267117879@xxx Fri Sep 26 17:18:40 +0000 2025",
        b"From MAILER-DAEMON Tue Mar  3 09:12 2026",
        b"From someone at firm.example  Tue Mar  3 09:12:01 CET 2026",
        b"From ???@??? Tue Mar 03 09:12:01 2026\r",
        b"From a@b.example Tue, 3 Mar 2026 09:12:01 +0100",
        b"From a@b.example 2026-03-03 09:12:01",
    ],
)
def test_it_knows_the_line_that_begins_a_message(line: bytes) -> None:
    assert is_from_line(line)


@pytest.mark.parametrize(
    "line",
    [
        b"From our side it was a hard choice.",
        b"From 2019 to 2021 I worked at the harbour.",
        b"From Monday, Mar 3 2026, we are closed",
        b"From 9:30 to 10:30 on Mar 3 2026 we meet",
        b"From Tue Mar 3 09:12:01 2026 onwards nothing changes",
        b"From: anna@northlight.example",
        b">From anna@northlight.example Tue Mar  3 09:12:01 2026",
    ],
)
def test_it_does_not_take_a_sentence_for_the_beginning_of_a_message(line: bytes) -> None:
    assert not is_from_line(line)


def test_it_does_not_split_at_a_from_line_inside_a_paragraph() -> None:
    body = INVITATION + b"The log says:\n" + DATED + b"\nSubject: odd\n"
    assert split(DATED + b"\n" + body) == [body]


def test_it_does_not_split_where_words_follow_instead_of_headers() -> None:
    body = INVITATION + b"\n" + DATED + b"\nthat was the line I meant\n"
    assert split(DATED + b"\n" + body) == [body]


def test_it_does_not_trust_content_length() -> None:
    wrong = INVITATION.replace(b"Subject:", b"Content-Length: 100000\nSubject:")
    assert len(split(as_mbox((wrong, REJECTION)))) == 2


def test_it_reads_what_there_is_of_a_truncated_mailbox() -> None:
    whole = as_mbox(ALL)
    for end in range(60, len(whole), 37):
        found = split(whole[:end])
        assert found
        assert b"".join(found).count(b"Subject:") == whole[:end].count(b"Subject:")


def test_it_splits_alike_wherever_the_blocks_of_the_file_fall() -> None:
    class Slow(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(3 if size is None or size < 0 else min(size, 3))

    whole = as_mbox(ALL * 3, line_end=b"\r\n")
    assert list(messages_in(Slow(whole))) == split(whole)


def test_it_takes_the_memory_of_a_message_not_of_the_mailbox() -> None:
    class Endless(io.RawIOBase):
        """Some 60 MB of messages that are nowhere held."""

        def __init__(self) -> None:
            self.blocks = iter([as_mbox((INVITATION * 20,)) * 100] * 200)

        def read(self, size: int = -1, /) -> bytes:
            return next(self.blocks, b"")

    tracemalloc.start()
    count = sum(1 for _ in messages_in(Endless()))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 20_000
    assert peak < 8 * 1024 * 1024


def test_it_cuts_a_message_above_the_cap_says_so_and_goes_on() -> None:
    huge = INVITATION + b"word " * 2_000_000 + b"\n"
    cut: list[int] = []
    data = io.BytesIO(as_mbox((REJECTION, huge, NO_ID)))
    found = list(messages_in(data, max_bytes=1_000_000, on_cut=cut.append))
    assert [len(raw) for raw in found[1:2]] == [1_000_000]
    assert cut == [2]
    assert message_digest(found[2]) == message_digest(NO_ID)


@pytest.mark.shared_data
def test_it_splits_real_mailboxes_as_their_authors_say() -> None:
    files = {path.name: path for path in shared_data("hostile", "mime", "jstedfast__MimeKit")}
    assert len(list(open_source(files["mbox_unmunged.mbox.txt"]))) == 2
    assert len(list(open_source(files["mbox_issue1189.mbox.txt"]))) == 4


# --- what is no mailbox ---


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("letter.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\n"),
        ("photo.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 8),
        ("random.bin", bytes((i * 7919 + 13) % 251 for i in range(5000))),
        ("list.csv", b"from,to,subject\na,b,c\n"),
        ("page.html", b"<!doctype html><p>From: me</p>"),
        ("config.yaml", b"date: today\nname: x\n"),
        ("words.docx", zipped({"word/document.xml": b"<w/>"})),
        ("nested.zip", zipped({"inner.zip": zipped({"a.mbox": as_mbox(ALL)})})),
        ("cut.zip", zipped({"a.mbox": as_mbox(ALL)})[:-30]),
        ("garbage.eml", bytes(range(256)) * 20),
    ],
)
def test_it_refuses_what_is_no_mailbox_in_one_line(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(NotAMailbox) as caught:
        open_source(tmp_path / name)
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)
    with pytest.raises(NotAMailbox):
        open_upload(io.BytesIO(data), name)


def test_it_says_when_there_is_nothing_in_it(tmp_path: Path) -> None:
    (tmp_path / "empty.mbox").write_bytes(b"")
    (tmp_path / "blank.mbox").write_bytes(b"\n\n")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "readme.txt").write_text("hello")
    for part in ("cur", "new", "tmp"):
        (tmp_path / "Maildir" / part).mkdir(parents=True)
    for name in ("empty.mbox", "blank.mbox", "folder", "Maildir"):
        with pytest.raises(EmptyMailbox):
            open_source(tmp_path / name)
    with pytest.raises(InputError, match="no file or folder"):
        open_source(tmp_path / "nowhere.mbox")


# --- zip files ---


def test_it_refuses_a_zip_bomb_without_unpacking_it(tmp_path: Path) -> None:
    (tmp_path / "bomb.zip").write_bytes(zipped({"all.mbox": b"\0" * 60_000_000}))
    many = {f"{n}.eml": b"A" * 4_000_000 for n in range(12)}
    (tmp_path / "many.zip").write_bytes(zipped(many))
    for name in ("bomb.zip", "many.zip"):
        with pytest.raises(ArchiveTooLarge):
            open_source(tmp_path / name)


def test_it_never_writes_a_member_whatever_its_name(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "evil.zip").write_bytes(zipped({"../../escaped.eml": REJECTION, "/root.mbox": as_mbox((INVITATION,))}))
    names = [name for name, _ in open_source(inside / "evil.zip")]
    assert names == ["escaped.eml", "root.mbox#1"]
    assert [path.name for path in tmp_path.rglob("*")] == ["inside", "evil.zip"]


def test_it_leaves_out_what_the_zip_program_added_and_opens_no_archive_in_it(tmp_path: Path) -> None:
    members = {"__MACOSX/._a.eml": b"\0\5", "a.eml": NO_ID, "more.zip": zipped({"b.eml": INVITATION})}
    (tmp_path / "mac.zip").write_bytes(zipped(members))
    assert [raw for _, raw in open_source(tmp_path / "mac.zip")] == [NO_ID]


def test_it_reads_past_a_damaged_member_and_reports_it(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.eml": REJECTION * 50, "b.eml": NO_ID}))
    data[60:120] = b"\xff" * 60
    (tmp_path / "hurt.zip").write_bytes(bytes(data))
    source = open_source(tmp_path / "hurt.zip")
    assert [raw for _, raw in source] == [NO_ID]
    assert [code.code for code in source.problems] == ["member_damaged"]


def test_it_opens_uploads_of_every_shape_and_reads_them_twice() -> None:
    for name, data in (("a.mbox", as_mbox(ALL)), ("a.zip", zipped({"x.mbox": as_mbox(ALL)}))):
        source = open_upload(io.BytesIO(data), f"C:\\mail\\{name}")
        assert len(list(source)) == len(list(source)) == 4
    assert [name for name, _ in open_upload(io.BytesIO(REJECTION), "/mail/../one.eml")] == ["one.eml"]


def test_it_raises_nothing_but_its_own_errors_on_changed_bytes(tmp_path: Path) -> None:
    whole = zipped({"a.mbox": as_mbox(ALL), "b/c.eml": REJECTION})

    def changed() -> Iterator[bytes]:
        for at in range(0, len(whole), 11):
            yield whole[:at] + bytes([whole[at] ^ 0x5A]) + whole[at + 1 :]

    for data in changed():
        try:
            for _ in open_upload(io.BytesIO(data), "fuzz.zip"):
                pass
        except OnwardError:
            continue
