"""The ways from place to place in the app: to another page, and to another state of this one."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from goodcry.ui.kit import big, keys, registry, scroll


def to(name: str, label: str, /, *, icon: str | None = "", **parameters: str) -> None:
    """A link to a page of the app, with these parameters in its address.

    ``icon``: the page's own, where none is given; None for a link of words alone.
    """
    page = registry.page(name)
    if big.on():
        st.html(_plain(page, label, parameters))
        return
    script = _entry() if page.name == "home" else page.script
    st.page_link(
        script, label=label, icon=page.icon if icon == "" else icon, query_params=parameters or None
    )


def _plain(page: registry.Page, label: str, parameters: Mapping[str, str]) -> str:
    """A link of HTML, for pages that are shown large: it takes that and the lesson along.

    Streamlit's own write two entries into the browser's history, the first without what is set:
    there Back would lead to a page in usual letters.
    """
    address = {**parameters, **big.carried(), **big.embedded()}
    path = "./" if page.name == "home" else f"./{page.name}"
    there = escape(f"{path}?{urlencode(address)}" if address else path)
    words = escape(label.replace("*", ""))
    return f'<p><a href="{there}" target="_self" class="way">{words}</a></p>'


def _entry() -> str:
    """The script that the app was started with: ``app.py``, or another that draws it."""
    context = get_script_run_ctx()
    return Path(context.main_script_path).name if context else registry.page("home").script


def go(name: str, parameters: Mapping[str, list[str]]) -> NoReturn:
    """Go on to a page of the app in this run, with these parameters in its address."""
    st.switch_page(registry.page(name).script, query_params=parameters)


def here(
    label: str,
    /,
    *,
    key: str,
    parameters: Mapping[str, str | None],
    place: str | None = None,
    **settings: Any,
) -> None:
    """A button that brings this page into another state; the rest of what is set stays set.

    A page link does not do: one that leads to the page it stands on leaves the address as it was.

    Args:
        label: what the button says.
        key: names the button on its page.
        parameters: what to set in the address; None takes a parameter out of it.
        place: the place to bring into view then; see :func:`goodcry.ui.kit.scroll.place`.
        settings: go to ``st.button``.
    """
    st.button(label, key=keys.own(key), on_click=turn, args=(parameters, place), **settings)


def turn(parameters: Mapping[str, str | None], place: str | None = None) -> None:
    """Callback: bring this page into the state that an address with these parameters opens."""
    if place:
        scroll.to(place)
    for key, value in parameters.items():
        if key in st.session_state:
            # A control on the page; it writes to the address what it holds.
            st.session_state[key] = _as_held(st.session_state[key], value)
        elif value is None:
            st.query_params.pop(key, None)
        else:
            st.query_params[key] = value
    if not parameters.keys() <= set(st.session_state):
        # What is not on the page yet takes its value from the address as a run finds it.
        st.rerun()


def _as_held(now: object, value: str | None) -> object:
    """A value of the address as a control holds it that now holds a value of its kind."""
    if value is None:
        return None
    if isinstance(now, bool):
        return value == "true"
    return type(now)(value) if isinstance(now, int | float) else value
