"""The only doors to a member's rows: by user and public id, or `NotFound`, alike for foreign and missing ids."""

from typing import TypeVar

from django.contrib.auth.models import User

from onward.domain.errors import NotFound
from onward.store import models
from onward.store.models.base import Owned

Row = TypeVar("Row", bound=Owned)


def _row(kind: type[Row], user: User, public_id: str, **also: object) -> Row:
    row = kind.objects.for_user(user).filter(public_id=public_id, **also).first()
    if row is None:
        raise NotFound
    return row  # type: ignore[no-any-return]


def application_for(user: User, public_id: str) -> models.Application:
    return _row(models.Application, user, public_id)


def person_for(user: User, public_id: str) -> models.Person:
    return _row(models.Person, user, public_id)


def interview_for(user: User, public_id: str) -> models.Interview:
    return _row(models.Interview, user, public_id)


def exchange_for(user: User, public_id: str) -> models.Exchange:
    return _row(models.Exchange, user, public_id)


def involvement_for(user: User, public_id: str) -> models.Involvement:
    return _row(models.Involvement, user, public_id)


def closure_for(user: User, public_id: str) -> models.Closure:
    return _row(models.Closure, user, public_id, removed=False)


def note_for(user: User, public_id: str) -> models.Note:
    return _row(models.Note, user, public_id)


def message_for(user: User, public_id: str) -> models.Message:
    return _row(models.Message, user, public_id)


def raw_message_for(user: User, public_id: str) -> models.RawMessage:
    return _row(models.RawMessage, user, public_id)


def import_for(user: User, public_id: str) -> models.Import:
    return _row(models.Import, user, public_id)


def employer_for(user: User, public_id: str) -> models.Employer:
    return _row(models.Employer, user, public_id)
