"""Tests of what stands between the line and Streamlit."""
