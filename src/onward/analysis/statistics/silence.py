"""What silence means: the probability that an answer still comes (METHODS A5, cold start)."""

import math
from dataclasses import dataclass
from datetime import date

from onward.domain.applications import ApplicationRecord
from onward.domain.labels import Stage

# Fitted to one public log of 177 applications (METHODS A5): a placeholder until the person's own data speak.
_NEVER = 0.60
_MEDIAN_DAYS = 7.8
_SIGMA = 1.75
QUIET_AFTER = 14
DORMANT_AFTER = 30


@dataclass(frozen=True, slots=True)
class Waiting:
    """`days` since anything was heard; `status` is waiting, quiet or dormant; `chance` that an answer still comes."""

    days: int
    status: str
    chance: float


def chance_of_answer(days: int) -> float:
    """P(an answer still comes | silent for `days`), log-normal with a cured share."""
    if days <= 0:
        return 1 - _NEVER
    still = 0.5 * math.erfc((math.log(days) - math.log(_MEDIAN_DAYS)) / (_SIGMA * math.sqrt(2)))
    return (1 - _NEVER) * still / (_NEVER + (1 - _NEVER) * still)


def waiting(application: ApplicationRecord, *, today: date) -> Waiting | None:
    """None where the application is closed, not sent, or its day is not known."""
    since = application.last_contact_on or application.applied_on
    if application.outcome is not None or application.stage_reached is Stage.SAVED or since is None:
        return None
    days = max((today - since).days, 0)
    status = "waiting" if days < QUIET_AFTER else "quiet" if days <= DORMANT_AFTER else "dormant"
    return Waiting(days=days, status=status, chance=chance_of_answer(days))
