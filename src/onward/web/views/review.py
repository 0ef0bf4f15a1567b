"""Review of what mail proposes, and one message with its evidence."""

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_safe

from onward.adapters.mail.parse import parse_message
from onward.domain.labels import MailKind
from onward.lib.safe_html import safe_html
from onward.services import access, applications
from onward.services import review as service
from onward.web import words

from .member import member, now
from .said import say


@require_safe
def review(request: HttpRequest) -> HttpResponse:
    return render(request, "review/review.html", {"messages_to_review": service.to_review(member(request))})


@require_http_methods(["GET", "HEAD", "POST"])
def message(request: HttpRequest, public_id: str) -> HttpResponse:
    row = access.message_for(member(request), public_id)
    if request.method == "POST":
        kind = request.POST.get("kind", row.kind)
        if kind not in list(MailKind):
            return redirect("message", row.public_id)
        chosen = request.POST.get("application", "")
        if chosen == "new":
            group = service.decide_new_application(member(request), row, kind=MailKind(kind), now=now(request))
        else:
            application = access.application_for(member(request), chosen) if chosen else None
            group = service.decide(member(request), row, kind=MailKind(kind), application=application, now=now(request))
        say(request, gettext("Kept as you said."), group=group)
        return redirect(
            "review" if service.to_review(member(request)).exists() else "message",
            *([] if service.to_review(member(request)).exists() else [row.public_id]),
        )
    return render(
        request,
        "review/message.html",
        {
            "message": row,
            "reading": row.reading or {},
            "kinds": words.choices("kind"),
            "applications": applications.applications_of(member(request)).order_by("employer__name"),
        },
    )


@require_safe
@xframe_options_sameorigin
@csp_replace({"default-src": ["'none'"], "frame-ancestors": ["'self'"], "sandbox": [], "style-src": ["'none'"]})
def frame(request: HttpRequest, public_id: str) -> HttpResponse:
    """The HTML of a message, cleaned, for a sandboxed frame: nothing in it loads or runs."""
    row = access.message_for(member(request), public_id)
    parsed = parse_message(bytes(row.raw.raw), key=row.raw.digest)
    return HttpResponse("<!doctype html><title>Mail</title>" + safe_html(parsed.html))
