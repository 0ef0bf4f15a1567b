"""`onward analyze mailbox`, as its contract says."""

from pathlib import Path

from onward.cli.analyze.whose import guess_me

from ...adapters.mail.samples import ALL, INVITATION, NO_ID, REJECTION, as_mbox, write_folder, write_maildir
from .fakes import FakeReaders, answers


def test_it_writes_one_object_with_the_keys_of_the_contract(tmp_path: Path) -> None:
    (tmp_path / "all.mbox").write_bytes(as_mbox(ALL))
    result = FakeReaders().run("mailbox", str(tmp_path / "all.mbox"))
    (answer,) = answers(result)
    assert result.exit_code == 0
    assert answer["applications"] == [
        {
            "id": "a1",
            "employer": "Northlight Books",
            "employer_type": None,
            "role": None,
            "via": None,
            "source": None,
            "stage_reached": "interview",
            "outcome": "rejected",
            "applied_on": "2026-02-01",
            "first_answer_on": None,
            "ended_on": "2026-03-03",
            "history": [{"stage": "applied", "on": "2026-02-01"}],
            "people": [{"name": "Anna Bell", "role": "recruiter", "email": "anna@northlight.example"}],
        }
    ]
    assert answer["messages"]["one@northlight.example"] == {
        "application": "a1",
        "kind": "rejection",
        "probability": 0.9877,
    }
    assert answer["messages"]["two@harbour.example"]["application"] is None


def test_it_keys_an_mbox_by_message_id_else_by_number(tmp_path: Path) -> None:
    # The third message shares the id of the second, the fourth has none, the fifth is the first again.
    (tmp_path / "all.mbox").write_bytes(as_mbox((*ALL, REJECTION)))
    (answer,) = answers(FakeReaders().run("mailbox", str(tmp_path / "all.mbox")))
    assert list(answer["messages"]) == ["one@northlight.example", "two@harbour.example", "#3", "#4"]


def test_it_keys_folders_and_maildirs_by_file_name(tmp_path: Path) -> None:
    write_maildir(tmp_path / "box", ALL)
    write_folder(tmp_path / "folder", ALL)
    (box,) = answers(FakeReaders().run("mailbox", str(tmp_path / "box")))
    (folder,) = answers(FakeReaders().run("mailbox", str(tmp_path / "folder")))
    assert set(box["messages"]) == {"1.a.host", "2.b.host", "3.c.host", "4.d.host"}
    assert set(folder["messages"]) == {"0.eml", "1.eml", "2.eml", "3.eml"}


def test_it_names_a_message_it_cannot_read_and_reads_the_others(tmp_path: Path) -> None:
    write_folder(tmp_path / "folder", (REJECTION, bytes(range(256)) * 4))
    result = FakeReaders().run("mailbox", str(tmp_path / "folder"))
    (answer,) = answers(result)
    assert answer["messages"]["0.eml"]["kind"] == "rejection"
    assert answer["messages"]["1.eml"]["error"] == "This is not a mail message."
    assert result.exit_code == 3


def test_it_ends_with_three_where_there_is_no_mailbox_and_two_where_there_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(500))
    result = FakeReaders().run("mailbox", str(tmp_path / "photo.jpg"))
    assert (set(answers(result)[0]), result.exit_code) == ({"id", "error"}, 3)
    assert FakeReaders().run("mailbox", str(tmp_path / "nowhere")).exit_code == 2


def test_it_guesses_whose_mailbox_it_is_unless_told(tmp_path: Path) -> None:
    (tmp_path / "all.mbox").write_bytes(as_mbox(ALL))
    readers = FakeReaders()
    readers.run("mailbox", str(tmp_path / "all.mbox"))
    assert readers.me == ("mira@sand.example",)
    readers.run("mailbox", "--me", "Mira Sand", str(tmp_path / "all.mbox"))
    assert readers.me == ("Mira Sand",)


def mail(sender: str, to: str, *, reply: bool = False, delivered: str = "") -> bytes:
    head = f"Delivered-To: {delivered}\n" if delivered else ""
    head += "In-Reply-To: <x@y>\n" if reply else ""
    return f"{head}From: {sender}\nTo: {to}\nSubject: x\n\nx\n".encode()


def test_it_takes_who_mail_goes_to_and_replies_come_from_for_the_owner() -> None:
    assert guess_me([mail("hr@a.example", "me@b.example"), mail("hr@c.example", "me@b.example")]) == ("me@b.example",)
    # One correspondent alone: who answers is the owner.
    thread = [mail("hr@a.example", "me@b.example"), mail("me@b.example", "hr@a.example", reply=True)] * 2
    assert guess_me(thread) == ("me@b.example",)
    # Mail sent to a list, delivered to the owner.
    lists = [mail("hr@a.example", "all@list.example", delivered="me@b.example")] * 3
    assert guess_me(lists) == ("me@b.example",)


def test_it_never_takes_someone_who_only_writes_for_the_owner() -> None:
    assert guess_me([mail("news@a.example", "")] * 9 + [INVITATION]) == ("mira@sand.example",)
    assert guess_me([NO_ID]) == ()
