"""The three experiments of the page of the shift."""

from __future__ import annotations

import streamlit as st

from goodcry import experiments, statements
from goodcry.evidence import Evidence
from goodcry.figures import heart_rate
from goodcry.ui.kit import appearance, citations, controls, show
from goodcry.ui.shift import courses
from goodcry.ui.shift.choices import Chosen

REST = "nothing"
BLOCK_WORDS = {
    "nothing": "Both branches work. Together they hold the heart at {rest:.0f} beats a minute, far "
    "below the {alone:.0f} that it makes when left alone.",
    "sympathetic": "Without the push the heart falls from {rest:.0f} to {now:.0f} beats a minute. "
    "It is a small step: in rest the push does little.",
    "both": "Left alone, the heart beats {now:.0f} times a minute, not {rest:.0f}. So in rest the "
    "brake is stronger than the push.",
    "vagus": "Without its brake the heart runs at {now:.0f} beats a minute instead of {rest:.0f}. "
    "The swing with the breath is gone as well.",
}


def block(chosen: Chosen, evidence: Evidence) -> None:
    """Silence a branch and see what the heart does alone."""
    st.subheader("Silence a nerve", anchor=False)
    blocked = controls.one_of("Which branch is blocked, as by a drug?", "block", evidence)
    rates = experiments.blocked_rates(chosen.course, float(chosen.course.t[0]), evidence)
    then = experiments.blocked_rates(chosen.course, chosen.seconds, evidence)
    st.markdown(
        BLOCK_WORDS[blocked].format(rest=rates[REST], now=rates[blocked], alone=rates["both"])
        + f" At the moment you chose ({chosen.moment['name']}) it would be {then[blocked]:.0f}, "
        f"and {then[REST]:.0f} with nothing blocked."
    )
    show.drawing(
        heart_rate.bars(
            {f"{name} blocked": rate for name, rate in rates.items()},
            f"{blocked} blocked",
            appearance.is_dark(),
        ),
        alt="Resting heart rate with nothing, one branch or both branches blocked",
        width=appearance.NARROW_DRAWING_WIDTH,
    )
    show.twin_when_open(
        lambda: [
            {
                "blocked": name,
                "beats at rest": f"{rates[name]:.0f}",
                chosen.moment["name"]: f"{then[name]:.0f}",
            }
            for name in rates
        ],
        "shift_block",
    )
    st.caption(
        f"Calculated. {evidence.row('assumptions', 'shift_vagal_rest')['why']} The size of the "
        "change in a cry is assumed."
    )
    citations.behind(evidence, "shift-block", "Sources: the heart alone")


def slow(chosen: Chosen, evidence: Evidence) -> None:
    """Breathe slowly with the vagus held still: RSA grows anyway."""
    st.subheader("Breathe slowly", anchor=False)
    trial = experiments.slow_breath(evidence)
    switched = controls.switch(
        f"Take {trial.slow_breathing:.0f} breaths a minute", "slow", evidence
    )
    st.markdown(
        f"RSA is the swing of the heartbeat with each breath. At {trial.usual_breathing:.0f} "
        f"breaths a minute it is {trial.usual_rsa:.0f} beats from peak to trough. At "
        f"{trial.slow_breathing:.0f} it is **{trial.slow_rsa:.0f}**, and yet no nerve works "
        "harder: the vagus was held still. **So a larger RSA alone does not mean calm.**"
    )
    names = {"usual": None, "slow": trial.slow_breathing} if switched else {"usual": None}
    first = courses.course(chosen.ids[0], evidence, drives_at_rest=True)
    waves = {f"{trial.usual_breathing:.0f} breaths": first}
    if "slow" in names:
        waves[f"{trial.slow_breathing:.0f} breaths"] = courses.course(
            chosen.ids[0], evidence, breathing=trial.slow_breathing, drives_at_rest=True
        )
    show.drawing(
        heart_rate.waves(waves, appearance.is_dark()),
        alt="Half a minute of heart rate that swings with the breath; slow breaths swing wider",
        width=appearance.NARROW_DRAWING_WIDTH,
    )
    st.markdown(_by_breathing(chosen, evidence))
    show.twin_when_open(
        lambda: [
            {
                "breaths a minute": f"{breaths:.0f}",
                "RSA (beats a minute)": f"{rsa:.1f}",
                "vagus": "at rest",
            }
            for breaths, rsa in (
                (trial.usual_breathing, trial.usual_rsa),
                (trial.slow_breathing, trial.slow_rsa),
            )
        ],
        "shift_slow",
    )
    citations.behind(evidence, "shift-slow", "Sources: RSA and breathing")


def _by_breathing(chosen: Chosen, evidence: Evidence) -> str:
    """How much of the chosen account's RSA rise is breathing."""
    name = chosen.name
    share = experiments.share_by_breathing(
        chosen.course, courses.course(chosen.ids[0], evidence, drives_at_rest=True)
    )
    if share is None:
        return f"In **{name}** breathing stays as it is, so it changes nothing there."
    return (
        f"In **{name}**, as drawn here, slower breathing alone makes "
        f"**{share:.0%}** of the rise in RSA."
    )


def age(chosen: Chosen, evidence: Evidence) -> None:
    """Be older: the rate of the heart left alone."""
    st.subheader("Be older", anchor=False)
    start = int(evidence.assumption("shift_age_start"))
    years = controls.number("Age in years", "s_age", evidence, step=1)
    rates = experiments.aged_rates(years, chosen.course, chosen.seconds, evidence)
    young = experiments.aged_rates(start, chosen.course, chosen.seconds, evidence)
    alone, rest = list(rates)[:2]
    st.markdown(
        f"At {years} the heart left alone would beat **{rates[alone]:.0f}** times a minute"
        + (f"; at {start} it is {young[alone]:.0f}" if years != start else "")
        + f". With both branches at work the model gives **{rates[rest]:.0f}** at rest."
    )
    show.drawing(
        heart_rate.bars(rates, rest, appearance.is_dark()),
        alt=f"Heart rate at {years} years: left alone, at rest and at the chosen moment",
        width=appearance.NARROW_DRAWING_WIDTH,
    )
    show.twin_when_open(
        lambda: [
            {"state": name, f"age {years}": f"{rates[name]:.0f}", f"age {start}": f"{old:.0f}"}
            for name, old in young.items()
        ],
        "shift_age",
    )
    finding = statements.behind("shift-age", evidence).one("older people")
    st.markdown(
        f"**Can you trust that?** Not far. {finding['statement']} Their hearts: "
        f"{finding['value']} beats a minute. For older people the model says less than that. It "
        "keeps both nerves as they were in a small group of adults; only the heart grows older."
    )
    st.caption(evidence.row("assumptions", "shift_age_intercept")["why"])
    citations.behind(evidence, "shift-age", "Sources: heart and age")
