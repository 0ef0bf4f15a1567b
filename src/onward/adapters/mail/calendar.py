"""Calendar parts of a message, as far as they can be read."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from icalendar import Calendar

from onward.domain.messages import Address, CalendarEvent

_MAX_BYTES = 512 * 1024
_MAX_EVENTS = 50
# What Outlook writes for the most common zones.
_WINDOWS_ZONES = {
    "gmt standard time": "Europe/London", "w. europe standard time": "Europe/Berlin",
    "romance standard time": "Europe/Paris", "central europe standard time": "Europe/Budapest",
    "central european standard time": "Europe/Warsaw", "e. south america standard time": "America/Sao_Paulo",
    "eastern standard time": "America/New_York", "central standard time": "America/Chicago",
    "mountain standard time": "America/Denver", "pacific standard time": "America/Los_Angeles",
    "india standard time": "Asia/Kolkata", "aus eastern standard time": "Australia/Sydney", "utc": "UTC",
}  # fmt: skip


def events_in(data: bytes) -> list[CalendarEvent]:
    """Events of an iCalendar text; a broken one has none."""
    if len(data) > _MAX_BYTES:
        return []
    try:
        calendar = Calendar.from_ical(data)
        method = str(calendar.get("METHOD", "")).upper()
        return [_event(item, method) for item in list(calendar.walk("VEVENT"))[:_MAX_EVENTS]]
    except Exception:  # noqa: BLE001 - the library raises many kinds on hostile input; a calendar is only extra evidence
        return []


def _event(item: object, method: str) -> CalendarEvent:
    get = item.get  # type: ignore[attr-defined]
    starts, zone = _moment(get("DTSTART"))
    ends, _ = _moment(get("DTEND"))
    attendees = get("ATTENDEE") or []
    if not isinstance(attendees, list):
        attendees = [attendees]
    return CalendarEvent(
        method=method,
        uid=str(get("UID", ""))[:300],
        summary=str(get("SUMMARY", ""))[:500],
        starts_at=starts,
        ends_at=ends,
        zone=zone,
        location=str(get("LOCATION", ""))[:500],
        organizer=_address(get("ORGANIZER")),
        attendees=tuple(found for value in attendees[:60] if (found := _address(value)) is not None),
        status=str(get("STATUS", "")).upper()[:20],
    )


def _moment(value: object) -> tuple[datetime | None, str | None]:
    moment = getattr(value, "dt", None)
    if isinstance(moment, datetime):
        params = getattr(value, "params", {})
        zone = _zone(str(params.get("TZID", "")))
        if zone is None and moment.tzinfo is not None:
            zone = "UTC"
        if zone and moment.tzinfo is None:
            moment = moment.replace(tzinfo=ZoneInfo(zone))
        return moment, zone
    if isinstance(moment, date):
        return datetime.combine(moment, time()), None
    return None, None


def _zone(name: str) -> str | None:
    name = name.strip().strip('"')
    if not name:
        return None
    candidate = _WINDOWS_ZONES.get(name.lower(), name)
    try:
        ZoneInfo(candidate)
    except (KeyError, ValueError, OSError):
        return None
    return candidate


def _address(value: object) -> Address | None:
    if value is None:
        return None
    email = str(value).removeprefix("mailto:").removeprefix("MAILTO:").strip().lower()
    name = str(getattr(value, "params", {}).get("CN", ""))
    return Address(name.strip().strip('"'), email[:320]) if "@" in email or name else None
