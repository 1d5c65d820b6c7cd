"""The simulated courses of the accounts: the same for everybody, so they are made once."""

from __future__ import annotations

from collections.abc import Mapping

from goodcry import autonomic
from goodcry.autonomic import TimeCourse
from goodcry.evidence import Evidence
from goodcry.held import HeldOf


@HeldOf
def every(evidence: Evidence) -> Mapping[str, TimeCourse]:
    """Account -> its course; nobody can write into it, so all visitors may share it."""
    return {row["id"]: autonomic.simulate(row["id"], evidence) for row in evidence.rows("accounts")}
