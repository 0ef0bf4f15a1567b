"""`onward demo`: a believable search, made through the real import, in a data folder of its own."""

import os
from pathlib import Path

import click

from . import setup


@click.command("demo")
@click.option("--open/--no-open", "open_browser", default=True, help="Open the one-time link in a browser.")
def demo_command(open_browser: bool) -> None:
    """Open a believable search in the browser. Your own data are not touched."""
    if "ONWARD_HOME" not in os.environ:
        import platformdirs  # noqa: PLC0415

        os.environ["ONWARD_HOME"] = str(Path(platformdirs.user_data_path("onward-demo", appauthor=False)))
    setup.start()
    from onward.services import members  # noqa: PLC0415
    from onward.services.clock import clock, local_day  # noqa: PLC0415
    from onward.store.models import RawMessage  # noqa: PLC0415

    from .demo_story import bring_in  # noqa: PLC0415
    from .serve import serve  # noqa: PLC0415

    user = members.local_member()
    if not RawMessage.objects.for_user(user).exists():
        click.echo("Reading the demo mailbox ...")
        bring_in(user, today=local_day(clock().now()), now=clock().now())
    serve(open_browser=open_browser)
