"""What would happen after this cry? A judged range, above what the literature says.

Two layers. :mod:`goodcry.literature` only counts and quotes what studies found. :func:`predict`
turns it into numbers of cries with a cumulative logit model (proportional odds, McCullagh 1980).
Sizes that were measured are used as they are; where none was, a size is *assumed*. The result is
always a range, in closed form: a class can redo the sum by hand. The model is described in
``docs/model.md``; its assumed numbers stand in ``data/evidence/assumptions.csv``.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from statistics import NormalDist

from goodcry import literature, proportional_odds
from goodcry.evidence import Evidence, Row
from goodcry.proportional_odds import Estimate

# From a difference in standard deviations to log-odds (Hasselblad & Hedges 1995; Chinn 2000).
LOG_ODDS_PER_STANDARD_DEVIATION = math.pi / math.sqrt(3)

# A picture shows so many cries. Cries, not people: one person has many.
CRIES = 100

# Certainties of levels that push nothing at all.
NO_PUSH = ("tested, no difference", "no study found")
MEASURED = "measured"
# A level of this direction may lower "better" but does not raise "worse".
NO_BETTER = "no better"


@dataclass(frozen=True)
class Push:
    """How far one chosen level moves a cry towards better, in log-odds.

    Attributes:
        level: the row of ``factor_levels.csv``.
        family: the family of its factor; within one, facts overlap.
        mean_alone, spread_alone: the push and its standard deviation if nothing else were set.
        weight: what is left of it beside stronger pushes of its family, 0 to 1.
        certain: of an assumed push, the chance that its direction is right, else None.
    """

    level: Row
    family: str
    mean_alone: float = 0.0
    spread_alone: float = 0.0
    weight: float = 1.0
    certain: float | None = None

    @property
    def measured(self) -> bool:
        """Whether its size was measured; else it is assumed, or it pushes nothing."""
        return bool(self.level["certainty"] == MEASURED)

    @property
    def moves(self) -> bool:
        """Whether it moves the middle or widens the range."""
        return bool(self.mean_alone or self.spread_alone)

    @property
    def mean(self) -> float:
        """The push that is left."""
        return self.weight * self.mean_alone

    @property
    def spread(self) -> float:
        """The standard deviation of what is left."""
        return self.weight * self.spread_alone


@dataclass(frozen=True)
class Prediction:
    """The judged outcome of a scenario.

    Attributes:
        better, same, worse: their middles sum to 1.
        shift: the sum of all pushes towards better, in log-odds, and ``spread`` its standard
            deviation. Those of "worse" leave out the levels that say "no better".
        likelier: the chance that "better" is likelier than with nothing set; None if nothing
            pushes.
        contributions: factor id -> its push, for each factor that was set.
    """

    better: Estimate
    same: Estimate
    worse: Estimate
    shift: float
    spread: float
    likelier: float | None
    contributions: Mapping[str, Push]


def bases(evidence: Evidence) -> dict[str, Row]:
    """Name of each base rate that a prediction can start from -> its row in ``base_rates.csv``.

    In the order of the codebook; the first is the one to start from.
    """
    return {
        base: row
        for base in evidence.allowed("base_rates", "base")
        for row in evidence.where("base_rates", base=base)
    }


def pushes(level: Row) -> bool:
    """Whether a level, a row of ``factor_levels.csv``, enters a prediction at all."""
    return level["certainty"] not in NO_PUSH


def predict(
    scenario: Mapping[str, str | None],
    evidence: Evidence,
    base: str = "survey",
    effect_size: float = 0.30,
    overlap: float = 0.5,
) -> Prediction:
    """Judge what a hundred cries under this scenario could look like.

    Args:
        scenario: factor id -> level id; a factor that is missing or None is not set.
        base: the base rate to start from, a key of :func:`bases`.
        effect_size: assumed effect of a factor from its lowest to its highest level, in
            standard deviations of mood; a level that was measured has its own.
        overlap: discount for each further push of a family in one direction, 0 to 1.

    Raises:
        ValueError: an unknown factor, level or base, or a number out of range; the message
            names it and lists what is allowed.
    """
    rates = bases(evidence)
    if base not in rates:
        raise ValueError(f"unknown base {base!r}; allowed: {', '.join(rates)}")
    _check_number("effect_size", effect_size, 0, 5)
    _check_number("overlap", overlap, 0, 1)
    of_each = [
        alone(factor["family"], level, evidence, effect_size)
        for factor, level in literature.chosen(scenario, evidence)
    ]
    contributions = {
        push.level["factor"]: replace(push, weight=_weight(push, of_each, overlap))
        for push in of_each
    }
    upper = _sum(contributions.values())
    lower = _sum(push for push in contributions.values() if push.level["direction"] != NO_BETTER)
    better, same, worse = proportional_odds.estimates(rates[base], upper, lower, *reach(evidence))
    return Prediction(
        better=better,
        same=same,
        worse=worse,
        shift=upper.mean,
        spread=upper.stdev,
        likelier=_share_above_zero(upper) if any(push.moves for push in of_each) else None,
        contributions=contributions,
    )


def alone(family: str, level: Row, evidence: Evidence, effect_size: float) -> Push:
    """The push of a level if nothing else were set."""
    if not pushes(level):
        return Push(level, family)
    if level["certainty"] == MEASURED:
        # One survey's associations: other explanations may take part of them away, or add to them.
        unexplained = evidence.assumption("other_explanations") * level["log_odds"]
        return Push(
            level, family, level["log_odds"], math.hypot(level["standard_error"], unexplained)
        )
    certain = evidence.assumption(f"sign_{level['certainty']}")
    net = 2 * certain - 1
    spread = evidence.assumption("effect_size_spread")
    # Mean and standard deviation of a size whose sign is right with the probability ``certain``.
    return Push(
        level,
        family,
        level["score"] * net * effect_size * LOG_ODDS_PER_STANDARD_DEVIATION,
        abs(level["score"])
        * math.sqrt(effect_size**2 + spread**2 - (net * effect_size) ** 2)
        * LOG_ODDS_PER_STANDARD_DEVIATION,
        certain=certain,
    )


def reach(evidence: Evidence) -> tuple[float, float]:
    """The ends of the range: how many standard deviations below (less than 0) and above."""
    low, high = (evidence.assumption(end) / 100 for end in ("range_low", "range_high"))
    return NormalDist().inv_cdf(low), NormalDist().inv_cdf(high)


def _check_number(name: str, value: float, low: float, high: float) -> None:
    if not low <= value <= high:  # also false for NaN
        raise ValueError(f"{name} is {value!r}; allowed: a number from {low} to {high:,}")


def _weight(push: Push, of_each: Iterable[Push], overlap: float) -> float:
    """The strongest push of a family in one direction counts fully, the next less, and so on.

    Ranked by their means, equal ones by their factors' ids. One more favourable fact never lowers
    the sum. What pushes neither way on balance is not discounted.
    """
    if not push.mean_alone:
        return 1.0
    stronger = sum(
        other.family == push.family
        and other.mean_alone * push.mean_alone > 0
        and _rank(other) < _rank(push)
        for other in of_each
    )
    return float((1 - overlap) ** stronger)


def _rank(push: Push) -> tuple[float, str]:
    return -abs(push.mean_alone), push.level["factor"]


def _sum(parts: Iterable[Push]) -> NormalDist:
    """The distribution of the sum of independent pushes."""
    kept = tuple(parts)
    return NormalDist(
        math.fsum(push.mean for push in kept), math.hypot(*(push.spread for push in kept))
    )


def _share_above_zero(shift: NormalDist) -> float:
    if not shift.stdev:
        return 1.0 if shift.mean > 0 else 0.0
    return 1 - shift.cdf(0)
