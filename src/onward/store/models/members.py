"""Who uses Onward here, and the one-time links by which they come in."""

from django.conf import settings
from django.db import models


class Member(models.Model):
    """What is known of the person: how they sign, and which addresses are theirs."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="member")
    name = models.CharField(max_length=200, default="")
    addresses = models.JSONField(default=list)
    addresses_guessed = models.BooleanField(default=True)
    enough_until = models.DateTimeField(null=True)


class EntryLink(models.Model):
    """A one-time link, kept as a hash; it works once, and not after `expires_at`."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
