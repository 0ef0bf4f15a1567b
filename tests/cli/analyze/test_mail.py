"""`onward analyze mail`, as its contract says."""

import base64
import json
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from onward.domain.messages import Address

from ...adapters.mail.samples import ALL, INVITATION, REJECTION, as_mbox
from .fakes import FakeReaders, answers


def line(**data: object) -> str:
    return json.dumps(data) + "\n"


def test_it_answers_each_line_in_order_with_the_keys_of_the_contract() -> None:
    result = FakeReaders().run("mail", lines=line(id="b", text="Hello Mira") + line(id=7, text="Second"))
    assert result.exit_code == 0
    first, second = answers(result)
    assert (first["id"], second["id"]) == ("b", 7)
    assert first == {
        "id": "b",
        "kind": "rejection",
        "probability": 0.9877,
        "because": [{"quote": "Hello", "start": 0, "end": 5, "cue": "rejection.decision"}],
        "text": "Hello Mira",
        "employer": "Northlight Books",
        "role": None,
        "via": None,
        "people": [{"name": "Anna Bell", "role": "recruiter", "email": None}],
        "dates": [
            {"kind": "interview", "date": "2026-03-10", "time": "10:00", "zone": "Europe/Berlin", "quote": "Tuesday at 10"}
        ],
        "requests": [{"kind": "document", "text": "Send a reference", "due": None, "quote": "send a reference"}],
        "reason": None,
        "language": "en",
        "review": False,
    }  # fmt: skip


def test_it_reads_raw_and_base64_and_fields_alike() -> None:
    readers = FakeReaders()
    readers.run(
        "mail",
        lines=line(id="1", raw=REJECTION.decode())
        + line(id="1", raw_base64=base64.b64encode(REJECTION).decode())
        + line(id="1", raw=REJECTION.decode().replace("hard", "h\udcfcrd")),
    )
    one, two, three = readers.messages
    assert one == two
    assert "hürd" in three.text
    assert one.sender == Address("Bell, Anna", "anna.bell@northlight.example")


def test_it_reads_fields() -> None:
    readers = FakeReaders()
    fields = {"from": "Anna Bell <A@x.example>", "to": "m@y.example", "subject": " Your  application", "text": "Hi"}
    readers.run(
        "mail",
        lines=line(id="1", date="2026-03-03", **fields) + line(id="2", date="Tue, 3 Mar 2026 09:00 +0100", text="x"),
    )
    one, two = readers.messages
    assert (one.sender, one.to) == (Address("Anna Bell", "a@x.example"), (Address("", "m@y.example"),))
    assert one.subject == "Your application"
    assert one.sent_at is not None
    assert one.sent_at.date() == date(2026, 3, 3)
    assert two.sent_at == datetime(2026, 3, 3, 8, tzinfo=UTC)


def test_it_passes_on_today_and_me() -> None:
    readers = FakeReaders()
    readers.run(
        "mail",
        "--today",
        "2026-03-05",
        "--me",
        "Mira",
        "--me",
        "m@y.example",
        "--seed",
        "3",
        lines=line(id=1, text="x"),
    )
    assert (readers.today, readers.me) == (date(2026, 3, 5), ("Mira", "m@y.example"))


