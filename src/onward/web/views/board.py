"""Board and table of applications."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onward.domain.labels import Stage
from onward.services.applications import applications_of

from .member import member


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    rows = list(applications_of(member(request)).filter(outcome="").order_by("-applied_on", "-id"))
    columns = [(stage.value, [row for row in rows if row.stage == stage.value]) for stage in Stage]
    return render(request, "applications/board.html", {"columns": columns, "count": len(rows)})


@require_safe
def table(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("q", "").strip()
    rows = applications_of(member(request)).order_by("-applied_on", "-id")
    if words:
        rows = rows.filter(Q(role__icontains=words) | Q(employer__name__icontains=words) | Q(remarks__icontains=words))
    return render(request, "applications/table.html", {"rows": rows, "q": words})
