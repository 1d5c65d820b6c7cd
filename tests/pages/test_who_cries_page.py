"""The page about who cries: all its claims and numbers are shown, guesses work."""

from __future__ import annotations

import re
from html import escape

import pytest
import textstat
from streamlit.testing.v1 import AppTest

from goodcry import claims, guesses, who_cries
from goodcry.evidence import Evidence
from goodcry.ui.kit import faces, vocabulary
from tests.support.app import (
    assert_healthy,
    html_of,
    open_page,
    pictures_of,
    plain_page,
    tables_of,
    text_of,
    turned,
)
from tests.support.drawings import texts
from tests.support.records import EVIDENCE

SCRIPT = "pages/who_cries.py"
QUESTIONS = guesses.questions("who_cries", EVIDENCE)
FOLDS = ("long", "help", "why", "countries")
HIGHEST_GRADE = 9


@pytest.fixture(scope="module")
def plain() -> AppTest:
    """The page as it is for a reader who touches nothing."""
    return plain_page(SCRIPT)


@pytest.fixture(scope="module")
def unfolded() -> AppTest:
    """The page with every fold of sources open."""
    page = open_page(SCRIPT)
    for fold in FOLDS:
        page.session_state[f"w_known_{fold}"] = True
    return turned(page, faces.SOURCES)


def test_no_chart_code_is_loaded(plain: AppTest) -> None:
    assert not plain.get("plotly_chart")


def test_every_claim_of_this_page_is_shown_with_its_stance(plain: AppTest) -> None:
    claims = EVIDENCE.where("article_claims", page="who_cries")
    assert claims
    text = text_of(plain)
    for claim in claims:
        assert f"{vocabulary.stance(EVIDENCE, claim['stance'])}: {claim['claim']}" in text, claim[
            "id"
        ]


def test_claims_stand_beside_what_was_measured(plain: AppTest) -> None:
    text = text_of(plain)
    for key in ("five-a-month", "countries"):
        assert EVIDENCE.row("conflicts", key)["verdict"] in text
    assert EVIDENCE.row("conflicts", "countries")["measured"] in text
    mechanism = EVIDENCE.row("mechanisms", "prolactin_testosterone")
    assert mechanism["reason"] in text and vocabulary.grade(EVIDENCE, mechanism["grade"]) in text


def test_questions_that_an_article_calls_open_stand_beside_the_studies_of_them(
    plain: AppTest,
) -> None:
    """They stood under the words that nobody has studied this."""
    text = text_of(plain)
    claim = EVIDENCE.row("article_claims", "C21")
    found = claims.measured([claim], EVIDENCE).findings
    assert found
    for words in (claim["claim"], claim["no_study"], *(row["statement"] for row in found)):
        assert words in text


def test_the_disagreeing_samples_stand_side_by_side(plain: AppTest) -> None:
    pictures = html_of(plain)
    for spoken in (
        "women 5.3 cries a month, men 1.4",
        "women 2.7 cries a month, men 1.0",
        "women 3.8 cries a month, men 2.0",
    ):
        assert spoken in pictures
    for year in ("1983 ·", "1997 ·", "2002 ·", "2009 ·"):
        assert year in pictures
    assert vocabulary.read(EVIDENCE, "secondary") in pictures
    assert "not confirmed" in pictures


def test_every_frequency_row_is_shown(unfolded: AppTest) -> None:
    text = text_of(unfolded)
    for row in EVIDENCE.rows("frequency"):
        assert f"{row['label']}: **{row['value']}** {row['unit']}" in text, row["id"]


def test_every_finding_on_sex_countries_and_age_is_shown(unfolded: AppTest) -> None:
    text = text_of(unfolded)
    keys = [
        row["id"]
        for row in EVIDENCE.rows("findings")
        if row["factor"] in ("sex", "age") or row["mechanism"] == "prolactin_testosterone"
    ]
    for key in [*keys, "f_culture_vanhemert", "f_culture_becht", "f_culture_sharman"]:
        assert EVIDENCE.row("findings", key)["statement"] in text, key


def test_every_section_starts_with_its_message(plain: AppTest) -> None:
    # Between a heading and the next one, bold words come first.
    headings = [element.value for element in plain.header]
    kinds = ("header", "markdown")
    blocks = [getattr(element, "value", "") for element in plain.main if element.type in kinds]
    for heading in headings[:-1]:
        assert blocks[blocks.index(heading) + 1].startswith("**"), heading


@pytest.mark.parametrize("order", who_cries.ORDERS)
def test_the_address_sorts_the_list(order: str) -> None:
    page = open_page(SCRIPT, {"w_sort": order})
    assert_healthy(page)
    first = who_cries.situations(EVIDENCE, order)[0]
    pictures = html_of(page)
    names = [item.name for item in who_cries.situations(EVIDENCE)]
    places = {name: pictures.index(f'"gc-name">{escape(name)}') for name in names}
    assert min(places, key=places.__getitem__) == first.name


def test_no_answer_is_given_away(plain: AppTest) -> None:
    assert not plain.get("slider")
    page = open_page(SCRIPT, {"w_guess": "true"})
    assert len(page.slider) == len(page.toggle) == len(QUESTIONS)
    before_sections = text_of(page)
    for row in QUESTIONS:
        assert row["explanation"] not in before_sections


@pytest.mark.parametrize("row", QUESTIONS, ids=lambda row: row["id"])
def test_a_guess_is_revealed_from_the_address(row: dict) -> None:
    guessed = row["low"] + row["step"]
    page = open_page(
        SCRIPT,
        {"w_guess": "true", f"w_{row['id']}": f"{guessed:g}", f"w_{row['id']}_shown": "true"},
    )
    assert_healthy(page)
    text = text_of(page)
    judgement = guesses.judge(row, guessed, EVIDENCE)
    assert (
        f"**{guesses.word(row, EVIDENCE).capitalize()}: {judgement.answer:g} {row['unit']}.**"
        in text
    )
    assert f"Your guess of {guessed:g} is **{abs(judgement.off):g} too low**" in text
    assert row["explanation"] in text
    [picture] = pictures_of(page)
    assert f"your guess {guessed:g}" in texts(picture)


def test_a_near_guess_is_said_to_be_near() -> None:
    page = open_page(SCRIPT, {"w_guess": "true", "w_death": "79", "w_death_shown": "true"})
    assert "as near as the slider allows" in text_of(page)


def test_page_prose_reads_easily(plain: AppTest) -> None:
    prose = [
        re.sub(r"[*_`]|^- ", "", element.value, flags=re.MULTILINE)
        for element in plain.markdown
        if not element.value.startswith((":material/newspaper:", ":material/biotech:"))
    ]
    grade = textstat.automated_readability_index(" ".join(prose))
    assert grade <= HIGHEST_GRADE, grade


def test_every_picture_has_its_table(plain: AppTest, evidence: Evidence) -> None:
    pictures = html_of(plain).count('role="list"')
    page = turned(open_page(SCRIPT), faces.TABLE)
    assert 'role="list"' not in html_of(page)
    assert len(tables_of(page)) == len(tables_of(plain)) + pictures
    cells = "\n".join(table.to_csv() for table in tables_of(page))
    for row in evidence.rows("triggers"):
        assert f"{row['situation']},{row['women']:.1f},{row['men']:.1f}" in cells.replace('"', "")
