"""Calendar parts of a message, as far as they can be read."""

import re
import warnings
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from icalendar import Calendar
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from onward.domain.messages import Address, CalendarEvent
from onward.lib.text import clean, decode_bytes

_MAX_BYTES = 256 * 1024
_MAX_EVENTS = 50
_MAX_ATTENDEES = 60
_WINDOWS_ZONES = {name.casefold(): zone for name, zone in WINDOWS_TO_OLSON.items()} | {
    "tzone://microsoft/utc": "UTC",
    "z": "UTC",
    "utc": "UTC",
    "gmt": "UTC",
    # Display names of older Exchange servers.
    "(utc+00:00) dublin, edinburgh, lisbon, london": "Europe/London",
    "(utc+01:00) amsterdam, berlin, bern, rome, stockholm, vienna": "Europe/Berlin",
    "(utc+01:00) brussels, copenhagen, madrid, paris": "Europe/Paris",
    "(utc-05:00) eastern time (us & canada)": "America/New_York",
    "(utc-06:00) central time (us & canada)": "America/Chicago",
    "(utc-07:00) mountain time (us & canada)": "America/Denver",
    "(utc-08:00) pacific time (us & canada)": "America/Los_Angeles",
}


_REGION = re.compile(
    r"(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)(?:/[A-Za-z][A-Za-z_+-]{1,30}){1,2}"
)


def events_in(data: bytes, *, charset: str | None = None) -> list[CalendarEvent]:
    """Events of an iCalendar text; a broken one has none, and a broken event does not hide the others."""
    if len(data) > _MAX_BYTES:
        return []
    found: list[CalendarEvent] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        _read_events(data, charset, found)
    return found


def _read_events(data: bytes, charset: str | None, found: list[CalendarEvent]) -> None:
    try:
        for calendar in Calendar.from_ical(decode_bytes(data, charset), multiple=True):
            method = _text(calendar.get("METHOD"), 20).upper()
            for item in calendar.walk("VEVENT")[: _MAX_EVENTS - len(found)]:
                event = _event(item, method)
                if event is not None:
                    found.append(event)
    except Exception:  # noqa: BLE001 - the library raises many kinds on hostile input; a calendar is only extra evidence
        return


def _event(item: object, method: str) -> CalendarEvent | None:
    get = item.get  # type: ignore[attr-defined]
    try:
        starts, zone = _moment(get("DTSTART"))
        ends, _ = _moment(get("DTEND"))
        attendees = get("ATTENDEE") or []
        if not isinstance(attendees, list):
            attendees = [attendees]
        length = getattr(get("DURATION"), "dt", None)
        if ends is None and starts is not None and length is not None:
            ends = starts + length
        return CalendarEvent(
            method=method,
            uid=_text(get("UID"), 300),
            summary=_text(get("SUMMARY"), 500),
            starts_at=starts,
            ends_at=ends,
            zone=zone,
            location=_text(get("LOCATION"), 500),
            organizer=_address(get("ORGANIZER")),
            attendees=tuple(found for value in attendees[:_MAX_ATTENDEES] if (found := _address(value)) is not None),
            status=_text(get("STATUS"), 20).upper(),
        )
    except Exception:  # noqa: BLE001 - one event the library cannot give the values of
        return None


def _text(value: object, limit: int) -> str:
    if isinstance(value, list):
        value = value[0] if value else None
    return " ".join(clean(str(value)).split())[:limit] if value is not None else ""


def _moment(value: object) -> tuple[datetime | None, str | None]:
    """Aware in the event's own zone where that is known; naive for floating times and whole days (midnight)."""
    if isinstance(value, list):
        value = value[0] if value else None
    moment = getattr(value, "dt", None)
    if isinstance(moment, datetime):
        zone = _zone(str(getattr(value, "params", {}).get("TZID", "")))
        if zone is not None:
            return moment.replace(tzinfo=ZoneInfo(zone)), zone
        offset = moment.utcoffset()
        if offset is None:
            return moment.replace(tzinfo=None), None
        if isinstance(moment.tzinfo, ZoneInfo):
            return moment, moment.tzinfo.key
        if not offset:
            return moment.astimezone(UTC), "UTC"
        return moment, None
    if isinstance(moment, date):
        return datetime.combine(moment, time()), None
    return None, None


def _zone(name: str) -> str | None:
    """The IANA name behind a TZID: itself, a Windows name, or what stands in a longer one such as /vendor/2026/Europe/Berlin."""
    name = name.strip().strip('"')
    if not name or len(name) > 200:
        return None
    inside = _REGION.search(name)
    for candidate in (_WINDOWS_ZONES.get(name.casefold()), inside.group() if inside else None, name):
        if candidate and _is_zone(candidate):
            return candidate
    return None


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _address(value: object) -> Address | None:
    if value is None:
        return None
    email = _text(value, 320)
    if email.lower().startswith("mailto:"):
        email = email[7:]
    name = _text(getattr(value, "params", {}).get("CN"), 200).strip("\"'")
    email = email.strip().lower() if "@" in email else ""
    return Address(name, email) if email or name else None
