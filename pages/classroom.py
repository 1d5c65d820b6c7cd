"""For a class: ready lessons, guess-then-reveal, a quiz, and stories with QR codes."""

from __future__ import annotations

import streamlit as st

from goodcry.ui.classroom import parts, projector
from goodcry.ui.kit import big, frame, messages

with frame.page("classroom") as evidence:
    if big.on():
        projector.show(evidence)
    else:
        words = st.container()
        part = parts.choose(evidence)
        if part == parts.LESSONS:
            with frame.lead(), words:
                messages.show("classroom", evidence)
        parts.PARTS[part](evidence)
    # Last: a phone keeps its place free until the code for it has come.
    st.html(parts.STYLE)
