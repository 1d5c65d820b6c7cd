"""What crying is said to do: each claim, its chain, and what was measured."""

from __future__ import annotations

import streamlit as st

from goodcry.evidence import Evidence
from goodcry.ui.kit import controls, frame, scroll
from goodcry.ui.mechanisms import claims, cortisol_bench, hormone_clocks, tear_kinds, whole_web


def one_or_all(evidence: Evidence) -> None:
    """The claim that was picked, or the table of all."""
    row = claims.picked(evidence)
    if row:
        claims.picker(evidence)
        claims.one(evidence, row)
    else:
        claims.overview(evidence)
        # Last: on a slow phone the code of a list would keep the table waiting.
        claims.picker(evidence)


PARTS = {
    claims.CLAIMS: one_or_all,
    claims.WEB: whole_web.web,
    claims.BENCH: cortisol_bench.bench,
    claims.CLOCKS: hormone_clocks.clocks,
    claims.KINDS: tear_kinds.kinds,
}

with frame.page("mechanisms") as evidence:
    claims.accept_ids(evidence)
    with st.container(key="touch-m_part"):
        part = controls.one_of(
            "Part of this page",
            list(PARTS),
            next(iter(PARTS)),
            key="m_part",
            label_visibility="collapsed",
        )
    scroll.place(claims.TOP)
    PARTS[part](evidence)
