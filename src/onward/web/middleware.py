"""What every request passes: the time, the door for members only, and headers that keep pages private."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import resolve

from onward.domain.errors import NotFound
from onward.services.clock import clock

Respond = Callable[[HttpRequest], HttpResponseBase]

# The only pages that answer without a session: the one-time link, and the page that says how to get one.
OPEN_ROUTES = frozenset({"enter", "enter-help"})


class Now:
    """Sets `request.now`; nothing below reads a clock. A row that is not there becomes a 404."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.now = clock().now()  # type: ignore[attr-defined]
        return self.respond(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        if isinstance(problem, NotFound):
            from onward.web.views.errors import not_found  # noqa: PLC0415 - views import this package

            return not_found(request)
        return None


class MembersOnly:
    """Denies by default: without a session every page but the door leads to the door."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.respond(request)

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        if request.user.is_authenticated or resolve(request.path_info).url_name in OPEN_ROUTES:
            return None
        if request.headers.get("HX-Request"):
            response = HttpResponse(status=204)
            response["HX-Redirect"] = "/enter/"
            return response
        return redirect("enter-help")


class PrivateHeaders:
    """Pages hold private thoughts: no cache keeps them, and no other site may embed or read them."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.respond(request)
        if not request.path.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("X-Frame-Options", "DENY")
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        return response
