"""The floor, page two: a table."""

import pandas as pd
import streamlit as st

st.title("Table")
st.write("One paragraph of plain text.")
st.table(pd.DataFrame({"name": ["a", "b", "c"], "value": [1, 2, 3]}))
