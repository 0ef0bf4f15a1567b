"""Mail: what was received (`RawMessage`), what is derived from it (`Message`), and what could not be read."""

from django.db import models

from .base import Owned


class Import(Owned):
    """One bringing-in of mail, from the command line or the browser; its numbers add up to `seen`."""

    class Progress(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"

    label = models.CharField(max_length=255)
    upload = models.CharField(max_length=80, default="")
    progress = models.CharField(max_length=10, choices=Progress.choices, default=Progress.WAITING)
    total = models.IntegerField(default=0)
    seen = models.IntegerField(default=0)
    stored = models.IntegerField(default=0)
    already_there = models.IntegerField(default=0)
    quarantined = models.IntegerField(default=0)
    to_read = models.IntegerField(default=0)
    read = models.IntegerField(default=0)
    problem = models.CharField(max_length=400, default="")
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-started_at", "-id")


class RawMessage(Owned):
    """The bytes as they came. `digest` is the sha256 of the canonical form and the identity of the message."""

    digest = models.CharField(max_length=64)
    raw = models.BinaryField()
    size = models.IntegerField()
    source = models.CharField(max_length=255)
    name = models.CharField(max_length=255)
    imported_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["owner", "digest"], name="one_message_per_digest"),)


class Quarantined(Owned):
    """A message that was kept but could not be read, with the reason as a code."""

    raw = models.OneToOneField(RawMessage, on_delete=models.CASCADE, related_name="quarantine")
    reason = models.CharField(max_length=60)
    detail = models.CharField(max_length=400, default="")
    at = models.DateTimeField()


class Message(Owned):
    """What was derived from a raw message; deleted and made again by `onward rebuild`.

    `parsed` holds the rest of the parsed message, `reading` what was understood (see `store.records`).
    """

    raw = models.OneToOneField(RawMessage, on_delete=models.CASCADE, related_name="message")
    message_id = models.CharField(max_length=500, default="", db_index=True)
    sent_at = models.DateTimeField(null=True)
    sender_name = models.CharField(max_length=255, default="")
    sender_email = models.CharField(max_length=320, default="")
    subject = models.TextField(default="")
    text = models.TextField(default="")
    parsed = models.JSONField(default=dict)
    reading = models.JSONField(null=True)
    kind = models.CharField(max_length=20, default="")
    probability = models.FloatField(default=0.0)
    own = models.BooleanField(default=False)
    review = models.BooleanField(default=False)
    application = models.ForeignKey("store.Application", null=True, on_delete=models.SET_NULL, related_name="messages")
    link_probability = models.FloatField(default=0.0)
    link_because = models.JSONField(default=list)

    class Meta:
        ordering = ("sent_at", "id")
        indexes = (
            models.Index(fields=["owner", "kind"], name="message_kind"),
            models.Index(fields=["owner", "review"], name="message_review"),
            models.Index(fields=["owner", "sent_at"], name="message_sent"),
        )
