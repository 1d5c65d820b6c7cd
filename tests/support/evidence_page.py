"""Opens the evidence page, and reads what its lists show."""

from __future__ import annotations

import html
import re
from urllib.parse import parse_qsl

from streamlit.testing.v1 import AppTest

from tests.support.app import assert_healthy, html_of, open_page, words_of

SCRIPT = "pages/evidence.py"

VIEWS = {
    "Findings": "findings",
    "Claims": "article_claims",
    "Sources": "sources",
    "Where they part": "conflicts",
}


def open_evidence(**parameters: str | list[str]) -> AppTest:
    page = open_page(SCRIPT, parameters)
    assert_healthy(page)
    return page


def headings(page: AppTest) -> list[str]:
    """What stands above the parts of the page, in HTML of its own or not."""
    in_html = [words_of(found) for found in re.findall(r"<h[23]>(.*?)</h[23]>", html_of(page))]
    return [
        *(element.value for element in page.header),
        *in_html,
        *(element.value for element in page.subheader),
    ]


def cards_of(page: AppTest) -> list[str]:
    """Keys of the rows that a list shows."""
    return re.findall(r'<li id="([^"]+)">', html_of(page))


def ways_of(page: AppTest) -> dict[str, dict[str, str]]:
    """What the links within the page say -> the parameters of the address that each leads to."""
    found = re.findall(r'<a class="here" href="\?([^"]*)"[^>]*>(.*?)</a>', html_of(page))
    return {words_of(said): dict(parse_qsl(html.unescape(there), True)) for there, said in found}


def follow(page: AppTest, said: str) -> AppTest:
    """The page to which a link within the page leads, as a browser opens it."""
    [there] = [there for words, there in ways_of(page).items() if words.startswith(said)]
    return open_evidence(**there)
