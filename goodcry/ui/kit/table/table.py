"""The moderator table as one instrument: questions, answers, and the drops that answer them.

Two components that belong together. The **table** holds all that is seen and is drawn once a run
of the page. The **feed** draws nothing. It stands in the one fragment ``ANSWER``: what it carries
is handed to the table in the browser, and it tells what was touched. So a touch draws this fragment
anew and nothing else, and costs the answer alone on the wire, not the words of the table again.

Behind the app's own server each answer has an address, too (``goodcry/server/answers.py``). The
table asks there first, and tells the page once it is answered: sooner, since nothing is drawn anew
for it, and even while the page has lost its line.

What is set stands in the address; see :mod:`goodcry.ui.kit.table.state`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st

from goodcry.evidence import Evidence
from goodcry.ui.kit import (
    big,
    components,
    feeds,
    help_sign,
    keys,
    known,
    links,
    query,
    refusals,
    served,
    stage,
    told,
)
from goodcry.ui.kit.table import answers, state, why, words
from goodcry.ui.kit.table.state import ScenarioState

FOLDER = Path(__file__).resolve().parent
STYLES = ("table.css", "answer.css")
_table = components.register(
    "goodcry_table", FOLDER / "table.js", *(FOLDER / name for name in STYLES)
)
# No styles: what a component is made of goes along whenever it is drawn.
_feed = st.components.v2.component("goodcry_answer", js=components.joined(FOLDER / "feed.js"))

# Where answers are, seen from a page, and the parameter that names the answer touched last.
ADDRESS, LAST = "answers", "last"
# The fragment that a touch draws anew.
ANSWER = "answer"


@lru_cache(maxsize=8)
def data(evidence: Evidence, page: str, large: bool, asks: bool) -> dict[str, Any]:
    """What is the same for everybody; see ``Data`` in ``table.js``.

    ``asks``: whether answers have an address.
    """
    return words.data(evidence, page, large) | {
        "drawing": answers.drawing(),
        "asks": f"{ADDRESS}/{page}" if asks else "",
    }


def show(
    evidence: Evidence,
    *,
    page: str = state.PAGE,
    besides: Callable[[], Iterable[str]] = tuple,
) -> None:
    """The table with its answer.

    Args:
        evidence: the evidence base.
        page: the page on which it stands. On another than its own it asks only what that page
            knows, without stories and settings, and leads to the whole table.
        besides: names further fragments that a touch draws anew, such as what is open below.
    """
    key = keys.own("table")
    with stage.stage():
        sent = _table(
            data=data(evidence, page, big.on(), served.files()),
            key=key,
            on_why_change=lambda: None,
            on_all_change=lambda: None,
        )
        with feeds.place("table"):
            feed(evidence, key, page, besides)
    if sent.why:
        why.over(sent.why, evidence)
    if sent.all:
        links.go(state.PAGE, query.to_share(page, evidence))


@st.fragment(key=ANSWER)
def feed(evidence: Evidence, key: str, page: str, besides: Callable[[], Iterable[str]]) -> None:
    """Send what is set and what is answered; ``key`` is the table's. See :func:`show`."""
    own = f"{key}_feed"

    def heard() -> None:
        keep(told.last(own), evidence, page)
        # To ask for a run in a run costs a touch a third of its time: only where more is to draw.
        if further := (*besides(), *refusals.fragments()):
            st.rerun([ANSWER, *further])

    before = told.last(own)
    answered = fed(evidence, page, before.get(LAST))
    now = _feed(
        data={"turn": told.turn(own), **answered},
        key=own,
        on_chosen_change=heard,
    )
    # What was touched while the line was cut comes with the first run of a session, in which
    # Streamlit calls nobody.
    if now.chosen and now.chosen != before:
        keep(now.chosen, evidence, page)
        st.rerun()


def fed(
    evidence: Evidence,
    page: str,
    last: str | None = None,
    address: Mapping[str, Sequence[str]] | None = None,
) -> dict[str, Any]:
    """What is set, by the address of the page, and what is answered.

    Args:
        evidence: the evidence base.
        page: the page on which the table stands.
        last: the parameter of the answer that was touched last.
        address: name -> texts; the one at hand, where none is given.
    """
    now = ScenarioState.read(evidence, page, address)
    return {
        "chosen": now.scenarios,
        "compare": now.compare,
        "story": now.story,
        state.BASE: now.base,
        state.EFFECT_SIZE: now.effect_size,
        state.OVERLAP: now.overlap,
        "answers": answers.answers(evidence, now, now.names, last),
        "help": help_sign.wanted(evidence, now),
    }


def keep(said: Mapping[str, Any], evidence: Evidence, page: str) -> None:
    """Write what the browser tells (parameter -> text) into the address of the page."""
    known_here = known.of(page, evidence)
    names = state.parameters(evidence, page)
    query.keep_told(said, [known_here[name] for name in names], evidence)
