"""The floor, page one: text. What Streamlit alone costs; the app is compared with it."""

import streamlit as st

st.title("Text")
st.write("One paragraph of plain text.")
