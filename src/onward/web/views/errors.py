"""Pages for what went wrong: what happened, what is safe, what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext


def _page(request: HttpRequest, status: int, heading: str, words: str) -> HttpResponse:
    return render(request, "errors/error.html", {"heading": heading, "words": words}, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(
        request,
        400,
        gettext("This address cannot be answered."),
        gettext("Nothing was changed. Open Onward at 127.0.0.1."),
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 403, gettext("This is not allowed."), gettext("Nothing was changed."))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(
        request,
        404,
        gettext("There is no such page."),
        gettext("It may have been undone. Everything else is where it was."),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    return _page(
        request,
        500,
        gettext("Something went wrong here."),
        gettext("What you saved before is safe. Go back and try once more."),
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page(
        request,
        403,
        gettext("This form is too old to be sent."),
        gettext("Nothing was changed. Go back, load the page again, and send it once more."),
    )
