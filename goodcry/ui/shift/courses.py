"""The simulated courses of the accounts: the same for everybody, so they are made once."""

from __future__ import annotations

import streamlit as st

from goodcry import autonomic
from goodcry.autonomic import TimeCourse
from goodcry.evidence import Evidence


@st.cache_resource(show_spinner=False, max_entries=40)
def course(account: str, _evidence: Evidence) -> TimeCourse:
    """A simulated course; nobody can write into it, so all visitors may share it."""
    return autonomic.simulate(account, _evidence)
