"""Conversations with employers, and the questions asked in them."""

from django.db import models

from onward.domain.labels import AskedBy, Stage

from .base import Owned


class Interview(Owned):
    """One conversation. `starts_at` is null where only `day` is known. `notes` are the seeker's own words."""

    application = models.ForeignKey("store.Application", on_delete=models.CASCADE, related_name="interviews")
    day = models.DateField(null=True)
    starts_at = models.DateTimeField(null=True)
    zone = models.CharField(max_length=60, default="")
    stage = models.CharField(max_length=12, choices=[(s.value, s.value) for s in Stage], default=Stage.INTERVIEW.value)
    place = models.CharField(max_length=500, default="")
    notes = models.TextField(default="")
    people = models.ManyToManyField("store.Person", related_name="interviews")
    cancelled = models.BooleanField(default=False)
    removed = models.BooleanField(default=False)

    class Meta:
        ordering = ("day", "starts_at", "id")


class Exchange(Owned):
    """One question and its answer, as the seeker wrote them down."""

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="exchanges")
    asked_by = models.CharField(max_length=4, choices=[(a.value, a.value) for a in AskedBy], default=AskedBy.THEM.value)
    question = models.TextField(default="")
    answer = models.TextField(default="")
    removed = models.BooleanField(default=False)

    class Meta:
        ordering = ("id",)
