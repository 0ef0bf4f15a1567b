"""Reading mail: what a message is, about which application, and why."""

from .linking import Entry, link_readings
from .mailbox import read_mailbox, read_message

__all__ = ["Entry", "link_readings", "read_mailbox", "read_message"]
