"""The floor, page four: the text of page one, at an address of its own."""

import streamlit as st

st.title("Text")
st.write("One paragraph of plain text.")