@pytest.mark.parametrize(
    ("bad", "identity"),
    [
        ("not json\n", None),
        ("[1,2]\n", None),
        ("\n", None),
        ('{"id":"a"}\n', "a"),
        ('{"text":"boom"}\n', None),
        ('{"id":"a","text":"boom"}\n', "a"),
        ('{"id":"a","text":3}\n', "a"),
        ('{"id":"a","raw":""}\n', "a"),
        ('{"id":"a","raw":["x"]}\n', "a"),
        ('{"id":"a","raw_base64":"%%%"}\n', "a"),
        ('{"id":"a","raw":"\\ud800"}\n', "a"),
        ('{"id":"a","text":"x","date":"someday"}\n', "a"),
        ('{"id":{"x":1}}\n', None),
        ('{"id":"a","text":NaN}\n', None),
        ("[" * 20_000 + "\n", None),
        (b'{"id":"\xff"}\n', None),
    ],
)
def test_it_puts_an_error_in_the_place_of_a_line_it_cannot_use(bad: str | bytes, identity: str | None) -> None:
    good = line(id="good", text="Hello").encode()
    result = FakeReaders().run("mail", lines=good + (bad if isinstance(bad, bytes) else bad.encode()) + good)
    first, error, last = answers(result)
    assert (first["id"], last["id"]) == ("good", "good")
    assert set(error) == {"id", "error"}
    assert error["id"] == identity
    assert "\n" not in error["error"]
    assert result.exit_code == 3


def test_it_never_calls_a_language_it_does_not_know_fine() -> None:
    (answer,) = answers(FakeReaders().run("mail", lines=line(id="1", text="Vážená paní")))
    assert answer.pop("id") == "1"
    assert (answer.pop("language"), answer.pop("unsupported")) == ("cs", True)
    assert answer
    assert all(value is None for value in answer.values())


def test_it_reads_mail_files_and_json_files_in_the_order_given(tmp_path: Path) -> None:
    (tmp_path / "one.eml").write_bytes(INVITATION)
    (tmp_path / "all.mbox").write_bytes(as_mbox(ALL))
    (tmp_path / "lines.jsonl").write_text(line(id="l", text="x"))
    (tmp_path / "no.pdf").write_bytes(b"%PDF-1.7")
    names = ["one.eml", "all.mbox", "lines.jsonl", "no.pdf"]
    result = FakeReaders().run("mail", *[str(tmp_path / name) for name in names])
    assert [a["id"] for a in answers(result)] == ["one.eml", *[f"all.mbox#{n}" for n in (1, 2, 3, 4)], "l", "no.pdf"]
    assert "error" in answers(result)[-1]
    assert result.exit_code == 3


def test_it_reads_standard_input_for_a_dash() -> None:
    assert [a["id"] for a in answers(FakeReaders().run("mail", "-", lines=line(id=1, text="x")))] == [1]


@pytest.mark.parametrize("wrong", [("--today", "yesterday"), ("nowhere.eml",), ("--unknown",)])
def test_it_ends_with_two_on_wrong_usage(wrong: tuple[str, ...]) -> None:
    assert FakeReaders().run("mail", *wrong).exit_code == 2


def test_it_writes_valid_utf8_whatever_an_id_holds() -> None:
    result = FakeReaders().run("mail", lines='{"id":"\\ud800","text":"Grüße"}\n')
    assert answers(result)[0]["id"] == "\ud800"


def test_it_answers_a_line_before_the_next_one_is_given() -> None:
    code = (
        "import sys; sys.path[:0] = ['src', '.']\n"
        "from tests.cli.analyze.fakes import FakeReaders\n"
        "from onward.cli.analyze import analyze\n"
        "analyze(['mail'], obj={'read_message': FakeReaders().read_message})\n"
    )
    root = Path(__file__).parents[3]
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root) as run:
        assert run.stdin is not None
        assert run.stdout is not None
        for number in (1, 2):
            run.stdin.write(line(id=number, text="x").encode())
            run.stdin.flush()
            assert json.loads(run.stdout.readline())["id"] == number
        run.stdin.close()
        assert run.wait(timeout=10) == 0


def test_it_never_loads_django() -> None:
    code = (
        "import sys; sys.path[:0] = ['src']\n"
        "import onward.cli.analyze.mail, onward.cli.analyze.mailbox, onward.cli.analyze.note\n"
        "import onward.cli.analyze.messages, onward.cli.analyze.answers, onward.cli.analyze.whose\n"
        "sys.exit(any(name.split('.')[0] == 'django' for name in sys.modules))\n"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[3], check=False).returncode == 0
