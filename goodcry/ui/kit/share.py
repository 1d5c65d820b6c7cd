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
from goodcry.ui.kit import by_hand, preview_words, query, registry, show

BUTTON = "share"


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


def code(link: str, *, alt: str, width: str | int = "content") -> None:
    """The QR code of a link, or a sentence where the link is too long for one."""
    try:
        drawing = qr.drawing(link)
    except ValueError:
        st.caption("This link is too long for a QR code. Send the link itself.")
        return
    show.drawing(drawing, alt=alt, key=f"code-{alt}", width=width)


def link(page: registry.Page, evidence: Evidence) -> None:
    """The link and QR code of the page as it now stands, to send, copy or scan."""
    parameters, found, address = _now(page, evidence)
    if address:
        where = "any phone" if found.root else "this computer"
        st.write(f"This link opens the page just as you see it, on {where}:")
        st.code(address, language=None, wrap_lines=True)
        title = registry.titled(page.heading)
        by_hand.buttons(
            [
                by_hand.Button("copy", "Copy the link", address, done="Copied."),
                by_hand.Button("share", "Send it with …", address, name=title),
            ],
            key="share_link",
        )
    if found.root:
        code(address, alt="QR code of the link above")
        st.caption(f"Point a phone's camera at the code. {restores(parameters)}")
        words = preview_words.of(page.name, parameters, evidence)
        st.write("The same with its title, to send in a chat:")
        st.code(f"{preview_words.line(words, evidence)}\n{address}", language=None, wrap_lines=True)
    else:
        st.info(found.sentence)


def code_of(page: registry.Page, evidence: Evidence) -> None:
    """The QR code of the page as it now stands, in usual letters, for a class to scan."""
    _, found, address = _now(page, evidence)
    if not found.root:
        st.info(found.sentence)
        return
    code(address, alt="QR code that opens this page", width="stretch")
    st.code(address, language=None, wrap_lines=True)


def _now(page: registry.Page, evidence: Evidence) -> tuple[dict[str, list[str]], PhoneAddress, str]:
    """What is set, where phones find the app, and the link; empty where nobody could open it."""
    parameters = query.to_share(page.name, evidence)
    found = phones()
    root = found.root or network.plain(st.context.url or "")
    return parameters, found, address(page, parameters, root) if root else ""


def restores(parameters: Mapping[str, object]) -> str:
    """What a link with these parameters brings back, in one sentence."""
    if not parameters:
        return "Nothing is set here yet, so the link opens the page as it starts."
    things = "the one thing" if len(parameters) == 1 else f"the {len(parameters)} things"
    return f"The link brings back {things} you set on this page, and nothing else."
