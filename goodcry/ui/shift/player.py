"""A picture of a time course with a play button that needs no rerun and no chart library.

Streamlit's components run their script in the page itself: so the button is a real one (finger,
keyboard, screen reader), and a device that asks for less motion is heard.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import streamlit as st

HTML = """<div class="player">
<div class="pictures"><div class="phone"></div><div class="wide"></div></div>
<div class="controls"><button type="button"></button><span class="clock"></span></div>
</div>"""
FOLDER = Path(__file__).resolve().parent

_component = st.components.v2.component(
    "goodcry_player",
    html=HTML,
    css=(FOLDER / "player.css").read_text(encoding="utf-8"),
    js=(FOLDER / "player.js").read_text(encoding="utf-8"),
)


def show(data: Mapping[str, Any], *, key: str) -> None:
    """Show a drawing with its player.

    Args:
        data: ``phone`` and ``wide``: the drawing as SVG, twice; ``alt``; ``samples``, ``parts``,
            ``letters`` and ``threshold`` (:mod:`goodcry.figures.timeline_scale`); ``moments`` (s)
            at which the head stops where less motion is wanted; ``tears`` (s, from and to);
            ``speed`` (s of the course a second); ``pause`` (ms at a moment); ``words``.
        key: the element's key.
    """
    _component(data=dict(data), key=key)
