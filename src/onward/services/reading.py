"""From raw bytes to readings: parse, find out whose mailbox it is, read every message, then build the search."""

from collections.abc import Callable, Iterator
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from onward.adapters.mail.parse import UnreadableMessage, parse_message
from onward.analysis.mail import read_message
from onward.store.models import Import, Message, Quarantined, RawMessage
from onward.store.records import message_record, message_row, set_reading

from . import reconcile
from .clock import local_day
from .members import guess_member, own_words_for

_BATCH = 100

Progress = Callable[[Import], None]


def read_new(user: User, *, row: Import | None, now: datetime, progress: Progress | None = None) -> None:
    """Parses and reads what has no reading yet and brings applications in step. Safe to run at any time."""
    _parse_new(user, row=row, now=now)
    if guess_member(user):
        Message.objects.for_user(user).update(reading=None)
    _read_unread(user, row=row, now=now, progress=progress)
    reconcile.reconcile(user, now=now)


def rebuild(user: User, *, now: datetime) -> int:
    """Throws away everything derived from mail and makes it again from the raw bytes; returns how many messages.

    What the person changed, corrected or undid lives in their own changes and stays.
    """
    with transaction.atomic():
        links = dict(Message.objects.for_user(user).exclude(application=None).values_list("raw_id", "application_id"))
        Message.objects.for_user(user).delete()
        Quarantined.objects.for_user(user).delete()
        _parse_new(user, row=None, now=now)
        _keep_links(user, links)
        _read_unread(user, row=None, now=now, progress=None)
        reconcile.reconcile(user, now=now)
    return RawMessage.objects.for_user(user).count()


def read_again(user: User, *, now: datetime) -> None:
    """Reads all messages anew, for instance when the person's own addresses have changed."""
    Message.objects.for_user(user).update(reading=None)
    _read_unread(user, row=None, now=now, progress=None)
    reconcile.reconcile(user, now=now)


def _keep_links(user: User, links: dict[int, int]) -> None:
    """Old links tell `reconcile` which application row a group of messages was; it decides the rest anew."""
    by_application: dict[int, list[int]] = {}
    for raw_id, application_id in links.items():
        by_application.setdefault(application_id, []).append(raw_id)
    for application_id, raw_ids in by_application.items():
        Message.objects.for_user(user).filter(raw_id__in=raw_ids).update(application_id=application_id)


def _parse_new(user: User, *, row: Import | None, now: datetime) -> None:
    while raws := list(RawMessage.objects.for_user(user).filter(message=None, quarantine=None).order_by("id")[:_BATCH]):
        rows: list[Message] = []
        quarantined: list[Quarantined] = []
        for raw in raws:
            try:
                rows.append(message_row(raw, parse_message(bytes(raw.raw), key=raw.digest)))
            except UnreadableMessage as problem:
                quarantined.append(_quarantine(raw, code=problem.reason.code, detail=str(problem), now=now))
            except Exception as problem:  # noqa: BLE001 - a message may never stop an import: it is kept, with the reason
                quarantined.append(_quarantine(raw, code="parser_failed", detail=repr(problem), now=now))
        with transaction.atomic():
            Message.objects.bulk_create(rows)
            Quarantined.objects.bulk_create(quarantined)
            if row is not None:
                row.quarantined += len(quarantined)
                row.save(update_fields=["quarantined"])


def _quarantine(raw: RawMessage, *, code: str, detail: str, now: datetime) -> Quarantined:
    return Quarantined(owner_id=raw.owner_id, raw=raw, reason=code, detail=detail[:400], at=now)


def _read_unread(user: User, *, row: Import | None, now: datetime, progress: Progress | None) -> None:
    me = own_words_for(user)
    today = local_day(now)
    unread = Message.objects.for_user(user).filter(reading__isnull=True)
    if row is not None:
        row.to_read = unread.count()
        row.save(update_fields=["to_read"])
    for batch in _unread_batches(user):
        for message in batch:
            set_reading(message, read_message(message_record(message), me=me, today=today))
        with transaction.atomic():
            Message.objects.bulk_update(batch, ["reading", "kind", "probability", "own", "review"], batch_size=_BATCH)
            if row is not None:
                row.read += len(batch)
                row.save(update_fields=["read"])
        if row is not None and progress is not None:
            progress(row)


def _unread_batches(user: User) -> Iterator[list[Message]]:
    while batch := list(Message.objects.for_user(user).filter(reading__isnull=True).order_by("id")[:_BATCH]):
        yield batch
