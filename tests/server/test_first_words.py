"""What a page says before Streamlit has come is what it says afterwards, and works alone."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from goodcry import help_lines
from goodcry.evidence import DATA_FOLDER, DataError, Evidence
from goodcry.server import first_words
from goodcry.ui.kit import messages, registry, share
from goodcry.ui.kit.registry import Page
from tests.support.app import open_page
from tests.support.markdown import plain

EVERY_PAGE = pytest.mark.parametrize("page", registry.PAGES, ids=lambda page: page.name)
ENGLISH = "en"


class Read(HTMLParser):
    """What a reader finds in a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.headings: list[str] = []
        self.text = ""
        self._in = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self._in = tag
        found = dict(attributes)
        if tag == "a":
            self.links.append(found["href"] or "")
        if tag == "h1":
            self.headings.append("")

    def handle_endtag(self, tag: str) -> None:
        self._in = ""

    def handle_data(self, data: str) -> None:
        if self._in == "h1":
            self.headings[-1] += data
        if self._in != "style":
            self.text += data


def words(page: Page, evidence: Evidence, languages: str = ENGLISH, **address: str) -> Read:
    given = {name: [text] for name, text in address.items()}
    return Read(first_words.of(page, given, languages, evidence))


@EVERY_PAGE
def test_they_are_title_message_help_and_links(page: Page, evidence: Evidence) -> None:
    found = words(page, evidence)
    assert found.headings == [page.heading]
    for paragraph in messages.of(page.name, evidence):
        assert plain(paragraph) in re.sub(r"\s", "", found.text)
    assert help_lines.of(evidence).directory.link in found.links
    assert {share.address(entry, {}, ".") for entry in registry.PAGES} <= set(found.links)


@EVERY_PAGE
def test_the_live_page_says_them_too(page: Page, evidence: Evidence) -> None:
    """The script that hands over waits for the end of the message, and so must find it."""
    html = first_words.of(page, {}, ENGLISH, evidence)
    until = re.search(r'data-until="([^"]*)"', html)
    assert until
    live = [plain(each.value) for each in open_page(page.script).main.markdown]
    assert any(plain(until[1]) in text for text in live)


@pytest.mark.parametrize(
    ("languages", "country"),
    [
        ("en-NZ", "NZ"),
        ("de-AT,de;q=0.9,en-US;q=0.8", "AT"),
        ("de,de-AT;q=0.9", "AT"),
        ("xx-YY,en-NZ;q=0.5", None),
        ("en", None),
        ("", None),
        ("<script>", None),
        ("q" * 10_000, None),
    ],
    ids=lambda value: str(value)[:30],
)
def test_the_number_is_that_of_the_browsers_country(
    languages: str, country: str | None, evidence: Evidence
) -> None:
    lines = help_lines.of(evidence)
    for name in ("home", "care"):
        found = words(registry.page(name), evidence, languages)
        assert [link for link in found.links if link.startswith("tel:")] == [
            f"tel:{help_lines.dialled(line.call)}" for line in lines.of(country)
        ]


def test_a_country_that_is_chosen_wins(evidence: Evidence) -> None:
    [line, *_] = help_lines.of(evidence).of("DE")
    found = words(registry.page("care"), evidence, "en-NZ", c_country="DE")
    assert f"tel:{help_lines.dialled(line.call)}" in found.links


def test_what_is_set_changes_no_word(evidence: Evidence) -> None:
    page = registry.page("moderators")
    assert words(page, evidence, support="helped", x="<b>").text == words(page, evidence).text


def test_damaged_data_leave_the_sentence_and_whom_to_call() -> None:
    error = DataError("a <table> is broken")
    html = first_words.without_data(registry.page("shift"), "en-NZ", error)
    found = Read(html)
    assert "a <table> is broken" in found.text
    [line, *_] = help_lines.rescue(DATA_FOLDER).of("NZ")
    assert f"tel:{help_lines.dialled(line.call)}" in found.links
