"""What must hold of any hand-written mailbox with its gold."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any, cast

from onward.domain.labels import EmployerType, MailKind, Outcome, Role, Stage

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = "January February March April May June July August September October November December".split()
_DAY_IN_TEXT = re.compile(
    rf"\b({'|'.join(DAYS)}),? (?:the )?(\d{{1,2}})(?:st|nd|rd|th)? ({'|'.join(MONTHS)})\b(?: (\d{{4}}))?"
)


def parse(raw: bytes) -> EmailMessage:
    return message_from_bytes(raw, policy=policy.default)


def readable(message: EmailMessage) -> str:
    """Subject and every text part."""
    parts = [str(message["subject"])]
    for part in message.walk():
        if part.get_content_maintype() == "text":
            parts.append(cast(str, part.get_content()))
    return "\n".join(parts)


def defects(message: EmailMessage) -> list[str]:
    found = [str(defect) for part in message.walk() for defect in part.defects]
    return found + [str(d) for value in message.values() for d in value.defects]


def wrong_weekdays(text: str, today: date) -> list[str]:
    """Days named in `text` whose weekday is not theirs in any year near `today`."""
    wrong = []
    for match in _DAY_IN_TEXT.finditer(text):
        month, day = MONTHS.index(match[3]) + 1, int(match[2])
        years = [int(match[4])] if match[4] else [today.year - 1, today.year, today.year + 1]
        near = [
            found
            for year in years
            if not (month == 2 and day == 29 and year % 4)
            and abs((found := date(year, month, day)) - today) < timedelta(days=183)
        ]
        if not any(DAYS[found.weekday()] == match[1] for found in near):
            wrong.append(match[0])
    return wrong


def inconsistencies(gold: dict[str, Any], names: Iterable[str], today: date) -> list[str]:
    """Each way in which the gold contradicts itself or its messages; empty when all is well."""
    names = set(names)
    wrong = [f"no gold for {name}" for name in names - set(gold["messages"])]
    wrong += [f"no file for {name}" for name in set(gold["messages"]) - names]
    ids = [application["id"] for application in gold["applications"]]
    wrong += [f"two of {key}" for key, count in Counter(ids).items() if count > 1]
    linked = {row["application"] for row in gold["messages"].values()} - {None}
    wrong += [f"{key} is unknown" for key in linked - set(ids)]
    wrong += [f"{key} has no message" for key in set(ids) - linked]
    for name, row in gold["messages"].items():
        if row["kind"] not in set(MailKind):
            wrong.append(f"{name}: {row['kind']} is no kind")
    for row in gold["applications"]:
        wrong += [f"{row['id']}: {problem}" for problem in _problems(row, today)]
    return wrong


def _problems(row: dict[str, Any], today: date) -> Iterable[str]:
    if row["employer_type"] not in {None, *EmployerType}:
        yield "no such type"
    if row["outcome"] not in {None, *Outcome}:
        yield "no such outcome"
    if (row["outcome"] is None) != (row["ended_on"] is None):
        yield "an end needs an outcome, and an outcome an end"
    stages = [Stage(step["stage"]) for step in row["history"]]
    if stages[-1] != row["stage_reached"] or [s.rank for s in stages] != sorted(s.rank for s in stages):
        yield "the history does not lead to the stage reached"
    days = [step["on"] for step in row["history"]]
    if days != sorted(days) or days[0] != row["applied_on"]:
        yield "the history is out of order"
    told = [day for day in (*days, row["first_answer_on"], row["ended_on"]) if day]
    if max(told) > today.isoformat():
        yield "something lies in the future"
    if row["ended_on"] and row["ended_on"] < days[-1]:
        yield "it ended before its last stage"
    if any(person["role"] not in set(Role) for person in row["people"]):
        yield "no such role"
