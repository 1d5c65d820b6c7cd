"""All the evidence: search, filter, one source's page, download, cite."""

from __future__ import annotations

import streamlit as st

from goodcry.ui.evidence import handbook, lists, records, source_page
from goodcry.ui.kit import controls, frame, scroll

with frame.page("evidence") as evidence:
    scroll.place("top")
    source = records.chosen_source(evidence)
    if source:
        source_page.show(evidence, source)
        st.subheader("Search all the evidence", anchor=False)
    else:
        lists.intro(evidence)
        frame.let_paint()
    names = {view: entry[0] for view, entry in lists.LISTS.items()} | {"download": lists.DOWNLOAD}
    with st.container(key="touch-view"):
        view = controls.one_of(
            "List",
            list(names),
            "findings",
            key="view",
            format_func=names.__getitem__,
            label_visibility="collapsed",
            on_change=records.start_again,
        )
    if view == "download":
        if not source:
            st.subheader("Everything", anchor=False)
            handbook.downloads(evidence)
            handbook.codebook(evidence)
            handbook.every_table(evidence)
    else:
        text = st.text_input(
            "Search",
            key="q",
            type="search",
            live="400ms",
            max_chars=100,
            placeholder="Words or a name, such as cortisol or Frey",
            label_visibility="collapsed",
            bind="query-params",
            on_change=records.start_again,
        )
        chosen = lists.filters(evidence, view)
        if not source:
            lists.results(evidence, view, text, chosen)
    if source or view != "download":
        st.subheader("Download", anchor=False)
        handbook.downloads(evidence)
    handbook.explanations(evidence)
