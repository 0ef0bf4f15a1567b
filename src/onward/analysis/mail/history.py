"""The story of one application: stages that took place, people, interviews, outcome."""

import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from onward.domain.labels import DateKind, MailKind, Outcome, Role, Stage
from onward.domain.readings import ApplicationReading, InterviewReading, MentionedPerson, StageOn

if TYPE_CHECKING:
    from .linking import Cluster, Entry

SILENT_AFTER = timedelta(days=60)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_WITHDRAWS = re.compile(
    r"\b(?:withdraw(?:ing)? (?:my|from)|take my name out|no longer wish to be considered|step back from|ziehe meine bewerbung)\b",
    re.IGNORECASE,
)
_DECLINES = re.compile(
    r"\b(?:decline|turn (?:it|this|your offer|the offer) down|not (?:be )?(?:able to )?accept(?:ing)?|have to say no|decided not to take)\b",
    re.IGNORECASE,
)
_ACCEPTS = re.compile(
    r"\b(?:(?:happy|delighted|pleased|glad) to accept|i accept|accept (?:your|the) offer)\b", re.IGNORECASE
)
_CANCELS = re.compile(r"\b(?:cancel(?:led|ling)?|postpone\w*|called off)\b", re.IGNORECASE)
_ROLE_RANK = (Role.HIRING_MANAGER, Role.RECRUITER, Role.INTERVIEWER, Role.REFERRER, Role.EMPLOYEE, Role.OTHER)
_ANSWERS = frozenset({MailKind.INTERVIEW, MailKind.REJECTION, MailKind.ASSESSMENT, MailKind.OFFER})


def application_of(cluster: "Cluster", *, kinds: dict[str, MailKind], today: date) -> ApplicationReading:
    entries = sorted(cluster.entries, key=lambda entry: (entry.at, entry.key))
    interviews = _interviews(entries, kinds)
    steps = _steps(entries, kinds, interviews, today)
    outcome, outcome_key, ended_on = _outcome(entries, kinds, interviews, today)
    first_answer = next((e.at.date() for e in entries if kinds[e.key] in _ANSWERS and not e.reading.own), None)
    closing = next((e for e in entries if e.key == outcome_key), None)
    return ApplicationReading(
        id=cluster.id,
        employer=_most_common([e.reading.employer for e in entries if e.reading.employer]),
        employer_type=next((e.reading.employer_type for e in entries if e.reading.employer_type), None),
        role=_most_common([e.reading.role for e in entries if e.reading.role]),
        via=next((e.reading.via for e in entries if e.reading.via), None),
        source=None,
        stage_reached=max((step.stage for step in steps), key=lambda stage: stage.rank, default=Stage.APPLIED),
        outcome=outcome,
        outcome_key=outcome_key,
        applied_on=entries[0].at.date() if entries[0].at > _EPOCH else None,
        first_answer_on=first_answer,
        ended_on=ended_on,
        history=tuple(steps),
        people=_people(entries),
        keys=tuple(entry.key for entry in entries),
        reason=closing.reading.reason if closing else None,
        interviews=tuple(interviews),
    )


def _most_common(names: list[str]) -> str | None:
    return Counter(names).most_common(1)[0][0] if names else None


def _steps(
    entries: "list[Entry]", kinds: dict[str, MailKind], interviews: list[InterviewReading], today: date
) -> list[StageOn]:
    """A stage counts from the day it took place, never from the invitation."""
    steps = [StageOn(Stage.APPLIED, entries[0].at.date(), entries[0].key)]
    for entry in entries:
        if kinds[entry.key] is MailKind.ASSESSMENT:
            steps.append(StageOn(Stage.ASSESSMENT, entry.at.date(), entry.key))
        elif kinds[entry.key] is MailKind.OFFER:
            steps.append(StageOn(Stage.OFFER, entry.at.date(), entry.key))
    steps += [StageOn(i.stage, i.date, i.key) for i in interviews if i.date < today and not i.cancelled]
    return sorted(steps, key=lambda step: (step.on, step.stage.rank))


