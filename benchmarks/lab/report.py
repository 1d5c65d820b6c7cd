"""Writes what was measured into docs/speed.md, each table between the two marks of its name."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "speed.md"


def table(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A table in markdown; all columns but the first are numbers and stand on the right."""
    lines = [list(heads), ["---", *["---:"] * (len(heads) - 1)], *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def marked(text: str, broken: bool) -> str:
    """A number, in bold where it breaks a limit."""
    return f"**{text}**" if broken else text


def measured_on() -> str:
    """When and on what it was measured, in one sentence."""
    return (
        f"Measured on {date.today().isoformat()} with Streamlit {version('streamlit')} and "
        f"Python {platform.python_version()} on {os.cpu_count()} cores."
    )


def write(name: str, text: str) -> None:
    """Replace what stands between the marks of this name. ValueError if there are none."""
    print(text)
    whole = DOCUMENT.read_text(encoding="utf-8")
    marks = rf"(<!-- {name} -->\n).*?(<!-- end of {name} -->)"
    if not re.search(marks, whole, flags=re.DOTALL):
        raise ValueError(f"{DOCUMENT} has no marks for {name!r}")
    new = re.sub(marks, lambda found: f"{found[1]}\n{text}\n\n{found[2]}", whole, flags=re.DOTALL)
    DOCUMENT.write_text(new, encoding="utf-8")
