"""`onward doctor`."""

import click

from . import setup


@click.command("doctor")
def doctor_command() -> None:
    """Check folders, database and mail; exit code 1 where something needs a look."""
    setup.start()
    from django.conf import settings  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from onward.store.models import Quarantined, RawMessage  # noqa: PLC0415

    trouble = 0
    for name, folder in (("data", settings.FOLDERS.data), ("keys", settings.FOLDERS.keys)):
        private = not folder.stat().st_mode & 0o077
        trouble += not private
        click.echo(
            f"{'ok ' if private else 'LOOK'} {name} folder {folder} {'is yours alone' if private else 'can be read by others'}"
        )
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            answer = cursor.execute("PRAGMA quick_check").fetchone()[0]
        trouble += answer != "ok"
        click.echo(f"{'ok ' if answer == 'ok' else 'LOOK'} database: {answer}")
    unread = RawMessage.objects.filter(message=None, quarantine=None).count()
    trouble += unread > 0
    click.echo(
        f"{'LOOK' if unread else 'ok '} {unread} messages stored and not yet read{'; run: onward rebuild' if unread else ''}"
    )
    click.echo(f"ok  {Quarantined.objects.count()} messages in quarantine")
    raise SystemExit(1 if trouble else 0)
