"""Writes the font of icons that the server sends: Streamlit's, with only those that are shown.

    make icons

An icon of that font is a ligature: the letters of its name become one picture. What Streamlit and
the app never name is left out; outlines, sizes and spacing stay as they are.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont

from goodcry.server.icon_font import MADE_FROM, NAME, SUBSET
from goodcry.server.packed import installed

ROOT = Path(__file__).resolve().parents[1]
# Where an icon of ours may be named.
OURS = ("app.py", "pages", "goodcry", "data")
NAMED = re.compile(r":material/(\w+)")
QUOTED = re.compile(r"""(?<=["'`])\w+(?=["'`])""")
ESCAPED = re.compile(r"\\u(?:\{([0-9a-fA-F]{1,6})\}|([0-9a-fA-F]{4}))")
# Code that writes in the font without ":material/" has to name the font.
WRITES_ITSELF = re.compile(r"\b(?:iconFont|materialIcons|Material Symbols)\b")


def original(static: Path | None = None) -> Path:
    """The font that Streamlit brings."""
    (font,) = ((static or installed()) / "static" / "media").glob(NAME)
    return font


def texts(*folders: Path, suffixes: set[str]) -> Iterator[str]:
    """All files of some kinds in folders; a file can stand for a folder."""
    for folder in folders:
        for file in sorted([folder, *folder.rglob("*")]):
            if file.is_file() and file.suffix in suffixes:
                yield file.read_text("utf-8")


def our_names() -> set[str]:
    """What the app names, in code or data."""
    folders = [ROOT / name for name in OURS]
    kinds = {".py", ".csv", ".json", ".md", ".js", ".css"}
    return {name for text in texts(*folders, suffixes=kinds) for name in NAMED.findall(text)}


def streamlits_words() -> set[str]:
    """Names and characters that Streamlit shows in the font, and rather more than these.

    Where code writes in the font itself, that is each quoted word and each character.
    """
    found: set[str] = set()
    for text in texts(installed().parent, suffixes={".js", ".py"}):
        found.update(NAMED.findall(text))
        if WRITES_ITSELF.search(text):
            found.update(QUOTED.findall(text), text)
            found.update(chr(int(long or short, 16)) for long, short in ESCAPED.findall(text))
    return found


def icons(font: TTFont) -> dict[str, str]:
    """Name -> glyph of each icon of a font."""
    return {name: ligature.LigGlyph for _, name, ligature in _ligatures(font)}


def without_others(font: TTFont, words: set[str]) -> TTFont:
    """The font, with only the icons of these names and characters."""
    shown = {glyph for name, glyph in icons(font).items() if name in words}
    for ligatures, name, ligature in list(_ligatures(font)):
        if name not in words:
            ligatures.remove(ligature)
    options = subset.Options(layout_features=["*"], name_IDs=["*"], notdef_outline=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(
        unicodes=[
            code
            for code, glyph in font.getBestCmap().items()
            # Names are made of ASCII.
            if code < 0x80 or chr(code) in words or glyph in shown
        ]
    )
    subsetter.subset(font)
    return font


def _ligatures(font: TTFont) -> Iterator[tuple[list, str, Any]]:
    """Each ligature with the list that it stands in and the letters that it takes the place of."""
    letters: dict[str, str] = {}
    for code, glyph in font.getBestCmap().items():
        if chr(code).isascii():
            letters[glyph] = chr(code).lower()
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            for first, ligatures in getattr(table, "ExtSubTable", table).ligatures.items():
                for ligature in ligatures:
                    name = "".join(letters[glyph] for glyph in (first, *ligature.Component))
                    yield ligatures, name, ligature


def main() -> None:
    """Write the subset, and which font it was made from."""
    source = original()
    made = without_others(TTFont(source, recalcTimestamp=False), our_names() | streamlits_words())
    made.flavor = "woff2"
    made.save(SUBSET)
    MADE_FROM.write_text(hashlib.sha256(source.read_bytes()).hexdigest() + "\n", "ascii")
    sizes = f"{source.stat().st_size / 1000:.0f} kB to {SUBSET.stat().st_size / 1000:.0f}"
    print(f"{len(icons(made))} icons, from {sizes}")


if __name__ == "__main__":
    main()
