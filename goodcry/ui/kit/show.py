"""Shows pictures so that a finger can scroll past them and nobody needs to see them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from goodcry.ui.kit.folds import fold

Table = Sequence[Mapping[str, Any]]


def drawing(svg: str, *, alt: str, width: str | int = "stretch") -> None:
    """An SVG drawing; it arrives with the page, before any chart code."""
    st.image(svg, alt=alt, width=width)  # type: ignore[arg-type]


def table(rows: Table) -> None:
    """Rows as a table of real HTML; a missing value leaves its cell empty.

    In markdown: what ``st.table`` needs besides costs a phone another 140 kB.
    """
    names = list(dict.fromkeys(name for row in rows for name in row))
    lines: list[list[object]] = [[*names], ["---"] * len(names)]
    lines += [[row.get(name) for name in names] for row in rows]
    st.markdown("\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines))


def _cell(value: object) -> str:
    """A value as it may stand in a table of markdown: in one line, its bars escaped."""
    return "" if value is None else " ".join(str(value).replace("|", r"\|").split())


def twin_when_open(make: Callable[[], Table], key: str) -> None:
    """The table that says what a picture shows, in a fold."""
    fold("The picture as a table", lambda: table(make()), key=f"{key}_table", icon="🔢")
