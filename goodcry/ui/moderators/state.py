"""What is set on the page about what makes a cry better or worse, and what is expected of it.

The result stands above the controls and is drawn first, so what they hold is read here, and on a
first visit what the address wants of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from goodcry import outcome
from goodcry.evidence import Evidence, Row
from goodcry.outcome import Prediction
from goodcry.ui.kit import query
from goodcry.ui.kit.page_parameters import NOT_SET, SECOND

PREFIX = {"A": "", "B": SECOND}
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
        """What the controls hold for these scenarios."""
        base, effect_size, overlap = (
            query.held(name, evidence) for name in (BASE, EFFECT_SIZE, OVERLAP)
        )
        return cls(
            str(base),
            float(effect_size),
            float(overlap),
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
        return outcome.predict(scenario, evidence, *settings)


def _scenario(evidence: Evidence, name: str) -> dict[str, str]:
    held = {
        factor["id"]: query.held(key(name, factor["id"]), evidence)
        for factor in evidence.rows("factors")
    }
    return {factor: str(level) for factor, level in held.items() if level not in (NOT_SET, None)}
