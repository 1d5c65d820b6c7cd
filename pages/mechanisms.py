"""What crying is said to do: things that it is said to change, claims, and what was measured."""

from __future__ import annotations

import streamlit as st

from goodcry.ui.kit import controls, frame, messages, scroll
from goodcry.ui.mechanisms import (
    claims,
    cortisol_bench,
    explorer,
    hormone_clocks,
    parts,
    tear_kinds,
    whole_web,
)

PARTS = {
    parts.THINGS: explorer.explorer,
    parts.CLAIMS: claims.one_or_all,
    parts.WEB: whole_web.web,
    parts.BENCH: cortisol_bench.bench,
    parts.CLOCKS: hormone_clocks.clocks,
    parts.KINDS: tear_kinds.kinds,
}

with frame.page("mechanisms") as evidence:
    st.html(parts.STYLE)
    words = st.container()
    part = controls.one_of("Part of this page", "m_part", evidence, label_visibility="collapsed")
    scroll.place(parts.TOP)
    if part == parts.THINGS or (part == parts.CLAIMS and not claims.picked(evidence)):
        with frame.lead(), words:
            messages.show("mechanisms", evidence)
    PARTS[part](evidence)
