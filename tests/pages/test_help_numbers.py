"""Whom to call on the care page and at the end of every page: the reader's country comes first."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from goodcry import help_lines
from goodcry.evidence import Evidence
from goodcry.ui.care import numbers
from goodcry.ui.kit import registry
from tests.support import choices
from tests.support.app import assert_healthy, html_of, open_page, text_of
from tests.support.readers import come_from, dialled_on, links_of
from tests.support.records import EVIDENCE, each

CARE = "pages/care.py"
DIRECTORY = EVIDENCE.row("crisis_lines", "directory")["link"]


def country_first(page: AppTest) -> str:
    """The address of the first link on a page."""
    return links_of(page)[0][0]


@pytest.mark.parametrize(
    ("timezone", "locale", "first"),
    [
        ("Europe/London", "en-US", "tel:116123"),
        ("UTC", "en-NZ", "tel:1737"),
        (None, "de-DE", "tel:08001110111"),
        ("Asia/Tokyo", "en-US", DIRECTORY),
        (None, None, DIRECTORY),
    ],
    ids=["clock", "clock without a place", "language alone", "no line there", "neither"],
)
def test_the_readers_country_comes_first(
    timezone: str | None, locale: str | None, first: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    come_from(monkeypatch, timezone, locale)
    page = open_page(CARE)
    assert_healthy(page)
    assert country_first(page) == first
    assert DIRECTORY in [address for address, _, _ in links_of(page)]
    expected = "Where are you?" if first == DIRECTORY else "Somewhere else?"
    assert choices.given(page)["c_country"]["label"] == expected
    assert not choices.chosen(page, "c_country")


def test_a_country_that_is_chosen_takes_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    come_from(monkeypatch, "Europe/London", "en-GB")
    page = open_page(CARE)
    choices.choose(page, "c_country", "NZ")
    assert dialled_on(page)[:2] == ["tel:1737", "sms:1737"]
    for text in ("NZ", "New Zealand"):
        assert dialled_on(open_page(CARE, {"c_country": text}))[:2] == ["tel:1737", "sms:1737"]


def test_every_country_can_be_chosen(evidence: Evidence) -> None:
    nothing, *offered = choices.given(open_page(CARE))["c_country"]["options"]
    assert nothing[0] == ""
    assert dict(offered) == dict(help_lines.of(evidence).countries)


@each("crisis_lines", link=None)
def test_a_line_is_called_and_texted_in_one_touch(row: dict[str, str]) -> None:
    page = open_page(CARE, {"c_country": row["country"]})
    links = {address: (more, words) for address, more, words in links_of(page)}
    [line] = [line for line in help_lines.of(EVIDENCE).lines if line.id == row["id"]]
    for kind, number in (("tel", line.call), ("sms", line.text)):
        if number:
            more, words = links[f"{kind}:{help_lines.dialled(number)}"]
            assert "target" not in more, "a call needs no new tab"
            assert number in words
            assert kind == "tel" or (row["text_word"] or "") in words
    text = text_of(page) + html_of(page)
    for part in (row["name"], row["note"] or ""):
        assert part in text
    assert "As listed by " in text
    assert "If nobody answers, use the directory" in text


def test_which_lists_have_a_number_is_told(evidence: Evidence) -> None:
    lines = {line.id: line for line in help_lines.of(evidence).lines}
    assert numbers.listing(evidence, lines["us"]) == (
        "As listed by open-helplines (June 2026), a copy of Wikipedia (August 2026) and the "
        "Global Crisis Resources Catalogue (October 2025)."
    )
    assert numbers.listing(evidence, lines["at"]) == (
        "As listed by a copy of Wikipedia (August 2026) and 3 lists without a date."
    )


def test_the_number_for_emergencies_is_that_of_the_country() -> None:
    assert "tel:911" in dialled_on(open_page(CARE, {"c_country": "US"}))
    page = open_page(CARE, {"c_country": "GB"})
    assert "tel:911" not in dialled_on(page)
    assert "Call your local emergency number." in html_of(page)


@pytest.mark.parametrize("name", [page.name for page in registry.PAGES])
def test_the_end_of_every_page_knows_a_number(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    come_from(monkeypatch, "Europe/Dublin", "en-IE")
    page = open_page(registry.page(name).script)
    assert "tel:116123" in dialled_on(page)
    assert DIRECTORY in [address for address, _, _ in links_of(page)]
