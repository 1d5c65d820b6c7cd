"""A page with a stage of two panes: a picture, and more to touch than a screen holds."""

from __future__ import annotations

import streamlit as st

from goodcry.evidence import load
from goodcry.figures import drops
from goodcry.outcome import predict
from goodcry.ui.kit import keys, registry, show, stage

st.set_page_config(page_title="Stage", layout="wide")
keys.enter(registry.page("care"))
st.html(f"<style>{stage.STYLE}</style>")
with st.container(key="page-head"):
    st.title("A stage")
with st.container(key="page"):
    st.markdown("Words before it.")
    with stage.panes("demo") as (picture, controls):
        with picture:
            show.drawing(drops.drawing(predict({}, load())), alt="Drops")
        with controls:
            for number in range(30):
                st.toggle(f"Switch {number}")
    st.markdown("Words behind it. " * 200)
