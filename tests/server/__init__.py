"""Tests of goodcry/server: what stands between the line and Streamlit."""
