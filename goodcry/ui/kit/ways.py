"""Links within HTML that lead to another state of their page, as the buttons of ``links.here`` do.

A list of many rows is one piece of HTML; a button in each row would be ten times as much for a
phone to draw. Its links are plain ones, which a reader can copy or open elsewhere. A touch on one
is caught in the browser, and only what it changes goes to the server: nothing is loaded anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from goodcry.evidence import Evidence
from goodcry.ui.kit import big, components, keys, known, links, query, registry

_component = components.register("goodcry_ways", Path(__file__).with_suffix(".js"))


def address(evidence: Evidence, changes: Mapping[str, str | None]) -> str:
    """The address of this page with these parameters; None takes one out.

    All others stay that the page knows: a link passes on nothing else.
    """
    after = _here(evidence)
    for name, text in changes.items():
        after.pop(name, None)
        if text is not None:
            after[name] = [text]
    return f"?{urlencode(after, doseq=True)}" if after else "?"


def _here(evidence: Evidence) -> dict[str, list[str]]:
    """What this page's address asks for, or what its controls hold where they are drawn already."""
    page = st.session_state[keys.PAGE]
    found = query.to_share(page, evidence)
    for name, parameter in known.of(page, evidence).items():
        if name in st.session_state and not parameter.many:
            value = st.session_state[name]
            found.pop(name, None)
            if value not in (None, "", parameter.start(evidence)):
                found[name] = [parameter.text(value)]
    return found | {name: [text] for name, text in big.carried().items()}


def link(evidence: Evidence, html: str, changes: Mapping[str, str | None], place: str = "") -> str:
    """A link to another state of this page, as HTML.

    Args:
        evidence: what the page knows its parameters by.
        html: what it says, as HTML.
        changes: what its address sets; see :func:`address`.
        place: the place to bring into view then; see :func:`goodcry.ui.kit.scroll.place`.
    """
    return _link(html, address(evidence, changes), place)


def page(name: str, html: str, parameters: Mapping[str, str]) -> str:
    """A link to another page of the app, as HTML: the browser follows it, so Back leads here."""
    there = {**parameters, **big.carried()}
    path = "./" if registry.page(name).name == "home" else f"./{name}"
    return _link(html, f"{path}?{urlencode(there)}" if there else path)


def _link(html: str, there: str, place: str = "") -> str:
    shown = f' data-place="{escape(place)}"' if place else ""
    return f'<a class="here" href="{escape(there)}" target="_self"{shown}>{html}</a>'


def open_up(page_name: str, evidence: Evidence) -> None:
    """Let the links of the page of this name be followed; at the end of the page, once."""
    key = keys.own("ways")

    def turn() -> None:
        wanted = st.session_state[key].get("turn") or {}
        parameters = known.everywhere(page_name, evidence)
        change: Mapping[str, str | None] = wanted.get("change", {})
        links.turn(
            {name: text for name, text in change.items() if name in parameters},
            wanted.get("place") or None,
        )

    _component(key=key, on_turn_change=turn)
