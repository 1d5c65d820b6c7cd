"""The only streamlit code outside ``app.py`` and ``pages/``."""
