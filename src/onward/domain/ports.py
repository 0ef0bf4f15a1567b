"""What the pure half and the services are given from outside: time, randomness, sources of mail."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time. `now()` is aware, in UTC."""

    def now(self) -> datetime: ...


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


class RawSource(Protocol):
    """Anything raw messages come out of: (name within the source, bytes exactly as they were received)."""

    def __iter__(self) -> Iterator[tuple[str, bytes]]: ...

    def __len__(self) -> int:
        """How many messages there are, or 0 where that is not known beforehand."""
        ...
