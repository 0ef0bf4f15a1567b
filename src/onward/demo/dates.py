"""Dates in the story's texts: `{{work -5 10:15|date}}` becomes a day that stands in the same place on any today."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = "January February March April May June July August September October November December".split()
_TAGE = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_MONATE = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
# The fixed ones only: nobody writes from an office on these days. Easter moves too much to matter here.
_HOLIDAYS = frozenset({(12, 25), (12, 26), (1, 1)})

_PLACEHOLDER = re.compile(r"\{\{([^{}|]{1,60})(?:\|([a-z]{1,12}))?\}\}")
_STEP = re.compile(r"(day|work|mon|tue|wed|thu|fri|sat|sun) ([+-]?\d{1,3})")
_STEPS = re.compile(rf"{_STEP.pattern}(?: {_STEP.pattern}){{0,3}}")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?$")


class BadPlaceholder(ValueError):
    """A placeholder of the story cannot be read."""


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and (day.month, day.day) not in _HOLIDAYS


def move_working_days(day: date, steps: int) -> date:
    """`steps` working days before (negative) or after `day`; 0 stays, or goes back to the last working day."""
    if steps == 0:
        while not is_working_day(day):
            day -= timedelta(days=1)
        return day
    one = timedelta(days=1 if steps > 0 else -1)
    for _ in range(abs(steps)):
        day += one
        while not is_working_day(day):
            day += one
    return day


def move_to_weekday(day: date, weekday: int, steps: int) -> date:
    """The `steps`-th such weekday strictly after (or, negative, before) `day`; 0 is the one in the same week."""
    gap = weekday - day.weekday()
    if steps == 0:
        return day + timedelta(days=gap)
    if steps > 0:
        return day + timedelta(days=gap + 7 * (steps if gap <= 0 else steps - 1))
    return day + timedelta(days=gap + 7 * (steps if gap >= 0 else steps + 1))


def resolve(expression: str, today: date) -> datetime:
    """The moment an expression means, in London; midnight when no clock time is given.

    Steps are read from left to right: `work -60 day +60` is sixty days after the sixtieth working day ago.
    """
    rest, at = expression.strip(), time()
    if clock := _CLOCK.search(rest):
        at = time(int(clock[1]), int(clock[2]), int(clock[3] or 0))
        rest = rest[: clock.start()].strip()
    if not _STEPS.fullmatch(rest):
        raise BadPlaceholder(f"{expression!r} is no day")
    day = today
    for name, count in _STEP.findall(rest):
        if name == "day":
            day += timedelta(days=int(count))
        elif name == "work":
            day = move_working_days(day, int(count))
        else:
            day = move_to_weekday(day, _WEEKDAYS.index(name), int(count))
    return datetime.combine(day, at, tzinfo=LONDON)


def _ordinal(number: int) -> str:
    if 11 <= number % 100 <= 13:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _clock12(moment: datetime) -> str:
    hour = moment.hour % 12 or 12
    minutes = f".{moment.minute:02d}" if moment.minute else ""
    return f"{hour}{minutes}{'am' if moment.hour < 12 else 'pm'}"


_FORMATS: MappingProxyType[str, Callable[[datetime], str]] = MappingProxyType(
    {
        "date": format_datetime,
        "gmt": lambda m: format_datetime(m.astimezone(UTC)).replace("+0000", "+0000 (UTC)"),
        "iso": lambda m: m.date().isoformat(),
        "clock": lambda m: f"{m:%H:%M}",
        "ampm": _clock12,
        "weekday": lambda m: _DAYS[m.weekday()],
        "wd": lambda m: _DAYS[m.weekday()][:3],
        "long": lambda m: f"{_DAYS[m.weekday()]} {m.day} {_MONTHS[m.month - 1]}",
        "full": lambda m: f"{_DAYS[m.weekday()]}, {m.day} {_MONTHS[m.month - 1]} {m.year}",
        "th": lambda m: f"{_ordinal(m.day)} {_MONTHS[m.month - 1]}",
        "wth": lambda m: f"{_DAYS[m.weekday()]} {_ordinal(m.day)}",
        "short": lambda m: f"{m.day} {_MONTHS[m.month - 1][:3]}",
        "us": lambda m: f"{_MONTHS[m.month - 1][:3]} {m.day}, {m.year}",
        "num": lambda m: f"{m:%d/%m/%Y}",
        "month": lambda m: _MONTHS[m.month - 1],
        "year": lambda m: f"{m.year}",
        "on": lambda m: f"{_DAYS[m.weekday()][:3]}, {m.day} {_MONTHS[m.month - 1][:3]} {m.year} at {m:%H:%M}",
        "german": lambda m: f"{_TAGE[m.weekday()]}, {m.day}. {_MONATE[m.month - 1]} {m.year}",
        "deutsch": lambda m: f"{m.day}. {_MONATE[m.month - 1]}",
        "wochentag": lambda m: _TAGE[m.weekday()],
        "ics": lambda m: f"{m:%Y%m%dT%H%M%S}",
        "icsutc": lambda m: f"{m.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        "icsday": lambda m: f"{m:%Y%m%d}",
        "stamp": lambda m: f"{m:%Y%m%d%H%M}",
    }
)


def fill(text: str, today: date, *, default: str = "long") -> str:
    """`text` with each `{{expression|format}}` worded for `today`; without a format, `default` is used."""

    def word(match: re.Match[str]) -> str:
        name = match[2] or default
        if name not in _FORMATS:
            raise BadPlaceholder(f"{name} is no format")
        return _FORMATS[name](resolve(match[1], today))

    return _PLACEHOLDER.sub(word, text)
