"""What-if questions to the model heart: a branch silenced, slower breath, another age."""

from __future__ import annotations

from dataclasses import dataclass

from goodcry import heart
from goodcry.autonomic import TimeCourse
from goodcry.evidence import Evidence
from goodcry.heart import Constants

# What is blocked -> whether the sympathetic branch and the vagus still work.
BLOCKS = {
    "nothing": (True, True),
    "sympathetic": (False, True),
    "both": (False, False),
    "vagus": (True, False),
}


def blocked_rates(course: TimeCourse, seconds: float, evidence: Evidence) -> dict[str, float]:
    """Heart rate (a minute) at a moment for each choice of blocked branches (:data:`BLOCKS`).

    The other branch goes on as in the account, at ``seconds`` from the first tear. ValueError
    outside the course.
    """
    constants = Constants.read(evidence)
    state = course.at(seconds)
    return {
        name: float(
            heart.heart_rate(
                state["s_effective"] if push else heart.SILENT,
                state["v_effective"] if brake else heart.SILENT,
                constants.intrinsic_rate,
                constants,
            )
        )
        for name, (push, brake) in BLOCKS.items()
    }


def aged_rates(
    age: float, course: TimeCourse, seconds: float, evidence: Evidence
) -> dict[str, float]:
    """Heart rate (a minute) at an age (years): left alone, at rest, and at a moment of an account.

    Only the rate of the heart left alone changes with age; both nerves stay as they are. ValueError
    for an age outside the model's range or a moment outside the course.
    """
    constants = Constants.read(evidence)
    alone = heart.intrinsic_rate(constants, age)
    state = course.at(seconds)

    def rate(push: float, brake: float) -> float:
        return float(heart.heart_rate(push, brake, alone, constants))

    return {
        "both branches blocked": alone,
        "at rest": rate(heart.REST, heart.REST),
        "at the moment you chose": rate(state["s_effective"], state["v_effective"]),
    }


@dataclass(frozen=True)
class SlowBreath:
    """RSA (peak to trough, a minute) at two breathing rates (a minute), vagal drive at rest."""

    usual_breathing: float
    slow_breathing: float
    usual_rsa: float
    slow_rsa: float


def slow_breath(evidence: Evidence) -> SlowBreath:
    """What slower breathing alone does to RSA, with the vagus held at rest."""
    constants = Constants.read(evidence)
    usual, slow = (evidence.assumption(f"shift_breathing_{name}") for name in ("rest", "slow"))
    sizes = [float(heart.rsa_amplitude(heart.REST, rate, constants)) for rate in (usual, slow)]
    return SlowBreath(usual, slow, *sizes)


def share_by_breathing(course: TimeCourse, at_rest: TimeCourse) -> float | None:
    """How much of an account's highest RSA rise slower breathing makes alone, 0 to 1.

    ``at_rest``: the same account with both drives held at rest. None where breathing is steady.
    """
    if not at_rest.rsa.max() > at_rest.rsa[0]:
        return None
    rise = course.rsa.max() - course.rsa[0]
    return float((at_rest.rsa.max() - at_rest.rsa[0]) / rise)
