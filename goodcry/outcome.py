"""What would happen after this cry? A judged range, above what the literature says.

Two layers. :mod:`goodcry.literature` only counts and quotes what studies found. :func:`predict`
turns directions into numbers of cries with a cumulative logit model (proportional odds,
McCullagh 1980) under an *assumed* size of effect, and always gives a range. The model is
described in ``docs/model.md``; its assumed numbers stand in ``data/evidence/assumptions.csv``.
"""

from __future__ import annotations

import math
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from goodcry import literature
from goodcry.evidence import Evidence, Row

Array = NDArray[np.float64]

# From a difference in standard deviations to log-odds (Hasselblad & Hedges 1995; Chinn 2000).
LOG_ODDS_PER_STANDARD_DEVIATION = math.pi / math.sqrt(3)

# A picture shows so many cries. Cries, not people: one person has many.
CRIES = 100

# Certainties under which a factor pushes nothing at all.
NO_PUSH = ("tested, no difference", "no study found")


@dataclass(frozen=True)
class Estimate:
    """A probability: its mean over the draws and its 10th and 90th percentile."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True)
class Prediction:
    """The judged outcome of a scenario.

    ``better``, ``same`` and ``worse`` sum to 1 in their means. ``share_above_base`` is the
    share of draws in which "better" is likelier than at the base rate. ``contributions``
    holds the expected push of each chosen factor in log-odds, after the discount for
    overlap; ``shift`` is their sum.
    """

    better: Estimate
    same: Estimate
    worse: Estimate
    share_above_base: float
    contributions: Mapping[str, float]

    @property
    def shift(self) -> float:
        """The expected shift towards "better", in log-odds."""
        return math.fsum(self.contributions.values())


def bases(evidence: Evidence) -> dict[str, Row]:
    """Name of each base rate that a prediction can start from -> its row in ``base_rates.csv``."""
    return {row["base"]: row for row in evidence.rows("base_rates") if row["base"]}


def outcome_probabilities(worse: float, same: float, better: float, shift: float) -> Array:
    """Probabilities of worse, same and better after a shift in log-odds towards better.

    The three base rates may be percentages; they are normalised to sum to 1.

    >>> outcome_probabilities(9, 60.8, 30, 0.0).round(4).tolist()
    [0.0902, 0.6092, 0.3006]
    """
    return _probabilities(worse, same, better, np.array([shift]))[:, 0]


def predict(
    scenario: Mapping[str, str | None],
    evidence: Evidence,
    base: str = "diary",
    effect_size: float = 0.30,
    overlap: float = 0.5,
    draws: int = 4000,
    seed: int = 0,
) -> Prediction:
    """Judge what a hundred cries under this scenario could look like.

    Args:
        scenario: factor id -> level id; a factor that is missing or None is not set.
        base: the base rate to start from, a key of :func:`bases`.
        effect_size: assumed effect of a factor from its lowest to its highest level, in
            standard deviations of mood; a measured effect size in the data takes its place.
        overlap: discount for each further push of a family in one direction, 0 to 1.
        draws: number of random draws.
        seed: seed of the draws; the same seed gives the same result.

    Raises:
        ValueError: an unknown factor, level or base, or a number out of range; the message
            names it and lists what is allowed.
    """
    rates = bases(evidence)
    if base not in rates:
        raise ValueError(f"unknown base {base!r}; allowed: {', '.join(rates)}")
    _check_number("effect_size", effect_size, 0, 5)
    _check_number("overlap", overlap, 0, 1)
    _check_number("draws", draws, 1, 1_000_000)
    _check_number("seed", seed, 0, 2**63)
    chosen = literature.chosen(scenario, evidence)
    pushing = [(factor, level) for factor, level in chosen if factor["certainty"] not in NO_PUSH]

    expected = {
        factor["id"]: level["score"] * _expected_contrast(factor, evidence, effect_size)
        for factor, level in pushing
    }
    contributions = dict.fromkeys((factor["id"] for factor, _ in chosen), 0.0)
    for family in _families(pushing):
        discounted = _discounted([expected[key] for key in family], overlap)
        contributions.update(zip(family, discounted, strict=True))

    rate = rates[base]
    worse, same, better = (float(rate[outcome]) for outcome in ("worse", "same", "better"))
    if not pushing:
        at_base = _probabilities(worse, same, better, np.zeros(1))[:, 0]
        exact = [Estimate(float(p), float(p), float(p)) for p in at_base]
        return Prediction(exact[2], exact[1], exact[0], 0.0, contributions)

    drawn = {
        factor["id"]: level["score"]
        * _drawn_contrasts(factor["id"], evidence, effect_size, int(draws), seed)
        for factor, level in pushing
    }
    shift = np.zeros(int(draws))
    for family in _families(pushing):
        shift += _discounted_total(np.stack([drawn[key] for key in family], axis=1), overlap)
    outcomes = _probabilities(worse, same, better, shift)
    ends = [evidence.assumption("range_low"), evidence.assumption("range_high")]
    lows, highs = np.percentile(outcomes, ends, axis=1)
    means = outcomes.mean(axis=1)
    estimates = [Estimate(*map(float, row)) for row in zip(means, lows, highs, strict=True)]
    return Prediction(
        better=estimates[2],
        same=estimates[1],
        worse=estimates[0],
        share_above_base=float(np.mean(shift > 0)),
        contributions=contributions,
    )


def _check_number(name: str, value: float, low: float, high: float) -> None:
    if not low <= value <= high:  # also false for NaN
        raise ValueError(f"{name} is {value!r}; allowed: a number from {low} to {high:,}")


def _probabilities(worse: float, same: float, better: float, shift: Array) -> Array:
    """Rows: worse, same, better; columns: one for each shift."""
    total = worse + same + better
    below_same = _logit(worse / total)
    below_better = _logit((worse + same) / total)
    not_above_worse = _logistic(below_same - shift)
    not_better = _logistic(below_better - shift)
    return np.stack([not_above_worse, not_better - not_above_worse, 1 - not_better])


def _logit(p: float) -> float:
    return math.log(p / (1 - p))


def _logistic(x: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-x)), dtype=np.float64)


def _sign_probability(factor: Row, evidence: Evidence) -> float:
    return evidence.assumption(f"sign_{factor['certainty']}")


def _expected_contrast(factor: Row, evidence: Evidence, effect_size: float) -> float:
    """Expected log-odds between a factor's lowest and highest level."""
    if factor["effect_size"] is not None:
        return float(factor["effect_size"]) * LOG_ODDS_PER_STANDARD_DEVIATION
    net_sign = 2 * _sign_probability(factor, evidence) - 1
    return net_sign * effect_size * LOG_ODDS_PER_STANDARD_DEVIATION


