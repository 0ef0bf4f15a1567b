"""Notes to people: drafted from what is known, read by the guard before they go."""

from .context import NoteContext
from .details import details_in_mail
from .drafts import compose
from .guard import read_note
from .likeness import similarity

__all__ = ["NoteContext", "compose", "details_in_mail", "read_note", "similarity"]
