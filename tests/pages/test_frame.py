"""The frame around every page."""

from __future__ import annotations

import ast

import streamlit as st

from goodcry.ui.kit import frame, help_numbers, registry
from tests.support.app import ROOT, open_page
from tests.support.data_copy import DataCopy

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


def test_who_empties_streamlits_caches_does_not_let_the_evidence_go() -> None:
    """Any visitor can, with one message; each time all would be read anew."""
    open_page("app.py")
    held = frame.load_evidence()
    st.cache_resource.clear()
    st.cache_data.clear()
    open_page("app.py")
    assert frame.load_evidence() is held


def test_each_page_stops_with_one_sentence(page_of_copy: DataCopy) -> None:
    page_of_copy.edit("mechanisms", 2, grade="proven")
    for entry in registry.PAGES:
        page = open_page(entry.script)
        assert not page.exception, entry.name
        [error] = [element.value for element in page.error]
        assert "evidence/mechanisms.csv, line 2, grade: 'proven' is not allowed" in error
        assert "measured in criers" in error, "what is allowed"
        assert not page.title, entry.name
        assert [each.value for each in page.main.markdown] == [help_numbers.NO_DANGER_NEEDED]
