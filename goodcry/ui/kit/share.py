"""Share this view: the link that restores it, and its QR code."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

import streamlit as st

from goodcry.evidence import Evidence
from goodcry.figures import qr
from goodcry.ui.kit import query, registry, show

# An address up to its port.
PLAIN = re.compile(
    r"(https?://(?:[A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?)(?=[/?#]|\Z)"
)
FOLD, PANEL = "share", "share link"


def root() -> str:
    """The address at which the app is being visited, without a page; empty if not known."""
    found = (st.context.url or "").split("?")[0].rstrip("/")
    for entry in registry.PAGES:
        found = found.removesuffix(f"/{entry.name}")
    return found


def plain(url: str) -> str:
    """Scheme, host and port of an address; empty if there is anything odd about them."""
    found = PLAIN.match(url)
    return found[1] if found else ""


def fixed() -> str:
    """The address that whoever runs the app has given it; empty if none was given."""
    return os.environ.get("GOODCRY_URL", "").strip().rstrip("/")


def on_paper() -> str:
    """The address of the app as handouts hold it; empty where none can be told.

    What the visitor's browser says of it may be anything. A file that the server makes of it must
    not lead to anything but a host.
    """
    return fixed() or plain(root())


def address(
    page: registry.Page, parameters: Mapping[str, str | Sequence[str]], at: str | None = None
) -> str:
    """The absolute address of a page with these parameters, on the host being visited.

    ``at`` is that host, for work that is done after the page was drawn; see :func:`root`.
    """
    start = root() if at is None else at
    path = "/" if page.name == "home" else f"/{page.name}"
    query = f"?{urlencode(parameters, doseq=True)}" if parameters else ""
    return f"{start}{path}{query}"


def code(link: str, *, alt: str, width: str | int = "content") -> None:
    """The QR code of a link, or a sentence where the link is too long for one."""
    try:
        drawing = qr.drawing(link)
    except ValueError:
        st.caption("This link is too long for a QR code. Send the link itself.")
        return
    show.drawing(drawing, alt=alt, width=width)


def fragments() -> tuple[str, ...]:
    """What a page that draws only parts of itself anew draws with them: what is touched changes
    the link, where somebody has it in sight."""
    return (*((PANEL,) if st.session_state.get(FOLD) else ()), *query.fragments())


def panel(page: registry.Page, evidence: Evidence) -> None:
    """A folded panel with the link and QR code of the page as it now stands."""
    folded = st.expander("Share this view", icon="🔗", key=FOLD, on_change="rerun")
    with folded:
        _link(page, evidence, bool(folded.open))


@st.fragment(key=PANEL)
def _link(page: registry.Page, evidence: Evidence, wanted: bool) -> None:
    if wanted:
        parameters = query.to_share(page.name, evidence)
        link = address(page, parameters)
        st.write("This link opens the page just as you see it, on any phone:")
        st.code(link, language=None, wrap_lines=True)
        code(link, alt="QR code of the link above")
        st.caption(f"Point a phone's camera at the code. {restores(parameters)}")


def restores(parameters: Mapping[str, object]) -> str:
    """What a link with these parameters brings back, in one sentence."""
    if not parameters:
        return "Nothing is set here yet, so the link opens the page as it starts."
    things = "the one thing" if len(parameters) == 1 else f"the {len(parameters)} things"
    return f"The link brings back {things} you set on this page, and nothing else."
