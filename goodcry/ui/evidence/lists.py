"""The lists of the evidence page: choose one, search and filter it, one page of results."""

from __future__ import annotations

from typing import Any

import streamlit as st

from goodcry import bibliography, search
from goodcry.evidence import Evidence, Row
from goodcry.ui.evidence import handbook, records
from goodcry.ui.kit import controls, keys, scroll, wording

# View -> what one row of it is called, and how a row is drawn.
LISTS = {
    "findings": ("finding", records.finding),
    "article_claims": ("claim", records.claim),
    "sources": ("source", records.source),
    "conflicts": ("difference", records.conflict),
}
# The view that shows no list but files to take away.
DOWNLOAD = "download"
# So many characters can be typed into the search box.
LONGEST_TYPED = 100

# View -> its filters: parameter, and what stands there as long as nothing is chosen.
FILTERS: dict[str, tuple[tuple[str, str], ...]] = {
    "findings": (("area", "Any part"), ("read", "However read")),
    "article_claims": (("article", "Any article"), ("stance", "However said")),
    "sources": (("type", "Any kind"),),
    "conflicts": (),
}


def choose(evidence: Evidence) -> str:
    """The control that leads to the lists, and to the files; the view that it shows."""
    return str(
        controls.one_of(
            "List",
            "view",
            evidence,
            label_visibility="collapsed",
            on_change=records.start_again,
        )
    )


def search_box() -> str:
    """The field for words to look for; what stands in it."""
    return st.text_input(
        "Search",
        key="q",
        type="search",
        live="400ms",
        max_chars=LONGEST_TYPED,
        placeholder="Words or a name, such as cortisol or Frey",
        label_visibility="collapsed",
        bind="query-params",
        on_change=records.start_again,
    )


def filters(evidence: Evidence, view: str) -> dict[str, str | None]:
    """The filters of a view, side by side, and what is chosen in them."""
    chosen: dict[str, str | None] = {}
    if not FILTERS[view]:
        return chosen
    columns = st.columns(len(FILTERS[view]), gap="small", wrap=False)
    for column, (field, everything) in zip(columns, FILTERS[view], strict=True):
        with column:
            chosen[field] = controls.listed(
                field.capitalize(),
                field,
                evidence,
                placeholder=everything,
                filter_mode=None,
                label_visibility="collapsed",
                on_change=records.start_again,
            )
    return chosen


def reset() -> None:
    """Callback: no words, no filters, first page."""
    st.session_state["q"] = ""
    for entries in FILTERS.values():
        for field, _ in entries:
            st.session_state[field] = None
    records.start_again()


def results(evidence: Evidence, view: str, words: str, chosen: dict[str, Any]) -> None:
    """How many rows were found, and one page of them."""
    noun, draw = LISTS[view]
    found = search.find(evidence, view, words, **chosen)
    total = len(evidence.rows(view))
    scroll.place(records.RESULTS)
    narrowed = words.strip() or any(chosen.values())
    of_all = f"{len(found):,} of {wording.count(total, noun)}" if narrowed else None
    with st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
    ):
        st.subheader(of_all or wording.count(total, noun), anchor=False, width="content")
        handbook.table_download(evidence, view, "CSV", "list")
    if view == "sources":
        found = tuple(sorted(found, key=by_name))
    if found:
        records.cards(evidence, found, draw)
        return
    elsewhere = [
        wording.count(len(rows), other_noun)
        for other, (other_noun, _) in LISTS.items()
        if other != view and (rows := search.find(evidence, other, words))
    ]
    st.info(
        "Nothing in this list has all of these words and choices."
        + (f" Without the choices, the others have {', '.join(elsewhere)}." if elsewhere else "")
        + " Fewer or shorter words find more."
    )
    st.button("Show everything", icon="↩️", key=keys.own("reset"), on_click=reset)


def by_name(source: Row) -> str:
    """Where a source stands in the alphabet."""
    return search.fold(bibliography.short_citation(source))
