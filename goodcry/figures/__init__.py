"""Pictures: data in, a plotly Figure or an SVG drawing out. No streamlit here."""
