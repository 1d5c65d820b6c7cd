"""The home page: the answer, its sources, and the way to every page."""

from __future__ import annotations

from goodcry import outcome
from goodcry.evidence import Evidence
from goodcry.ui.kit import registry
from tests.support.app import plain_page, text_of


def test_the_answer_stands_in_words_with_its_numbers(evidence: Evidence) -> None:
    text = text_of(plain_page("app.py"))
    survey, diary = (outcome.bases(evidence)[base] for base in ("survey", "diary"))
    assert f"{survey['n_people']:,} people" in text
    for share in (survey["better"], survey["same"], survey["worse"]):
        assert f"{share:g} %" in text
    assert f"{diary['n_episodes']:,} cries" in text
    assert f"{diary['better']:.0f} %" in text


def test_no_chart_code_is_loaded() -> None:
    assert not plain_page("app.py").get("plotly_chart")


def test_every_page_is_linked() -> None:
    page = plain_page("app.py")
    linked = {link.proto.page for link in page.get("page_link")}
    for entry in registry.PAGES:
        name = "" if entry.name == "home" else entry.name
        assert name in linked, f"no link to {entry.name}"


def test_every_page_ends_with_what_it_is_not(evidence: Evidence) -> None:
    for entry in registry.PAGES:
        text = text_of(plain_page(entry.script))
        assert "Not medical advice" in text
        assert evidence.date in text
