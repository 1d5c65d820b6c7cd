"""What-if questions to the model heart: a branch silenced, slower breath, another age."""

from __future__ import annotations

from dataclasses import dataclass

from goodcry import autonomic, heart
from goodcry.autonomic import Knots, TimeCourse
from goodcry.evidence import Evidence
from goodcry.heart import Constants

# Between these a heart rate is guessed, a minute; every answer lies well within them.
HEART_SCALE = (30, 150)
# What is blocked -> whether the sympathetic branch and the vagus still work.
BLOCKS = {
    "nothing": (True, True),
    "sympathetic": (False, True),
    "both": (False, False),
    "vagus": (True, False),
}


def resting_rates(evidence: Evidence) -> dict[str, float]:
    """Heart rate (a minute) at rest for each choice of blocked branches (:data:`BLOCKS`)."""
    return _rates(heart.REST, heart.REST, Constants.read(evidence))


def blocked_rates(course: TimeCourse, seconds: float, evidence: Evidence) -> dict[str, float]:
    """The same at a moment of an account, at ``seconds`` from the first tear.

    The other branch goes on as in the account. ValueError outside the course.
    """
    state = course.at(seconds)
    return _rates(state["s_effective"], state["v_effective"], Constants.read(evidence))


def changed(
    course: TimeCourse,
    seconds: float,
    evidence: Evidence,
    *,
    block: str = "nothing",
    breathing: float | None = None,
    age: float | None = None,
) -> dict[str, float]:
    """An account at ``seconds`` from the first tear with a branch cut, other breath, another age.

    Returns ``heart_rate``, ``rsa`` and ``breathing``, all a minute. ``breathing`` (a minute) and
    ``age`` (years): None leaves them as they are. ValueError outside the course or the model, for
    an unknown ``block`` (:data:`BLOCKS`) a KeyError.
    """
    constants, state = Constants.read(evidence), course.at(seconds)
    breaths = state["breathing"] if breathing is None else breathing
    drives = _reaching(state["s_effective"], state["v_effective"], block)
    rate = heart.heart_rate(*drives, heart.intrinsic_rate(constants, age), constants)
    rsa = heart.rsa_amplitude(drives[1], breaths, constants)
    return {"heart_rate": float(rate), "rsa": float(rsa), "breathing": breaths}


def _rates(sympathetic: float, vagal: float, constants: Constants) -> dict[str, float]:
    alone = constants.intrinsic_rate
    return {
        name: float(heart.heart_rate(*_reaching(sympathetic, vagal, name), alone, constants))
        for name in BLOCKS
    }


def _reaching(sympathetic: float, vagal: float, block: str) -> tuple[float, float]:
    """What of both drives reaches the heart."""
    push, brake = BLOCKS[block]
    return sympathetic if push else heart.SILENT, vagal if brake else heart.SILENT


@dataclass(frozen=True)
class AgedHeart:
    """Heart rate (a minute) at an age: left ``alone`` by both branches, and at ``rest``."""

    alone: float
    rest: float


def aged(age: float, evidence: Evidence) -> AgedHeart:
    """The heart at an age (years).

    Only the rate of the heart left alone changes with age; both nerves stay as they are. ValueError
    for an age outside the model's range.
    """
    constants = Constants.read(evidence)
    alone = heart.intrinsic_rate(constants, age)
    return AgedHeart(alone, float(heart.heart_rate(heart.REST, heart.REST, alone, constants)))


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


def share_by_breathing(account: str, evidence: Evidence) -> float | None:
    """How much of an account's highest RSA rise slower breathing makes alone, 0 to 1.

    None where the account breathes steadily. ValueError for an unknown account.
    """
    knots = Knots.read(account, evidence)
    if not knots.breathing.min() < knots.breathing[0]:
        return None
    course = autonomic.simulate(account, evidence)
    at_rest = autonomic.simulate(account, evidence, drives_at_rest=True)
    rise = course.rsa.max() - course.rsa[0]
    return float((at_rest.rsa.max() - at_rest.rsa[0]) / rise)