def _interviews(entries: "list[Entry]", kinds: dict[str, MailKind]) -> list[InterviewReading]:
    """Conversations as the mail last fixed them: a later mail about one still to come replaces its day."""
    found: list[InterviewReading] = []
    for entry in entries:
        if kinds[entry.key] is not MailKind.INTERVIEW:
            continue
        sent = entry.at.date()
        days = [d for d in entry.reading.dates if d.kind is DateKind.INTERVIEW and d.date >= sent]
        cancelled = any(event.method == "CANCEL" for event in entry.events)
        pending = [item for item in found if item.date >= sent and not item.cancelled]
        if not days:
            if cancelled and pending:
                found[found.index(pending[-1])] = _called_off(pending[-1], entry.key)
            continue
        # Several days offered at once are a choice, fixed by a later mail; one day is an appointment.
        chosen = days[0]
        if len({day.date for day in days}) > 1 and not entry.events:
            continue
        names = tuple(person.name for person in entry.reading.people if person.email is None or entry.events)
        if not names:
            names = tuple(person.name for person in entry.reading.people)
        stage = entry.reading.stage or Stage.INTERVIEW
        fresh = InterviewReading(chosen.date, chosen.time, chosen.zone, chosen.link, names, stage, entry.key)
        if pending:
            old = pending[-1]
            merged = tuple(dict.fromkeys((*old.people, *names)))
            found[found.index(old)] = InterviewReading(
                chosen.date, chosen.time or (old.time if old.date == chosen.date else None), chosen.zone or old.zone,
                chosen.link or old.link, merged, max(stage, old.stage, key=lambda s: s.rank), entry.key,
            )  # fmt: skip
        else:
            found.append(fresh)
    return found


def _called_off(interview: InterviewReading, key: str) -> InterviewReading:
    return InterviewReading(
        interview.date,
        interview.time,
        interview.zone,
        interview.link,
        interview.people,
        interview.stage,
        key,
        cancelled=True,
    )


def _outcome(
    entries: "list[Entry]", kinds: dict[str, MailKind], interviews: list[InterviewReading], today: date
) -> tuple[Outcome | None, str | None, date | None]:
    """The last decision stands; an answer after it reopens; silence of sixty days closes by itself."""
    outcome: Outcome | None = None
    key: str | None = None
    ended: date | None = None
    offered = False
    for entry in entries:
        kind = kinds[entry.key]
        offered = offered or kind is MailKind.OFFER
        said = _own_decision(entry.reading.text, offered=offered) if entry.reading.own else None
        if kind is MailKind.REJECTION:
            said = Outcome.REJECTED
        if said is not None:
            outcome, key, ended = said, entry.key, entry.at.date()
        elif kind in (MailKind.INTERVIEW, MailKind.OFFER, MailKind.ASSESSMENT) and outcome is Outcome.REJECTED:
            outcome, key, ended = None, None, None
    if outcome is None:
        last = max([entry.at.date() for entry in entries] + [item.date for item in interviews if item.date <= today])
        if today - last >= SILENT_AFTER:
            return Outcome.NO_REPLY, None, None
    return outcome, key, ended


def _own_decision(text: str, *, offered: bool) -> Outcome | None:
    if offered and _ACCEPTS.search(text):
        return Outcome.ACCEPTED
    if offered and _DECLINES.search(text):
        return Outcome.DECLINED
    return Outcome.WITHDRAWN if _WITHDRAWS.search(text) else None


def _people(entries: "list[Entry]") -> tuple[MentionedPerson, ...]:
    """Everyone named, once, with the most telling role and an address where any mail gave one."""
    best: dict[str, MentionedPerson] = {}
    for entry in entries:
        for person in entry.reading.people:
            name = person.name.casefold()
            old = best.get(name)
            if old is None:
                best[name] = person
            else:
                role = min(old.role, person.role, key=_ROLE_RANK.index)
                best[name] = MentionedPerson(old.name, role, old.email or person.email)
    return tuple(best.values())
