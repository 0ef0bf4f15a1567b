"""Applications and the employers they are made to."""

from django.db import models

from onward.domain.labels import EmployerType, Outcome, Stage

from .base import Owned


def _choices(labels: type[Stage] | type[Outcome] | type[EmployerType]) -> list[tuple[str, str]]:
    return [(label.value, label.value) for label in labels]


class Employer(Owned):
    """Who hires. `folded` is the name as it is compared: no case, no legal form."""

    name = models.CharField(max_length=200)
    folded = models.CharField(max_length=200)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["owner", "folded"], name="one_employer_per_name"),)

    def __str__(self) -> str:
        return self.name


class Application(Owned):
    """One person, one posting, from first contact to end. Its fields are the projection of its changes.

    `stage` is the furthest that took place.
    """

    employer = models.ForeignKey(Employer, null=True, on_delete=models.SET_NULL, related_name="applications")
    role = models.CharField(max_length=200, default="")
    stage = models.CharField(max_length=12, choices=_choices(Stage), default=Stage.APPLIED.value)
    outcome = models.CharField(max_length=10, choices=_choices(Outcome), default="", blank=True)
    employer_type = models.CharField(max_length=20, choices=_choices(EmployerType), default="", blank=True)
    via = models.CharField(max_length=200, default="")
    location = models.CharField(max_length=200, default="")
    source = models.CharField(max_length=100, default="")
    url = models.CharField(max_length=500, default="")
    remarks = models.TextField(default="")
    applied_on = models.DateField(null=True)
    first_answer_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    reason_given = models.TextField(default="")
    last_contact_on = models.DateField(null=True)
    removed = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["owner", "removed", "outcome"], name="application_open"),)

    def __str__(self) -> str:
        return f"{self.employer_name}: {self.role}"

    @property
    def employer_name(self) -> str:
        return self.employer.name if self.employer else ""

    @property
    def is_open(self) -> bool:
        return not self.outcome
