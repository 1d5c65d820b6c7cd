"""The home page: the answer, its sources, and the way to every page."""

from __future__ import annotations

from goodcry.evidence import Evidence
from goodcry.ui.kit import registry
from tests.support.app import assert_healthy, open_page, text_of


def test_the_answer_stands_in_words_with_its_numbers(evidence: Evidence) -> None:
    page = open_page("app.py")
    assert_healthy(page)
    text = text_of(page)
    diary = evidence.row("base_rates", "br_diary_bylsma2011")
    assert f"{diary['n_episodes']:,} cries" in text
    for share in (diary["better"], diary["same"], diary["worse"]):
        assert f"{share:.0f} %" in text


def test_no_chart_code_is_loaded() -> None:
    assert not open_page("app.py").get("plotly_chart")


def test_every_page_is_linked() -> None:
    page = open_page("app.py")
    linked = {link.proto.page for link in page.get("page_link")}
    for entry in registry.PAGES:
        name = "" if entry.name == "home" else entry.name
        assert name in linked, f"no link to {entry.name}"


def test_every_page_ends_with_what_it_is_not(evidence: Evidence) -> None:
    for entry in registry.PAGES:
        text = text_of(open_page(entry.script))
        assert "Not medical advice" in text
        assert evidence.date in text
