"""Where a reader starts from the thing: the way to each, and the one that is chosen."""

from __future__ import annotations

from goodcry.evidence import Evidence
from goodcry.ui.kit import stage
from goodcry.ui.mechanisms import finder, one_thing


def explorer(evidence: Evidence) -> None:
    """The things to choose from, and all that is known of one."""
    with stage.stage():
        one_thing.one(evidence, finder.show(evidence))
