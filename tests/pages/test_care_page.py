"""The care page: help first, a circle that waits to be asked, and every claim with its evidence."""

from __future__ import annotations

from datetime import date

import pytest
import textstat
from streamlit.testing.v1 import AppTest

from goodcry.evidence import Evidence
from goodcry.figures import pacer
from goodcry.ui.care import cards
from goodcry.ui.kit import vocabulary, wording
from tests.support.app import assert_healthy, open_page, plain_page, text_of
from tests.support.records import EVIDENCE

SCRIPT = "pages/care.py"
CLAIMS = [row["id"] for row in EVIDENCE.where("article_claims", page="care")]
FOLDED = [
    *(row["id"] for row in EVIDENCE.rows("soothers")),
    *(row["id"] for row in EVIDENCE.rows("care_conditions")),
    "holding_back",
]


@pytest.fixture(scope="module")
def page() -> AppTest:
    return plain_page(SCRIPT)


def circles(page: AppTest) -> list[str]:
    """The breathing circles on a page."""
    bodies = [element.proto.body for element in page.get("html")]
    return [body for body in bodies if 'class="pacer"' in body]


def test_page_is_healthy(page: AppTest) -> None:
    assert_healthy(page)


def test_help_comes_first(page: AppTest, evidence: Evidence) -> None:
    """Before any other heading: whom to call, text and find, and when that was checked."""
    links = [link.proto.url for link in page.get("link_button")]
    assert links == [row["address"] for row in evidence.rows("help_links") if row["line"]]
    assert links[:2] == ["tel:988", "sms:988"]
    assert page.header[0].value == "Somebody to talk to"
    words = [element.value for element in page.markdown][:2]
    assert "do not need to be in danger" in words[0]
    emergency = evidence.row("help_links", "emergency")
    assert f"[{emergency['label']}]({emergency['address']})" in words[1]
    assert "local emergency number" in words[1]
    assert cards.day(evidence.row("crisis_lines", "us_988")["checked"]) in words[1]


def test_day_in_words() -> None:
    assert cards.day(date(2026, 11, 2)) == "2 November 2026"


def test_circle_starts_only_on_request(page: AppTest) -> None:
    page = open_page(SCRIPT)
    assert not circles(page)
    page.toggle(key="c_go").set_value(True).run()
    assert circles(page) == [pacer.drawing(5, 5)]
    page.toggle(key="c_go").set_value(False).run()
    assert not circles(page)


def test_a_link_does_not_start_the_circle() -> None:
    assert not circles(open_page(SCRIPT, {"c_go": "true"}))


def test_circle_is_off_after_leaving_the_page() -> None:
    page = open_page(SCRIPT)
    page.toggle(key="c_go").set_value(True).run()
    page.switch_page("app.py").run()
    page.switch_page(SCRIPT).run()
    assert not circles(page)


def test_pace_stands_in_the_address() -> None:
    page = open_page(SCRIPT, {"c_in": "4", "c_out": "6.5"})
    assert pacer.words(4, 6.5) in text_of(page)
    page.toggle(key="c_go").set_value(True).run()
    assert circles(page) == [pacer.drawing(4, 6.5)]


@pytest.mark.parametrize("wrong", ["0", "99", "fast", ""])
def test_hostile_pace_changes_nothing(wrong: str) -> None:
    page = open_page(SCRIPT, {"c_in": wrong})
    assert_healthy(page)
    assert pacer.words(5, 5) in text_of(page)


@pytest.mark.parametrize("claim", CLAIMS)
def test_each_claim_is_shown_with_its_stance(page: AppTest, claim: str, evidence: Evidence) -> None:
    row = evidence.row("article_claims", claim)
    article = evidence.row("sources", row["article"])["container"]
    stance = vocabulary.stance(evidence, row["stance"])
    expected = f"**{article}** {stance}: {wording.plain(row['claim'])}"
    assert expected in text_of(page)


def test_claims_about_holding_back_stand_beside_the_conflict(
    page: AppTest, evidence: Evidence
) -> None:
    text = text_of(page)
    for claim in ("A23", "A24"):
        assert evidence.row("article_claims", claim)["claim"] in text
    conflict = evidence.row("conflicts", "holding-back")
    assert conflict["said"] in text
    assert conflict["verdict"] in text
    for row in evidence.rows("holding_back"):
        assert row["answer"] in text


def test_each_soother_has_its_grade_and_what_is_not_known(
    page: AppTest, evidence: Evidence
) -> None:
    text = text_of(page)
    for row in evidence.rows("soothers"):
        grade = vocabulary.grade(evidence, evidence.row("mechanisms", row["mechanism"])["grade"])
        findings = evidence.where("findings", mechanism=row["mechanism"])
        assert f"{grade} · {cards.studies(evidence, findings)}" in text
        for field in ("name", "do", "known", "unknown"):
            assert row[field] in text
    for row in evidence.rows("relaxation_steps"):
        assert row["tense"] in text
        assert row["release"] in text


def test_signs_and_conditions(page: AppTest, evidence: Evidence) -> None:
    text = text_of(page)
    for row in evidence.rows("care_signs"):
        assert row["sign"] in text
    for row in evidence.rows("care_conditions"):
        for field in ("name", "what", "ask", "common"):
            assert row[field] in text


def test_nothing_counts_or_scores_the_reader(page: AppTest) -> None:
    for kind in ("checkbox", "radio", "multiselect", "number_input", "text_input", "metric"):
        assert not page.get(kind), kind


def test_the_studies_unfold(page: AppTest) -> None:
    keys = {f"c_why_{key}" for key in FOLDED}
    closed = {fold.key: fold for fold in page.expander if fold.key in keys}
    assert closed.keys() == keys
    assert not [key for key, fold in closed.items() if fold.get("page_link")]
    page = open_page(SCRIPT)
    for key in keys:
        page.session_state[key] = True
    page.run()
    assert_healthy(page)
    ways = {fold.key for fold in page.expander if fold.get("page_link")}
    assert keys <= ways, f"no way to the sources in {keys - ways}"


def test_prose_is_easy_to_read(page: AppTest) -> None:
    prose = " ".join(element.value for element in page.markdown if "📰" not in element.value)
    assert textstat.automated_readability_index(prose) <= 9
