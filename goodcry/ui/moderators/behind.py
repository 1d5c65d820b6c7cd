"""What lies behind the drops, one touch away: directly below the table, one part at a time.

A view and no dialog: an open part follows each touch on the table, and stands in the address. All
of it is one fragment, which makes and sends nothing while no part is open. On a page for the last
row each part waits among the notes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from goodcry import claims
from goodcry.evidence import Evidence
from goodcry.ui.kit import articles, big, controls, keys, notes, query, refusals
from goodcry.ui.kit.page_parameters import MODERATOR_PARTS
from goodcry.ui.kit.table.state import ScenarioState
from goodcry.ui.moderators import sizes, studies, sums

# The fragment, and the parameter that says which part is open.
FRAGMENT, OPEN = "behind the drops", "behind"
ICON = ":material/search:"
STUDIES, TILTS, SUM, EFFECTS, ARTICLES, LIMITS = MODERATOR_PARTS
TITLES = {
    STUDIES: "What the literature says",
    TILTS: "What tilts it, and how much",
    SUM: "How this was worked out",
    EFFECTS: "All effects: measured sizes beside assumed ones",
    ARTICLES: articles.HEADING,
    LIMITS: "What this page cannot know",
}


def show(evidence: Evidence) -> None:
    """The choice of a part, and the part that is open."""
    if big.on():
        for part in MODERATOR_PARTS:
            _wait(evidence, part)
        return
    controls.one_or_none("Behind these drops", OPEN, evidence, on_change=_redraw)
    _opened(evidence)


def fragments() -> tuple[str, ...]:
    """What has to be drawn anew when something is set on the table."""
    return (FRAGMENT,) if st.query_params.get(OPEN) and not big.on() else ()


def _redraw() -> None:
    """Callback of the choice."""
    st.rerun([FRAGMENT, *refusals.fragments()])


@st.fragment(key=FRAGMENT)
def _opened(evidence: Evidence) -> None:
    part = query.held(OPEN, evidence)
    if part is not None:
        st.header(TITLES[part], anchor=False)
        _draw(evidence, part)


def _wait(evidence: Evidence, part: str) -> None:
    """Let a part wait among the notes; the one that the address opens stands open there."""
    name = keys.own(f"note_{part}")

    def folded() -> None:
        st.session_state.setdefault(name, query.asked(OPEN, evidence) == part)
        notes.folded(TITLES[part], name, ICON, _draw, evidence, part)

    notes.later(name, folded)


def _draw(evidence: Evidence, part: str) -> None:
    now = ScenarioState.read(evidence)
    _PARTS[part](evidence, now)


def _studies(evidence: Evidence, now: ScenarioState) -> None:
    for name in now.names:
        _named(now, name)
        studies.show(evidence, now.scenarios[name], name)


def _tilts(evidence: Evidence, now: ScenarioState) -> None:
    sums.show_tilts(evidence, {name: now.prediction(evidence, name) for name in now.names})


def _sum(evidence: Evidence, now: ScenarioState) -> None:
    for name in now.names:
        _named(now, name)
        prediction = now.prediction(evidence, name)
        sums.show_working(evidence, prediction, now.base, now.effect_size)
    sums.show_assumed(evidence)


def _named(now: ScenarioState, name: str) -> None:
    """Which scenario follows, where there are two."""
    if now.compare:
        st.subheader(f"Scenario {name}", anchor=False)


def _effects(evidence: Evidence, now: ScenarioState) -> None:
    sizes.show_effects(evidence, now.effect_size)


def _articles(evidence: Evidence, _: ScenarioState) -> None:
    articles.cards(evidence, claims.of_page("moderators", evidence))


def _limits(_: Evidence, __: ScenarioState) -> None:
    st.markdown(
        "- You. Every number here is about groups, mostly young women and students.\n"
        "- What caused what. Most studies asked people to remember a cry; a good ending may have "
        "coloured the memory of all the rest.\n"
        "- How two things work together. A few studies looked at pairs (dwelling on things beside "
        "a friend, for one); the page adds tilts up, and only counts less of those that overlap.\n"
        "- Whether a cry that changes nothing was useless. Mood is only one thing that tears do."
    )


_PARTS: Mapping[str, Callable[[Evidence, ScenarioState], None]] = {
    STUDIES: _studies,
    TILTS: _tilts,
    SUM: _sum,
    EFFECTS: _effects,
    ARTICLES: _articles,
    LIMITS: _limits,
}
