"""The accounts of a cry, and each of them run through the model once."""

from __future__ import annotations

from functools import cache

from goodcry import autonomic
from goodcry.autonomic import TimeCourse
from tests.support.records import EVIDENCE

ACCOUNTS = [row["id"] for row in EVIDENCE.rows("accounts")]
MOMENTS = EVIDENCE.rows("moments")


@cache
def course(account: str) -> TimeCourse:
    """An account as the model runs it by itself."""
    return autonomic.simulate(account, EVIDENCE)


def change(course: TimeCourse, field: str, start: float, end: float) -> float:
    """How much a field rises from one moment to another, as a share of where it starts."""
    first, last = course.at(start)[field], course.at(end)[field]
    return (last - first) / first
