"""Honest statistics of a search: rates with their counts, what one no changes, what silence means."""

from .proportion import proportion
from .silence import Waiting, waiting

__all__ = ["Waiting", "proportion", "waiting"]
