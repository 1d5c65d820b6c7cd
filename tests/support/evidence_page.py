"""Opens the evidence page, and reads what its lists show."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.support.app import assert_healthy, open_page

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
    return [element.value for element in (*page.header, *page.subheader)]


def cards_of(page: AppTest) -> set[str]:
    """Keys of the buttons that lead from a card to its source."""
    return {str(button.key) for button in page.button if str(button.key).startswith("open-")}
