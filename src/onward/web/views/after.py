"""After a no: the five steps, and the end."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from onward.analysis.interviews import read_debrief
from onward.domain.interviews import RejectionRecord
from onward.services import access, changes, closures, notes, today
from onward.store.models import Closure, Message, Note
from onward.store.records import interview_record, proportion_of

from .member import member, now
from .said import is_part, say

_ACTS = require_http_methods(["GET", "HEAD", "POST"])
_NAMES = {
    "proportion": _("In proportion"),
    "debrief": _("Debrief"),
    "thanks": _("Thanks"),
    "advice": _("Advice"),
    "next": _("Next"),
}
_DEBRIEF = ("facts", "as_planned", "one_thing")


def _page(request: HttpRequest, closure: Closure, step: str, **more: object) -> HttpResponse:
    steps = [(f"after-{name}", label, name in closure.steps_done, name == step) for name, label in _NAMES.items()]
    return render(
        request, f"after/{step}.html", {"closure": closure, "application": closure.application, "steps": steps, **more}
    )


def _done(request: HttpRequest, closure: Closure, step: str) -> HttpResponse:
    closures.mark_step(closure, step, now=now(request))
    following = closures.STEPS.index(step) + 1
    name = closures.STEPS[following] if following < len(closures.STEPS) else "end"
    return redirect(f"after-{name}", closure.public_id)


@require_safe
def start(request: HttpRequest, public_id: str) -> HttpResponse:
    closure = access.closure_for(member(request), public_id)
    step = next((name for name in closures.STEPS if name not in closure.steps_done), "end")
    return redirect(f"after-{step}", closure.public_id)


@_ACTS
def proportion(request: HttpRequest, public_id: str) -> HttpResponse:
    closure = access.closure_for(member(request), public_id)
    if request.method == "POST":
        return _done(request, closure, "proportion")
    result = proportion_of(closure)
    if result is None:
        closures.work_out_proportion_later(closure)
    return _page(request, closure, "proportion", result=result, change=result.changes[0] if result else None)


@_ACTS
def debrief(request: HttpRequest, public_id: str) -> HttpResponse:
    """POST saves the fields; with `done` the step is over, with `timer` fifteen minutes begin."""
    closure = access.closure_for(member(request), public_id)
    row = closure.debrief
    if request.method == "POST":
        if closure.closed_at is None:
            values = {name: request.POST.get(name, "") for name in _DEBRIEF if name in request.POST}
            changes.record(row, values, action="debrief.written", now=now(request), coalesce=True)
        if "timer" in request.POST:
            closures.start_timer(row, now=now(request))
        if is_part(request):
            return render(request, "after/_saved.html", {"now": now(request)})
        if "done" in request.POST:
            return _done(request, closure, "debrief")
        return redirect("after-debrief", closure.public_id)
    rows = closure.application.interviews.filter(removed=False, cancelled=False).prefetch_related("people", "exchanges")
    reading = read_debrief([interview_record(item) for item in rows], rejection=_rejection(closure))
    left = closures.timer_left(row, now=now(request))
    return _page(
        request,
        closure,
        "debrief",
        debrief=row,
        reading=reading,
        interviews=rows,
        seconds=int(left.total_seconds()),
        may_start=row.timer_runs < closures.TIMER_RUNS and not left,
    )


def _rejection(closure: Closure) -> RejectionRecord | None:
    message = Message.objects.filter(raw=closure.raw).first() if closure.raw_id else None
    if message is None or message.reading is None:
        words = closure.application.reason_given
        return RejectionRecord(words, "", closure.public_id) if words else None
    return RejectionRecord(message.reading["text"], message.sender_name, message.public_id)


@_ACTS
def thanks(request: HttpRequest, public_id: str) -> HttpResponse:
    closure = access.closure_for(member(request), public_id)
    if request.method == "POST":
        return _done(request, closure, "thanks")
    rows = notes.prepare_thanks(closure.application, now=now(request))
    chosen = next((note for note in rows if note.public_id == request.GET.get("note")), rows[0] if rows else None)
    people = closures.people_of(closure.application, now=now(request))
    others = [met for met in people if not met.met]
    sent = sum(1 for note in rows if note.progress == Note.Progress.SENT)
    return _page(request, closure, "thanks", notes=rows, chosen=chosen, others=others, sent=sent, **_note_parts(chosen))


def _note_parts(note: Note | None) -> dict[str, object]:
    if note is None or note.progress == Note.Progress.QUESTION:
        return {}
    return {"check": notes.check(note, note.text), "mailto": mailto(note)}


def mailto(note: Note) -> str:
    address = note.person.email if note.person else ""
    return f"mailto:{quote(address)}?subject={quote(note.subject)}&body={quote(note.text)}" if address else ""


@_ACTS
def advice(request: HttpRequest, public_id: str) -> HttpResponse:
    closure = access.closure_for(member(request), public_id)
    people = [met for met in closures.people_of(closure.application, now=now(request)) if met.met]
    if request.method == "POST":
        person_id = request.POST.get("person")
        if person_id:
            note = notes.prepare_advice(
                closure.application, access.person_for(member(request), person_id), now=now(request)
            )
            return redirect("note", note.public_id) if note else redirect("after-advice", closure.public_id)
        if request.POST.get("friend", "").strip():
            changes.record(
                closure, {"friend": request.POST["friend"].strip()[:200]}, action="closure.friend", now=now(request)
            )
        return _done(request, closure, "advice")
    existing = notes.notes_of(member(request)).filter(application=closure.application, kind="feedback_request")
    return _page(request, closure, "advice", people=people, existing=existing)


@_ACTS
def next_step(request: HttpRequest, public_id: str) -> HttpResponse:
    closure = access.closure_for(member(request), public_id)
    if request.method == "POST":
        plan = {"cue": request.POST.get("cue", "")[:300], "action": request.POST.get("action", "")[:300]}
        changes.record(closure.plan, plan, action="plan.written", now=now(request), coalesce=True)
        changes.record(
            closure,
            {"next_change": request.POST.get("next_change", "")},
            action="closure.next_change",
            now=now(request),
            coalesce=True,
        )
        if is_part(request):
            return render(request, "after/_saved.html", {"now": now(request)})
        return _done(request, closure, "next")
    user = member(request)
    return _page(
        request, closure, "next", openings=today.openings(user)[:3], outreach=today.outreach(user, now=now(request))
    )


@_ACTS
def end(request: HttpRequest, public_id: str) -> HttpResponse:
    closure = access.closure_for(member(request), public_id)
    if request.method == "POST":
        if closure.closed_at is None:
            say(
                request,
                gettext("Closed. It stays on the application’s page."),
                group=closures.close(closure, now=now(request)),
            )
            return redirect("today")
        say(request, gettext("Open again."), group=closures.reopen(closure, now=now(request)))
        return redirect("after-end", closure.public_id)
    rows = notes.notes_of(member(request)).filter(application=closure.application)
    return _page(request, closure, "end", notes=rows, plan=closure.plan)
