"""Bringing in mail: upload, paste, progress, quarantine."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from onward.services import access, imports
from onward.store.models import Import, Quarantined

from .member import member, now
from .said import say


@require_http_methods(["GET", "HEAD", "POST"])
def mail(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        file = request.FILES.get("file")
        if file is not None:
            row = imports.keep_upload(member(request), file.chunks(), name=file.name or "", now=now(request))
            return redirect("import", row.public_id)
        if request.POST.get("text", "").strip():
            row, _ = imports.import_pasted(member(request), request.POST["text"], now=now(request))
            say(
                request,
                gettext("Read: %(stored)d new, %(there)d already here.")
                % {"stored": row.stored, "there": row.already_there},
            )
        return redirect("mail")
    rows = Import.objects.for_user(member(request))[:10]
    count = Quarantined.objects.for_user(member(request)).count()
    return render(request, "mail/mail.html", {"imports": rows, "quarantined": count})


@require_safe
def progress(request: HttpRequest, public_id: str) -> HttpResponse:
    return render(request, "mail/progress.html", {"import": access.import_for(member(request), public_id)})


@require_safe
def quarantine(request: HttpRequest) -> HttpResponse:
    rows = Quarantined.objects.for_user(member(request)).select_related("raw").defer("raw__raw").order_by("-at")
    return render(request, "mail/quarantine.html", {"rows": rows})
