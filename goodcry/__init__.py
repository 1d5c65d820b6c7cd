"""The science of emotional crying: evidence, calculations and pictures.

Arrows run one way: pages -> ui -> figures -> domain -> data. Only ``app.py``, ``pages/`` and
``goodcry.ui`` import streamlit.
"""
