"""The tables, one file per concept."""

from .applications import Application, Employer
from .changes import Change
from .closures import Closure, Debrief, Plan
from .interviews import Exchange, Interview
from .mail import Import, Message, Quarantined, RawMessage
from .members import EntryLink, Member
from .notes import Note
from .people import Involvement, Person

__all__ = [
    "Application",
    "Change",
    "Closure",
    "Debrief",
    "Employer",
    "EntryLink",
    "Exchange",
    "Import",
    "Interview",
    "Involvement",
    "Member",
    "Message",
    "Note",
    "Person",
    "Plan",
    "Quarantined",
    "RawMessage",
]
