"""What the instrument knows: curves of the accounts, the clock, the model, words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from goodcry import body, limits, provenance, series
from goodcry.autonomic import TimeCourse
from goodcry.evidence import Evidence, Row
from goodcry.figures import timeline_scale
from goodcry.heart import Constants
from goodcry.ui.shift import courses, time_words

# Curve -> how near straight lines stay to the model, and the unit of its whole numbers. From the
# two drives at the heart the browser multiplies out heart rate and RSA, which move by 60 a minute
# where these move by 1: so they need to be finer.
FINE = (5e-5, 1e-5)
COARSE = (1e-3, 5e-4)
CURVES = {
    "sympathetic": COARSE,
    "parasympathetic": COARSE,
    "breathing": COARSE,
    "s_effective": FINE,
    "v_effective": FINE,
}
# Half of a letter's width, em; enough for wide typefaces, in bold.
LETTER = 0.32
# What a finger needs, rem.
FINGER = 2.75
# Rates of play: as usual, and half of it.
RATES = (1.0, 0.5)

SIGNALS = {
    "sympathetic": ("push", "sympathetic"),
    "parasympathetic": ("brake", "parasympathetic"),
    "heart_rate": ("heart", "beats/min"),
    "rsa": ("RSA", "swing with the breath"),
    "breathing": ("breath", "breaths/min"),
}
WORDS: dict[str, Any] = {
    "title": "The body during a cry: body map, nerves, and a clock for both",
    "signals": SIGNALS,
    "states": (*timeline_scale.STATES, body.WORDS["cut"]),
    "and": " and ",
    "tears": ("before the tears", "tears flow", "after the tears"),
    "bases": ("measured", "reported", "assumed"),
    "corners": {
        "brake-up": "brake up",
        "both-up": "both up",
        "both-down": "both down",
        "push-up": "push up",
    },
    "plane": "The way of the two nerve branches: push to the right, brake upwards",
    "grip": "Move the dot: set push and brake yourself",
    "swap": "Change places: body and plane",
    "clock": "Time from the first tear",
    "axis": "Slow around the first tear; broken at {}.",
    "back": "To the moment before",
    "on": "To the next moment",
    "pause": "Pause",
    "rates": ("Play", "Play at half speed"),
    "free": {
        "title": "Your own setting: model, sizes assumed",
        "product": ("push", "brake", "heart left alone", "beats a minute"),
        "rsa": "RSA, the swing with the breath: {} beats",
        "leave": "Back to the study",
    },
}


def data(evidence: Evidence) -> dict[str, Any]:
    """``studies``, ``limits``, ``moments``, ``clock``, ``model``, ``threshold`` and ``words``.

    Times are in s from the first tear. Curves are packed (:func:`goodcry.series.packed`) in the
    units that ``clock.units`` gives for each: time, value.
    """
    constants = Constants.read(evidence)
    found = courses.every(evidence)
    step = _step(found.values())
    ranges = timeline_scale.ranges(list(found.values()))
    clock = _clock(found, step, evidence)
    return {
        "studies": [
            {
                "id": row["id"],
                "name": row["name"],
                "curves": _curves(found[row["id"]], step),
                "basis": _basis(row["id"], evidence),
            }
            for row in evidence.rows("accounts")
        ],
        "limits": {signal: [round(end, 4) for end in ends] for signal, ends in ranges.items()},
        "moments": _moments(evidence.rows("moments"), clock["knots"]),
        "clock": clock,
        "model": asdict(constants)
        | {"age": _age(constants), "slow": evidence.assumption("shift_breathing_slow")},
        "threshold": evidence.assumption("shift_word_threshold"),
        "words": WORDS
        | {
            "axis": WORDS["axis"].format(time_words.length(evidence.assumption("shift_break_at"))),
            "modes": _modes(),
            "free": _free(evidence),
        },
    }


def _step(found: Iterable[TimeCourse]) -> float:
    """The step in which all courses were worked out, s."""
    [step] = {round(float(course.t[1] - course.t[0]), 9) for course in found}
    return step


def _age(constants: Constants) -> int:
    """The age (years) at which a heart left alone beats as in those that the studies' model has.

    Free mode begins there: so nothing jumps when somebody touches the dot.
    """
    return round((constants.age_intercept - constants.intrinsic_rate) / constants.age_slope)


def _curves(course: TimeCourse, step: float) -> dict[str, list[str]]:
    found = {}
    for name, (tolerance, unit) in CURVES.items():
        # Thinned as they will be read: rounding is part of what may differ.
        values = unit * np.round(getattr(course, name) / unit)
        kept = series.thin(course.t, values, tolerance)
        # As text: in a list Streamlit would send a comma and a blank behind each number.
        pair = series.packed(course.t[kept], values[kept], step, unit)
        found[name] = [" ".join(map(str, numbers)) for numbers in pair]
    return found


def _basis(account: str, evidence: Evidence) -> dict[str, list[tuple[float, float, str]]]:
    """What each line rests on, and the way through the plane: the weaker of both drives."""
    lines = {
        signal: provenance.stretches(account, signal, evidence) for signal in provenance.SIGNALS
    } | {"plane": provenance.weaker(account, evidence)}
    return {
        name: [(piece.start, piece.end, piece.basis) for piece in pieces]
        for name, pieces in lines.items()
    }


def _clock(found: Mapping[str, TimeCourse], step: float, evidence: Evidence) -> dict[str, Any]:
    """Where the time begins and ends, how it runs, and when tears are drawn to flow."""
    first = min(float(course.t[0]) for course in found.values())
    last = max(float(course.t[-1]) for course in found.values())
    return {
        "first": first,
        "last": last,
        "knots": knots(first, last, evidence),
        "units": {name: (step, unit) for name, (_, unit) in CURVES.items()},
        "play_seconds": evidence.assumption("shift_play_seconds"),
        "pause": evidence.assumption("shift_jump_seconds"),
        "tears": (0, evidence.assumption("shift_tears_end")),
        "rates": RATES,
    }


def knots(first: float, last: float, evidence: Evidence) -> list[tuple[float, float]]:
    """Times (s from the first tear) and where they lie on the axis, as shares of its length.

    Between two of them the time runs evenly: slowly around the first tear, fast behind the break,
    and at one speed before and between.
    """
    before, after, slow, broken, behind = (
        evidence.assumption(f"shift_{name}")
        for name in ("slow_before", "slow_after", "slow_share", "break_at", "break_share")
    )
    usual = (1 - slow - behind) / (-before - first + broken - after)
    start = usual * (-before - first)
    return [
        (first, 0.0),
        (-before, round(start, 4)),
        (after, round(start + slow, 4)),
        (broken, round(1 - behind, 4)),
        (last, 1.0),
    ]


def _moments(rows: Sequence[Row], knots: Sequence[tuple[float, float]]) -> list[dict[str, Any]]:
    """The named moments; ``place`` is the middle of each name on the axis, a length in CSS.

    A name stands under its tick, or so far to the left of it that the names behind it have room:
    as much as their letters and a finger need. Where ``--line`` is 1, a name is one line, where it
    is 0, each of its words. The place of another moment is ``var(--id)``.
    """
    found: list[dict[str, Any]] = []
    room = "100cqw"
    for row in reversed(rows):
        word, whole = max(map(len, row["name"].split())), len(row["name"])
        more = f" + var(--line)*{LETTER * (whole - word):g}em" if whole > word else ""
        half = f"max({FINGER / 2}rem,{LETTER * word:g}em{more})"
        share = np.interp(row["seconds"], *np.array(knots).T)
        place = f"min({100 * share:.4g}cqw,{room} - {half})"
        room = f"var(--{row['id']}) - {half}"
        found.append({name: row[name] for name in ("id", "name", "seconds")} | {"place": place})
    return found[::-1]


def _modes() -> list[list[str]]:
    """What both branches do, by what the push does (as in ``WORDS["states"]``), and the brake."""
    sides = (0, 1, -1, body.CUT)
    return [[body.MODES[push, brake] for brake in sides] for push in sides]


def _free(evidence: Evidence) -> dict[str, Any]:
    """What free mode says, and what can be set there."""
    ranges = (
        ("sympathetic", "Push", -1, 1, 0.01),
        ("parasympathetic", "Brake", -1, 1, 0.01),
        ("breathing", "Breaths a minute", *limits.breaths(evidence.assumption), 0.5),
        ("age", "Age in years", *limits.ages(evidence.assumption), 1),
    )
    names = ("name", "text", "low", "high", "step")
    words: dict[str, Any] = WORDS["free"]
    return words | {"ranges": [dict(zip(names, row, strict=True)) for row in ranges]}
