"""The controls that set what surrounds a cry, and the scenario they add up to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

import streamlit as st

from goodcry import outcome
from goodcry.evidence import Evidence, Row
from goodcry.outcome import Prediction
from goodcry.ui.kit import citations, controls, share, vocabulary

NOT_SET = "not set"
FAMILIES = {
    "social": "The people around you",
    "meaning": "The thing you cried about",
    "inner": "What went on inside",
    "manner": "The crying itself",
    "person": "The person who cries",
}
# The second scenario of a comparison has its own parameters in the address.
PREFIX = {"A": "", "B": "b_"}
# Fragments: the parts of the result, and what is said of the base rate. No control stands in a
# fragment: a phone that comes back to another server would touch a fragment unknown there.
DROPS, LINE, LITERATURE, BASE_WORDS = "drops", "line", "literature", "base words"
# A card's words stand beside its answers where there is room. A grid, because columns are three
# more elements a card, and the cards are most of what a first visit sends.
STYLE = """<style>
@media (min-width: 40rem) {
  [class*="st-key-factor-"] { display: grid; grid-template-columns: 2fr 3fr; column-gap: 1rem; }
  [class*="st-key-factor-"] > :first-child { grid-row: 1 / span 3; } }
</style>"""
# The settings of the model, each a parameter in the address.
BASE, EFFECT_SIZE, OVERLAP = "base", "size", "overlap"


def redraw(*besides: str) -> None:
    """Callback of each control: draw the result anew, and leave the controls alone.

    ``besides`` names further fragments that the control changes.
    """
    st.rerun([DROPS, LINE, LITERATURE, *share.fragments(), *besides])


def chosen(evidence: Evidence, name: str = "A") -> dict[str, str]:
    """The scenario that is set: factor id -> level id, without what is not set."""
    wanted = {key: controls.held(PREFIX[name] + key) for key in _levels(evidence)}
    return {key: str(level) for key, level in wanted.items() if level in _levels(evidence)[key]}


def any_set(evidence: Evidence, factors: Iterable[Row], names: Iterable[str]) -> bool:
    """Whether any of these factors is set in any of these scenarios."""
    return any(
        controls.held(PREFIX[name] + factor["id"]) in _levels(evidence)[factor["id"]]
        for name in names
        for factor in factors
    )


@lru_cache(maxsize=4)
def _levels(evidence: Evidence) -> dict[str, tuple[str, ...]]:
    """Factor id -> its level ids. Looked up so often that it is worth keeping."""
    return {
        factor["id"]: tuple(
            row["level"] for row in evidence.where("factor_levels", factor=factor["id"])
        )
        for factor in evidence.rows("factors")
    }


def base(evidence: Evidence) -> str:
    """The base rate that is set, a key of :func:`goodcry.outcome.bases`."""
    names = outcome.bases(evidence)
    wanted = controls.held(BASE)
    return next((name for name in names if name == wanted), next(iter(names)))


def _number(key: str, row: Row) -> float:
    """The number that a slider over the range of an assumption holds."""
    try:
        wanted = float(str(controls.held(key)))
    except ValueError:
        wanted = row["value"]
    return wanted if row["low"] <= wanted <= row["high"] else float(row["value"])


def settings(evidence: Evidence) -> tuple[str, float, float]:
    """Base rate, effect size and overlap that are set."""
    return (
        base(evidence),
        _number(EFFECT_SIZE, evidence.row("assumptions", "effect_size")),
        _number(OVERLAP, evidence.row("assumptions", "overlap")),
    )


def prediction(evidence: Evidence, scenario: Mapping[str, str]) -> Prediction:
    """What is expected of a scenario under the settings."""
    return _predict(tuple(scenario.items()), evidence, *settings(evidence))


@lru_cache(maxsize=512)
def _predict(
    scenario: tuple[tuple[str, str], ...],
    evidence: Evidence,
    base: str,
    effect_size: float,
    overlap: float,
) -> Prediction:
    """Made once for all who set the same."""
    return outcome.predict(dict(scenario), evidence, base, effect_size, overlap)


def state(evidence: Evidence, names: Iterable[str]) -> tuple[object, ...]:
    """All that the result of these scenarios depends on."""
    return (settings(evidence), *(chosen(evidence, name) for name in names))


def control(evidence: Evidence, factor: Row, prefix: str = "", label: str | None = None) -> None:
    """The touch control of one factor: not set, or one of its levels."""
    controls.one_of(
        label or factor["question"],
        [NOT_SET, *_levels(evidence)[factor["id"]]],
        NOT_SET,
        key=prefix + factor["id"],
        on_change=redraw,
        label_visibility="visible" if label else "collapsed",
        wrap=True,
    )


def apply(evidence: Evidence, levels: Iterable[Row], prefix: str = "") -> None:
    """Set the controls to these levels and all others to not set. For callbacks."""
    wanted = {row["factor"]: row["level"] for row in levels}
    for factor in evidence.rows("factors"):
        st.session_state[prefix + factor["id"]] = wanted.get(factor["id"], NOT_SET)


def story_picker(evidence: Evidence, prefix: str = "", label: str = "Start from a story") -> None:
    """A list of ready scenarios; choosing one sets the controls."""
    stories = {row["name"]: row for row in evidence.rows("presets")}
    key = f"{prefix}story"

    def follow() -> None:
        name = st.session_state[key]
        if name in stories:
            apply(evidence, evidence.where("preset_levels", preset=stories[name]["id"]), prefix)

    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with left:
        name = st.selectbox(
            label, list(stories), index=None, key=key, on_change=follow, placeholder="Choose one"
        )
    with right:
        st.button(
            "Reset",
            key=f"{prefix}reset",
            on_click=_reset,
            args=(evidence, prefix),
            width="stretch",
        )
    st.caption(stories[name]["story"] if name else "Or answer any of the questions below.")


def _reset(evidence: Evidence, prefix: str) -> None:
    apply(evidence, (), prefix)
    st.session_state[f"{prefix}story"] = None


def factor_card(evidence: Evidence, factor: Row, compare: bool) -> None:
    """One row of the moderator table: question, control, what the literature says, and why."""
    with st.container(border=True, gap="xsmall", key=f"factor-{factor['id']}"):
        st.markdown(f"**{factor['question']}**  \n:small[{_summary(evidence, factor)}]")
        if compare:
            for name, prefix in PREFIX.items():
                control(evidence, factor, prefix, label=name)
        else:
            control(evidence, factor)
        why = st.expander("Why?", key=f"why_{factor['id']}", on_change="rerun", type="compact")
        if why.open:
            with why:
                _why(evidence, factor)


def _summary(evidence: Evidence, factor: Row) -> str:
    """Direction of each level, certainty and number of studies, in one line each."""
    levels = evidence.where("factor_levels", factor=factor["id"])
    certainty = vocabulary.CERTAINTY[factor["certainty"]]
    if factor["certainty"] in outcome.NO_PUSH:
        return f"{certainty}: it moves nothing here."
    directions = " · ".join(
        f"{row['level']} {vocabulary.DIRECTION[row['direction']]}" for row in levels
    )
    found = {
        finding["source"] for row in levels for finding in outcome.level_findings(row, evidence)
    }
    noun = "source" if len(found) == 1 else "sources"
    return f"{directions}]  \n:small[{certainty} · {len(found)} {noun}"


def _why(evidence: Evidence, factor: Row) -> None:
    st.markdown(f"**How sure?** {factor['basis']}")
    shown: set[str] = set()
    for level in evidence.where("factor_levels", factor=factor["id"]):
        st.markdown(f"**{level['level']}**: {level['basis']}")
        fresh = [row for row in outcome.level_findings(level, evidence) if row["id"] not in shown]
        shown.update(row["id"] for row in fresh)
        citations.findings(evidence, fresh)


def base_choice(evidence: Evidence) -> None:
    """The base rate that a prediction starts from."""
    with st.container(key="touch-base"):
        names = list(outcome.bases(evidence))
        controls.one_of(
            "Start from", names, names[0], key=BASE, on_change=redraw, args=(BASE_WORDS,)
        )
    _base_words(evidence)


@st.fragment(key=BASE_WORDS)
def _base_words(evidence: Evidence) -> None:
    row = outcome.bases(evidence)[base(evidence)]
    st.caption(f"{row['label']}. {row['caution']}")


def assumed_sizes(evidence: Evidence) -> None:
    """Sliders for what nobody has measured: the size of an effect, and how much facts overlap."""
    size = evidence.row("assumptions", "effect_size")
    overlap = evidence.row("assumptions", "overlap")
    for key, label, row, step in (
        (EFFECT_SIZE, f"{size['name']} ({size['unit']})", size, size["low"] / 2),
        (OVERLAP, overlap["name"], overlap, size["low"]),
    ):
        st.slider(
            label,
            row["low"],
            row["high"],
            row["value"],
            step=step,
            key=key,
            on_change=redraw,
            bind="query-params",
        )
    st.caption(f"{size['why']} {overlap['why']}")
