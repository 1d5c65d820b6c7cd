"""One of several options, touched as pills and kept in the address."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

import streamlit as st

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
