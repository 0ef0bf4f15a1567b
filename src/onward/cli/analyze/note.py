"""`onward analyze note`: what the guard says of notes before they are sent."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

import click

from onward.domain.evidence import Code
from onward.domain.labels import NoteKind
from onward.domain.notes import NoteReading

from .lines import (
    UnusableLine,
    Writer,
    answer_each,
    common_options,
    file_arguments,
    json_objects,
    opened,
    or_null,
    text_of,
)

Reader = Callable[..., NoteReading]
Sentence = Callable[[Code], str]


@click.command()
@file_arguments(folders=False)
@common_options
@click.pass_context
def note(ctx: click.Context, files: tuple[str, ...], today: date | None, me: tuple[str, ...], seed: int) -> None:
    """Check notes given as JSON lines: {"id","kind","recipient","text","facts"}."""
    read, sentence = _faces(ctx)

    def answer(identity: Any, data: Mapping[str, Any]) -> Mapping[str, Any]:
        text = text_of(data, "text", required=True) or ""
        reading = read(
            text,
            kind=_kind_of(data),
            recipient=or_null(text_of(data, "recipient")),
            facts=_facts_of(data),
        )
        return note_answer(identity, reading, sentence)

    writer = Writer()
    answer_each(writer, _lines(files), answer)
    ctx.exit(writer.exit_code())


def note_answer(identity: Any, reading: NoteReading, sentence: Sentence) -> dict[str, Any]:
    if reading.unsupported or reading.verdict is None:
        return {
            "id": identity,
            "verdict": None,
            "signals": None,
            "missing": None,
            "words": None,
            "language": or_null(reading.language),
            "unsupported": True,
        }
    return {
        "id": identity,
        "verdict": reading.verdict.value,
        "signals": [
            {
                "kind": signal.kind.value,
                "quote": signal.quote,
                "start": signal.start,
                "end": signal.end,
                "message": sentence(signal.message),
                "instead": or_null(signal.instead),
            }
            for signal in reading.signals
        ],
        "missing": [part.value for part in reading.missing],
        "words": reading.words,
    }


def _lines(files: tuple[str, ...]) -> Iterator[tuple[Any, Any]]:
    for name in files or ("-",):
        with opened(name) as stream:
            yield from json_objects(stream)


def _kind_of(data: Mapping[str, Any]) -> NoteKind:
    value = data.get("kind")
    if value is None:
        return NoteKind.OTHER
    try:
        return NoteKind(value)
    except ValueError as problem:
        raise UnusableLine(f'"kind" is none of the known kinds of note: {str(value)[:60]}.') from problem


def _facts_of(data: Mapping[str, Any]) -> list[str] | None:
    facts = data.get("facts")
    if facts is None:
        return None
    if not isinstance(facts, list) or not all(isinstance(fact, str) for fact in facts):
        raise UnusableLine('"facts" is not a list of strings.')
    return facts


def _faces(ctx: click.Context) -> tuple[Reader, Sentence]:
    """What reads a note and what words a finding: the analysis, or what the caller passes in their place."""
    if ctx.obj and "read_note" in ctx.obj:
        return ctx.obj["read_note"], ctx.obj["sentence"]
    from onward.analysis.notes import read_note  # noqa: PLC0415 - the command line starts fast
    from onward.analysis.notes.messages_en import sentence  # noqa: PLC0415

    return read_note, sentence
