"""What a page says after an act, with the way back."""

from django.contrib import messages
from django.http import HttpRequest


def say(request: HttpRequest, words: str, *, group: str | None = None) -> None:
    messages.success(request, words, extra_tags=group or "")


def is_part(request: HttpRequest) -> bool:
    """Whether htmx asks for a part of the page."""
    return bool(request.headers.get("HX-Request"))
