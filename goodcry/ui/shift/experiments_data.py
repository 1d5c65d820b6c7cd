"""What the experiments (``experiments.js``) ask, and what comes out: all of it worked out here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from goodcry import experiments, statements
from goodcry.evidence import Evidence

# The lanes while an experiment is on, a minute: its answer lies well within them, and room is left
# for the name above the line.
LANES = {"heart_rate": (30, 190), "rsa": (0, 30)}
NOTHING = "nothing"
BUTTONS = {
    "vagus": "Cut the vagus",
    "sympathetic": "Cut the sympathetic",
    "both": "Cut both",
    "slow": "Breathe slowly",
    "age": "Grow older",
}
CUTS = {
    "vagus": "The brake is cut, as by a drug.",
    "sympathetic": "The push is cut, as by a drug.",
    "both": "Push and brake are cut, as by a drug: the heart is left alone.",
}
AT_REST = " How fast will the heart beat at rest?"
OUTCOMES = {
    "vagus": "Without its brake the heart runs at {now} beats a minute instead of {rest}. The "
    "swing with the breath is gone as well.",
    "sympathetic": "Without the push the heart falls from {rest} to {now} beats a minute. It is a "
    "small step: in rest the push does little.",
    "both": "Left alone, the heart beats {now} times a minute, not {rest}. So in rest the brake is "
    "stronger than the push.",
}
STEADY = "In {name} breathing stays as it is, so it changes nothing there."
WORDS = {
    "title": "Experiments",
    "model": "model, sizes assumed",
    "drag": "First drag the marker in its lane to your guess.",
    "guess": "Your guess",
    "none": "no guess yet",
    "after": "after",
    "off": "Your guess of {guess} was {off} too {side}.",
    "spot": "Your guess of {guess} was spot on.",
    "high": "high",
    "low": "low",
    "undo": "Put it back",
}


@dataclass(frozen=True)
class _Trial:
    """One experiment: what is asked, the number before and after it, and words of the outcome."""

    button: str
    ask: str
    make: str
    signal: str
    """The one whose lane holds the guess."""
    before: int
    after: int
    outcome: str
    trust: str | None = None


def data(evidence: Evidence) -> dict[str, Any]:
    """The experiments, whole numbers as they are shown.

    ``why`` says what a trial without ``trust`` rests on.
    """
    _, older = _ages(evidence)
    return {
        "trials": {
            key: {name: value for name, value in vars(trial).items() if value is not None}
            for key, trial in _trials(evidence).items()
        },
        "why": f"Calculated. {evidence.row('assumptions', 'shift_vagal_rest')['why']}",
        "shares": _shares(evidence),
        "steady": STEADY,
        "older": older,
        "words": WORDS,
    }


def _ages(evidence: Evidence) -> tuple[int, int]:
    """The age that the experiment starts from, and the one that it goes to, in years."""
    start, older = (int(evidence.assumption(f"shift_age_{name}")) for name in ("start", "older"))
    return start, older


def _trials(evidence: Evidence) -> Mapping[str, _Trial]:
    rates = experiments.resting_rates(evidence)
    cuts = {
        which: _Trial(
            BUTTONS[which],
            CUTS[which] + AT_REST,
            "Cut",
            "heart_rate",
            round(rates[NOTHING]),
            round(rates[which]),
            OUTCOMES[which].format(now=round(rates[which]), rest=round(rates[NOTHING])),
        )
        for which in CUTS
    }
    return {**cuts, "slow": _slow(evidence), "age": _age(evidence)}


def _slow(evidence: Evidence) -> _Trial:
    found = experiments.slow_breath(evidence)
    breaths, usual = round(found.slow_breathing), round(found.usual_breathing)
    before, after = round(found.usual_rsa), round(found.slow_rsa)
    return _Trial(
        BUTTONS["slow"],
        f"Take {breaths} breaths a minute instead of {usual}; the vagus is held still. How large "
        "will RSA be, the swing of the heartbeat with each breath?",
        "Breathe",
        "rsa",
        before,
        after,
        f"RSA grows from {before} to {after}, and yet no nerve works harder: the vagus was held "
        "still. So a larger RSA alone does not mean calm.",
    )


def _age(evidence: Evidence) -> _Trial:
    start, older = _ages(evidence)
    young, old = (experiments.aged(age, evidence) for age in (start, older))
    finding = statements.behind("shift-age", evidence).one("older people")
    return _Trial(
        BUTTONS["age"],
        f"From {start} to {older} years, and both nerves stay as they are. How fast will the heart "
        "beat at rest?",
        f"Be {older}",
        "heart_rate",
        round(young.rest),
        round(old.rest),
        "At {age} years the heart left alone would beat {alone} times a minute; "
        f"at {start} it is {young.alone:.0f}. "
        "With both branches at work the model gives {now} at rest, "
        f"instead of {young.rest:.0f}.",
        f"Can you trust that? Not far. {finding['statement']} Their hearts: {finding['value']} "
        "beats a minute. For older people the model says less than that. It keeps both nerves as "
        "they were in a small group of adults; only the heart grows older. "
        f"{evidence.row('assumptions', 'shift_age_intercept')['why']}",
    )


def _shares(evidence: Evidence) -> Mapping[str, str]:
    """Account -> how much of its RSA rise is breathing; none for those that breathe steadily."""
    shares = {
        row["id"]: experiments.share_by_breathing(row["id"], evidence)
        for row in evidence.rows("accounts")
    }
    return {
        account: "In {name}, as drawn here, slower breathing alone makes "
        f"{share:.0%} of the rise in RSA."
        for account, share in shares.items()
        if share is not None
    }
