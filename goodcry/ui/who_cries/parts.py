"""The ways between the parts of the page about who cries."""

from __future__ import annotations

from itertools import pairwise

from goodcry.evidence import Evidence
from goodcry.ui.kit import controls, links, scroll
from goodcry.ui.kit.page_parameters import WHO_CRIES_PARTS

# The place above the part; see goodcry.ui.kit.scroll.
TOP = "part"
OFTEN, WHAT, CRY, SEXES, OTHERS, OPEN = WHO_CRIES_PARTS
NEXT = dict(pairwise(WHO_CRIES_PARTS))


def choose(evidence: Evidence) -> str:
    """The control that leads to the parts of this page; the part that it shows, by its id."""
    part = controls.one_of("Part of this page", "w_part", evidence, label_visibility="collapsed")
    scroll.place(TOP)
    return str(part)


def on_from(part: str) -> None:
    """At a part's end: the way on to the next one, if there is one."""
    if following := NEXT.get(part):
        links.here(
            f"Next: {WHO_CRIES_PARTS[following]}",
            key="next",
            parameters={"w_part": following},
            place=TOP,
            icon=":material/arrow_forward:",
        )
