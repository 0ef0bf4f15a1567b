"""Builders with sensible defaults for what the tests need."""

from datetime import UTC, datetime
from email.message import EmailMessage

from onward.domain.messages import Address, Message

NOON = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
ME = "marta@postbox.example"


def raw_mail(
    *,
    subject: str = "Your application",
    body: str = "Thank you for your application.",
    sender: str = "Dana Whitlock <dana@northlight-books.example>",
    to: str = f"Marta <{ME}>",
    message_id: str = "<one@northlight-books.example>",
    date: str = "Tue, 03 Mar 2026 08:42:00 +0000",
) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"], mail["Date"], mail["Message-ID"] = sender, to, subject, date, message_id
    mail.set_content(body)
    return mail.as_bytes()


def a_message(
    text: str,
    *,
    key: str = "one",
    subject: str = "Your application",
    sender: str = "dana@northlight-books.example",
    name: str = "Dana Whitlock",
    sent_at: datetime | None = NOON,
    **more: object,
) -> Message:
    values: dict[str, object] = {
        "message_id": f"{key}@mail.example",
        "in_reply_to": "",
        "references": (),
        "reply_to": None,
        "to": (Address("Marta", ME),),
        "cc": (),
        **more,
    }
    return Message(key=key, sent_at=sent_at, sender=Address(name, sender), subject=subject, text=text, **values)  # type: ignore[arg-type]
