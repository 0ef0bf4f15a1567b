"""The clock of this process: real, or set to a moment for pictures, walks and tests."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from onward.domain.ports import Clock, SystemClock


class ShiftedClock:
    """Runs at the usual pace from another moment."""

    def __init__(self, start: datetime) -> None:
        self._shift: timedelta = start.astimezone(UTC) - datetime.now(UTC)

    def now(self) -> datetime:
        return datetime.now(UTC) + self._shift


def _configured() -> Clock:
    start: datetime | None = settings.OPTIONS.now
    return SystemClock() if start is None else ShiftedClock(start)


_clock: Clock = _configured()


def clock() -> Clock:
    return _clock


def use_clock(replacement: Clock) -> Clock:
    """Puts another clock in place and returns the one before; for tests and for a virtual clock."""
    global _clock
    before, _clock = _clock, replacement
    return before


def local_day(moment: datetime) -> date:
    """The calendar day of a moment where the person lives."""
    return timezone.localtime(moment).date()


def local_zone() -> ZoneInfo:
    return ZoneInfo(settings.TIME_ZONE)
