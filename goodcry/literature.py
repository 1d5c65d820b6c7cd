"""What studies say of what was chosen in a scenario: counted and quoted, nothing assumed.

A scenario is factor id -> level id; a factor that is missing or None is not set.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from goodcry.evidence import Evidence, Row


@dataclass(frozen=True)
class LevelEvidence:
    """What the literature says about one chosen level."""

    factor: Row
    level: Row
    findings: tuple[Row, ...]
    sources: tuple[str, ...]

    @property
    def studies(self) -> int:
        """Number of different studies behind the level."""
        return len(self.sources)


def chosen(scenario: Mapping[str, str | None], evidence: Evidence) -> list[tuple[Row, Row]]:
    """The chosen (factor, level) rows of a scenario, in the order of ``factors.csv``.

    Raises:
        ValueError: an unknown factor or level, with what is allowed.
    """
    for key in scenario:
        evidence.row("factors", key)
    found = []
    for factor in evidence.rows("factors"):
        name = scenario.get(factor["id"])
        if name is None:
            continue
        levels = {row["level"]: row for row in evidence.where("factor_levels", factor=factor["id"])}
        if name not in levels:
            raise ValueError(
                f"unknown level {name!r} of factor {factor['id']!r}; allowed: {', '.join(levels)}"
            )
        found.append((factor, levels[name]))
    return found


def of(scenario: Mapping[str, str | None], evidence: Evidence) -> tuple[LevelEvidence, ...]:
    """For each chosen level of a scenario, what was found and by whom."""
    return tuple(
        LevelEvidence(factor, level, found, studies(found, evidence))
        for factor, level in chosen(scenario, evidence)
        for found in [level_findings(level, evidence)]
    )


def studies(findings: Iterable[Row], evidence: Evidence) -> tuple[str, ...]:
    """The sources of findings, each once; data of a study are no further study."""
    return tuple(dict.fromkeys(study(finding, evidence) for finding in findings))


def study(finding: Row, evidence: Evidence) -> str:
    """The source of a finding, or the one that tells of the same people."""
    source = evidence.row("sources", finding["source"])
    return str(source["study"] or source["id"])


def level_findings(level: Row, evidence: Evidence) -> tuple[Row, ...]:
    """The findings behind a level, a row of ``factor_levels.csv``."""
    links = evidence.where("level_findings", factor=level["factor"], level=level["level"])
    return tuple(evidence.row("findings", link["finding"]) for link in links)


def certainties(factor: str, evidence: Evidence) -> tuple[str, ...]:
    """How sure the directions of a factor's levels are, each once, in the order of its levels."""
    levels = evidence.where("factor_levels", factor=factor)
    return tuple(dict.fromkeys(level["certainty"] for level in levels))


def tally(levels: Iterable[LevelEvidence]) -> Counter[tuple[str, str]]:
    """How many chosen levels there are for each (direction, certainty)."""
    return Counter((item.level["direction"], item.level["certainty"]) for item in levels)
