"""JSON lines in and out: one answer for each line, in order, flushed; what cannot be used is answered with an error."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import click

from onward.domain.errors import OnwardError
from onward.domain.ports import SystemClock

EXIT_DATA = 3
_MAX_LINE_BYTES = 256 * 1024 * 1024
Command = TypeVar("Command", bound=Callable[..., Any])


class UnusableLine(OnwardError):
    """This line cannot be used."""

    def __str__(self) -> str:
        return self.detail or super().__str__()


def common_options(command: Command) -> Command:
    """--today, --me and --seed, which every analysis takes."""
    options = (
        click.option("--seed", type=int, default=0, show_default=True, help="For anything that is drawn."),
        click.option(
            "--me", multiple=True, metavar="ADDRESS-or-NAME", help="Who you are; may be given more than once."
        ),
        click.option("--today", type=Day(), default=None, help="The day that counts as today (default: the clock)."),
    )
    for option in options:
        command = option(command)
    return command


class Day(click.ParamType[date]):
    """A day, YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(str(value), "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            self.fail(f"{value!r} is not a day like 2026-03-31.", param, ctx)


def day_or_clock(today: date | None) -> date:
    return today or SystemClock().now().astimezone().date()


def file_arguments(*, folders: bool) -> Callable[[Command], Command]:
    """FILE..., where - and nothing at all are standard input."""
    kind = click.Path(exists=True, dir_okay=folders, readable=True, allow_dash=True, path_type=str)
    return click.argument("files", nargs=-1, metavar="[FILE]...", type=kind)


def json_objects(stream: BinaryIO) -> Iterator[tuple[Any, Mapping[str, Any] | UnusableLine]]:
    """(id, object) for each line; (id or None, error) for a line that is no JSON object."""
    while line := stream.readline(_MAX_LINE_BYTES):
        if len(line) >= _MAX_LINE_BYTES and not line.endswith(b"\n"):
            while (rest := stream.readline(_MAX_LINE_BYTES)) and not rest.endswith(b"\n"):
                pass
            yield None, UnusableLine("This line is too long.")
            continue
        yield _object_of(line)


def _object_of(line: bytes) -> tuple[Any, Mapping[str, Any] | UnusableLine]:
    try:
        data = json.loads(line.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except UnicodeDecodeError:
        return None, UnusableLine("This line is not UTF-8.")
    except (ValueError, RecursionError):
        return None, UnusableLine("This line is not JSON.")
    if not isinstance(data, dict):
        return None, UnusableLine("This line is not a JSON object.")
    identity = data.get("id")
    return (identity if isinstance(identity, str | int) else None), data


def _refuse_constant(name: str) -> None:
    raise ValueError(name)


def opened(name: str) -> BinaryIO:
    """A file, or standard input for "-"."""
    if name == "-":
        return sys.stdin.buffer
    return Path(name).open("rb")


class Writer:
    """Writes answers and remembers whether any of them was an error."""

    def __init__(self) -> None:
        self.any_error = False
        self._out = sys.stdout.buffer

    def answer(self, value: Mapping[str, Any]) -> None:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        try:
            data = text.encode("utf-8")
        except UnicodeEncodeError:
            # Half a character, as JSON may carry: only its escape is valid UTF-8.
            data = json.dumps(value, separators=(",", ":"), allow_nan=False).encode("ascii")
        self._out.write(data + b"\n")
        self._out.flush()

    def error(self, identity: Any, sentence: str) -> None:
        self.any_error = True
        self.answer({"id": identity, "error": " ".join(sentence.split())[:500]})

    def exit_code(self) -> int:
        return EXIT_DATA if self.any_error else 0


def answer_each(
    writer: Writer,
    items: Iterable[tuple[Any, Any]],
    answer: Callable[[Any, Any], Mapping[str, Any]],
) -> None:
    """One answer per (id, item). An item that is an error, or makes one, is answered with its sentence."""
    for identity, item in items:
        if isinstance(item, Exception):
            writer.error(identity, str(item))
            continue
        try:
            writer.answer(answer(identity, item))
        except OnwardError as problem:
            writer.error(identity, str(problem))
        except (BrokenPipeError, KeyboardInterrupt):
            raise
        except Exception as problem:  # noqa: BLE001 - one line may never stop the run
            writer.error(identity, f"This line could not be read: {type(problem).__name__}.")


def text_of(data: Mapping[str, Any], name: str, *, required: bool = False) -> str | None:
    """A string field; None where it is missing, null or empty. Raises UnusableLine for anything else."""
    value = data.get(name)
    if value is None and not required:
        return None
    if not isinstance(value, str):
        raise UnusableLine(f'"{name}" is missing.' if value is None else f'"{name}" is not a string.')
    return value


def or_null(value: str | None) -> str | None:
    """Nothing known is null, never ""."""
    return value or None
