"""What is set on the moderator table, and what is expected of it.

It stands in the address and nowhere else. Every part of a page that speaks of it reads it here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goodcry import outcome
from goodcry.evidence import Evidence
from goodcry.outcome import Prediction
from goodcry.ui.kit import known, query
from goodcry.ui.kit.page_parameters import NOT_SET, SECOND

# The page of the whole table. On another one it asks what that page knows of the parameters here.
PAGE = "moderators"
# Scenario -> how the parameters of its factors begin.
PREFIX = {"A": "", "B": SECOND}
COMPARE, STORY = "compare", "story"
# The settings of the model, each a parameter in the address.
BASE, EFFECT_SIZE, OVERLAP = "base", "size", "overlap"


def key(name: str, factor: str) -> str:
    """The parameter that sets a factor in a scenario."""
    return PREFIX[name] + factor


def parameters(evidence: Evidence, page: str = PAGE) -> tuple[str, ...]:
    """All parameters of the address that the table writes on a page."""
    factors = [row["id"] for row in evidence.rows("factors")]
    of_factors = (key(name, factor) for name in PREFIX for factor in factors)
    every = (*of_factors, COMPARE, BASE, EFFECT_SIZE, OVERLAP, STORY)
    return tuple(name for name in every if name in known.of(page, evidence))


@dataclass(frozen=True)
class ScenarioState:
    """All that the result depends on.

    Attributes:
        base: the base rate that predictions start from, a key of :func:`goodcry.outcome.bases`.
        effect_size: assumed effect of a factor, in standard deviations of mood.
        overlap: discount for each further push of a family, 0 to 1.
        scenarios: name ("A", "B") -> factor id -> level id, without what is not set. Both are
            there, whether or not they are compared.
        compare: whether both are shown.
        story: the ready story that A was made from, a key of ``presets.csv``; None for none.
    """

    base: str
    effect_size: float
    overlap: float
    scenarios: Mapping[str, Mapping[str, str]]
    compare: bool = False
    story: str | None = None

    @classmethod
    def read(
        cls,
        evidence: Evidence,
        page: str = PAGE,
        address: Mapping[str, Sequence[str]] | None = None,
    ) -> ScenarioState:
        """What an address asks for, read as that of the page on which the table stands.

        ``address``: name -> texts; the one at hand, where none is given.
        """
        asked = {
            each.parameter.name: each.values[0]
            for each in query.read(page, query.at_hand() if address is None else address, evidence)
            if each.values
        }

        def held(name: str) -> str | int | float | bool | None:
            found = asked.get(name)
            return known.named(name, evidence).start(evidence) if found is None else found

        scenarios = {
            name: {
                factor["id"]: str(level)
                for factor in evidence.rows("factors")
                if (level := asked.get(prefix + factor["id"], NOT_SET)) != NOT_SET
            }
            for name, prefix in PREFIX.items()
        }
        story = asked.get(STORY)
        return cls(
            base=str(held(BASE)),
            effect_size=float(held(EFFECT_SIZE) or 0),
            overlap=float(held(OVERLAP) or 0),
            scenarios=scenarios,
            compare=bool(held(COMPARE)),
            story=None if story is None else str(story),
        )

    @property
    def names(self) -> tuple[str, ...]:
        """The scenarios that are shown."""
        return tuple(PREFIX) if self.compare else ("A",)

    def prediction(self, evidence: Evidence, name: str) -> Prediction:
        """What is expected of a scenario under the settings."""
        return self._predict(evidence, self.scenarios[name])

    def prediction_at_base(self, evidence: Evidence) -> Prediction:
        """What is expected where nothing is set."""
        return self._predict(evidence, {})

    def _predict(self, evidence: Evidence, scenario: Mapping[str, str]) -> Prediction:
        settings = (self.base, self.effect_size, self.overlap)
        return outcome.predict(scenario, evidence, *settings)
