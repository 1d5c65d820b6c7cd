"""Buttons that the browser obeys by itself: copy a text, pass it on, save it as a file.

No server is asked and no session needed: they work on a phone that was locked for an hour, with
and without the app's own server before the pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import streamlit as st

from goodcry.ui.kit import keys

FOLDER = Path(__file__).resolve().parent
_component = st.components.v2.component(
    "goodcry_by_hand",
    html='<div class="buttons"></div><p role="status"></p>',
    css=(FOLDER / "by_hand.css").read_text(encoding="utf-8"),
    js=(FOLDER / "by_hand.js").read_text(encoding="utf-8"),
)


@dataclass(frozen=True)
class Button:
    """A button and the text that it is about.

    Attributes:
        does: copy the text; pass it on to another app, where the device can; save it as a file.
        label: what to touch.
        text: the text; of ``share`` the link.
        name: of ``save`` the file's name, of ``share`` the title.
        done: what is said then.
    """

    does: Literal["copy", "share", "save"]
    label: str
    text: str
    name: str = ""
    done: str = ""


def buttons(buttons: Sequence[Button], *, key: str) -> None:
    """Show them side by side; ``key`` names the place on its page."""
    _component(data={"buttons": [asdict(each) for each in buttons]}, key=keys.own(key))
