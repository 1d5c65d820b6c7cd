"""The claims about crying: the list of all, or the one that was picked."""

from __future__ import annotations

from goodcry.evidence import Evidence, Row
from goodcry.ui.kit import query
from goodcry.ui.mechanisms import one_claim, overview


def one_or_all(evidence: Evidence) -> None:
    """The claim that was picked, or the list of all."""
    row = picked(evidence)
    if row:
        one_claim.one(evidence, row)
    else:
        overview.overview(evidence)


def picked(evidence: Evidence) -> Row | None:
    """The mechanism that the address names."""
    mechanism = query.held("mechanism", evidence)
    return evidence.row("mechanisms", mechanism) if mechanism else None
