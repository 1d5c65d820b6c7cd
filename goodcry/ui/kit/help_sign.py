"""A way to help beside a result that may be about somebody who is unwell."""

from __future__ import annotations

import streamlit as st

from goodcry.evidence import Evidence
from goodcry.ui.kit import links
from goodcry.ui.kit.table.state import ScenarioState

# The fragment, and whether it shows the way right now.
FRAGMENT, SHOWN = "help sign", "help_sign_shown"


def show(evidence: Evidence) -> None:
    """One line above the bar that leads to the numbers to call, if what is set asks for it.

    There it is in sight wherever somebody stands on the page, and nothing moves under a finger
    when it comes.
    """
    with st.bottom:
        _sign(evidence)


@st.fragment(key=FRAGMENT)
def _sign(evidence: Evidence) -> None:
    st.session_state[SHOWN] = _wanted(evidence)
    if st.session_state[SHOWN]:
        with st.container(key="help-sign"):
            links.to("care", "Is it like this for you? Whom to call or text", icon=None)


def fragments(evidence: Evidence) -> tuple[str, ...]:
    """What has to be drawn anew when something was set: nothing, mostly."""
    return () if _wanted(evidence) == st.session_state.get(SHOWN) else (FRAGMENT,)


def _wanted(evidence: Evidence) -> bool:
    """Whether a scenario that is shown has an answer of ``help_signs.csv``."""
    now = ScenarioState.read(evidence)
    signs = {(row["factor"], row["level"]) for row in evidence.rows("help_signs")}
    return any(signs & set(now.scenarios[name].items()) for name in now.names)
