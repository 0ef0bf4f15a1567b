"""`onward status`."""

import click

from . import setup


@click.command("status")
def status_command() -> None:
    """Say how the search stands, in a few lines."""
    setup.start()
    from onward.services import applications, closures, members, review  # noqa: PLC0415
    from onward.services.clock import clock  # noqa: PLC0415
    from onward.store.models import Quarantined, RawMessage  # noqa: PLC0415

    user, now = members.local_member(), clock().now()
    rows = applications.applications_of(user)
    click.echo(
        f"{RawMessage.objects.for_user(user).count()} messages, {Quarantined.objects.for_user(user).count()} in quarantine"
    )
    click.echo(f"{rows.count()} applications, {rows.filter(outcome='').count()} of them open")
    click.echo(f"{review.to_review(user).count()} messages to review")
    for closure in closures.waiting_closures(user, now=now):
        click.echo(f"After the no: {closure.application.employer_name}, {closure.application.role}")
