"""The controls that set what surrounds a cry.

No control stands in a fragment: a phone that comes back to another server would touch a fragment
unknown there. Each calls ``on_change`` instead, which draws the result anew and leaves the
controls alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import streamlit as st

from goodcry import literature, outcome
from goodcry.evidence import Evidence, Row
from goodcry.ui.kit import articles, citations, controls, keys, notes, vocabulary, wording
from goodcry.ui.kit.folds import fold
from goodcry.ui.kit.page_parameters import NOT_SET
from goodcry.ui.moderators import state
from goodcry.ui.moderators.state import ScenarioState

# What is said of the base rate, a fragment.
BASE_WORDS = "base words"
# A card's words stand beside its answers where there is room. A grid, because columns are three
# more elements a card, and the cards are most of what a first visit sends.
STYLE = """<style>
@media (min-width: 40rem) {
  [class*="st-key-factor-"] { display: grid; grid-template-columns: 2fr 3fr; column-gap: 1rem; }
  [class*="st-key-factor-"] > :first-child { grid-row: 1 / span 3; } }
</style>"""

OnChange = Callable[..., None]


def scenarios(evidence: Evidence) -> tuple[str, ...]:
    """The ready stories, and the switch to a second scenario; the names of those that are shown."""
    _story_picker(evidence, "A", "Start from a story")
    if not controls.switch("Compare with a second scenario (B)", "compare", evidence):
        return ("A",)
    _story_picker(evidence, "B", "Story for scenario B")
    return ("A", "B")


def _story_picker(evidence: Evidence, name: str, label: str) -> None:
    """A list of ready scenarios; choosing one sets the controls."""
    stories = {row["name"]: row for row in evidence.rows("presets")}
    key = keys.own(state.key(name, "story"))

    def follow() -> None:
        story = st.session_state[key]
        if story in stories:
            _apply(evidence, evidence.where("preset_levels", preset=stories[story]["id"]), name)

    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with left:
        story = st.selectbox(
            label, list(stories), index=None, key=key, on_change=follow, placeholder="Choose one"
        )
    with right:
        st.button(
            "Reset",
            key=keys.own(state.key(name, "reset")),
            on_click=_reset,
            args=(evidence, name),
            width="stretch",
        )
    st.caption(stories[story]["story"] if story else "Or answer any of the questions below.")


def _reset(evidence: Evidence, name: str) -> None:
    """Callback: set nothing, and no story."""
    _apply(evidence, (), name)
    st.session_state[keys.own(state.key(name, "story"))] = None


def _apply(evidence: Evidence, levels: Iterable[Row], name: str) -> None:
    """For callbacks: set the controls to these levels and all others to not set."""
    wanted = {row["factor"]: row["level"] for row in levels}
    for factor in evidence.rows("factors"):
        st.session_state[state.key(name, factor["id"])] = wanted.get(factor["id"], NOT_SET)


def questions(evidence: Evidence, names: tuple[str, ...], on_change: OnChange) -> None:
    """What to ask of a cry, a card each, family by family."""
    st.html(STYLE)
    for family, heading in vocabulary.labels(evidence, "factors", "family").items():
        st.subheader(heading, anchor=False)
        for factor in evidence.where("factors", family=family):
            if _pushes(evidence, factor):
                _card(evidence, factor, names, on_change)


def without_push(evidence: Evidence, names: tuple[str, ...], on_change: OnChange) -> None:
    """What was asked about but moves nothing, in words; its cards in a fold."""
    rest = [
        factor
        for family in evidence.allowed("factors", "family")
        for factor in evidence.where("factors", family=family)
        if not _pushes(evidence, factor)
    ]
    st.markdown(
        "Studies looked for a difference and found no clear one, or we found no study of mood "
        f"after a cry: {', '.join(factor['name'].lower() for factor in rest)}."
    )

    def cards() -> None:
        for factor in rest:
            _card(evidence, factor, names, on_change)

    # What is set stays set when the fold is closed: a control that is not drawn forgets.
    fold(
        "Set them all the same",
        cards,
        key="rest",
        icon=":material/tune:",
        even_closed=ScenarioState.read(evidence, names).any_set(rest),
    )


def _pushes(evidence: Evidence, factor: Row) -> bool:
    """Whether any level of a factor enters a prediction."""
    return any(map(outcome.pushes, evidence.where("factor_levels", factor=factor["id"])))


def _card(evidence: Evidence, factor: Row, names: tuple[str, ...], on_change: OnChange) -> None:
    """One row of the moderator table: question, control, what the literature says, and why."""
    with st.container(border=True, gap="xsmall", key=f"factor-{factor['id']}"):
        lines = map(wording.small, _summary(evidence, factor))
        st.markdown("  \n".join([f"**{factor['question']}**", *lines]))
        for name in names:
            controls.one_of(
                name if len(names) > 1 else factor["question"],
                state.key(name, factor["id"]),
                evidence,
                on_change=on_change,
                label_visibility="visible" if len(names) > 1 else "collapsed",
                wrap=True,
            )
        key = f"why_{factor['id']}"
        fold("Why?", _why, evidence, factor, key=key, about=factor["question"], type="compact")


def _summary(evidence: Evidence, factor: Row) -> Iterator[str]:
    """Direction of each level, then how sure that is and how many sources "Why?" lists."""
    levels = evidence.where("factor_levels", factor=factor["id"])
    sure = vocabulary.certainties(evidence, factor["id"])
    if not _pushes(evidence, factor):
        yield f"{sure}: it moves nothing here."
        return
    yield " · ".join(
        f"{row['level']} {vocabulary.direction(evidence, row['direction'])}" for row in levels
    )
    found = literature.studies(
        (finding for row in levels for finding in literature.level_findings(row, evidence)),
        evidence,
    )
    yield f"{sure} · {wording.count(len(found), 'source')} listed"


def _why(evidence: Evidence, factor: Row) -> None:
    st.markdown(factor["basis"])
    shown: set[str] = set()
    for level in evidence.where("factor_levels", factor=factor["id"]):
        sure = how_sure(evidence, level)
        st.markdown(f"**{level['level']}** ({sure}): {level['basis']}")
        fresh = [
            row for row in literature.level_findings(level, evidence) if row["id"] not in shown
        ]
        shown.update(row["id"] for row in fresh)
        citations.findings(evidence, fresh)
    articles.of_factor(evidence, factor["id"])


def how_sure(evidence: Evidence, level: Row) -> str:
    """How sure the direction of a level is, and whether anybody looked at the level itself."""
    sure = vocabulary.certainty(evidence, level["certainty"])
    if level["tested"] == "no" and outcome.pushes(level):
        return f"{sure}, for its opposite; not tested by itself"
    return sure


def base_choice(evidence: Evidence, on_change: OnChange) -> None:
    """The base rate that a prediction starts from, and how it was asked."""
    controls.one_of(
        "How people were asked", state.BASE, evidence, on_change=on_change, args=(BASE_WORDS,)
    )
    _base_words(evidence)


@st.fragment(key=BASE_WORDS)
def _base_words(evidence: Evidence) -> None:
    row = outcome.bases(evidence)[ScenarioState.read(evidence, ()).base]
    notes.caption(f"{row['label']}. {row['question']}.")


def about_base(evidence: Evidence, base: str) -> None:
    """What to keep in mind about a base rate, and where it comes from."""
    row = outcome.bases(evidence)[base]
    st.markdown(row["caution"])
    citations.source_link(evidence, row["source"])


def assumed_sizes(evidence: Evidence, on_change: OnChange) -> None:
    """Sliders for what we found no size of: the effect, and how much facts overlap."""
    size = evidence.row("assumptions", "effect_size")
    overlap = evidence.row("assumptions", "overlap")
    for name, label, step in (
        (state.EFFECT_SIZE, f"{size['name']} ({size['unit']})", size["low"] / 2),
        (state.OVERLAP, overlap["name"], size["low"]),
    ):
        controls.number(label, name, evidence, step=step, on_change=on_change)
    notes.caption(f"{size['why']} {overlap['why']}")
