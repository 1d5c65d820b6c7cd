"""What is set on the page about what makes a cry better or worse, and what is expected of it.

The result stands above the controls and is drawn first, so what they hold is read here, and on a
first visit what the address wants of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from goodcry import outcome
from goodcry.evidence import Evidence, Row
from goodcry.outcome import Prediction
from goodcry.ui.kit import controls

# The second scenario of a comparison has its own parameters in the address.
PREFIX = {"A": "", "B": "b_"}
# The settings of the model, each a parameter in the address.
BASE, EFFECT_SIZE, OVERLAP = "base", "size", "overlap"


def key(name: str, factor: str) -> str:
    """The key of the control that sets a factor in a scenario."""
    return PREFIX[name] + factor


@dataclass(frozen=True)
class ScenarioState:
    """All that the result depends on.

    Attributes:
        base: the base rate that predictions start from, a key of :func:`goodcry.outcome.bases`.
        effect_size: assumed effect of a factor, in standard deviations of mood.
        overlap: discount for each further push of a family, 0 to 1.
        scenarios: name ("A", "B") -> factor id -> level id, without what is not set.
    """

    base: str
    effect_size: float
    overlap: float
    scenarios: Mapping[str, Mapping[str, str]]

    @classmethod
    def read(cls, evidence: Evidence, names: Iterable[str]) -> ScenarioState:
        """What the controls hold for these scenarios; what they would refuse counts as not set."""
        bases = list(outcome.bases(evidence))
        base = controls.held(BASE)
        return cls(
            str(base) if base in bases else bases[0],
            _number(EFFECT_SIZE, evidence.row("assumptions", "effect_size")),
            _number(OVERLAP, evidence.row("assumptions", "overlap")),
            {name: _scenario(evidence, name) for name in names},
        )

    def any_set(self, factors: Iterable[Row]) -> bool:
        """Whether any of these factors is set in any of the scenarios."""
        keys = {factor["id"] for factor in factors}
        return any(keys & scenario.keys() for scenario in self.scenarios.values())

    def prediction(self, evidence: Evidence, name: str) -> Prediction:
        """What is expected of a scenario under the settings."""
        return self._predict(evidence, self.scenarios[name])

    def prediction_at_base(self, evidence: Evidence) -> Prediction:
        """What is expected where nothing is set."""
        return self._predict(evidence, {})

    def _predict(self, evidence: Evidence, scenario: Mapping[str, str]) -> Prediction:
        settings = (self.base, self.effect_size, self.overlap)
        return _predict(tuple(scenario.items()), evidence, *settings)


def _scenario(evidence: Evidence, name: str) -> dict[str, str]:
    wanted = {factor: controls.held(key(name, factor)) for factor in levels(evidence)}
    return {
        factor: str(level) for factor, level in wanted.items() if level in levels(evidence)[factor]
    }


@lru_cache(maxsize=4)
def levels(evidence: Evidence) -> dict[str, tuple[str, ...]]:
    """Factor id -> its level ids. Looked up so often that it is worth keeping."""
    return {
        factor["id"]: tuple(
            row["level"] for row in evidence.where("factor_levels", factor=factor["id"])
        )
        for factor in evidence.rows("factors")
    }


def _number(key: str, row: Row) -> float:
    """The number that a slider over the range of an assumption holds."""
    try:
        wanted = float(str(controls.held(key)))
    except ValueError:
        wanted = row["value"]
    return wanted if row["low"] <= wanted <= row["high"] else float(row["value"])


@lru_cache(maxsize=512)
def _predict(
    scenario: tuple[tuple[str, str], ...],
    evidence: Evidence,
    base: str,
    effect_size: float,
    overlap: float,
) -> Prediction:
    """Made once for all who set the same."""
    return outcome.predict(dict(scenario), evidence, base, effect_size, overlap)
