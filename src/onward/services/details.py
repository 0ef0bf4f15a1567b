"""What is known of the conversation with one person: lines of the seeker's notes, and what they wrote themselves."""

from onward.analysis.notes import details_in_mail
from onward.domain.notes import KnownDetail
from onward.store.models import Application, Message

from .closures import Met

_MAILS = 12


def details_for(application: Application, met: Met) -> tuple[KnownDetail, ...]:
    """The seeker's own notes first, then sentences of that person's mail that name a topic. Each traces to its row."""
    own = [
        KnownDetail(text=line.strip(), source="note", source_id=met.involvement_id)
        for line in met.talked_about.splitlines()
        if line.strip()
    ]
    return (*own, *_from_mail(application, met))


def _from_mail(application: Application, met: Met) -> list[KnownDetail]:
    if not met.person.email:
        return []
    rows = Message.objects.filter(
        application=application, sender_email=met.person.email, own=False, reading__isnull=False
    ).order_by("-sent_at")[:_MAILS]
    found: list[KnownDetail] = []
    for row in rows:
        text = row.reading.get("text", "") if row.reading else ""
        found += [
            KnownDetail(text=sentence, source="mail", source_id=row.public_id) for sentence in details_in_mail(text)
        ]
    return found
