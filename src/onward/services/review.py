"""Review: what the mail reading was not sure of, for the person to decide; corrections are kept for good."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet

from onward.domain.labels import MailKind
from onward.store.models import Application, Message
from onward.store.models.base import random_id

from . import changes, reconcile


def to_review(user: User) -> QuerySet[Message]:
    rows: QuerySet[Message] = (
        Message.objects.for_user(user)
        .filter(review=True)
        .select_related("application__employer", "raw")
        .defer("raw__raw")
        .order_by("-sent_at", "-id")
    )
    return rows


def decide(
    user: User, message: Message, *, kind: MailKind, application: Application | None, now: datetime
) -> str | None:
    """The person says what a message is and which application it belongs to (None: none of them).

    Kept as a change of the raw message, so that no later import or rebuild asks or decides otherwise.
    """
    group = random_id()
    with transaction.atomic():
        changes.record(
            message.raw,
            {"kind": kind.value, "application": application.public_id if application else None},
            action="message.decided",
            now=now,
            group=group,
        )
        reconcile.reconcile(user, now=now)
    return group


def decide_new_application(user: User, message: Message, *, kind: MailKind, now: datetime) -> str | None:
    """The message starts an application of its own: everything the reading found is taken over, and can be edited."""
    group = random_id()
    with transaction.atomic():
        application = Application.objects.create(owner=user, created_at=now)
        reading = message.reading or {}
        changes.record(
            application,
            {
                "exists": True,
                "employer": (reading.get("employer") or message.sender_name or message.sender_email)[:200],
                "role": (reading.get("role") or "")[:200],
                "stage": "applied",
            },
            action="application.added",
            now=now,
            group=group,
        )
        changes.record(
            message.raw,
            {"kind": kind.value, "application": application.public_id},
            action="message.decided",
            now=now,
            group=group,
        )
        reconcile.reconcile(user, now=now)
    return group
