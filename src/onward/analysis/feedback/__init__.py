"""What others said: form sentences told from words that name something."""

from .boilerplate import is_boilerplate, own_words

__all__ = ["is_boilerplate", "own_words"]
