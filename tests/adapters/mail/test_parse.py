"""One message parsed: odd ones are read as well as can be, broken ones are refused with a reason."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onward.adapters.mail.calendar import events_in
from onward.adapters.mail.identity import canonical_form, message_digest
from onward.adapters.mail.parse import UnreadableMessage, parse_message
from tests.builders import raw_mail

SHARED = Path(os.environ.get("ONWARD_SHARED_DATA", Path(__file__).parents[4] / "shared" / "data"))
needs_shared = pytest.mark.skipif(
    not (SHARED / "hostile").is_dir(), reason="the folder ONWARD_SHARED_DATA names is not here"
)


def test_it_reads_the_plain_parts_of_a_message() -> None:
    message = parse_message(raw_mail(body="Dear Marta,\nthank you."), key="k")
    assert (message.sender.name, message.sender.email) == ("Dana Whitlock", "dana@northlight-books.example")
    assert message.message_id == "one@northlight-books.example"
    assert message.sent_at is not None
    assert message.sent_at.isoformat() == "2026-03-03T08:42:00+00:00"
    assert "thank you." in message.text


def test_it_reads_a_message_without_date_from_or_id() -> None:
    message = parse_message(b"Subject: hello\n\nBody\n", key="k")
    assert (message.sent_at, message.sender.email, message.message_id) == (None, "", "")


def test_it_reads_an_unknown_charset_as_well_as_it_can() -> None:
    raw = b'From: a@b.example\nContent-Type: text/plain; charset="x-klingon"\n\nGr\xc3\xbc\xc3\x9fe\n'
    assert parse_message(raw, key="k").text == "Grüße"


def test_a_large_attachment_is_sized_and_not_decoded() -> None:
    body = b"QUFB" * (12 * 1024 * 1024)
    raw = (
        b'From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n\n'
        b"--x\nContent-Type: text/plain\n\nSee attached.\n--x\nContent-Type: application/pdf\n"
        b'Content-Disposition: attachment; filename="plan.pdf"\nContent-Transfer-Encoding: base64\n\n'
        + body
        + b"\n--x--\n"
    )
    message = parse_message(raw, key="k")
    assert message.text == "See attached."
    assert message.attachments[0].size > 30_000_000


def test_an_empty_message_is_refused_with_a_reason() -> None:
    with pytest.raises(UnreadableMessage) as caught:
        parse_message(b"\n\n", key="k")
    assert caught.value.reason.code == "empty"


@given(st.binary(max_size=600))
@settings(max_examples=200, deadline=None)
def test_no_bytes_crash_the_parser(data: bytes) -> None:
    message_digest(data)
    try:
        parse_message(data, key="k")
    except UnreadableMessage as problem:
        assert problem.reason.code


@given(st.lists(st.text(alphabet="abc >From\n", max_size=30), max_size=8))
@settings(max_examples=100, deadline=None)
def test_the_canonical_form_does_not_depend_on_line_ends(lines: list[str]) -> None:
    raw = b"Subject: x\n\n" + "\n".join(lines).encode()
    assert canonical_form(raw) == canonical_form(raw.replace(b"\n", b"\r\n"))


@needs_shared
@pytest.mark.shared_data
def test_hostile_mail_loses_nothing_and_crashes_nothing() -> None:
    files = [path for path in sorted((SHARED / "hostile" / "mime").rglob("*")) if path.is_file()]
    assert len(files) > 100
    for path in files:
        raw = path.read_bytes()
        message_digest(raw)
        try:
            parse_message(raw, key=path.name)
        except UnreadableMessage as problem:
            assert problem.reason.code in {"no_headers", "empty", "too_deep", "too_many_parts", "parser_failed"}


@needs_shared
@pytest.mark.shared_data
@pytest.mark.filterwarnings("ignore")
def test_hostile_calendars_crash_nothing() -> None:
    for path in (SHARED / "hostile" / "ics").rglob("*.ics"):
        events_in(path.read_bytes())
