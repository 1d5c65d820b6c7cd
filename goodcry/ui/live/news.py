"""How a phone learns that its class has gone on: it asks every few seconds, and draws nothing.

Where the app's own server stands in front, the browser asks at an address, which takes a tenth of
what a run of a fragment takes, and lets what shows the room be drawn anew once there is news.
Without it (``streamlit run app.py``) a fragment of Streamlit's asks, and has the whole page drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from goodcry.ui.kit import components, keys, served
from goodcry.ui.kit.live_parameters import ROOM
from goodcry.ui.live.watch import watch

# The address of news, seen from a page; behind it stands the room, as in the address of a page.
ADDRESS = "live-news"
GONE = "gone"
_component = st.components.v2.component(
    "goodcry_news", js=components.joined(Path(__file__).with_suffix(".js"))
)


@dataclass
class Shown:
    """What a phone shows of a room; it lives as long as the page that is drawn.

    Attributes:
        code: of the room.
        version: of the room as it is drawn; None for nothing yet.
        waits: whether something waits for the store.
        fresh: whether nobody has looked for news since.
    """

    code: str
    version: int | None
    waits: bool = False
    fresh: bool = True


def of_page(shown: Shown, every: float) -> None:
    """At the end of a page: look for news every so many seconds; then it is drawn anew."""
    if served.files():
        of_fragment(shown, every)
    else:
        st.fragment(_look, run_every=every)(shown)


def of_fragment(shown: Shown, every: float) -> None:
    """At the end of a fragment: it alone is drawn anew. Only where :func:`served.files`."""
    # It draws nothing; first_words.js does not wait for such a place.
    with st.container(key=f"feed-{keys.own('news')}"):
        _component(
            data={
                "address": f"{ADDRESS}?{urlencode({ROOM.name: shown.code})}",
                "version": text(shown.version),
                "waits": shown.waits,
                "every": every,
            },
            key=keys.own(f"news_{shown.code}"),
            on_news_change=lambda: None,
        )


def text(version: int | None) -> str:
    """A version of a room as the address of its news tells it."""
    return GONE if version is None else str(version)


def _look(shown: Shown) -> None:
    from goodcry.rooms import Away

    if shown.fresh:
        shown.fresh = False
        return  # it was drawn in this very run
    try:
        state = watch().state(shown.code)
    except Away:
        return
    if shown.waits or state is None or state.room.version != shown.version:
        st.rerun()
