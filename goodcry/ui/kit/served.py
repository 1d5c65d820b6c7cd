"""Whether the app's own server stands in front of the pages, and how they offer files.

Behind it a file has an address, and the page a plain link to it: that needs no session, so it works
on a phone that was locked for an hour. ``streamlit run app.py`` has no such addresses; there a
button holds the file itself. (It could ask for it when touched, but Streamlit then looks for the
session that drew the button, and after a new start there is none.)
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode

import streamlit as st

from goodcry.downloads import File
from goodcry.ui.kit import keys

# The variable of the environment by which the server, goodcry/server, tells that it is there.
SERVED = "GOODCRY_SERVER"
# Before the label of a file that is saved; the icons of Streamlit's font are for its own buttons.
SAVED = "↓ "
# They look like Streamlit's buttons. A finger needs 44 px. The colour is that of the page's text:
# it is right on any ground.
STYLE = """<style>
.take { display: flex; flex-wrap: wrap; gap: 0.5rem; }
.take a { display: inline-flex; align-items: center; min-height: 2.75rem;
  padding: 0.25rem 0.75rem; border-radius: 0.75rem; color: inherit; text-decoration: none;
  border: 1px solid color-mix(in srgb, currentcolor 25%, transparent); font-size: 0.875rem; }
.take a:hover { border-color: currentcolor; text-decoration: underline; }
.take a:focus-visible { outline: 0.125rem solid currentcolor; outline-offset: 0.125rem; }
@media print { .take { display: none; } }
</style>"""


@dataclass(frozen=True)
class Offer:
    """A file to take.

    Attributes:
        label: what to touch.
        address: where the file is, seen from the root of the app: without a slash before it.
        file: makes the file.
        icon: what stands before the label on a button, as in ``:material/search:``.
        opens: whether the browser opens it, in another tab; else it saves it.
    """

    label: str
    address: str
    file: Callable[[], File]
    icon: str = ":material/download:"
    opens: bool = False


def files() -> bool:
    """Whether there is a server that has files at addresses of their own."""
    return bool(os.environ.get(SERVED))


def data(name: str, parameters: Mapping[str, str] | None = None) -> str:
    """The address of a file of :mod:`goodcry.downloads`, as an offer needs it."""
    return f"data/{name}" + (f"?{urlencode(parameters)}" if parameters else "")


def take(*offers: Offer, key: str) -> None:
    """Offer files, side by side; ``key`` names the place on its page.

    The addresses start at the page's own, in which every page of the app has one name and no
    folder: so they are right wherever a host hangs the app.
    """
    if files():
        st.html(links(*offers), width="content" if len(offers) == 1 else "stretch")
    elif len(offers) == 1:
        _button(offers[0], f"{key}-0")
    else:
        with st.container(horizontal=True, gap="small"):
            for number, offer in enumerate(offers):
                _button(offer, f"{key}-{number}")


def links(*offers: Offer) -> str:
    """Files as links, side by side, as HTML: only where :func:`files` says that there are any."""
    return f'{STYLE}<div class="take">{"".join(map(_link, offers))}</div>'


def _link(offer: Offer) -> str:
    how, sign = (' target="_blank"', "") if offer.opens else (" download", SAVED)
    return f'<a href="{escape(offer.address)}"{how}>{sign}{escape(offer.label)}</a>'


def _button(offer: Offer, key: str) -> None:
    file = offer.file()
    st.download_button(
        offer.label,
        file.content,
        file_name=file.name,
        mime=file.media,
        icon=offer.icon,
        key=keys.own(f"take-{key}"),
        on_click="ignore",
    )
