"""Streamlit's page carries our words so that they are painted first."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from streamlit import config

from goodcry.server import shell
from goodcry.server.shell import Shell


def test_nothing_keeps_the_words_from_being_painted() -> None:
    html = shell.index("home", "<title>T</title>", "<div>WORDS</div>")
    assert html.index("WORDS") < html.index('<div id="root">') < html.index('rel="stylesheet"')
    assert "<title>T</title>" in html
    assert "Streamlit</title>" not in html


def test_the_largest_file_is_fetched_while_the_words_are_painted_and_all_other_code_later() -> None:
    html = shell.index("home", "", "<div>WORDS</div>")
    kept = html.partition("<template")[2].partition("</template>")[0]
    [entry] = re.findall(r'<script type="module"[^>]* src="([^"]+)"', kept)
    early = html.replace(kept, "")
    assert early.index("WORDS") < early.index(
        f'<link rel="modulepreload" crossorigin href="{entry}"'
    )
    assert early.count("./static/js/") == 1


def test_the_page_tells_what_streamlit_would_ask_its_server() -> None:
    found = re.search(r'<template id="framework" data-host="([^"]*)"', shell.index("home", "", ""))
    assert found
    host = json.loads(unescape(found[1]))
    assert host["allowedOrigins"] == list(config.get_option("client.allowedOrigins")) != []
    assert host["useExternalAuthToken"] is False


def test_no_script_stands_in_the_page() -> None:
    """A strict policy of contents refuses those."""
    html = shell.index("home", "", "")
    scripts = re.findall(r"<script[^>]*>", html)
    assert scripts and all(" src=" in script for script in scripts)
    assert not re.search(r"\son\w+=", html)


def test_the_page_says_its_language_and_names_its_script() -> None:
    html = shell.index("home", "", "")
    assert '<html lang="en"' in html
    assert f'<script type="module" src="./{shell.SCRIPT}">' in html


def test_another_index_than_is_known_is_named() -> None:
    with pytest.raises(RuntimeError, match=r"index\.html"):
        Shell.of("<html><title>Streamlit</title></html>")
