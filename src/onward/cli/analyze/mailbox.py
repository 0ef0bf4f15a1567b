"""`onward analyze mailbox`: the applications that a mailbox tells of."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onward.domain.errors import OnwardError
from onward.domain.messages import Message
from onward.domain.readings import MailboxReading, Reading

from .lines import EXIT_DATA, UnusableLine, Writer, common_options, day_or_clock

if TYPE_CHECKING:
    from onward.adapters.mail.sources import FileSource

Reader = Callable[..., tuple[MailboxReading, dict[str, Reading]]]


@click.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@common_options
@click.pass_context
def mailbox(ctx: click.Context, path: Path, today: date | None, me: tuple[str, ...], seed: int) -> None:
    """Read an mbox file, a Maildir, a folder of .eml files or a Takeout zip; writes one JSON object.

    Without --me, whose mailbox it is gets guessed from who its mail goes to.
    """
    from onward.adapters.mail.sources import open_source  # noqa: PLC0415 - the command line starts fast

    from .answers import mailbox_answer  # noqa: PLC0415
    from .whose import guess_me  # noqa: PLC0415

    writer = Writer()
    try:
        source = open_source(path)
        keyed = KeyedMessages(source)
        owner = me or guess_me(raw for _, raw in source)
        reading, readings = _reader(ctx)(keyed, me=owner, today=day_or_clock(today))
    except OnwardError as problem:
        writer.error(None, str(problem))
        ctx.exit(EXIT_DATA)
    writer.answer(mailbox_answer(reading, readings, keyed.unreadable))
    ctx.exit(EXIT_DATA if keyed.unreadable else 0)


@dataclass
class KeyedMessages:
    """The messages of a source under the keys of the contract; `unreadable` fills up while they are read.

    A second copy of a message in an mbox has the key of the first and is left out.
    """

    source: "FileSource"
    unreadable: dict[str, str] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Message]:
        from onward.adapters.mail.identity import message_digest  # noqa: PLC0415
        from onward.adapters.mail.sources import Shape  # noqa: PLC0415

        from .messages import parsed  # noqa: PLC0415

        by_file = self.source.shape in (Shape.MAILDIR, Shape.FILES)
        digests: dict[str, str] = {}
        for number, (name, raw) in enumerate(self.source, start=1):
            try:
                message = parsed(raw, name)
            except UnusableLine as problem:
                self.unreadable[name if by_file else f"#{number}"] = str(problem)
                continue
            if by_file:
                yield message
                continue
            key = message.message_id or f"#{number}"
            digest = message_digest(raw)
            if digests.get(key) == digest:
                continue
            if key in digests:  # another message under the same Message-ID
                key = f"#{number}"
            digests[key] = digest
            yield replace(message, key=key)


def _reader(ctx: click.Context) -> Reader:
    """What reads a mailbox: the analysis, or what the caller of the command passes in its place."""
    if ctx.obj and "read_mailbox" in ctx.obj:
        given: Reader = ctx.obj["read_mailbox"]
        return given
    from onward.analysis.mail import read_mailbox  # noqa: PLC0415

    return read_mailbox
