"""The lists of the evidence page: choose one, search and filter it, one page of results."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from goodcry import bibliography, downloads, search
from goodcry.evidence import Evidence, Row
from goodcry.selections import FILTERS, Selection
from goodcry.ui.evidence import records
from goodcry.ui.kit import controls, keys, scroll, served, wording
from goodcry.ui.kit.served import Offer

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

# Filter -> what stands there as long as nothing is chosen.
ANYTHING = {
    "area": "Any part",
    "read": "However read",
    "article": "Any article",
    "stance": "However said",
    "type": "Any kind",
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
    fields = FILTERS[view]
    if not fields:
        return chosen
    columns = st.columns(len(fields), gap="small", wrap=False)
    for column, field in zip(columns, fields, strict=True):
        with column:
            chosen[field] = controls.listed(
                field.capitalize(),
                field,
                evidence,
                placeholder=ANYTHING[field],
                filter_mode=None,
                label_visibility="collapsed",
                on_change=records.start_again,
            )
    return chosen


def reset() -> None:
    """Callback: no words, no filters, first page."""
    st.session_state["q"] = ""
    for field in ANYTHING:
        st.session_state[field] = None
    records.start_again()


def results(evidence: Evidence, view: str, words: str, chosen: dict[str, Any]) -> None:
    """How many rows were found, and one page of them."""
    noun, draw = LISTS[view]
    selection = Selection(view, words, chosen)
    found = selection.rows(evidence)
    total = len(evidence.rows(view))
    scroll.place(records.RESULTS)
    narrowed = bool(selection.parameters)
    of_all = f"{len(found):,} of {wording.count(total, noun)}" if narrowed else None
    with st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
    ):
        st.subheader(of_all or wording.count(total, noun), anchor=False, width="content")
        if found:
            label = f"Download {_these(len(found))}" if narrowed else "CSV"
            served.take(_offer(evidence, selection, label), key="list")
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
    st.button("Show everything", icon=":material/undo:", key=keys.own("reset"), on_click=reset)


def _these(number: int) -> str:
    return "this row" if number == 1 else f"these {number:,} rows"


def _offer(evidence: Evidence, selection: Selection, label: str) -> Offer:
    address = served.data(f"{selection.table}.csv", selection.parameters)
    return Offer(label, address, partial(downloads.selected, evidence, selection))


def by_name(source: Row) -> str:
    """Where a source stands in the alphabet."""
    return search.fold(bibliography.short_citation(source))
