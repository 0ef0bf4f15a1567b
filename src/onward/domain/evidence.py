"""Evidence behind findings, and the code-with-parameters form in which the pure half speaks."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Evidence:
    """A span of some text: `text[start:end] == quote`, offsets in code points, end exclusive.

    `cue` names the rule that saw it, e.g. "rejection.decision".
    """

    quote: str
    start: int
    end: int
    cue: str


@dataclass(frozen=True, slots=True)
class Code:
    """Something to be said, without the words: `web` words it through gettext, `cli` in English."""

    code: str
    params: Mapping[str, str | int | float] = field(default_factory=dict)
