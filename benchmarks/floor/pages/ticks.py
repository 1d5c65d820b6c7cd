"""The floor of a live class: a page that looks for news every two seconds, and finds none."""

import streamlit as st

st.title("Ticks")


@st.fragment(run_every=2)
def news() -> None:
    """Draw nothing."""


news()
