"""What every member's row has: an owner, a random public id, and a manager that starts from the owner."""

import secrets
from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.db import models

_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"


def random_id() -> str:
    """Sixteen characters, 80 bits: not guessable, readable aloud, safe in a URL."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(16))


class OwnedQuerySet(models.QuerySet[Any]):
    def for_user(self, user: User | AnonymousUser) -> Self:
        """The rows of this member; none for nobody."""
        return self.filter(owner_id=user.pk) if user.pk else self.none()


class Owned(models.Model):
    """A row of one member's. Queries start with `for_user`."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    public_id = models.CharField(max_length=16, default=random_id, unique=True, editable=False)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        abstract = True
