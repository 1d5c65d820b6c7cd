"""What stands between the line and Streamlit: first words, files, health, limits.

No science and no page of Streamlit's is in here. ``serve.py`` puts it around ``app.py``.
"""