@lru_cache(maxsize=256)
def _drawn_contrasts(
    key: str, evidence: Evidence, effect_size: float, draws: int, seed: int
) -> Array:
    """Draws of the log-odds between the lowest and the highest level of a factor, read-only.

    Each factor has its own stream of random numbers, so that neither the order of factors
    nor what else is set changes its draws. That is why they can be kept (32 kB a factor): a
    scenario with one more factor draws for that one alone.
    """
    factor = evidence.row("factors", key)
    random = np.random.default_rng([seed, zlib.crc32(key.encode())])
    if factor["effect_size"] is not None:
        low, high = factor["effect_size_low"], factor["effect_size_high"]
        spread = 0.0
        if low is not None and high is not None:
            spread = (high - low) / (2 * evidence.assumption("confidence_multiplier"))
        drawn = random.normal(factor["effect_size"], spread, draws)
    else:
        spread = evidence.assumption("effect_size_spread")
        sizes = np.abs(random.normal(effect_size, spread, draws))
        right = random.random(draws) < _sign_probability(factor, evidence)
        drawn = np.where(right, sizes, -sizes)
    contrasts = np.asarray(drawn * LOG_ODDS_PER_STANDARD_DEVIATION, dtype=np.float64)
    contrasts.flags.writeable = False
    return contrasts


def _families(chosen: Iterable[tuple[Row, Row]]) -> list[list[str]]:
    """The chosen factors' ids, family by family, each in a fixed order."""
    families: dict[str, list[str]] = defaultdict(list)
    for factor, _ in chosen:
        families[factor["family"]].append(factor["id"])
    return [sorted(families[family]) for family in sorted(families)]


def _discounted(pushes: Sequence[float], overlap: float) -> list[float]:
    """A family's pushes after the discount for overlapping facts, an ordered weighted sum.

    The pushes in one direction are ranked by size: the strongest counts fully, the next times
    (1 - overlap), the next times its square, and so on; likewise those in the other direction.
    One more favourable fact never lowers the total.
    """
    result = [0.0] * len(pushes)
    for direction in (1, -1):
        ranked = sorted((push for push in pushes if direction * push > 0), key=abs, reverse=True)
        for place, push in enumerate(pushes):
            # Equal pushes share their ranks, so that none looks stronger than its twin.
            ranks = [rank for rank, other in enumerate(ranked) if other == push]
            if direction * push > 0:
                weight = math.fsum((1 - overlap) ** rank for rank in ranks) / len(ranks)
                result[place] = push * weight
    return result


def _discounted_total(pushes: Array, overlap: float) -> Array:
    """The sum of :func:`_discounted` for many draws at once; rows: draws, columns: factors."""
    weights = (1 - overlap) ** np.arange(pushes.shape[1])[::-1]
    up = np.sort(np.maximum(pushes, 0), axis=1) @ weights
    down = np.sort(np.maximum(-pushes, 0), axis=1) @ weights
    return np.asarray(up - down, dtype=np.float64)
