"""The parameters of the sum about cortisol in tears, each within the range of its source.

And the time on the clocks of hormones.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from goodcry import statements, tears
from goodcry.evidence import Evidence
from goodcry.ui.kit.parameters import Number, Parameter

PREFIX = "m_"
# The time on the hormones' clocks; it reaches so many longest cries and starts at the end of a
# usual one.
MINUTES, CRIES = "m_cry", 2


def of_the_sum(evidence: Evidence) -> Iterator[Parameter]:
    """What can be set of the sum, but for the number of eyes; and the time of the clocks."""
    for name, span in tears.ranges(evidence).items():
        yield Number(PREFIX + name, partial(_limits, span))
    yield Number(MINUTES, minutes_limits)


def _limits(span: tears.Range, _: Evidence) -> tuple[float, float, float]:
    return span.low, span.high, span.default


def minutes_limits(evidence: Evidence) -> tuple[float, float, float]:
    """How far the time of the clocks goes, and where it starts, min."""
    usual = statements.behind("mechanisms-clocks", evidence).one("cry")["number"]
    return 0.0, CRIES * tears.ranges(evidence)["window"].high, float(usual)
