"""How much each level goes with how a cry ends: what was measured, beside what is assumed."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

from goodcry import outcome
from goodcry.evidence import Evidence, Row

# An interval holds this share of what chance alone would give; half its width, in standard errors.
SHARE = 0.95
REACH = NormalDist().inv_cdf((1 + SHARE) / 2)
INTERVAL_NAME = f"{100 * SHARE:g} % interval"


@dataclass(frozen=True)
class Effect:
    """One level's difference from the average cry towards feeling better, in log-odds.

    Attributes:
        factor, level: the rows of ``factors.csv`` and ``factor_levels.csv``.
        middle, low, high: the difference with its 95 % interval.
        finding: the finding that measured it; None where the size is assumed.
    """

    factor: Row
    level: Row
    middle: float
    low: float
    high: float
    finding: Row | None

    @property
    def measured(self) -> bool:
        """Whether its size was measured; else it is assumed."""
        return self.finding is not None


def effects(evidence: Evidence, effect_size: float) -> tuple[Effect, ...]:
    """Each level with a size, from the most favourable downwards, first those that were measured.

    A measured interval is the survey's own. An assumed one holds 95 of 100 judgements of
    :func:`goodcry.outcome.predict` about the level alone. What moves nothing and was not measured
    is left out.

    Args:
        effect_size: assumed effect of a factor, in standard deviations of mood.
    """
    found = []
    for level in evidence.rows("factor_levels"):
        factor = evidence.row("factors", level["factor"])
        if level["finding"] is not None:
            middle, spread = level["log_odds"], level["standard_error"]
            finding = evidence.row("findings", level["finding"])
        else:
            push = outcome.alone(factor["family"], level, evidence, effect_size)
            if not push.moves:
                continue
            middle, spread, finding = push.mean, push.spread, None
        found.append(Effect(factor, level, middle, *interval(middle, spread), finding))
    return tuple(sorted(found, key=lambda effect: (not effect.measured, -effect.middle)))


def interval(middle: float, standard_error: float) -> tuple[float, float]:
    """The ends of the interval around a middle."""
    return middle - REACH * standard_error, middle + REACH * standard_error


def as_csv(found: Sequence[Effect]) -> bytes:
    """The effects as a file: factor, level, log-odds with its interval, origin, finding."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["factor", "level", "log_odds", "low", "high", "size", "finding"])
    for effect in found:
        numbers = (f"{number:.4f}" for number in (effect.middle, effect.low, effect.high))
        origin = ("measured", effect.finding["id"]) if effect.finding else ("assumed", "")
        writer.writerow([effect.factor["id"], effect.level["level"], *numbers, *origin])
    return text.getvalue().encode()
