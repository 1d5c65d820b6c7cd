"""What crying is said to do: each claim, its chain, and what was measured."""

from __future__ import annotations

import streamlit as st

from goodcry.evidence import Evidence
from goodcry.ui import choice, frame, scroll, tear_bench, tear_kinds, web
from goodcry.ui import mechanisms as parts


def claims(evidence: Evidence) -> None:
    """The table of all claims, or the one that was picked."""
    row = parts.picked(evidence)
    if row:
        parts.picker(evidence)
        parts.one(evidence, row)
    else:
        parts.overview(evidence)
        # Last: on a slow phone the code of a list would keep the table waiting.
        parts.picker(evidence)


PARTS = {
    parts.CLAIMS: claims,
    parts.WEB: web.web,
    parts.BENCH: tear_bench.bench,
    parts.CLOCKS: tear_kinds.clocks,
    parts.KINDS: tear_kinds.kinds,
}

with frame.page("mechanisms") as evidence:
    parts.accept_ids(evidence)
    with st.container(key="touch-m_part"):
        part = choice.one_of(
            "Part of this page",
            list(PARTS),
            next(iter(PARTS)),
            key="m_part",
            label_visibility="collapsed",
        )
    scroll.place(parts.TOP)
    PARTS[part](evidence)
