"""If-then plans: is there a cue one will notice, and an action one can take."""

import re
from dataclasses import dataclass

_VAGUE = re.compile(
    r"^(?:be|try|do)? ?(?:better|harder|more|confident|calm|prepared|my best|myself)[.! ]*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class PlanReading:
    """`missing` holds "cue", "action" or "vague_action"; empty when the plan can be used."""

    missing: tuple[str, ...]

    @property
    def is_complete(self) -> bool:
        return not self.missing


def read_plan(*, cue: str, action: str) -> PlanReading:
    missing = [] if cue.strip() else ["cue"]
    if not action.strip():
        missing.append("action")
    elif _VAGUE.match(action.strip()):
        missing.append("vague_action")
    return PlanReading(tuple(missing))
