"""Undo of any act, and bringing the rest in step with it."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from onward.store.models import Application, RawMessage

from . import changes, closures, reconcile


def undo(user: User, group: str, *, now: datetime) -> None:
    """Takes an act back, or brings it back when it was taken back. Raises NotFound for another's or unknown group."""
    with transaction.atomic():
        touched = changes.undo(user, group, now=now)
        if any(isinstance(subject, RawMessage) for subject in touched):
            reconcile.reconcile(user, now=now)
        applications = {
            application.pk: application
            for subject in touched
            if (application := changes.application_of(subject)) is not None
        }
        for pk in applications:
            closures.keep_in_step(Application.objects.get(pk=pk), now=now)
