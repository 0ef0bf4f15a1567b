"""The signed-in member and the moment of a request, typed."""

from datetime import datetime
from typing import cast

from django.contrib.auth.models import User
from django.http import HttpRequest


def member(request: HttpRequest) -> User:
    return cast("User", request.user)


def now(request: HttpRequest) -> datetime:
    return cast("datetime", request.now)  # type: ignore[attr-defined]
