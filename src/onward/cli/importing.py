"""`onward import` and `onward rebuild`."""

from pathlib import Path

import click

from . import setup


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--me", multiple=True, help="An address or name of yours; guessed from the mail where not given.")
def import_command(paths: tuple[Path, ...], me: tuple[str, ...]) -> None:
    """Bring in mail from PATHS. Importing again adds nothing."""
    setup.start()
    from onward.adapters.mail.sources import open_source  # noqa: PLC0415
    from onward.domain.errors import OnwardError  # noqa: PLC0415
    from onward.services import imports, members  # noqa: PLC0415
    from onward.services.clock import clock  # noqa: PLC0415

    user = members.local_member()
    if me:
        name = next((item for item in me if "@" not in item), members.member_of(user).name)
        members.set_member(user, name=name, addresses=[item for item in me if "@" in item])
    used = 0
    for path in paths:
        try:
            row = _import_with_bar(imports, user, open_source(path), path, now=clock().now())
        except OnwardError as problem:
            click.echo(f"onward: {problem} Nothing already stored was changed.", err=True)
            continue
        used += row.seen
        click.echo(
            f"{path.name}: {row.seen} messages = {row.stored} new + {row.already_there} already here; "
            f"{row.quarantined} of the new could not be read and are kept in quarantine."
        )
    if not used:
        raise SystemExit(3)


def _import_with_bar(imports, user, source, path: Path, *, now):  # type: ignore[no-untyped-def]
    from rich.progress import Progress  # noqa: PLC0415 - drawn only here

    with Progress(transient=True) as bars:
        storing = bars.add_task("Storing", total=len(source) or None)
        reading = bars.add_task("Reading", total=None)

        def show(row) -> None:  # type: ignore[no-untyped-def]
            bars.update(storing, completed=row.seen)
            bars.update(reading, completed=row.read, total=row.to_read or None)

        return imports.import_source(user, source, label=path.name, now=now, progress=show)


@click.command("rebuild")
def rebuild_command() -> None:
    """Make everything derived from mail again. What you changed or undid stays."""
    setup.start()
    from onward.services import members, reading  # noqa: PLC0415
    from onward.services.clock import clock  # noqa: PLC0415

    count = reading.rebuild(members.local_member(), now=clock().now())
    click.echo(f"Read {count} messages again.")
