"""One message has one digest, however it was kept."""

import io

from hypothesis import given, settings
from hypothesis import strategies as st

from onward.adapters.mail.identity import canonical_form, message_digest
from onward.adapters.mail.mbox import messages_in

from .samples import ALL, INVITATION, REJECTION, SAME_ID, as_mbox, as_takeout, crlf, mboxo, mboxrd

_LINES = st.lists(
    st.one_of(
        st.sampled_from(["", "From me", ">From me", ">>From you", "From: me", "Hello", ">quoted", "--", " "]),
        st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=30),
    ),
    max_size=12,
)
_BODIES = _LINES.map(lambda lines: "\n".join(lines).encode())


def message(body: bytes) -> bytes:
    return b"From: a@firm.example\nSubject: x\n folded\nMessage-ID: <1@firm.example>\n\n" + body


@given(_BODIES)
def test_it_does_not_depend_on_line_ends(body: bytes) -> None:
    assert message_digest(message(body)) == message_digest(crlf(message(body)))


@given(_BODIES)
def test_it_does_not_depend_on_how_from_was_quoted(body: bytes) -> None:
    raw = message(body)
    assert message_digest(raw) == message_digest(mboxrd(raw)) == message_digest(mboxo(raw))


@given(_BODIES, st.sampled_from([b"\n", b"\r\n"]))
def test_it_survives_the_way_through_a_mailbox_file(body: bytes, line_end: bytes) -> None:
    raws = (message(body), message(body + b"\nsecond"))
    found = list(messages_in(io.BytesIO(as_mbox(raws, line_end=line_end))))
    assert [message_digest(raw) for raw in found] == [message_digest(raw) for raw in raws]


@given(_BODIES)
def test_it_is_the_digest_of_its_own_canonical_form(body: bytes) -> None:
    assert canonical_form(canonical_form(message(body))) == canonical_form(message(body))


@given(st.binary(max_size=400))
@settings(max_examples=200)
def test_it_gives_any_bytes_a_digest(raw: bytes) -> None:
    assert len(message_digest(raw)) == 64


def test_it_leaves_out_what_transport_and_mail_programs_add() -> None:
    added = (
        b"Return-Path: <a@b.example>\nReceived: from x\n\tby y; Tue, 3 Mar 2026 09:12:01 +0100\nX-Received: by z\n"
        b"ARC-Seal: i=1;\n a=rsa\nARC-Authentication-Results: i=1\nAuthentication-Results: mx; spf=pass\n"
        b"Received-SPF: pass\nDelivered-To: mira@sand.example\nX-Original-To: m@s.example\nStatus: RO\nX-Status: A\n"
        b"X-Keywords: work\nX-Mozilla-Status: 0001\nX-Mozilla-Status2: 00000000\n"
    )
    assert message_digest(added + REJECTION) == message_digest(REJECTION) == message_digest(as_takeout(REJECTION))


def test_it_keeps_what_the_sender_signed() -> None:
    signed = b"DKIM-Signature: v=1; d=northlight.example\n" + REJECTION
    assert message_digest(signed) != message_digest(REJECTION)


def test_it_tells_two_messages_with_one_message_id_apart() -> None:
    assert message_digest(INVITATION) != message_digest(SAME_ID)
    assert len({message_digest(raw) for raw in ALL}) == len(ALL)


def test_it_does_not_take_words_or_a_spaced_header_for_an_mbox_line() -> None:
    assert canonical_form(b"From my side: no.\nSorry.\n").startswith(b"From my side")
    assert canonical_form(b"From : John <j@x.example>\nTo: a@b.example\n\nhi").startswith(b"From : John")


def test_it_does_not_depend_on_blank_lines_at_the_end() -> None:
    assert message_digest(REJECTION) == message_digest(REJECTION + b"\n\r\n\n") == message_digest(REJECTION.rstrip())
