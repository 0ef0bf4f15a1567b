"""People."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from onward.services import access, people
from onward.web.forms.applications import PersonForm

from .member import member, now
from .said import say


@require_safe
def all_people(request: HttpRequest) -> HttpResponse:
    rows = (
        people.people_of(member(request))
        .prefetch_related("involvements__application__employer")
        .order_by("employer__name", "name")
    )
    return render(request, "people/all.html", {"people": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, public_id: str) -> HttpResponse:
    person = access.person_for(member(request), public_id)
    act = request.POST.get("act") if request.method == "POST" else None
    form = PersonForm(
        request.POST if act == "save" else None,
        initial={"name": person.name, "email": person.email, "role": person.role},
    )
    if act == "save" and form.is_valid():
        say(request, gettext("Saved."), group=people.edit_person(person, form.cleaned_data, now=now(request)))
        return redirect("person", person.public_id)
    if act == "part":
        part = access.involvement_for(member(request), request.POST.get("part", ""))
        values = {"talked_about": request.POST.get("talked_about", "").strip(), "met": "met" in request.POST}
        say(request, gettext("Kept."), group=people.edit_part(part, values, now=now(request)))
        return redirect("person", person.public_id)
    if act == "remove":
        say(request, gettext("Removed."), group=people.remove_person(person, now=now(request)))
        return redirect("people")
    parts = person.involvements.filter(removed=False).select_related("application__employer")
    return render(request, "people/show.html", {"person": person, "form": form, "parts": parts})
