"""Today."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from onward.services import access, closures
from onward.services.today import today_for

from .member import member, now
from .said import say


@require_http_methods(["GET", "HEAD", "POST"])
def today(request: HttpRequest) -> HttpResponse:
    """The page; POST puts a closure off or keeps it quiet."""
    if request.method == "POST":
        closure = access.closure_for(member(request), request.POST.get("closure", ""))
        if request.POST.get("act") == "quiet":
            group = closures.keep_quiet(closure, now=now(request))
            say(request, gettext("It stays quiet. You find it on the application’s page."), group=group)
        else:
            group = closures.put_off(closure, until=now(request) + timedelta(hours=8), now=now(request))
            say(request, gettext("It comes back in eight hours."), group=group)
        return redirect("today")
    return render(
        request, "today/today.html", {"today": today_for(member(request), now=now(request)), "now": now(request)}
    )
