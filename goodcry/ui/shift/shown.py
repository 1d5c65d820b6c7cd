"""What the instrument shows as a table: its lines at each named moment, and now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from goodcry import body, experiments, heart
from goodcry.evidence import Evidence
from goodcry.heart import Constants
from goodcry.ui.kit.show import Table
from goodcry.ui.shift import courses, time_words


def rows(chosen: Mapping[str, Any], evidence: Evidence) -> Table:
    """The lines of each chosen study, as an experiment changes them; or the reader's own setting.

    ``chosen`` as :func:`goodcry.ui.shift.instrument.chosen` has it.
    """
    if chosen["free"]:
        return [_own(chosen["free"], evidence)]
    return [
        row
        for account in (chosen["study"], chosen["second"])
        if account
        for row in _study(account, chosen, evidence)
    ]


def _study(account: str, chosen: Mapping[str, Any], evidence: Evidence) -> Iterator[dict[str, str]]:
    course, name = courses.every(evidence)[account], evidence.row("accounts", account)["name"]
    moments = {row["seconds"]: row["name"] for row in evidence.rows("moments")}
    now = chosen["seconds"]
    block = chosen["block"] or "nothing"
    push_works, brake_works = experiments.BLOCKS[block]
    for seconds in sorted({*moments, now}):
        drives = course.at(seconds)
        state = experiments.changed(
            course,
            seconds,
            evidence,
            block=block,
            breathing=evidence.assumption("shift_breathing_slow") if chosen["slow"] else None,
            age=chosen["age"],
        )
        yield {
            "when": moments.get(seconds) or time_words.clock(seconds),
            "push": _drive(drives["sympathetic"], push_works),
            "brake": _drive(drives["parasympathetic"], brake_works),
            **_heart(state),
            "study": name,
        }


def _own(free: Mapping[str, float], evidence: Evidence) -> dict[str, str]:
    constants = Constants.read(evidence)
    push, brake, breathing = (
        free[name] for name in ("sympathetic", "parasympathetic", "breathing")
    )
    alone = heart.intrinsic_rate(constants, free["age"])
    state = {
        "heart_rate": float(heart.heart_rate(push, brake, alone, constants)),
        "rsa": float(heart.rsa_amplitude(brake, breathing, constants)),
        "breathing": breathing,
    }
    return {
        "age": f"{free['age']:g}",
        "push": f"{push:+.2f}",
        "brake": f"{brake:+.2f}",
        **_heart(state),
        "study": "your own setting",
    }


def _drive(drive: float, works: bool) -> str:
    return f"{drive:+.2f}" if works else body.WORDS["cut"]


def _heart(state: Mapping[str, float]) -> dict[str, str]:
    return {
        "heart, beats/min": f"{state['heart_rate']:.0f}",
        "RSA, beats/min": f"{state['rsa']:.1f}",
        "breaths/min": f"{state['breathing']:.1f}",
    }
