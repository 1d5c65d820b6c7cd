"""The words and signs that readers see for the codes of the tables, as the codebook gives them."""

from __future__ import annotations

from goodcry import literature, outcome
from goodcry.evidence import Evidence, Row


def read(evidence: Evidence, value: str) -> str:
    """How far a source was read."""
    return evidence.category("findings", "read", value).label


def certainty(evidence: Evidence, value: str) -> str:
    """How sure the direction of a level is: sign and words."""
    return evidence.category("factor_levels", "certainty", value).mark


def certainties(evidence: Evidence, factor: str) -> str:
    """How sure the directions of a factor's levels are, each once."""
    found = literature.certainties(factor, evidence)
    return " / ".join(certainty(evidence, value) for value in found)


def how_sure(evidence: Evidence, level: Row) -> str:
    """How sure the direction of a level is, and whether anybody looked at the level itself."""
    sure = certainty(evidence, level["certainty"])
    if level["tested"] == "no" and outcome.pushes(level):
        return f"{sure}, for its opposite; not tested by itself"
    return sure


def direction(evidence: Evidence, value: str) -> str:
    """What the literature says of mood after such a cry: sign and words."""
    return evidence.category("factor_levels", "direction", value).mark


def grade(evidence: Evidence, value: str) -> str:
    """How a claimed effect of crying was tested: sign and words."""
    return evidence.category("mechanisms", "grade", value).mark


def stance(evidence: Evidence, value: str) -> str:
    """How firmly an article says something."""
    return evidence.category("article_claims", "stance", value).label


def marks(evidence: Evidence, table: str, field: str) -> dict[str, str]:
    """Value -> sign and words, for each value of a field."""
    return {value: entry.mark for value, entry in evidence.categories(table, field).items()}


def labels(evidence: Evidence, table: str, field: str) -> dict[str, str]:
    """Value -> words, for each value of a field."""
    return {value: entry.label for value, entry in evidence.categories(table, field).items()}
