"""Shows pictures so that a finger can scroll past them and nobody needs to see them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from goodcry.figures import svg
from goodcry.ui.kit import keys, wording

Table = Sequence[Mapping[str, Any]]

# A component, because Streamlit's own elements take SVG only as an image: that has its own letters,
# cannot ask the page whether it is night, and is covered by a toolbar where a finger rests.
_picture = st.components.v2.component(
    "goodcry_picture",
    html="<div></div>",
    js=Path(__file__).with_name("picture.js").read_text(encoding="utf-8"),
)


def drawing(picture: str, *, alt: str, key: str = "", width: str | int = "stretch") -> None:
    """An SVG drawing as a part of the page: in its letters, by day and by night, and on paper.

    Args:
        picture: the SVG.
        alt: the picture in words.
        key: names the picture on its page, so that it stays in place when it changes.
        width: as wide as its column (``"stretch"``), as it was drawn (``"content"``), or as wide
            as its column up to so many px.
    """
    widest = width if width != "content" else svg.own_width(picture)
    _picture(
        data={
            "picture": svg.named(picture, alt),
            "width": "none" if widest == "stretch" else f"{widest:g}px",
        },
        key=keys.own(key or f"picture-{alt[:40]}"),
    )


def words(text: str) -> None:
    """Text in markdown, with numbers that no line's end parts from their signs and units."""
    st.markdown(wording.together(text))


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
