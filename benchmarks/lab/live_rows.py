"""Lines of the table of a live class: what was measured, its limit, and whether it holds."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.lab.live_class import Noted
from benchmarks.lab.report import marked


@dataclass
class Row:
    """A line of the table: what was measured, in words, its limit, and whether it holds."""

    what: str
    found: str
    limit: str
    holds: bool

    def cells(self) -> tuple[str, ...]:
        """The line, in bold where the limit does not hold."""
        return self.what, marked(self.found, not self.holds), self.limit


def at_most(what: str, found: float, limit: float, unit: str, digits: int = 1) -> Row:
    """A number that must not be above its limit."""
    shown = f"{found:.{digits}f} {unit}".strip()
    return Row(what, shown, f"{limit:g} {unit}".strip(), round(found, digits) <= limit)


def votes(what: str, noted: Noted) -> Row:
    """How many answers were said to be in, and how many of them were lost or counted twice."""
    found = f"{noted.acknowledged}; {noted.lost}; {noted.doubled}"
    return Row(f"{what}: in; lost; twice", found, "all; 0; 0", not (noted.lost or noted.doubled))
