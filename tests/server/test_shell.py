"""Streamlit's page carries our words so that they are painted first."""

from __future__ import annotations

import re

import pytest

from goodcry.server import shell
from goodcry.server.shell import Shell


def test_nothing_keeps_the_words_from_being_painted() -> None:
    html = shell.index("home", "<title>T</title>", "<div>WORDS</div>")
    assert html.index("WORDS") < html.index('<div id="root">') < html.index('rel="stylesheet"')
    assert "<title>T</title>" in html
    assert "Streamlit</title>" not in html


def test_no_script_stands_in_the_page() -> None:
    """A strict policy of contents refuses those."""
    html = shell.index("home", "", "")
    scripts = re.findall(r"<script[^>]*>", html)
    assert scripts and all(" src=" in script for script in scripts)
    assert not re.search(r"\son\w+=", html)


def test_the_page_says_its_language_and_brings_its_guards() -> None:
    html = shell.index("home", "", "")
    assert '<html lang="en"' in html
    assert f'<script type="module" src="./{shell.GUARDS}">' in html


def test_another_index_than_is_known_is_named() -> None:
    with pytest.raises(RuntimeError, match=r"index\.html"):
        Shell.of("<html><title>Streamlit</title></html>")
