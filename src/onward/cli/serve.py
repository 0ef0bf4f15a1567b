"""`onward serve`, `onward worker` and `onward link`."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import webbrowser

import click

from . import setup


@click.command("serve")
@click.option("--open/--no-open", "open_browser", default=True, help="Open the one-time link in a browser.")
def serve_command(open_browser: bool) -> None:
    """Start the pages on 127.0.0.1 and the worker; print a one-time link."""
    setup.start()
    serve(open_browser=open_browser)


def serve(*, open_browser: bool) -> None:
    from django.conf import settings  # noqa: PLC0415
    from django.core.wsgi import get_wsgi_application  # noqa: PLC0415
    from waitress.server import create_server  # noqa: PLC0415

    from onward.services import members  # noqa: PLC0415
    from onward.services.clock import clock  # noqa: PLC0415

    try:
        server = create_server(get_wsgi_application(), host="127.0.0.1", port=settings.OPTIONS.port, threads=6)
    except OSError as problem:
        setup.fail(
            f"Port {settings.OPTIONS.port} is in use ({problem.strerror}). Another Onward may be running; or set ONWARD_PORT."
        )
        return
    token = members.make_entry_token(members.local_member(), now=clock().now())
    link = f"http://127.0.0.1:{server.effective_port}/enter/{token}/"
    worker = subprocess.Popen([sys.executable, "-m", "onward", "worker"], env=os.environ.copy())
    click.echo(f"Onward is ready. Open this link once, within half an hour:\n\n  {link}\n\nPress Ctrl+C to stop.")
    sys.stdout.flush()
    if open_browser:
        threading.Timer(0.3, webbrowser.open, [link]).start()
    signal.signal(signal.SIGTERM, lambda *_: server.close())
    try:
        with contextlib.suppress(KeyboardInterrupt, OSError):
            server.run()
    finally:
        worker.terminate()
        worker.wait(timeout=10)


@click.command("worker")
def worker_command() -> None:
    """Run waiting jobs until stopped."""
    setup.start()
    from onward.tasks import worker  # noqa: PLC0415

    stop = threading.Event()
    parent = os.getppid()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    # A worker whose parent was killed ends by itself instead of holding the database.
    worker.run(until=lambda: stop.is_set() or os.getppid() != parent)


@click.command("link")
def link_command() -> None:
    """Print a new one-time link to the Onward that is running."""
    setup.start()
    from django.conf import settings  # noqa: PLC0415

    from onward.services import members  # noqa: PLC0415
    from onward.services.clock import clock  # noqa: PLC0415

    token = members.make_entry_token(members.local_member(), now=clock().now())
    click.echo(f"http://127.0.0.1:{settings.OPTIONS.port}/enter/{token}/")
