"""Which of Streamlit's code a page needs as soon as it opens, so that it can be fetched early.

Streamlit fetches the code of each kind of element when it first draws one, after all other code,
and then what that code needs in turn: on a slow line a second for each step. ``index.html`` can
name all of it at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from streamlit import file_util

# How the files of its code begin, by kind of element: on every page, where one is a component of
# ours, and on each page besides.
EVERYWHERE = ("Html", "PageLink", "Button", "BidiComponent")
KINDS: Mapping[str, tuple[str, ...]] = {
    "moderators": ("ButtonGroup",),
    "shift": ("ButtonGroup",),
    "mechanisms": ("ButtonGroup",),
    "who_cries": ("ButtonGroup",),
    "care": ("Checkbox", "ButtonGroup"),
    "classroom": ("ButtonGroup",),
    "live": ("TextInput",),
    "evidence": ("ButtonGroup", "TextInput"),
}
ICONS = "MaterialSymbols-Rounded.*.woff2"
# What a file of code needs before it can run.
IMPORTED = re.compile(r'(?:from|import)"\./([\w.-]+\.js)"')


@cache
def files(page: str) -> tuple[str, ...]:
    """The names of the files that a page needs besides what ``index.html`` names already."""
    folder = Path(file_util.get_static_dir()) / "static" / "js"
    index = (folder.parents[1] / "index.html").read_text(encoding="utf-8")
    found: dict[str, None] = {}
    for kind in (*EVERYWHERE, *KINDS.get(page, ())):
        for file in folder.glob(f"{kind}.*.js"):
            found.update(dict.fromkeys(_with_all_it_needs(file, index, set())))
    return tuple(found)


def _with_all_it_needs(file: Path, index: str, seen: set[str]) -> Iterator[str]:
    if file.name not in seen and f"/{file.name}" not in index and file.is_file():
        seen.add(file.name)
        yield file.name
        for name in IMPORTED.findall(file.read_text(encoding="utf-8")):
            yield from _with_all_it_needs(file.with_name(name), index, seen)


def links(page: str) -> str:
    """The links that let a browser fetch them early, yet behind what Streamlit starts with.

    Its icons come with them: a font that comes late moves what stands beside an icon.
    """
    media = Path(file_util.get_static_dir()) / "static" / "media"
    fonts = [
        f'<link rel="preload" as="font" type="font/woff2" crossorigin href="./static/media/{name}">'
        for name in sorted(file.name for file in media.glob(ICONS))
    ]
    code = [
        f'<link rel="modulepreload" crossorigin href="./static/js/{name}">' for name in files(page)
    ]
    return "".join((*fonts, *code))
