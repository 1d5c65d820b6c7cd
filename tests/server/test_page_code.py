"""The code that pages name early is there, and all that it needs with it.

That it is what pages fetch, and no more, is seen in a browser: tests/browser/test_first_words.py.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit import file_util

from goodcry.server import page_code, shell
from goodcry.ui.kit import registry

FOLDER = Path(file_util.get_static_dir()) / "static" / "js"
INDEX = (FOLDER.parents[1] / "index.html").read_text(encoding="utf-8")
EVERY_PAGE = pytest.mark.parametrize("page", registry.PAGES, ids=lambda page: page.name)


@EVERY_PAGE
def test_each_kind_of_element_is_found(page: registry.Page) -> None:
    """A release of Streamlit that calls its files otherwise makes pages slower; this says so."""
    names = page_code.files(page.name)
    for kind in (*page_code.EVERYWHERE, *page_code.KINDS.get(page.name, ())):
        assert any(name.startswith(f"{kind}.") for name in names), kind


@EVERY_PAGE
def test_all_that_a_file_needs_is_named_too(page: registry.Page) -> None:
    names = page_code.files(page.name)
    for name in names:
        for needed in page_code.IMPORTED.findall((FOLDER / name).read_text(encoding="utf-8")):
            assert needed in names or f"/{needed}" in INDEX


@EVERY_PAGE
def test_none_is_named_twice(page: registry.Page) -> None:
    html = shell.index(page.name, "", "")
    assert page_code.files(page.name)
    for name in page_code.files(page.name):
        assert html.count(f"/{name}") == 1
