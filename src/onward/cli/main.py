"""The command `onward`. Commands are loaded when called, so that `--help` and `analyze` stay quick."""

import importlib

import click

from onward import __version__

_COMMANDS = {
    "analyze": ("onward.cli.analyze", "Read mail, mailboxes and notes as a filter; needs no database."),
    "demo": ("onward.cli.demo", "Open a believable search in the browser."),
    "doctor": ("onward.cli.doctor", "Check folders, database and mail for trouble."),
    "import": ("onward.cli.importing", "Bring in mail: mbox, Maildir, .eml, a folder of them, or a Takeout zip."),
    "link": ("onward.cli.serve", "Print a new one-time link."),
    "rebuild": ("onward.cli.importing", "Make everything derived from mail again from the raw messages."),
    "serve": ("onward.cli.serve", "Start the pages and the worker on this computer."),
    "status": ("onward.cli.status", "Say how the search stands."),
    "worker": ("onward.cli.serve", "Run the worker alone."),
}


class _Lazy(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(_COMMANDS[cmd_name][0])
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in sorted(_COMMANDS.items())])


@click.group(cls=_Lazy)
@click.version_option(__version__, prog_name="onward")
def main() -> None:
    """A private companion for a job search. Nothing leaves this computer."""
