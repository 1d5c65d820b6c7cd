"""A way to help beside a result that may be about somebody who is unwell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from goodcry.evidence import Evidence
from goodcry.ui.kit import links


def show(evidence: Evidence, scenarios: Iterable[Mapping[str, str]]) -> None:
    """One line that leads to the numbers to call, if a scenario asks for it.

    Args:
        evidence: ``help_signs.csv`` names the levels that ask for it.
        scenarios: factor -> level of each scenario that is shown.
    """
    signs = {(row["factor"], row["level"]) for row in evidence.rows("help_signs")}
    if any(signs & set(scenario.items()) for scenario in scenarios):
        links.to("care", "Is it like this for you? Here is whom you can call or text.")
