"""After a no: one closure per rejection, with its debrief and its plan."""

from django.db import models

from .base import Owned


class Closure(Owned):
    """The half hour after one rejection. A step is done when its moment is set; `closed_at` ends it.

    `proportion` is the stored result of the worker (see `store.records`), null until it has run.
    """

    class ToldBy(models.TextChoices):
        MAIL = "mail"
        PHONE = "phone"
        LETTER = "letter"
        IN_PERSON = "in_person"
        SILENCE = "silence"

    application = models.OneToOneField("store.Application", on_delete=models.CASCADE, related_name="closure")
    raw = models.ForeignKey("store.RawMessage", null=True, on_delete=models.SET_NULL, related_name="+")
    told_by = models.CharField(max_length=10, choices=ToldBy.choices, default=ToldBy.MAIL)
    told_at = models.DateTimeField()
    wake_at = models.DateTimeField(null=True)
    quiet = models.BooleanField(default=False)
    proportion = models.JSONField(null=True)
    proportion_at = models.DateTimeField(null=True)
    steps_done = models.JSONField(default=list)
    next_change = models.TextField(default="")
    friend = models.CharField(max_length=200, default="")
    closed_at = models.DateTimeField(null=True)
    reopened = models.IntegerField(default=0)
    removed = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ("-told_at", "-id")


class Debrief(Owned):
    """The seeker's own account, written against a timer of 15 minutes that may be run twice."""

    closure = models.OneToOneField(Closure, on_delete=models.CASCADE, related_name="debrief")
    facts = models.TextField(default="")
    as_planned = models.TextField(default="")
    one_thing = models.TextField(default="")
    timer_started_at = models.DateTimeField(null=True)
    timer_runs = models.IntegerField(default=0)


class Plan(Owned):
    """One if-then plan: "If `cue`, then I will `action`"."""

    closure = models.OneToOneField(Closure, on_delete=models.CASCADE, related_name="plan")
    cue = models.CharField(max_length=300, default="")
    action = models.CharField(max_length=300, default="")
