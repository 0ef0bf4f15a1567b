"""People, and what part each has in an application."""

from django.db import models

from onward.domain.labels import Role

from .base import Owned

ROLES = [(role.value, role.value) for role in Role]


class Person(Owned):
    name = models.CharField(max_length=200, default="")
    email = models.CharField(max_length=320, default="")
    role = models.CharField(max_length=20, choices=ROLES, default=Role.OTHER.value)
    employer = models.ForeignKey("store.Employer", null=True, on_delete=models.SET_NULL, related_name="people")
    remarks = models.TextField(default="")
    removed = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ("name", "id")
        indexes = (models.Index(fields=["owner", "email"], name="person_email"),)

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def first_name(self) -> str:
        return self.name.split()[0] if self.name.split() else self.name


class Involvement(Owned):
    """One person in one application. `met` is true for who was in the room or on the call.

    `talked_about` has one line per thing the two talked about, in the seeker's words.
    """

    application = models.ForeignKey("store.Application", on_delete=models.CASCADE, related_name="involvements")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="involvements")
    role = models.CharField(max_length=20, choices=ROLES, default=Role.OTHER.value)
    met = models.BooleanField(default=False)
    talked_about = models.TextField(default="")
    removed = models.BooleanField(default=False)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["application", "person"], name="one_part_per_application"),)
