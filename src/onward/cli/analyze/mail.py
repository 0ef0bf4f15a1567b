"""`onward analyze mail`: what each message is, and what it says."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import click

from onward.domain.messages import Message
from onward.domain.readings import Reading

from .lines import Writer, answer_each, common_options, day_or_clock, file_arguments

Reader = Callable[..., Reading]


@click.command()
@file_arguments(folders=True)
@common_options
@click.pass_context
def mail(ctx: click.Context, files: tuple[str, ...], today: date | None, me: tuple[str, ...], seed: int) -> None:
    """Read messages from JSON lines ({"id","raw"}, raw_base64 or fields), .eml files or mailboxes."""
    from .answers import mail_answer  # noqa: PLC0415 - the command line starts fast
    from .messages import read_inputs  # noqa: PLC0415

    read = _reader(ctx)
    day = day_or_clock(today)

    def answer(identity: Any, message: Message) -> Mapping[str, Any]:
        return mail_answer(identity, read(message, me=me, today=day))

    writer = Writer()
    answer_each(writer, read_inputs(files), answer)
    ctx.exit(writer.exit_code())


def _reader(ctx: click.Context) -> Reader:
    """What reads a message: the analysis, or what the caller of the command passes in its place."""
    if ctx.obj and "read_message" in ctx.obj:
        given: Reader = ctx.obj["read_message"]
        return given
    from onward.analysis.mail import read_message  # noqa: PLC0415

    return read_message
