"""What commands that need the database do first: folders, Django, tables - and clear words where that fails."""

import os
import sys

import click

from onward.domain.errors import OnwardError


def fail(problem: OnwardError | str, *, code: int = 3) -> None:
    click.echo(f"onward: {problem}", err=True)
    sys.exit(code)


def start() -> None:
    """Makes the data folder, starts Django and brings the tables up to date. Ends the program with one line if it cannot."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onward.project.settings")
    from onward.lib.folders import make_private  # noqa: PLC0415
    from onward.lib.options import BadOption  # noqa: PLC0415

    try:
        import django  # noqa: PLC0415
        from django.conf import settings  # noqa: PLC0415

        make_private(settings.FOLDERS.data)
        django.setup()
    except BadOption as problem:
        fail(str(problem), code=2)
    except OSError as problem:
        fail(f"The data folder cannot be written to. {problem.filename}: {problem.strerror}. Nothing was changed.")
    _migrate()


def _migrate() -> None:
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import DatabaseError, connection  # noqa: PLC0415
    from django.db.migrations.loader import MigrationLoader  # noqa: PLC0415

    from onward.domain.errors import DatabaseTooNew  # noqa: PLC0415

    try:
        loader = MigrationLoader(connection)
        if {key for key in loader.applied_migrations if key[0] == "store"} - set(loader.disk_migrations):
            fail(DatabaseTooNew())
        call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as problem:
        fail(f"The database cannot be used. {problem}")
