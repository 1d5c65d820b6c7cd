"""The parts of the page about what crying is said to do, and the ways between them."""

from __future__ import annotations

from goodcry.ui.kit import links
from goodcry.ui.kit.page_parameters import MECHANISM_PARTS

# The place above the part; see goodcry.ui.kit.scroll.
TOP = "part"
CLAIMS, WEB, BENCH, CLOCKS, KINDS = MECHANISM_PARTS
# The claims that one of the parts deals with further; all others lead to the web.
FURTHER = {
    "cortisol_in_tears": BENCH,
    "cortisol_response": CLOCKS,
    "opioids_pain": CLOCKS,
    "oxytocin_crying": CLOCKS,
    "tear_types": KINDS,
    "emotional_tear_protein": KINDS,
    "acth_enkephalin_tears": KINDS,
}


def to_part(part: str, label: str, *, key: str) -> None:
    """A button that turns to a part of the page."""
    links.here(label, key=key, parameters={"m_part": part}, place=TOP)


def to_claim(mechanism: str | None, label: str, *, key: str) -> None:
    """A button that opens the claim of this id; None: all of them."""
    links.here(label, key=key, parameters={"mechanism": mechanism}, place=TOP)
