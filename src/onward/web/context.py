"""What every page shows around its content: the rail, with its few counts."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext, gettext_lazy

from onward.services import closures, imports, notes, review
from onward.services.clock import clock


@dataclass(frozen=True, slots=True)
class RailItem:
    name: str
    label: str
    count: int
    current: bool


_RAIL = (
    ("today", gettext_lazy("Today"), ("today", "after-")),
    ("board", gettext_lazy("Board"), ("board", "table", "application", "interview")),
    ("review", gettext_lazy("Review"), ("review", "message")),
    ("people", gettext_lazy("People"), ("people", "person")),
    ("notes", gettext_lazy("Notes"), ("note",)),
    ("mail", gettext_lazy("Mail"), ("mail", "import", "quarantine")),
)


def frame(request: HttpRequest) -> dict[str, object]:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or request.headers.get("HX-Request"):
        return {}
    match = request.resolver_match
    name = (match.url_name or "") if match else ""
    now = getattr(request, "now", None) or clock().now()
    counts = {
        "today": len(closures.waiting_closures(user, now=now)),
        "review": review.to_review(user).count(),
        "notes": notes.open_drafts(user),
    }
    return {
        "rail": [
            RailItem(name=route, label=str(label), count=counts.get(route, 0), current=name.startswith(starts))
            for route, label, starts in _RAIL
        ],
        "running_import": imports.running_import(user),
        "product": gettext("Onward"),
    }
