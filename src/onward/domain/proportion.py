"""One rejection seen in proportion: how little it changes the estimates, with counts and intervals."""

from dataclasses import dataclass

from onward.domain.labels import Stage


@dataclass(frozen=True, slots=True)
class Estimate:
    """A rate from k of n with a 90 % equal-tailed interval, posterior mean and the prior Beta(a, b) used."""

    k: int
    n: int
    mean: float
    low: float
    high: float
    prior_a: float
    prior_b: float


@dataclass(frozen=True, slots=True)
class RateChange:
    """The estimate for one transition before and after this rejection. `name` is "answered" (application to first
    interview) or "offered" (interview process to offer). `luck` is the probability of a run of `run` noes in a
    row by luck alone at the base rate."""

    name: str
    before: Estimate
    after: Estimate
    base_mean: float
    run: int
    luck: float
    enough: bool


@dataclass(frozen=True, slots=True)
class Proportion:
    """What one rejection changes. `changes` holds only the transition this rejection is a trial of."""

    stage_reached: Stage
    changes: tuple[RateChange, ...]
    open_applications: int
    ended_applications: int
