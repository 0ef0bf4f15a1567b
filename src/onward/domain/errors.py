"""The error tree. A docstring is the sentence a person reads; exit codes and status codes are chosen above.

OnwardError
├── InputError              what was given cannot be used
│   ├── NotAMailbox
│   ├── EmptyMailbox
│   ├── ArchiveTooLarge
│   └── UnknownLabel
├── StorageError            the data folder or database cannot be used
│   ├── DataFolderNotWritable
│   └── DatabaseTooNew
└── NotFound                no such row for this member
"""


class OnwardError(Exception):
    """Something went wrong."""

    def __init__(self, detail: str = "") -> None:
        self.detail = detail
        super().__init__(detail)

    def __str__(self) -> str:
        sentence = (type(self).__doc__ or "").strip().splitlines()[0]
        return f"{sentence} {self.detail}".strip()


class InputError(OnwardError):
    """This input cannot be used."""


class NotAMailbox(InputError):
    """This is not a mailbox: no mbox file, Maildir, .eml file, folder of them or zip with one."""


class EmptyMailbox(InputError):
    """There is no message in it."""


class ArchiveTooLarge(InputError):
    """This archive unpacks to far more than a mailbox would, so it was not unpacked."""


class UnknownLabel(InputError):
    """A value is not in its closed list."""


class StorageError(OnwardError):
    """The data cannot be stored."""


class DataFolderNotWritable(StorageError):
    """The data folder cannot be written to."""


class DatabaseTooNew(StorageError):
    """The database was made by a newer version of Onward; nothing was changed. Install that version or a newer one."""


class NotFound(OnwardError):
    """There is no such thing here."""
