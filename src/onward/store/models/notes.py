"""Outgoing text: a question where too little is known, a draft, and what was sent."""

from django.db import models

from onward.domain.labels import NoteKind

from .base import Owned


class Note(Owned):
    """One note to one person. `uses` are the details it was drafted from; `drafted` is the text as it was drafted."""

    class Progress(models.TextChoices):
        QUESTION = "question"
        DRAFT = "draft"
        SENT = "sent"
        SKIPPED = "skipped"

    application = models.ForeignKey("store.Application", null=True, on_delete=models.CASCADE, related_name="notes")
    person = models.ForeignKey("store.Person", null=True, on_delete=models.CASCADE, related_name="notes")
    reply_to = models.ForeignKey("store.RawMessage", null=True, on_delete=models.SET_NULL, related_name="+")
    kind = models.CharField(max_length=40, choices=[(k.value, k.value) for k in NoteKind])
    progress = models.CharField(max_length=10, choices=Progress.choices, default=Progress.DRAFT)
    subject = models.CharField(max_length=300, default="")
    text = models.TextField(default="")
    drafted = models.TextField(default="")
    uses = models.JSONField(default=list)
    sent_on = models.DateField(null=True)
    sent_how = models.CharField(max_length=10, default="")
    removed = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ("created_at", "id")
