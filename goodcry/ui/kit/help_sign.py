"""A way to help beside a result that may be about somebody who is unwell."""

from __future__ import annotations

import streamlit as st

from goodcry.evidence import Evidence
from goodcry.ui.kit import links
from goodcry.ui.kit.table.state import ScenarioState

# The line is drawn with the page and waits: to show it costs a touch nothing. What a touch is
# answered with marks the document; see ``table/table.js``.
STYLE = """<style>:root:not(.needs-help) :has(> .st-key-help-sign) { display: none; }</style>"""


def show() -> None:
    """One line above the bar that leads to the numbers to call, if what is set asks for it.

    There it is in sight wherever somebody stands on the page, and nothing moves under a finger
    when it comes.
    """
    with st.bottom, st.container(key="help-sign"):
        st.html(STYLE)
        links.to("care", "Is it like this for you? Whom to call or text", icon=None)


def wanted(evidence: Evidence, now: ScenarioState) -> bool:
    """Whether a scenario that is shown has an answer of ``help_signs.csv``."""
    signs = {(row["factor"], row["level"]) for row in evidence.rows("help_signs")}
    return any(signs & set(now.scenarios[name].items()) for name in now.names)
