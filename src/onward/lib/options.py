"""The settings a person can give, as one typed list read once from the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


class BadOption(ValueError):
    """A setting has a value that cannot be used."""


@dataclass(frozen=True, slots=True)
class Option:
    """One setting. `secret` ones may also come from the file that NAME_FILE names."""

    name: str
    kind: str
    default: str
    help: str
    secret: bool = False


OPTIONS: tuple[Option, ...] = (
    Option("ONWARD_HOME", "path", "", "Folder for data and keys. Empty: the usual folders of this system."),
    Option(
        "ONWARD_DATABASE_URL",
        "text",
        "",
        "postgresql://user:password@host:port/name. Empty: SQLite in the data folder.",
        secret=True,
    ),
    Option("ONWARD_PORT", "port", "8765", "Port on 127.0.0.1 that `onward serve` listens on; 0 takes a free one."),
    Option("ONWARD_TIME_ZONE", "zone", "", "IANA time zone, e.g. Europe/London. Empty: the zone of this computer."),
    Option(
        "ONWARD_NOW", "moment", "", "Pretend the program started at this ISO moment. For pictures, walks and tests."
    ),
    Option("ONWARD_NAME", "text", "", "Name used to sign drafts until one is set in Settings."),
)


@dataclass(frozen=True, slots=True)
class Options:
    home: Path | None
    database_url: str
    port: int
    time_zone: str
    now: datetime | None
    name: str


def read_options(environment: Mapping[str, str] | None = None) -> Options:
    """Raises BadOption with the name and the accepted values."""
    environment = os.environ if environment is None else environment
    raw = {option.name: _raw(option, environment) for option in OPTIONS}
    return Options(
        home=Path(raw["ONWARD_HOME"]).expanduser().resolve() if raw["ONWARD_HOME"] else None,
        database_url=raw["ONWARD_DATABASE_URL"],
        port=_port(raw["ONWARD_PORT"]),
        time_zone=_zone(raw["ONWARD_TIME_ZONE"]),
        now=_moment(raw["ONWARD_NOW"]),
        name=raw["ONWARD_NAME"],
    )


def _raw(option: Option, environment: Mapping[str, str]) -> str:
    file_name = environment.get(f"{option.name}_FILE", "") if option.secret else ""
    if file_name:
        try:
            return Path(file_name).read_text(encoding="utf-8").strip()
        except OSError as problem:
            raise BadOption(f"{option.name}_FILE: cannot read {file_name} ({problem.strerror}).") from problem
    return environment.get(option.name, "").strip() or option.default


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise BadOption(f"ONWARD_PORT is {text!r}; it takes a number from 0 to 65535.")
    return int(text)


def _zone(text: str) -> str:
    if not text:
        return ""
    try:
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError) as problem:
        raise BadOption(f"ONWARD_TIME_ZONE is {text!r}; it takes an IANA name such as Europe/London.") from problem
    return text


def _moment(text: str) -> datetime | None:
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as problem:
        raise BadOption(f"ONWARD_NOW is {text!r}; it takes an ISO moment such as 2026-03-03T09:00+00:00.") from problem
    if moment.tzinfo is None:
        raise BadOption("ONWARD_NOW needs a zone, such as 2026-03-03T09:00+00:00.")
    return moment
