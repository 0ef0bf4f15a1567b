"""Brings applications, people and interviews in step with what the mail says, without touching what the person said.

The whole mailbox is linked anew each time, so the result depends on which messages there are and what the person
decided, never on the order in which mail came in. See docs/algorithms/reconcile.md.
"""

import hashlib
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from rapidfuzz import fuzz

from onward.analysis.mail import Entry, link_readings
from onward.domain.labels import MailKind, Outcome, Stage
from onward.domain.readings import ApplicationReading, MailboxReading, Pins, Reading
from onward.lib.names import fold_name
from onward.store.models import Application, Message
from onward.store.records import message_record, reading_of

from . import closures, sync
from .changes import kind_of
from .clock import local_day
from .sync import Wish

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_REOPENING = frozenset({MailKind.INTERVIEW, MailKind.ASSESSMENT, MailKind.OFFER, MailKind.INFO_REQUEST})


def reconcile(user: User, *, now: datetime) -> None:
    """One transaction; running it twice changes nothing."""
    with transaction.atomic():
        Reconciliation(user, now=now).run()


class Reconciliation:
    """The state of one run: messages by key, readings, what the person decided, and rows that are there."""

    def __init__(self, user: User, *, now: datetime) -> None:
        self.user = user
        self.now = now
        self.today = local_day(now)
        rows = Message.objects.for_user(user).exclude(reading__isnull=True).select_related("raw").defer("raw__raw")
        self.messages: dict[str, Message] = {row.raw.digest: row for row in rows}
        self.readings: dict[str, Reading] = {key: reading_of(row) for key, row in self.messages.items()}
        self.decided = sync.decisions(user)
        self.kinds: dict[str, MailKind] = {}
        self.applications = {row.pk: row for row in Application.objects.for_user(user).select_related("employer")}

    def run(self) -> None:
        mailbox = self._link()
        self.kinds = mailbox.kinds
        matched = self._match(mailbox.applications)
        wishes = sync.Wishes()
        for reading in mailbox.applications:
            self._wish_application(matched[reading.id], reading, wishes)
        changed = wishes.carry_out(self.user, now=self.now)
        self._save_links(mailbox, matched)
        for application in changed:
            application.refresh_from_db()
            closures.keep_in_step(application, now=self.now)

    # -- linking ---------------------------------------------------------------------------------

    def _link(self) -> MailboxReading:
        entries = [Entry.of(message_record(row), self.readings[key]) for key, row in self.messages.items()]
        return link_readings(entries, today=self.today, pins=self._pins())

    def _pins(self) -> Pins:
        """The person's decisions by message key; a chosen application is named by another of its messages."""
        key_of_raw = {row.raw_id: key for key, row in self.messages.items()}
        oldest: dict[str, str] = {}
        for key, row in sorted(self.messages.items(), key=lambda item: (item[1].sent_at or _EPOCH, item[0])):
            if row.application_id and row.raw_id not in self.decided.links:
                oldest.setdefault(self.applications[row.application_id].public_id, key)
        links: dict[str, str | None] = {}
        for raw_id, public_id in self.decided.links.items():
            if raw_id in key_of_raw:
                links[key_of_raw[raw_id]] = oldest.get(public_id, f"app:{public_id}") if public_id else None
        kinds = {key_of_raw[raw]: MailKind(kind) for raw, kind in self.decided.kinds.items() if raw in key_of_raw}
        return Pins(kinds=kinds, links=links)

    # -- which row is which group of messages --------------------------------------------------------

    def _match(self, readings: Sequence[ApplicationReading]) -> dict[str, Application]:
        """A row for every reading: the one that had most of its messages, a hand-made one, or a new one."""
        taken: set[int] = set()
        matched: dict[str, Application] = {}
        by_overlap: list[tuple[int, int, str]] = []
        chosen = {public_id: raw for raw, public_id in self.decided.links.items() if public_id}
        for reading in readings:
            raws = {self.messages[key].raw_id for key in reading.keys}
            counts: Counter[int] = Counter(
                row.application_id for key in reading.keys if (row := self.messages[key]).application_id
            )
            for row in self.applications.values():
                if chosen.get(row.public_id) in raws:
                    counts[row.pk] += 1
            by_overlap += [(count, -pk, reading.id) for pk, count in counts.items()]
        for _count, negative_pk, reading_id in sorted(by_overlap, reverse=True):
            if reading_id not in matched and -negative_pk not in taken:
                matched[reading_id] = self.applications[-negative_pk]
                taken.add(-negative_pk)
        for reading in readings:
            if reading.id not in matched:
                row = self._made_by_hand(reading, taken) or Application.objects.create(
                    owner=self.user, created_at=self.now, removed=True
                )
                self.applications[row.pk] = row
                matched[reading.id] = row
                taken.add(row.pk)
        return matched

    def _made_by_hand(self, reading: ApplicationReading, taken: set[int]) -> Application | None:
        """The one open row without mail at the same employer whose role could be the same."""
        if not reading.employer:
            return None
        folded = fold_name(reading.employer)
        found = [
            row
            for row in self.applications.values()
            if row.pk not in taken
            and not row.removed
            and row.employer is not None
            and row.employer.folded == folded
            and (not row.role or not reading.role or fuzz.token_set_ratio(row.role.lower(), reading.role.lower()) >= 80)
        ]
        return found[0] if len(found) == 1 else None

    # -- what mail wishes to be true -------------------------------------------------------------

    def _wish_application(self, application: Application, reading: ApplicationReading, wishes: sync.Wishes) -> None:
        first = reading.keys[0]
        add = _Adder(self, application, wishes)
        add(application, first, "exists", True, bucket="exists")
        for field in ("employer", "role", "via", "source"):
            add(application, first, field, (getattr(reading, field) or "")[:200], bucket="exists")
        add(
            application,
            first,
            "employer_type",
            reading.employer_type.value if reading.employer_type else "",
            bucket="exists",
        )
        add(application, first, "applied_on", _iso(reading.applied_on), bucket="exists")
        add(application, first, "first_answer_on", _iso(reading.first_answer_on), bucket="exists")
        last = max((self.messages[key].sent_at or _EPOCH for key in reading.keys), default=_EPOCH)
        if last > _EPOCH:
            add(application, reading.keys[-1], "last_contact_on", local_day(last).isoformat(), bucket="contact")
        for step in reading.history:
            if self._is_sure(step.key) or step.stage is Stage.APPLIED:
                add(application, step.key, "stage", step.stage.value, bucket="stage", on=step.on)
        self._wish_outcome(application, reading, add)
        sync.wish_people(self, application, reading, add)

    def _wish_outcome(self, application: Application, reading: ApplicationReading, add: "_Adder") -> None:
        key = reading.outcome_key
        if reading.outcome is not None and key is not None and reading.outcome is not Outcome.NO_REPLY:
            if self._is_sure(key):
                add(application, key, "outcome", reading.outcome.value, bucket="outcome", on=reading.ended_on)
                add(application, key, "ended_on", _iso(reading.ended_on), bucket="outcome")
                if reading.reason is not None:
                    add(application, key, "reason_given", reading.reason.quote, bucket="outcome")
            return
        closed = self.decided.closed_at.get(application.pk)
        if closed is None:
            return
        for later in reading.keys:
            row = self.messages[later]
            if row.sent_at and row.sent_at > closed and self._kind(later) in _REOPENING and self._is_sure(later):
                add(application, later, "outcome", "", bucket="outcome")
                add(application, later, "ended_on", None, bucket="outcome")
                return

    def _kind(self, key: str) -> MailKind:
        decided = self.decided.kinds.get(self.messages[key].raw_id)
        return MailKind(decided) if decided else self.kinds.get(key, self.readings[key].kind.kind)

    def _is_sure(self, key: str) -> bool:
        """Mail moves an application only where it is sure, or the person has said so."""
        row = self.messages[key]
        return row.raw_id in self.decided.kinds or not self.readings[key].kind.review

    # -- links -------------------------------------------------------------------------------------

    def _save_links(self, mailbox: MailboxReading, matched: dict[str, Application]) -> None:
        moved: list[Message] = []
        for key, row in self.messages.items():
            link = mailbox.links.get(key)
            application = matched.get(link.application_id) if link and link.application_id else None
            application_id = application.pk if application else None
            probability = link.probability if link else 0.0
            because = list(link.because) if link else []
            asks = self._asks(key, link_asks=bool(link and link.review))
            kind = self._kind(key).value
            wanted = (application_id, probability, because, asks, kind)
            if (row.application_id, row.link_probability, row.link_because, row.review, row.kind) == wanted:
                continue
            row.kind = kind
            row.application_id, row.link_probability, row.link_because = application_id, probability, because
            row.review = asks
            moved.append(row)
        Message.objects.bulk_update(
            moved, ["application", "link_probability", "link_because", "review", "kind"], batch_size=200
        )

    def _asks(self, key: str, *, link_asks: bool) -> bool:
        raw_id = self.messages[key].raw_id
        kind_asks = self.readings[key].kind.review and raw_id not in self.decided.kinds
        return kind_asks or (link_asks and raw_id not in self.decided.links)


class _Adder:
    """Adds wishes that come from one message of one application."""

    def __init__(self, run: Reconciliation, application: Application, wishes: sync.Wishes) -> None:
        self.run = run
        self.application = application
        self.wishes = wishes

    def __call__(self, subject: Any, key: str, field: str, value: Any, *, bucket: str, on: Any = None) -> None:
        if value in ("", None) and field not in ("outcome", "ended_on"):
            return
        row = self.run.messages[key]
        digest = hashlib.sha256(f"{self.application.public_id}:{key}:{bucket}".encode()).hexdigest()
        self.wishes.add(
            Wish(
                subject=subject,
                application=self.application,
                field=field,
                value=value,
                raw_id=row.raw_id,
                at=row.sent_at or _EPOCH,
                on=on,
                group=digest[:16],
                action=f"{kind_of(subject)}.{bucket}",
            )
        )


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
