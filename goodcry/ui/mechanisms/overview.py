"""All claims: searched, sorted and filtered, each row the way to its claim."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from goodcry import bibliography, mechanisms
from goodcry.evidence import Evidence
from goodcry.mechanisms import Entry
from goodcry.ui.kit import controls, frame, keys, links, notes
from goodcry.ui.kit.page_parameters import ALL
from goodcry.ui.mechanisms import claim_list

WORDS, SORT = "m_q", "sort"
# Parameter -> what it filters by.
FILTERS = {
    "reach": "Inside the person who cries, or between people",
    "grade": "Grade of the evidence",
    "who_says": "Mentioned by",
}
# What a sort does that its name does not say.
SORT_WORDS = {
    "gap": "Much claimed but badly tested comes first. The gap is the share of articles that "
    "claim it, minus how high its grade stands. It only serves to sort.",
}

STYLE = """<style>
.st-key-claim-order > :has([type="search"]) { flex: 1 1 12rem; max-width: 20rem; }
@media (max-width: 40rem) { .st-key-claim-order > :has([type="search"]) { max-width: none; } }
</style>"""


def overview(evidence: Evidence) -> None:
    """The search, the sort and the filters, and the claims that they leave."""
    words, sort, chosen = order(evidence)
    active = [_called(evidence, name, value) for name, value in chosen.items()]
    only = f"Only: {', '.join(active)}." if active else ""
    if about := f"{SORT_WORDS.get(sort, '')} {only}".strip():
        notes.caption(about)
    entries = mechanisms.overview(evidence, sort, **_wanted(chosen), words=words)
    if not entries:
        _nothing(evidence, words, chosen)
        return
    with frame.lead():
        claim_list.show(evidence, entries, sort, words)
    notes.caption(
        f"{len(entries)} of {len(evidence.rows('mechanisms'))} claims. A filled letter says "
        "nothing about whether the claim is true: the grade does."
    )


def order(
    evidence: Evidence, on_change: Callable[[], None] | None = None
) -> tuple[str, str, dict[str, str]]:
    """The controls of the list: the words looked for, the sort, and what is chosen of the filters.

    Streamlit takes out of the address what no control on the page holds. So they stand below a
    claim, too; ``on_change`` is called when one of them is touched.
    """
    st.html(STYLE)
    with st.container(key="claim-order", horizontal=True, vertical_alignment="center"):
        words = controls.search_box("Search the claims", WORDS, "Words, such as sleep", on_change)
        with st.popover("Filter"):
            held = {
                name: str(controls.one_of(says, name, evidence, on_change=on_change))
                for name, says in FILTERS.items()
            }
        sort = controls.one_of(
            "Sort by", SORT, evidence, label_visibility="collapsed", on_change=on_change
        )
    return words, str(sort), {name: value for name, value in held.items() if value != ALL}


def _called(evidence: Evidence, name: str, value: str) -> str:
    return bibliography.article_name(evidence, value) if name == "who_says" else value


def _wanted(chosen: dict[str, str]) -> dict[str, str]:
    """The filters as :func:`mechanisms.overview` calls them."""
    return {
        {"reach": "level", "who_says": "article"}.get(name, name): value
        for name, value in chosen.items()
    }


def _nothing(evidence: Evidence, words: str, chosen: dict[str, str]) -> None:
    """That nothing is left, and each way on: fewer filters, other words, all the evidence."""
    st.info("No claim here has all of these words and filters.")
    without = mechanisms.overview(evidence, words=words)
    if chosen and without:
        _way(f"Drop the filters: {_claims(without)}", "unfiltered", dict.fromkeys(FILTERS, ALL))
    meant = mechanisms.near(words, evidence)
    if meant:
        _way(f"Search for “{meant}”", "near", {WORDS: meant})
    if words:
        links.to("evidence", f"Look in the evidence for “{words}”", q=words)
    _way("Show all claims", "reset", {WORDS: "", **dict.fromkeys(FILTERS, ALL)})


def _claims(entries: list[Entry]) -> str:
    return f"{len(entries)} {'claim' if len(entries) == 1 else 'claims'}"


def _way(label: str, key: str, state: dict[str, str]) -> None:
    st.button(
        label, key=keys.own(f"nothing_{key}"), on_click=st.session_state.update, args=(state,)
    )
