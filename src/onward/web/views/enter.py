"""The door: a one-time link, and help for those without one."""

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from onward.services import members

from .member import now


@require_safe
def enter_help(request: HttpRequest) -> HttpResponse:
    return render(request, "enter.html", {"token": None})


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Uses up the link. Reached with GET, since it is opened from the terminal or by the browser itself."""
    if request.user.is_authenticated:
        return redirect("today")
    user = members.enter_by_token(token, now=now(request))
    if user is None:
        return render(request, "enter.html", {"token": token}, status=403)
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    return redirect("today")
