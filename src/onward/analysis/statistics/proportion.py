"""What one rejection changes: the estimate before and after, and how likely such a run is by luck (METHODS A2)."""

from collections.abc import Callable, Sequence
from datetime import date

from onward.domain.applications import ApplicationRecord
from onward.domain.labels import Stage
from onward.domain.proportion import Proportion, RateChange

from .funnel import (
    ANSWERED_PRIOR,
    OFFERED_PRIOR,
    Prior,
    answered_trial,
    ended_order,
    estimate,
    offered_trial,
    reached_interview,
)

# Under five trials the count and what is usual are shown, and no rate of one's own (METHODS A3).
ENOUGH = 5


def proportion(this: ApplicationRecord, history: Sequence[ApplicationRecord], *, today: date) -> Proportion:
    """`history` may or may not hold `this`; it is counted once, as the trial that has just ended without success."""
    others = [record for record in history if record.id != this.id]
    if reached_interview(this):
        change = _change("offered", this, others, prior=OFFERED_PRIOR, trial=offered_trial, today=today)
    else:
        change = _change("answered", this, others, prior=ANSWERED_PRIOR, trial=answered_trial, today=today)
    return Proportion(
        stage_reached=this.stage_reached,
        changes=(change,),
        open_applications=sum(1 for r in others if r.outcome is None and r.stage_reached is not Stage.SAVED),
        ended_applications=sum(1 for r in others if r.outcome is not None) + 1,
    )


def _change(
    name: str,
    this: ApplicationRecord,
    others: Sequence[ApplicationRecord],
    *,
    prior: Prior,
    trial: Callable[..., bool | None],
    today: date,
) -> RateChange:
    trials = [(record, result) for record in ended_order(others) if (result := trial(record, today=today)) is not None]
    k, n = sum(result for _, result in trials), len(trials)
    run = 1
    for _record, result in reversed(trials):
        if result:
            break
        run += 1
    return RateChange(
        name=name,
        before=estimate(k, n, prior),
        after=estimate(k, n + 1, prior),
        base_mean=prior.mean,
        run=run,
        luck=luck_of_run(prior.mean, run),
        enough=n + 1 >= ENOUGH,
    )


def luck_of_run(theta: float, run: int) -> float:
    """The probability that `run` trials in a row fail at rate `theta` by luck alone."""
    return float((1 - theta) ** run)
