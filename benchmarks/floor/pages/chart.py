"""The floor, page three: a toggle and one Plotly chart."""

import math

import plotly.graph_objects as go
import streamlit as st

st.title("Chart")
st.write("One paragraph of plain text.")
lift = 1.0 if st.toggle("Lift the curve") else 0.0
xs = [step / 10 for step in range(200)]
figure = go.Figure(go.Scatter(x=xs, y=[math.sin(x) + lift for x in xs], mode="lines"))
figure.update_layout(xaxis_title="x", yaxis_title="y", height=360)
st.plotly_chart(figure)
