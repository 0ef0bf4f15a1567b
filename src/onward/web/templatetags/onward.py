"""Filters the pages share."""

from datetime import date, datetime

from django import template
from django.utils import timezone

from onward.web import words

register = template.Library()


@register.filter
def label(value: str, kind: str) -> str:
    """The word on screen for a value of a closed list."""
    return words.label(kind, value)


@register.filter
def say(code: object) -> str:
    """A code of the pure half, worded."""
    return words.say(code)


@register.filter
def day(value: date | datetime | None) -> str:
    """ "Thursday 5 March", where the person lives; "" for None."""
    if value is None:
        return ""
    local = timezone.localtime(value).date() if isinstance(value, datetime) else value
    return words.day(local)


@register.filter
def clock_time(value: datetime | None) -> str:
    return timezone.localtime(value).strftime("%H:%M") if value else ""


@register.filter
def percent(value: float) -> str:
    """A probability as "18 %"."""
    return f"{value * 100:.0f} %"
