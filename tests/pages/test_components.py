"""Modules joined into one: what can be joined, what is refused, and what goes to the browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from goodcry.ui.kit import components

UI = Path(components.__file__).parents[1]
# Entry -> style sheets, of all that answers in the browser.
INSTRUMENTS = {
    "mechanisms/arrows.js": ("mechanisms/arrows.css",),
    "mechanisms/bench.js": ("mechanisms/bench.css",),
    "mechanisms/claim_list.js": ("mechanisms/claim_list.css",),
    "mechanisms/clocks.js": ("mechanisms/clocks.css",),
    "mechanisms/finder.js": ("mechanisms/finder.css",),
    "kit/table/table.js": ("kit/table/table.css", "kit/table/answer.css"),
    "shift/instrument.js": ("shift/instrument.css", "shift/body.css", "shift/page.css"),
}
# What the code and the styles of one may weigh, before compression, with what all share; bytes.
# Two are too heavy (docs/speed.md): they gain nothing more.
LIMIT = 30_000
TOO_HEAVY = {"kit/table/table.js": 42_200, "shift/instrument.js": 64_400}

SHARED = "/** @type {number} What people read. */\nexport const ONE = 1;\n"
TWO = (
    'import { ONE as one } from "./one.js";\n\n// A note.\n'
    "export function two() {\n  return 2 * one;\n}\n"
)
ENTRY = (
    'import {\n  two,\n} from "./two.js";\nimport { ONE } from "./one.js";\n'
    "/* What it does. */\nexport default function () {\n  return two() + ONE;\n}\n"
)


def folder(path: Path, **files: str) -> Path:
    """Modules by name; returns the first."""
    for name, text in files.items():
        (path / f"{name}.js").write_text(text, encoding="utf-8")
    return path / f"{next(iter(files))}.js"


def test_each_module_comes_once_before_those_that_need_it(tmp_path: Path) -> None:
    joined = components.joined(folder(tmp_path, entry=ENTRY, one=SHARED, two=TWO))
    assert joined.count("const ONE = 1;") == 1
    places = [joined.index(text) for text in ("const ONE", "function two", "export default")]
    assert places == sorted(places)
    assert "const { ONE: one } = m0;" in joined
    assert "import" not in joined
    for unread in ("people", "note", "What it does", "  return"):
        assert unread not in joined


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('import one from "./one.js";', "cannot join 'import one from"),
        ('import * as one from "./one.js";', "cannot join 'import \\* as one"),
        ('import { ONE } from "https://example.org/one.js";', "cannot join 'import { ONE }"),
        ('import { ONE } from "./none.js";', "there is no such file"),
        ('import { ONE } from "./entry.js";', "imports itself"),
        ('const one = await import("./one.js");', "cannot join 'import\\("),
        ("export { ONE };", "cannot join 'export { ONE }"),
        ("export let one = 1;", "cannot join 'export let"),
        ('export * from "./one.js";', "cannot join 'export \\*"),
    ],
)
def test_what_cannot_be_joined_is_refused(tmp_path: Path, line: str, said: str) -> None:
    entry = folder(
        tmp_path, entry=f"// First.\n{line}\nexport default function () {{}}\n", one=SHARED
    )
    with pytest.raises(ValueError, match=said) as refusal:
        components.joined(entry)
    assert "entry.js" in str(refusal.value)
    if "cannot join" in said:
        assert "line 2" in str(refusal.value)


def test_only_the_first_file_exports_by_default(tmp_path: Path) -> None:
    entry = folder(tmp_path, entry=ENTRY, one=SHARED, two=TWO + "export default function () {}\n")
    with pytest.raises(ValueError, match="line 7: cannot join 'export default"):
        components.joined(entry)


@pytest.mark.parametrize("entry", INSTRUMENTS)
def test_an_instrument_is_light(entry: str) -> None:
    styles = (UI / name for name in INSTRUMENTS[entry])
    sent = components.joined(UI / entry) + components.styled(components.SHARED, *styles)
    assert len(sent.encode()) <= TOO_HEAVY.get(entry, LIMIT)


def test_every_instrument_is_weighed() -> None:
    """All but what has no styles of its own: links, handles and the like."""
    registered = {
        f"{file.parent.relative_to(UI)}/{entry}"
        for file in UI.rglob("*.py")
        for entry in re.findall(
            r'register\(\s*"\w+",\s*FOLDER / "(\w+\.js)",', file.read_text("utf-8")
        )
    }
    assert registered == set(INSTRUMENTS)
