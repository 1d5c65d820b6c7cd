"""What the table answers: the drops of each scenario, and what is said of them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from goodcry.evidence import Evidence
from goodcry.figures import drops
from goodcry.outcome import CRIES, Prediction
from goodcry.ui.kit import wording
from goodcry.ui.kit.table.state import ScenarioState

OUTCOMES = ("better", "same", "worse")


def answers(evidence: Evidence, state: ScenarioState, names: Iterable[str]) -> dict[str, Any]:
    """What is answered, as ``answer.js`` takes it: for each scenario, and for the usual cry."""
    usual = state.prediction_at_base(evidence)
    return {
        **{name: _answer(state.prediction(evidence, name)) for name in names},
        "usual": {"counts": drops.whole_drops(usual), "runs": _runs(usual)},
        "between": None,
        "other": "",
    }


def _answer(prediction: Prediction) -> dict[str, Any]:
    counts = drops.whole_drops(prediction)
    result = ", ".join(f"{counts[name]} {name}" for name in OUTCOMES)
    return {
        "counts": counts,
        "ranges": {name: _range(prediction, name) for name in OUTCOMES},
        "runs": _runs(prediction),
        "words": {
            "result": result,
            "range": wording.together(
                "likely {} to {} better".format(*_range(prediction, "better"))
            ),
            "difference": "",
            "silence": "",
            "spoken": result,
        },
    }


def _range(prediction: Prediction, name: str) -> list[int]:
    estimate = getattr(prediction, name)
    return [round(CRIES * estimate.low), round(CRIES * estimate.high)]


def _runs(prediction: Prediction) -> list[tuple[str, bool, int]]:
    return [(name, sure, len(list(run))) for (name, sure), run in groupby(drops.kinds(prediction))]
