"""The claims about crying: the table of all, or the one that was picked."""

from __future__ import annotations

from goodcry.evidence import Evidence, Row
from goodcry.ui.kit import controls, query, scroll
from goodcry.ui.mechanisms import one_claim, overview, parts


def one_or_all(evidence: Evidence) -> None:
    """The claim that was picked, or the table of all."""
    row = picked(evidence)
    if row:
        picker(evidence)
        one_claim.one(evidence, row)
    else:
        overview.overview(evidence)
        # Last: on a slow phone the code of a list would keep the table waiting.
        picker(evidence)


def picked(evidence: Evidence) -> Row | None:
    """The mechanism that is picked, known before its picker is drawn."""
    mechanism = query.held("mechanism", evidence)
    return evidence.row("mechanisms", mechanism) if mechanism else None


def picker(evidence: Evidence) -> None:
    """The list to pick one mechanism from."""
    controls.listed(
        "Look at one claim",
        "mechanism",
        evidence,
        placeholder="Choose one, or touch it in the table",
        on_change=scroll.to,
        args=(parts.TOP,),
    )
