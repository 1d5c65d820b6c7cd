"""Controls that are kept in the address: one of several options, and a number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

import streamlit as st

from goodcry.evidence import Row

Option = TypeVar("Option")


def one_of(
    label: str, options: Sequence[Option], default: Option, *, key: str, **settings: Any
) -> Option:
    """The option that is chosen; never none.

    An address that ends in ``key=`` leaves ``st.pills`` empty, required or not; that counts as the
    default. ``settings`` go to ``st.pills``.
    """
    chosen = st.pills(
        label,
        options,
        default=default,
        required=True,
        key=key,
        bind="query-params",
        **settings,
    )
    return default if chosen is None else chosen


def number(label: str, row: Row, *, key: str) -> float:
    """A number on a slider from ``row["low"]`` to ``high`` that begins at ``start``, in ``step``s.

    Where all four are whole, so is the number; else it is shown with one decimal place.
    """
    given = [row[name] for name in ("low", "high", "start", "step")]
    whole = all(float(each).is_integer() for each in given)
    low, high, start, step = map(int if whole else float, given)
    return st.slider(
        label,
        low,
        high,
        start,
        step=step,
        format="%d" if whole else "%.1f",
        key=key,
        bind="query-params",
    )


def held(key: str) -> object:
    """What a control holds; before it is drawn for the first time, what the address wants."""
    try:
        return st.session_state[key]
    except KeyError:
        return st.query_params.get(key)


def keep(key: str, text: str) -> None:
    """Put a text into the address, or take an empty one out of it."""
    if text and st.query_params.get(key) != text:
        st.query_params[key] = text
    elif not text and key in st.query_params:
        del st.query_params[key]
