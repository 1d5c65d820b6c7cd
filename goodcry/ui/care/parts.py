"""The two parts of the page of help: what a night needs, and what is known."""

from __future__ import annotations

from goodcry.evidence import Evidence
from goodcry.ui.kit import controls, query, scroll
from goodcry.ui.kit.page_parameters import CARE_PARTS

# The place above the part; see goodcry.ui.kit.scroll.
TOP = "part"
NIGHT, KNOWN = CARE_PARTS


def now(evidence: Evidence) -> str:
    """The part that is shown, by its id; known before the control that leads to it is drawn."""
    return str(query.held("c_part", evidence))


def choose(evidence: Evidence) -> None:
    """The control that leads from one part to the other."""
    controls.one_of(
        "Part of this page",
        "c_part",
        evidence,
        label_visibility="collapsed",
        on_change=scroll.to,
        args=(TOP,),
    )
