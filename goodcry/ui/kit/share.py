"""Share this view: the link that restores it, and its QR code for phones."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

import streamlit as st

from goodcry import network
from goodcry.evidence import Evidence
from goodcry.figures import qr
from goodcry.network import PhoneAddress
from goodcry.ui.kit import preview_words, query, registry, show

FOLD, PANEL = "share", "share link"
# Whether the page at hand has said why it shows no codes.
SAID = "no_codes_said"


def phones(visited: str | None = None) -> PhoneAddress:
    """The address at which phones can open the app, or why there is none.

    ``visited`` is where the app is being visited, if no page is there to know it.
    """
    try:
        return network.for_phones(
            (st.context.url or "") if visited is None else visited,
            os.environ.get(network.VARIABLE),
            st.get_option("server.address"),
            st.get_option("server.port"),
        )
    except ValueError as error:
        return PhoneAddress(sentence=str(error))


def address(
    page: registry.Page, parameters: Mapping[str, str | Sequence[str]], root: str = ""
) -> str:
    """The address of a page with these parameters, in the app at ``root``.

    Without one it is a link for the device at hand: it leads to the app that shows it.
    """
    path = "/" if page.name == "home" else f"/{page.name}"
    query = f"?{urlencode(parameters, doseq=True)}" if parameters else ""
    return f"{root}{path}{query}"


def no_codes(sentence: str) -> None:
    """Say why the page shows no codes, and what to do."""
    st.info(sentence)
    st.session_state[SAID] = True


def code(link: str, *, alt: str, width: str | int = "content") -> None:
    """The QR code of a link, or a sentence where the link is too long for one."""
    try:
        drawing = qr.drawing(link)
    except ValueError:
        st.caption("This link is too long for a QR code. Send the link itself.")
        return
    show.drawing(drawing, alt=alt, key=f"code-{alt}", width=width)


def fragments() -> tuple[str, ...]:
    """What a page that draws only parts of itself anew draws with them: what is touched changes
    the link, where somebody has it in sight."""
    return (*((PANEL,) if st.session_state.get(FOLD) else ()), *query.fragments())


def panel(page: registry.Page, evidence: Evidence) -> None:
    """A folded panel with the link and QR code of the page as it now stands."""
    folded = st.expander("Share this view", icon=":material/share:", key=FOLD, on_change="rerun")
    with folded:
        _link(page, evidence, bool(folded.open))


@st.fragment(key=PANEL)
def _link(page: registry.Page, evidence: Evidence, wanted: bool) -> None:
    if not wanted:
        return
    parameters = query.to_share(page.name, evidence)
    found = phones()
    root = found.root or network.plain(st.context.url or "")
    link = address(page, parameters, root)
    if root:
        where = "any phone" if found.root else "this computer"
        st.write(f"This link opens the page just as you see it, on {where}:")
        st.code(link, language=None, wrap_lines=True)
    if found.root:
        code(link, alt="QR code of the link above")
        st.caption(f"Point a phone's camera at the code. {restores(parameters)}")
        words = preview_words.of(page.name, parameters, evidence)
        st.write("The same with its title, to send in a chat:")
        st.code(f"{preview_words.line(words, evidence)}\n{link}", language=None, wrap_lines=True)
    elif not st.session_state.get(SAID):
        st.info(found.sentence)


def restores(parameters: Mapping[str, object]) -> str:
    """What a link with these parameters brings back, in one sentence."""
    if not parameters:
        return "Nothing is set here yet, so the link opens the page as it starts."
    things = "the one thing" if len(parameters) == 1 else f"the {len(parameters)} things"
    return f"The link brings back {things} you set on this page, and nothing else."
