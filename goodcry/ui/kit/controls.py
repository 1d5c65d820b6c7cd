"""Controls that are kept in the address.

Key, options, labels, limits and start of each are those of its parameter in
:mod:`goodcry.ui.kit.page_parameters`, so that a control takes what a link may promise. What is
chosen is an id; the label is only what the control shows. ``settings`` go to the Streamlit control.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from goodcry.evidence import Evidence, Row
from goodcry.ui.kit import components, keys, known, query
from goodcry.ui.kit.parameters import Choice, Number

# So many characters can be typed into a search box.
LONGEST_TYPED = 100
HERE = Path(__file__).parent
_list = components.register("goodcry_list", HERE / "listed.js", HERE / "listed.css")
_handle = components.register("goodcry_handle", HERE / "handle.js")


def _choice(name: str, evidence: Evidence) -> Choice:
    found = known.named(name, evidence)
    assert isinstance(found, Choice), f"{name} is no choice"
    return found


def _bound(choice: Choice, evidence: Evidence, settings: dict[str, Any]) -> dict[str, Any]:
    """What all controls with options need."""
    options = choice.options(evidence)
    return {
        "options": list(options),
        "format_func": options.__getitem__,
        "key": choice.name,
        "bind": "query-params",
    } | settings


def one_of(label: str, name: str, evidence: Evidence, **settings: Any) -> Any:
    """The option that is chosen on pills; never none.

    An address that ends in ``name=`` would leave ``st.pills`` empty, required or not; that counts
    as the start.
    """
    choice = _choice(name, evidence)
    [start] = query.begins(choice, evidence)
    bound = _bound(choice, evidence, settings)
    value = st.session_state.get(name)
    if choice.beside and value not in (None, start) and name not in st.query_params:
        # What led to it in the address was taken back. It stays, and is written there itself.
        st.session_state[name] = value
    chosen = st.pills(label, default=start, required=True, **bound)
    return start if chosen is None else chosen


def one_or_none(label: str, name: str, evidence: Evidence, **settings: Any) -> Any:
    """The option that is chosen on pills; a second touch takes it back. None where none is."""
    return st.pills(label, **_bound(_choice(name, evidence), evidence, settings))


def some_of(label: str, name: str, evidence: Evidence, **settings: Any) -> list[Any]:
    """The options that are chosen on pills; all of them at the start."""
    choice = _choice(name, evidence)
    bound = _bound(choice, evidence, settings)
    start = list(choice.begins(evidence))
    return list(st.pills(label, selection_mode="multi", default=start, **bound))


def listed(
    label: str,
    name: str,
    evidence: Evidence,
    *,
    nothing: str = "",
    labelled: bool = True,
    on_change: Callable[[], None] | None = None,
) -> Any:
    """The option that is chosen in a list; None where nothing is, if it starts with nothing.

    It is the browser's own list: Streamlit's is twenty files more for a phone to fetch, and no
    phone's own way to choose.

    Args:
        label: what it is called; it is shown if ``labelled``.
        name: its parameter, a choice.
        evidence: what the parameter's options are known by.
        nothing: what stands there where nothing is chosen.
        labelled: see ``label``.
        on_change: called when another option is chosen, before the page is drawn.
    """
    choice = _choice(name, evidence)
    begins = choice.start(evidence)
    start = "" if begins is None else choice.text(begins)
    options = [(choice.text(value), shown) for value, shown in choice.options(evidence).items()]
    key = keys.own(f"list_{name}")

    def choose() -> None:
        text = str(st.session_state[key].get("chosen") or "")
        query.keep(name, "" if text == start else text)
        if on_change:
            on_change()

    chosen = query.held(name, evidence)
    _list(
        data={
            "name": name,
            "label": label,
            "labelled": labelled,
            "options": options if begins is not None else [("", nothing), *options],
            "start": start,
            "chosen": "" if chosen is None else choice.text(chosen),
        },
        key=key,
        on_chosen_change=choose,
    )
    return chosen


def number(label: str, name: str, evidence: Evidence, *, step: float, **settings: Any) -> float:
    """The number at which a slider stands; whole where its limits are."""
    parameter = known.named(name, evidence)
    assert isinstance(parameter, Number), f"{name} is no number"
    low, high, start = parameter.limits(evidence)
    with st.container(gap=None, key=f"number-{name}"):
        value = st.slider(
            label,
            low,
            high,
            start,
            step=type(start)(step),
            key=name,
            bind="query-params",
            **settings,
        )
        _handle(key=keys.own(f"handle_{name}"), height=1)
    return value


def guess(label: str, name: str, evidence: Evidence, row: Row) -> float:
    """A number to guess on a slider, as its row in ``questions.csv`` wants it.

    Where its step is not whole, it is shown with one decimal place.
    """
    shown = "%d" if float(row["step"]).is_integer() else "%.1f"
    return number(label, name, evidence, step=row["step"], format=shown)


def switch(label: str, name: str, evidence: Evidence, **settings: Any) -> bool:
    """Whether a switch is on."""
    key = known.named(name, evidence).name
    return st.toggle(label, key=key, bind="query-params", **settings)


def search_box(
    label: str, name: str, placeholder: str, on_change: Callable[[], None] | None = None
) -> str:
    """The words in a field to search by; it answers while one types. ``name``: its parameter."""
    return st.text_input(
        label,
        key=name,
        type="search",
        live="400ms",
        max_chars=LONGEST_TYPED,
        placeholder=placeholder,
        label_visibility="collapsed",
        bind="query-params",
        on_change=on_change,
    )
