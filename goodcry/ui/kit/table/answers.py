"""What the moderator table answers, in numbers and in words.

The picture is drawn from ``runs`` and the words say ``counts`` and ``ranges`` of the same
prediction, so that the two cannot differ. Words are said here alone: ``answer.js`` only draws.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from goodcry import outcome
from goodcry.evidence import Evidence, Row
from goodcry.figures import drops
from goodcry.outcome import CRIES, Prediction, Push
from goodcry.ui.kit.table import state, words
from goodcry.ui.kit.table.state import ScenarioState

# An amount and its word never part.
JOINT = "\u00a0"
# Why an answer moves no drop, by the certainty of its level.
STILL = {
    "no study found": "we found no study of it",
    "tested, no difference": "tested, and no clear difference",
    "conflicting": "studies disagree, only the range widens",
}
TOO_SMALL = {True: "measured, but less than one drop", False: "it adds less than one drop"}
STARTS_HERE = "the count starts from such cries"
NOTHING_SET, STAYS = "As usual: nothing is set.", "The drops stay as usual."

WORDS: Mapping[str, Any] = {
    "better": "better",
    "same": "same",
    "worse": "worse",
    "picture": f"{CRIES} drops, one a cry: ",
    "legend": "Full drop: inside the likely range. Dashed: may as well fall on the other side. "
    "Framed: usually another kind.",
    "guess": {
        "short": "Guess",
        "rest": " first",
        "question": f"Of {CRIES} such cries: how many end better?",
        "how": "A tap is a hand.",
        "to": "to",
        "hand": "hand",
        "hands": "hands",
        "back": "Take one back",
        "show": "Show",
        "again": "Again",
        "close": "Close",
    },
}


def drawing() -> dict[str, Any]:
    """What ``answer.js`` needs besides answers: the shapes of drop and signs, and its words."""
    return {
        "cell": [drops.CELL_WIDTH, drops.CELL_HEIGHT],
        "drop": drops.DROP,
        "signs": drops.SIGNS,
        "words": WORDS,
    }


def answers(
    evidence: Evidence, now: ScenarioState, names: Iterable[str], last: str | None = None
) -> dict[str, Any]:
    """What is answered, as ``answer.js`` takes it (``Answers`` there).

    Args:
        evidence: the evidence base.
        now: what is set.
        names: the scenarios that are shown, "A" or "A" and "B".
        last: the parameter of the answer that was touched last; where it moves no drop, the
            scenario's ``silence`` says why.
    """
    usual = now.prediction_at_base(evidence)
    found = {name: now.prediction(evidence, name) for name in names}
    between = _between(found["A"], found["B"]) if "B" in found else None
    answered = {
        name: _answer(
            prediction,
            usual,
            silence=_silence(evidence, now, name, prediction, last),
            spoken_first=f"{name}: " if between else "",
            spoken_last=between or "",
        )
        for name, prediction in found.items()
    }
    return {
        **answered,
        "usual": {"counts": drops.whole_drops(usual), "runs": drops.runs(usual)},
        "between": between,
        "other": _other(evidence, now, found),
    }


def _answer(
    prediction: Prediction, usual: Prediction, silence: str, spoken_first: str, spoken_last: str
) -> dict[str, Any]:
    result = _result(prediction)
    difference = _difference(prediction, usual)
    spoken = (spoken_first + result, difference, silence, spoken_last)
    return {
        "counts": drops.whole_drops(prediction),
        "ranges": drops.whole_ranges(prediction),
        "runs": drops.runs(prediction),
        "words": {
            "result": result,
            "range": _range(prediction),
            "difference": difference,
            "silence": silence,
            "spoken": " ".join(f"{part.rstrip('.')}." for part in spoken if part),
        },
    }


def _amount(*words: object) -> str:
    return JOINT.join(map(str, words))


def _result(prediction: Prediction) -> str:
    counts = drops.whole_drops(prediction)
    return ", ".join(_amount(count, WORDS[name]) for name, count in counts.items())


def _range(prediction: Prediction) -> str:
    """The range of "better"; none where nothing that is set pushes."""
    if prediction.likelier is None:
        return ""
    low, high = drops.whole_ranges(prediction)["better"]
    ends = (low, "to", high) if low != high else ("about", low)
    return f"likely {_amount(*ends, 'better')}"


def _difference(prediction: Prediction, usual: Prediction) -> str:
    """How many drops fall on another side than usual."""
    if said := _changes(drops.whole_drops(prediction), drops.whole_drops(usual)):
        return f"{said} than{JOINT}usual"
    return STAYS if prediction.contributions else NOTHING_SET


def _between(first: Prediction, second: Prediction) -> str:
    """What is different in B, as one line."""
    if said := _changes(drops.whole_drops(second), drops.whole_drops(first)):
        return f"B: {said} than{JOINT}A"
    return "A and B: the same drops"


def _changes(counts: Mapping[str, int], other: Mapping[str, int]) -> str:
    """How many more or fewer are better and worse than among others; "" where all are as many.

    What is left is the same, so its change need not be said.
    """
    changes = {name: counts[name] - other[name] for name in ("better", "worse")}
    return ", ".join(
        _amount(abs(change), "more" if change > 0 else "fewer", WORDS[name])
        for name, change in changes.items()
        if change
    )


def _silence(
    evidence: Evidence, now: ScenarioState, name: str, prediction: Prediction, last: str | None
) -> str:
    """Why the answer touched last moves no drop of this scenario; "" where it moves one.

    Of a scenario from a link nothing was touched; where it holds one answer, that is meant.
    """
    scenario = now.scenarios[name]
    touched = [factor for factor in scenario if state.key(name, factor) == last]
    if last is None and len(scenario) == 1:
        touched = [*scenario]
    for factor in touched:
        rest = {key: level for key, level in scenario.items() if key != factor}
        without = replace(now, scenarios={name: rest}).prediction(evidence, name)
        if drops.whole_drops(prediction) == drops.whole_drops(without):
            push = prediction.contributions[factor]
            return f"“{_called(push.level)}” moves no drop: {_why(push)}."
    return ""


def _called(level: Row) -> str:
    """An answer as its button calls it; in full where that says nothing without the question."""
    return str(level["label"] if level["level"] in ("yes", "no") else level["level"])


def _why(push: Push) -> str:
    said = STILL.get(push.level["certainty"])
    if said is None:
        said = TOO_SMALL[push.measured] if push.moves else STARTS_HERE
    return said


def _other(evidence: Evidence, now: ScenarioState, found: Mapping[str, Prediction]) -> str:
    """How many would be better by another way of asking."""
    rates = outcome.bases(evidence)
    other = next((base for base in rates if base != now.base), None)
    if other is None:
        return ""
    there = replace(now, base=other)
    counts = [
        (name, drops.whole_drops(there.prediction(evidence, name))["better"]) for name in found
    ]
    said = ", ".join(_amount(*((name,) if len(found) > 1 else ()), count) for name, count in counts)
    return f"{words.ASKED.get(other, rates[other]['label'])}: {said}{JOINT}better"
