"""Bringing in mail: raw bytes first, in small transactions, so that a stop at any moment loses nothing."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from onward.adapters.mail.identity import message_digest
from onward.adapters.mail.sources import open_source
from onward.domain.errors import OnwardError
from onward.domain.ports import RawSource
from onward.lib.folders import make_private
from onward.store.models import Import, RawMessage
from onward.store.models.base import random_id
from onward.store.queue import enqueue

from . import reading

_BATCH_MESSAGES = 200
_BATCH_BYTES = 16 * 1024 * 1024

Progress = Callable[[Import], None]


def _quiet(_import: Import) -> None:
    """No one is watching."""


def import_source(user: User, source: RawSource, *, label: str, now: datetime, progress: Progress = _quiet) -> Import:
    """Stores every message of the source, then reads what is new. Running it again adds nothing."""
    row = Import.objects.create(owner=user, label=label[:255], started_at=now)
    return run_import(row, source, now=now, progress=progress)


def run_import(row: Import, source: RawSource, *, now: datetime, progress: Progress = _quiet) -> Import:
    row.progress = Import.Progress.RUNNING
    row.total = len(source)
    row.seen = row.stored = row.already_there = row.quarantined = row.read = row.to_read = 0
    row.save()
    try:
        for batch in _batches(source):
            _store_batch(row, batch, now=now)
            progress(row)
        reading.read_new(row.owner, row=row, now=now, progress=progress)
    except OnwardError as problem:
        row.progress, row.problem = Import.Progress.FAILED, str(problem)[:400]
        row.finished_at = now
        row.save()
        raise
    row.progress = Import.Progress.DONE
    row.total = row.seen
    row.finished_at = now
    row.save()
    progress(row)
    return row


def _batches(source: RawSource) -> Iterable[list[tuple[str, bytes]]]:
    """Small groups by count and by bytes, so that memory stays flat however large the mailbox is."""
    batch: list[tuple[str, bytes]] = []
    size = 0
    for name, raw in source:
        batch.append((name, raw))
        size += len(raw)
        if len(batch) >= _BATCH_MESSAGES or size >= _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _store_batch(row: Import, batch: list[tuple[str, bytes]], *, now: datetime) -> None:
    by_digest: dict[str, tuple[str, bytes]] = {}
    for name, raw in batch:
        by_digest.setdefault(message_digest(raw), (name, raw))
    with transaction.atomic():
        known = set(
            RawMessage.objects.filter(owner=row.owner, digest__in=list(by_digest)).values_list("digest", flat=True)
        )
        new = [
            RawMessage(
                owner=row.owner,
                digest=digest,
                raw=raw,
                size=len(raw),
                source=row.label,
                name=name[:255],
                imported_at=now,
            )
            for digest, (name, raw) in by_digest.items()
            if digest not in known
        ]
        RawMessage.objects.bulk_create(new)
        row.seen += len(batch)
        row.stored += len(new)
        row.already_there += len(batch) - len(new)
        row.save()


class _OneMessage:
    """A source of one pasted message."""

    def __init__(self, raw: bytes, name: str) -> None:
        self._item = (name, raw)

    def __iter__(self) -> Iterator[tuple[str, bytes]]:
        return iter((self._item,))

    def __len__(self) -> int:
        return 1


def import_pasted(user: User, text: str, *, now: datetime) -> tuple[Import, RawMessage | None]:
    """One message as it was pasted: with headers if it has them, else as a body that came today."""
    raw = text.encode("utf-8", "surrogateescape")
    row = import_source(user, _OneMessage(raw, f"pasted-{random_id()}"), label="pasted", now=now)
    stored = RawMessage.objects.filter(owner=user, digest=message_digest(raw)).first()
    return row, stored


def uploads_folder() -> Path:
    folder: Path = settings.FOLDERS.data / "uploads"
    make_private(folder)
    return folder


def keep_upload(user: User, chunks: Iterable[bytes], *, name: str, now: datetime) -> Import:
    """Writes an upload to the data folder and queues its import; the label is only ever shown, never a path."""
    stored_name = random_id() + (".zip" if name.lower().endswith(".zip") else "")
    path = uploads_folder() / stored_name
    with path.open("wb") as file:
        for chunk in chunks:
            file.write(chunk)
    with transaction.atomic():
        row = Import.objects.create(
            owner=user, label=Path(name).name[:255] or "upload", upload=stored_name, started_at=now
        )
        enqueue("import_upload", import_id=row.pk)
    return row


def run_upload(import_id: int, *, now: datetime) -> None:
    """The job behind an upload. Its file goes once the raw messages are stored; a failure is kept as a sentence."""
    row = Import.objects.select_related("owner").get(pk=import_id)
    if not row.upload or row.progress == Import.Progress.DONE:
        return
    path = uploads_folder() / row.upload
    try:
        source = open_source(path, label=row.label)
        run_import(row, source, now=now)
    except OnwardError as problem:
        row.refresh_from_db()
        row.progress, row.problem, row.finished_at = Import.Progress.FAILED, str(problem)[:400], now
        row.save()
    path.unlink(missing_ok=True)
    row.upload = ""
    row.save(update_fields=["upload"])


def running_import(user: User) -> Import | None:
    """The import that is under way, if any."""
    row: Import | None = (
        Import.objects.for_user(user)
        .filter(progress__in=(Import.Progress.WAITING, Import.Progress.RUNNING))
        .exclude(upload="")
        .first()
    )
    return row
