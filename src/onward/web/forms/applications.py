"""Forms of applications, interviews and people."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from onward.web import words

_TOLD_BY = [
    ("phone", _("by phone")),
    ("mail", _("by mail")),
    ("letter", _("by letter")),
    ("in_person", _("in person")),
    ("silence", _("by silence")),
]


def _day(label: Any, *, required: bool = False) -> forms.DateField:
    return forms.DateField(
        label=label, required=required, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


def _text(label: Any, *, rows: int) -> forms.CharField:
    return forms.CharField(label=label, required=False, widget=forms.Textarea(attrs={"rows": rows, "class": "lines"}))


class ApplicationForm(forms.Form):
    employer = forms.CharField(label=_("Employer"), max_length=200)
    role = forms.CharField(label=_("Role"), max_length=200)
    stage = forms.ChoiceField(label=_("Where it stands"))
    applied_on = _day(_("Sent on"))
    location = forms.CharField(label=_("Place"), max_length=200, required=False)
    url = forms.URLField(label=_("Address of the posting"), required=False, assume_scheme="https")
    remarks = _text(_("Remarks"), rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stage"].choices = words.choices("stage")  # type: ignore[attr-defined]


class NoForm(forms.Form):
    told_by = forms.ChoiceField(label=_("How did you hear it?"), choices=_TOLD_BY)
    on = _day(_("When?"), required=True)
    stage = forms.ChoiceField(label=_("How far had it come?"))
    their_words = _text(_("What did they say, in their words? (can stay empty)"), rows=3)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["stage"].choices = words.choices("stage")[1:]  # type: ignore[attr-defined]

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("This day is still to come."))
        return on


class InterviewForm(forms.Form):
    day = _day(_("Day"), required=True)
    time = forms.TimeField(
        label=_("Time"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    place = forms.CharField(label=_("Place or link"), max_length=500, required=False)
    notes = _text(_("Your notes"), rows=6)


class ExchangeForm(forms.Form):
    asked_by = forms.ChoiceField(label=_("Who asked?"), choices=[("them", _("they did")), ("me", _("I did"))])
    question = forms.CharField(label=_("Question"), max_length=1000)
    answer = _text(_("Answer"), rows=3)


class PersonForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("Address"), required=False)
    role = forms.ChoiceField(label=_("What are they to you?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = words.choices("role")  # type: ignore[attr-defined]
