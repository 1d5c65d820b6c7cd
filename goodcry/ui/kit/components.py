"""Instruments: parts of a page that answer in the browser itself, made of plain ES modules.

An instrument is one JavaScript file that exports a function by default, the modules that it
imports, and its styles. Nothing has to be built: the modules are joined here into the one that
Streamlit hands to the browser. Each keeps names of its own. ``component.js`` and
``component.css`` beside this file hold what all instruments share.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

SHARED = Path(__file__).resolve().parent / "component.css"
IMPORT = re.compile(r'^import \{([\w\s,]+)\} from "(\.[^"]+)";$', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:function|const|class) (\w+))", re.MULTILINE)
DEFAULT = re.compile(r"^export default (?=function\b)", re.MULTILINE)
# What is left of modules when all that can be joined is taken out.
UNKNOWN = re.compile(r"^(?:import|export)\b.*|\bimport\s*\(.*", re.MULTILINE)
# What only people and checkers read: JSDoc, comments on lines of their own, what indents a line.
UNREAD = re.compile(r"/\*\*.*?\*/\s?|^\s*(?:/\*.*?\*/|//[^\n]*)\n|^\s+", re.MULTILINE | re.DOTALL)
# What means nothing in a style sheet: blanks, and the last semicolon of a rule.
BLANK = re.compile(r"\s*;?\s*(})\s*|\s*([{;,>])\s*|(?<=:)\s+")
ALLOWED = (
    'import { names } from "./file.js"; export before function, const or class; and '
    "export default function in the first file alone"
)


def register(name: str, entry: Path, *styles: Path) -> ComponentRenderer:
    """The component of this name; to be called once, when its module is imported.

    Args:
        name: how Streamlit calls it; no other component may bear it.
        entry: the file with ``export default function``, which Streamlit calls at each run.
        styles: its style sheets, after the one that all instruments share.

    Raises:
        ValueError: modules that cannot be joined; says which file and line, and what is allowed.
    """
    return st.components.v2.component(name, css=styled(SHARED, *styles), js=joined(entry))


def styled(*sheets: Path) -> str:
    """Style sheets in one, without what only people read."""
    sheet = _bare("\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets))
    # Streamlit takes a text of one line for the name of a file.
    return BLANK.sub(lambda found: found[1] or found[2] or "", sheet).replace("}", "}\n", 1)


def joined(entry: Path) -> str:
    """A module with all that it imports as one module that imports nothing.

    Each imported module comes once, before those that import it, in a scope of its own. ValueError
    as in :func:`register`.
    """
    return "".join(_modules(entry.resolve(), (), {}))


def _modules(file: Path, importers: tuple[Path, ...], names: dict[Path, str]) -> Iterator[str]:
    if file in importers:
        raise ValueError(f"{file.name} imports itself by way of {importers[-1].name}")
    code = _bare(source := file.read_text(encoding="utf-8"))
    for wanted in IMPORT.finditer(code):
        other = (file.parent / wanted[2]).resolve()
        if not other.is_file():
            raise ValueError(f"{file.name} imports {wanted[2]}, and there is no such file")
        if other not in names:
            yield from _modules(other, (*importers, file), names)
    code = IMPORT.sub(lambda found: _taken(found, file, names), code)
    if importers:
        exported = EXPORT.findall(code)
        code = EXPORT.sub("", code)
    _refuse_rest(file, source, code if importers else DEFAULT.sub("", code))
    if not importers:
        yield code
        return
    names[file] = f"m{len(names)}"
    yield f"const {names[file]} = (() => {{\n{code}return {{ {', '.join(exported)} }};\n}})();\n"


def _taken(found: re.Match[str], file: Path, names: dict[Path, str]) -> str:
    """An import as it stands in the joined module."""
    wanted = re.sub(r"\s+as\s+", ": ", " ".join(found[1].split()))
    return f"const {{ {wanted.strip(' ,')} }} = {names[(file.parent / found[2]).resolve()]};"


def _refuse_rest(file: Path, source: str, code: str) -> None:
    for rest in UNKNOWN.findall(code):
        line = source[: source.index(rest)].count("\n") + 1
        raise ValueError(f"{file.name}, line {line}: cannot join {rest!r}; allowed: {ALLOWED}")


def _bare(text: str) -> str:
    return UNREAD.sub("", text)
