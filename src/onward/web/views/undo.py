"""Undo."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from onward.services import undo as service

from .member import member, now
from .said import say


@require_POST
def undo(request: HttpRequest, group: str) -> HttpResponse:
    service.undo(member(request), group, now=now(request))
    say(request, gettext("Taken back."), group=group)
    back = request.POST.get("back", "/")
    return redirect(back if url_has_allowed_host_and_scheme(back, allowed_hosts=None) else "/")
