"""All the evidence: search, filter, topics, one source's page, download, cite."""

from __future__ import annotations

import streamlit as st

from goodcry.selections import Selection
from goodcry.ui.evidence import handbook, lists, rows, source_page, subject_page
from goodcry.ui.kit import frame, messages, scroll, ways

with frame.page("evidence") as evidence:
    scroll.place(rows.TOP)
    source, subject = source_page.chosen(evidence), subject_page.chosen(evidence)
    if source:
        source_page.show(evidence, source)
        st.subheader("Search all the evidence", anchor=False)
    elif not subject:
        with frame.lead():
            messages.show("evidence", evidence)

    view = lists.choose(evidence)
    one_topic = bool(subject) and view == lists.SUBJECTS and not source
    if one_topic:
        subject_page.show(evidence, subject)
    elif view == lists.SUBJECTS and not source:
        subject_page.every(evidence)
    elif view not in (lists.DOWNLOAD, lists.SUBJECTS):
        words = lists.search_box()
        chosen = lists.filters(evidence, view)
        if not source:
            lists.results(evidence, Selection(view, words, chosen, subject))

    if view == lists.DOWNLOAD and not source:
        handbook.everything(evidence)
    elif not one_topic:  # it has files of its own
        st.subheader("Download", anchor=False)
        handbook.everything_at_once(evidence)
    handbook.explanations(evidence)
    ways.open_up("evidence", evidence)
