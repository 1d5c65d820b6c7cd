"""A picture with its table and its sources: three faces of one frame, of which one is drawn.

Only the face that is open is made and sent. Its table can be taken away as a file.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from contextlib import nullcontext
from functools import partial

import plotly.graph_objects as go
import streamlit as st

from goodcry.ui.kit import by_hand, keys, scroll, show
from goodcry.ui.kit.show import Table

PICTURE, TABLE, SOURCES = "Picture", "Table", "Sources"
# A link as markdown writes it; a file holds its words alone.
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
# By it a spreadsheet knows that the text is UTF-8.
MARK = "\ufeff"
STYLE = """
[class*="st-key-frame-"] { row-gap: 0.5rem; }
@media (max-width: 40rem) { [class*="st-key-frame-"] {
  padding: 0.5rem 0; border-inline: 0; border-radius: 0; } }
"""


def framed(
    name: str,
    picture: Callable[[], object],
    rows: Callable[[], Table],
    sources: Callable[[], object] | None = None,
    *,
    key: str,
    taken: Callable[[], object] | None = None,
    below: bool = False,
) -> None:
    """Draw the open face of a picture, and the way to the others; the picture at first.

    Args:
        name: what the picture shows, in a few words, for those who hear the page.
        picture: draws the picture, with what belongs to it.
        rows: makes the table that says the same.
        sources: draws what stands behind it.
        key: names the frame on its page, and its file.
        taken: offers a file of its own below the table, where there is a better one than the table.
        below: the choice of faces stands below what it chooses, for a picture that fills a screen;
            a face that is chosen comes into view.
    """
    faces = [PICTURE, TABLE, *([SOURCES] if sources else [])]
    with st.container(border=True, gap="small", key=f"frame-{keys.own(key)}"):
        above = st.container(gap=None) if below else nullcontext()
        face = st.segmented_control(
            name,
            faces,
            default=PICTURE,
            required=True,
            key=keys.own(f"{key}_face"),
            label_visibility="collapsed",
            on_change=partial(scroll.to, key) if below else None,
        )
        with above:
            if below:
                scroll.place(key)
            if face == SOURCES and sources:
                sources()
            elif face == TABLE:
                found = rows()
                show.table(found)
                taken() if taken else _file(found, key)
            else:
                picture()


def chart(
    figure: go.Figure,
    name: str,
    rows: Callable[[], Table],
    sources: Callable[[], object] | None = None,
    *,
    key: str,
    alt: str,
    taken: Callable[[], object] | None = None,
) -> None:
    """A plotly figure with its table and sources; see :func:`framed`.

    No mode bar, no dragging and no selection: each of them would trap a finger.
    """

    def picture() -> None:
        st.plotly_chart(
            figure,
            key=keys.own(key),
            alt=alt,
            config={"displayModeBar": False, "scrollZoom": False, "doubleClick": False},
        )

    framed(name, picture, rows, sources, key=key, taken=taken)


def _file(rows: Table, key: str) -> None:
    page = st.session_state[keys.PAGE].replace("_", "-")
    name = f"a-good-cry-{page}-{key.replace('_', '-')}.csv"
    by_hand.buttons(
        [by_hand.Button("save", "Download this table (CSV)", as_csv(rows), name, "Saved.")],
        key=f"{key}_file",
    )


def as_csv(rows: Table) -> str:
    """Rows as a file for spreadsheets; a missing value leaves its cell empty.

    >>> as_csv([{"what": "[Frey 1985](https://frey.example)", "n": 331}])[1:]
    'what,n\\r\\nFrey 1985,331\\r\\n'
    """
    text = io.StringIO()
    names = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.DictWriter(text, names)
    writer.writeheader()
    writer.writerows(
        {
            name: LINK.sub(lambda link: link[1], str(value))
            for name, value in row.items()
            if value is not None
        }
        for row in rows
    )
    return MARK + text.getvalue()
