"""Notes: all of them, one of them, its check, and the ways out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onward.services import access, notes
from onward.store.models import Note

from .after import mailto
from .member import member, now
from .said import say


@require_safe
def all_notes(request: HttpRequest) -> HttpResponse:
    return render(request, "notes/all.html", {"notes": notes.notes_of(member(request)).order_by("-created_at")})


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, public_id: str) -> HttpResponse:
    note = access.note_for(member(request), public_id)
    if request.method == "POST":
        return _act(request, note)
    context: dict[str, object] = {"note": note}
    if note.progress != Note.Progress.QUESTION:
        context |= {"check": notes.check(note, note.text), "mailto": mailto(note)}
    return render(request, "notes/show.html", context)


def _act(request: HttpRequest, note: Note) -> HttpResponse:
    act, moment = request.POST.get("act", "save"), now(request)
    if act == "answer" and request.POST.get("line", "").strip():
        notes.answer_question(note, request.POST["line"], now=moment)
    elif act == "sent":
        say(request, gettext("Marked as sent."), group=notes.mark_sent(note, how="hand", now=moment))
    elif act == "skip":
        say(request, gettext("Left out."), group=notes.skip(note, now=moment))
    elif act == "save":
        group = notes.save_text(
            note,
            subject=request.POST.get("subject", note.subject)[:300],
            text=request.POST.get("text", note.text),
            now=moment,
        )
        say(request, gettext("Saved."), group=group)
    closure = getattr(note.application, "closure", None)
    if note.kind == "thank_you_after_rejection" and closure is not None and request.POST.get("back") == "thanks":
        return redirect(f"/after/{closure.public_id}/thanks/?note={note.public_id}")
    return redirect("note", note.public_id)


@require_POST
def check(request: HttpRequest, public_id: str) -> HttpResponse:
    """Reads the text as it is typed and keeps it; answers with the guard beside the letter."""
    note = access.note_for(member(request), public_id)
    text = request.POST.get("text", "")
    notes.save_text(note, subject=request.POST.get("subject", note.subject)[:300], text=text, now=now(request))
    return render(request, "notes/_check.html", {"note": note, "check": notes.check(note, text)})


@require_safe
def eml(request: HttpRequest, public_id: str) -> HttpResponse:
    note = access.note_for(member(request), public_id)
    response = HttpResponse(notes.as_eml(note, now=now(request)), content_type="message/rfc822")
    response["Content-Disposition"] = 'attachment; filename="note.eml"'
    return response
