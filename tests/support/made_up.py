"""Adds a factor that does not exist to a copy of the data."""

from __future__ import annotations

from collections.abc import Mapping

from tests.support.data_copy import DataCopy

FACTOR = "made_up_factor"


def add_factor(
    copy: DataCopy, levels: Mapping[str, Mapping[str, object]], key: str = FACTOR, **texts: object
) -> int:
    """Add a factor with these levels: level id -> the cells that matter. Returns its line."""
    for level, cells in levels.items():
        copy.add_row(
            "factor_levels",
            **{
                "factor": key,
                "level": level,
                "label": level,
                "score": 0,
                "direction": "not known",
                "certainty": "no study found",
                "tested": "no",
                "basis": "Made up for a test.",
                **cells,
            },
        )
    return copy.add_row(
        "factors",
        **{
            "id": key,
            "family": "manner",
            "name": "Made up",
            "question": "Did the sun shine?",
            "basis": "Made up for a test.",
            **texts,
        },
    )


def add_finding(copy: DataCopy, key: str, source: str = "bylsma2008", **texts: object) -> None:
    """Add a finding about that factor."""
    copy.add_row(
        "findings",
        **{
            "id": key,
            "source": source,
            "area": "moderator",
            "factor": FACTOR,
            "direction": "better",
            "statement": f"Made up for a test ({key}).",
            "read": "abstract",
            **texts,
        },
    )


def add_measured_factor(copy: DataCopy, log_odds: float, standard_error: float) -> None:
    """Add the factor with a finding that measured what its level ``sun`` goes with."""
    measured = {"certainty": "measured", "tested": "yes", "log_odds": log_odds}
    measured |= {"standard_error": standard_error, "finding": "f_made_up"}
    add_finding(copy, "f_made_up")
    add_factor(
        copy,
        {
            "sun": {"score": 0.5, "direction": "better", **measured},
            "rain": {"score": -0.5, "direction": "worse", "certainty": "single"},
        },
    )
    copy.add_row("level_findings", factor=FACTOR, level="sun", finding="f_made_up")
