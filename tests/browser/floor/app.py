"""The least that Streamlit can be: one of each element that the app uses, and no page around it.

What an accessibility checker finds here is Streamlit's own; it is measured, not assumed.
"""

from __future__ import annotations

import plotly.graph_objects as go
import streamlit as st

SQUARE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" width="100" height="100">'
    '<path d="M1 1h8v8h-8z" fill="#0072B2"/></svg>'
)

st.set_page_config(page_title="Floor", page_icon="⬜")
st.title("A page", anchor=False)
st.markdown("Some words, and [a link](#part) in them. :small[Small print.]")
st.caption("A caption.")
st.header("A part", anchor="part")
st.pills("Pills", ["one", "two"], default="one", required=True)
st.pills("Several pills", ["three", "four"], default=["three"], selection_mode="multi")
st.toggle("A toggle")
st.slider("A slider", 0, 10, 5)
st.select_slider("A slider of words", ["low", "middle", "high"])
st.text_input("A field", type="search")
st.button("A button")
st.download_button("A file", "content", file_name="file.txt")
st.link_button("A link as a button", "https://example.org")
st.progress(0.5, "Half way")
st.info("A note.")
with st.popover("A popover"):
    st.markdown("Inside.")
with st.expander("A fold", expanded=True):
    st.markdown("| name | value |\n| --- | --- |\n| one | 1 |")
st.image(SQUARE, alt="A square")
st.plotly_chart(
    go.Figure(go.Bar(x=["a", "b"], y=[1, 2])),
    alt="Two bars",
    config={"displayModeBar": False},
)
st.code("https://example.org", language=None, wrap_lines=True)
with st.bottom, st.container(horizontal=True):
    st.button("At the bottom")
