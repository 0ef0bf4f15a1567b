"""The timeline of one application: changes, messages and notes, each act once."""

from dataclasses import dataclass
from datetime import date, datetime

from onward.store.models import Application, Change, Message

from .clock import local_day


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a timeline. `kind` is "message" or the action of the change; `group` is what undo takes."""

    at: datetime
    day: date
    kind: str
    values: dict[str, object]
    message: Message | None
    group: str | None
    undone: bool
    by_mail: bool


def timeline_of(application: Application) -> list[Entry]:
    """Newest first. What mail did stands with its message; what the person did stands for itself."""
    messages = {
        row.raw_id: row
        for row in Message.objects.filter(application=application).select_related("raw").defer("raw__raw", "text")
    }
    groups: dict[str, list[Change]] = {}
    for change in Change.objects.filter(application=application).order_by("at", "id"):
        groups.setdefault(change.group, []).append(change)
    entries = [_entry_of(group, changes, messages) for group, changes in groups.items() if _worth_a_line(changes)]
    told = {entry.message.pk for entry in entries if entry.message}
    entries += [
        Entry(
            at=row.sent_at,
            day=local_day(row.sent_at),
            kind="message",
            values={},
            message=row,
            group=None,
            undone=False,
            by_mail=True,
        )
        for row in messages.values()
        if row.pk not in told and row.sent_at
    ]
    return sorted(entries, key=lambda entry: (entry.day, entry.at), reverse=True)


_QUIET = ("application.contact", "person.person", "involvement.person", "closure.step", "note.edited", "note.drafted")


def _worth_a_line(changes: list[Change]) -> bool:
    return not changes[0].action.startswith(_QUIET)


def _entry_of(group: str, changes: list[Change], messages: dict[int, Message]) -> Entry:
    first = changes[0]
    return Entry(
        at=first.at,
        day=first.on or local_day(first.at),
        kind=first.action,
        values={change.field: change.value for change in changes},
        message=messages.get(first.raw_id) if first.raw_id else None,
        group=group,
        undone=all(change.undone_at for change in changes),
        by_mail=first.actor == Change.Actor.MAIL,
    )
