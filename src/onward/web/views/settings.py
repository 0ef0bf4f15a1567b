"""Settings: who you are, and what leaves this computer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from onward.services import members, reading

from .member import member, now
from .said import say


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    user = member(request)
    if request.method == "POST":
        addresses = request.POST.get("addresses", "").replace(",", " ").split()
        if members.set_member(user, name=request.POST.get("name", ""), addresses=addresses):
            reading.read_again(user, now=now(request))
        say(request, gettext("Saved."))
        return redirect("settings")
    row = members.member_of(user)
    return render(request, "settings/settings.html", {"member": row, "addresses": " ".join(row.addresses)})
