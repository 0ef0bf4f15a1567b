"""One application: its page, its forms, its interviews."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from onward.domain.labels import Outcome, Stage
from onward.services import access, applications, closures, interviews
from onward.services import people as people_service
from onward.services.clock import local_day
from onward.services.timeline import timeline_of
from onward.store.models import Application
from onward.web.forms.applications import ApplicationForm, ExchangeForm, InterviewForm, NoForm, PersonForm

from .member import member, now
from .said import say

_ACTS = require_http_methods(["GET", "HEAD", "POST"])


@_ACTS
def new(request: HttpRequest) -> HttpResponse:
    form = ApplicationForm(request.POST or None, initial={"stage": "applied", "applied_on": local_day(now(request))})
    if request.method == "POST" and form.is_valid():
        application, group = applications.add_application(member(request), form.cleaned_data, now=now(request))
        say(request, gettext("Added."), group=group)
        return redirect("application", application.public_id)
    return render(
        request, "form.html", {"form": form, "heading": gettext("Add an application"), "button": gettext("Add it")}
    )


@_ACTS
def show(request: HttpRequest, public_id: str) -> HttpResponse:
    application = access.application_for(member(request), public_id)
    if request.method == "POST":
        return _act(request, application)
    closure = getattr(application, "closure", None)
    return render(
        request,
        "applications/show.html",
        {
            "application": application,
            "closure": closure if closure is not None and not closure.removed else None,
            "people": closures.people_of(application, now=now(request)),
            "interviews": application.interviews.filter(removed=False),
            "timeline": timeline_of(application),
        },
    )


def _act(request: HttpRequest, application: Application) -> HttpResponse:
    act, moment = request.POST.get("act", ""), now(request)
    today = local_day(moment)
    if act == "remove":
        say(request, gettext("Removed."), group=applications.remove(application, now=moment))
        return redirect("board")
    if act == "reopen":
        say(request, gettext("Open again."), group=applications.reopen(application, now=moment))
    elif act in (Outcome.WITHDRAWN, Outcome.ACCEPTED, Outcome.DECLINED, Outcome.NO_REPLY):
        group = applications.close_with(application, Outcome(act), now=moment, on=today)
        say(request, gettext("Closed."), group=group)
    elif act in list(Stage):
        group = applications.move_to_stage(application, Stage(act), now=moment)
        say(request, gettext("Moved."), group=group)
    return redirect("application", application.public_id)


@_ACTS
def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    application = access.application_for(member(request), public_id)
    fields = ("role", "stage", "applied_on", "location", "url", "remarks")
    initial = {name: getattr(application, name) for name in fields} | {"employer": application.employer_name}
    form = ApplicationForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        group = applications.edit_application(application, form.cleaned_data, now=now(request))
        say(request, gettext("Saved."), group=group)
        return redirect("application", application.public_id)
    return render(
        request,
        "form.html",
        {"form": form, "heading": gettext("Edit"), "crumb": application, "button": gettext("Save")},
    )


@_ACTS
def say_no(request: HttpRequest, public_id: str) -> HttpResponse:
    application = access.application_for(member(request), public_id)
    today = local_day(now(request))
    form = NoForm(request.POST or None, today=today, initial={"on": today, "stage": application.stage})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        closure, group = applications.record_no(
            application,
            told_by=data["told_by"],
            on=data["on"],
            stage=Stage(data["stage"]),
            their_words=data["their_words"],
            now=now(request),
        )
        say(request, gettext("Noted."), group=group)
        return redirect("after", closure.public_id)
    return render(
        request,
        "form.html",
        {"form": form, "heading": gettext("They said no"), "crumb": application, "button": gettext("Note it")},
    )


@_ACTS
def new_interview(request: HttpRequest, public_id: str) -> HttpResponse:
    application = access.application_for(member(request), public_id)
    form = InterviewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        row, group = interviews.add_interview(application, _interview_values(form), now=now(request))
        say(request, gettext("Added."), group=group)
        return redirect("interview", row.public_id)
    return render(
        request,
        "form.html",
        {"form": form, "heading": gettext("Add an interview"), "crumb": application, "button": gettext("Add it")},
    )


def _interview_values(form: InterviewForm) -> dict[str, object]:
    data = form.cleaned_data
    return {
        "day": data["day"],
        "starts_at": interviews.moment_of(data["day"], data["time"]),
        "place": data["place"],
        "notes": data["notes"],
    }


@_ACTS
def interview(request: HttpRequest, public_id: str) -> HttpResponse:
    row = access.interview_for(member(request), public_id)
    initial = {
        "day": row.day,
        "time": row.starts_at and row.starts_at.strftime("%H:%M"),
        "place": row.place,
        "notes": row.notes,
    }
    posted = request.POST.get("act") if request.method == "POST" else None
    form = InterviewForm(request.POST if posted == "save" else None, initial=initial)
    exchange = ExchangeForm(request.POST if posted == "exchange" else None)
    if posted == "save" and form.is_valid():
        say(request, gettext("Saved."), group=interviews.edit_interview(row, _interview_values(form), now=now(request)))
        return redirect("interview", row.public_id)
    if posted == "exchange" and exchange.is_valid():
        _, group = interviews.add_exchange(row, exchange.cleaned_data, now=now(request))
        say(request, gettext("Kept."), group=group)
        return redirect("interview", row.public_id)
    if posted == "remove":
        say(request, gettext("Removed."), group=interviews.remove_interview(row, now=now(request)))
        return redirect("application", row.application.public_id)
    return render(
        request,
        "interviews/show.html",
        {"interview": row, "form": form, "exchange": exchange, "exchanges": row.exchanges.filter(removed=False)},
    )


@_ACTS
def new_person(request: HttpRequest, public_id: str) -> HttpResponse:
    application = access.application_for(member(request), public_id)
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _, group = people_service.add_person(
            member(request), form.cleaned_data, application=application, met=True, now=now(request)
        )
        say(request, gettext("Added, as someone you met."), group=group)
        return redirect("application", application.public_id)
    return render(
        request,
        "form.html",
        {"form": form, "heading": gettext("Who did you meet?"), "crumb": application, "button": gettext("Add")},
    )
