"""The frame around every page."""

from __future__ import annotations

import ast

from tests.support.app import ROOT

SCRIPTS = [ROOT / "app.py", *(ROOT / "pages").glob("*.py"), *(ROOT / "goodcry").rglob("*.py")]


def test_a_page_is_set_up_in_one_place() -> None:
    """Two calls in one run that ask for different layouts let the page flip between both."""
    calls = [
        str(script.relative_to(ROOT))
        for script in SCRIPTS
        for node in ast.walk(ast.parse(script.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "set_page_config"
    ]
    assert len(calls) == 1, calls
