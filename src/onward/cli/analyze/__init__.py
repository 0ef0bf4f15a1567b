"""`onward analyze`: the readings as Unix filters. Nothing here loads Django, and a command loads only what it needs."""

import importlib

import click

_COMMANDS = {
    "mail": "Read messages: what each is, and what it says.",
    "mailbox": "Read a whole mailbox: the applications in it.",
    "note": "Check notes before they are sent.",
}


class _LazyGroup(click.Group):
    """Loads the module of a command when that command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = getattr(importlib.import_module(f"{__name__}.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(sorted(_COMMANDS.items()))


@click.group(cls=_LazyGroup)
def analyze() -> None:
    """Read mail, mailboxes and notes; JSON lines in, JSON lines out.

    Exit code 0 when every line was answered, 3 when any answer is an error, 2 for wrong usage.
    """
