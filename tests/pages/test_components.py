"""Modules joined into one: what can be joined, what is refused, and what goes to the browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodcry.ui.kit import components

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
    assert "const { ONE: one } = module0;" in joined
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
