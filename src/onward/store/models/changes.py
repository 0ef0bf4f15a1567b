"""One row per change of stage, outcome or text: what timeline, undo, statistics and jobs are made of."""

from django.db import models

from .base import Owned


class Change(Owned):
    """`field` of one subject took `value`. The current value is that of the last change not undone.

    `at` orders changes (when the mail was sent, or when the person acted); `on` is the day it is true from.
    `group` holds what was done in one act and is undone as one. Rows by "mail" are derived and may be rebuilt,
    but one that was undone stays, so that no later import brings it back.
    """

    class Actor(models.TextChoices):
        PERSON = "person"
        MAIL = "mail"

    group = models.CharField(max_length=16, db_index=True)
    action = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=20)
    subject_id = models.BigIntegerField()
    application = models.ForeignKey("store.Application", null=True, on_delete=models.CASCADE, related_name="changes")
    field = models.CharField(max_length=30)
    value = models.JSONField(null=True)
    actor = models.CharField(max_length=10, choices=Actor.choices)
    raw = models.ForeignKey("store.RawMessage", null=True, on_delete=models.CASCADE, related_name="+")
    on = models.DateField(null=True)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("at", "id")
        indexes = (
            models.Index(fields=["subject_kind", "subject_id", "field"], name="change_subject"),
            models.Index(fields=["owner", "recorded_at"], name="change_recorded"),
        )

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.field} = {self.value!r}"
