"""All the evidence: search, filter, one source's page, download, cite."""

from __future__ import annotations

import streamlit as st

from goodcry.ui.evidence import handbook, lists, records, source_page
from goodcry.ui.kit import frame, messages, scroll

with frame.page("evidence") as evidence:
    scroll.place(records.TOP)
    source = records.chosen_source(evidence)
    if source:
        source_page.show(evidence, source)
        st.subheader("Search all the evidence", anchor=False)
    else:
        with frame.lead():
            messages.show("evidence", evidence)

    view = lists.choose(evidence)
    if view != lists.DOWNLOAD:
        words = lists.search_box()
        chosen = lists.filters(evidence, view)
        if not source:
            lists.results(evidence, view, words, chosen)

    if view == lists.DOWNLOAD and not source:
        handbook.everything(evidence)
    else:
        st.subheader("Download", anchor=False)
        handbook.everything_at_once(evidence)
    handbook.explanations(evidence)
