"""The page about who cries: its parts show all claims and numbers, guesses work."""

from __future__ import annotations

import re
from html import escape

import pytest
import textstat
from streamlit.testing.v1 import AppTest

from goodcry import claims, guesses, who_cries
from goodcry.evidence import Evidence
from goodcry.ui.kit import faces, messages, vocabulary
from goodcry.ui.kit.page_parameters import WHO_CRIES_PARTS
from goodcry.ui.who_cries import parts
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
def plain() -> dict[str, AppTest]:
    """Part -> the page with it, for a reader who touches nothing else."""
    return {part: open_page(SCRIPT, {"w_part": part}) for part in WHO_CRIES_PARTS}


@pytest.fixture(scope="module")
def text(plain: dict[str, AppTest]) -> str:
    """All that can be read on the page."""
    return "\n".join(map(text_of, plain.values()))


@pytest.fixture(scope="module")
def drawn(plain: dict[str, AppTest]) -> str:
    """All pictures of the page."""
    return "\n".join(map(html_of, plain.values()))


@pytest.fixture(scope="module")
def unfolded() -> str:
    """All that can be read with every fold of sources open."""
    found = []
    for part in WHO_CRIES_PARTS:
        page = open_page(SCRIPT, {"w_part": part})
        for fold in FOLDS:
            page.session_state[f"w_known_{fold}"] = True
        found.append(text_of(turned(page, faces.SOURCES)))
    return "\n".join(found)


def test_no_chart_code_is_loaded(plain: dict[str, AppTest]) -> None:
    assert not any(page.get("plotly_chart") for page in plain.values())


def test_each_part_is_healthy_and_says_the_message_of_the_page(plain: dict[str, AppTest]) -> None:
    """The words that the server sends wait for it, whatever part a link leads to."""
    for page in plain.values():
        assert_healthy(page)
        assert page.markdown[0].value == "\n\n".join(messages.of("who_cries", EVIDENCE))
    titles = [header.value for page in plain.values() for header in page.header]
    assert len(titles) == len(set(titles)), "a section stands in two parts"


def test_the_first_part_is_what_the_page_opens_with(plain: dict[str, AppTest]) -> None:
    assert text_of(plain_page(SCRIPT)) == text_of(plain[parts.OFTEN])


def test_the_parts_follow_each_other_by_a_touch() -> None:
    page = open_page(SCRIPT)
    for part in list(WHO_CRIES_PARTS)[1:]:
        page.button(key="w_next").click().run()
        assert_healthy(page)
        assert page.session_state["w_part"] == part
    assert not [button for button in page.button if button.key == "w_next"]


def test_a_link_of_an_earlier_release_opens_the_part_that_it_sets() -> None:
    page = open_page(SCRIPT, {"w_sort": "gap"})
    assert page.session_state["w_part"] == parts.WHAT
    assert page.session_state["w_sort"] == "gap"
    assert dict(page.query_params) == {"w_sort": "gap"}, "a second entry in the browser's history"
    del page.query_params["w_sort"]  # as the browser does when the list is sorted as at the start
    page.button_group(key="w_sort").set_value("women").run()
    assert page.session_state["w_part"] == parts.WHAT
    assert page.query_params["w_part"] == WHO_CRIES_PARTS[parts.WHAT]
    both = open_page(SCRIPT, {"w_sort": "gap", "w_guess": "true"})
    assert both.session_state["w_part"] == parts.OFTEN and both.session_state["w_guess"]
    both.query_params["w_part"] = parts.WHAT
    assert (
        both.button_group(key="w_part").set_value(parts.WHAT).run().session_state["w_sort"] == "gap"
    )


def test_every_claim_of_this_page_is_shown_with_its_stance(text: str) -> None:
    claims = EVIDENCE.where("article_claims", page="who_cries")
    assert claims
    for claim in claims:
        assert f"{vocabulary.stance(EVIDENCE, claim['stance'])}: {claim['claim']}" in text, claim[
            "id"
        ]


def test_claims_stand_beside_what_was_measured(text: str) -> None:
    for key in ("five-a-month", "countries"):
        assert EVIDENCE.row("conflicts", key)["verdict"] in text
    assert EVIDENCE.row("conflicts", "countries")["measured"] in text
    mechanism = EVIDENCE.row("mechanisms", "prolactin_testosterone")
    assert mechanism["reason"] in text and vocabulary.grade(EVIDENCE, mechanism["grade"]) in text


def test_questions_that_an_article_calls_open_stand_beside_the_studies_of_them(text: str) -> None:
    """They stood under the words that nobody has studied this."""
    claim = EVIDENCE.row("article_claims", "C21")
    found = claims.measured([claim], EVIDENCE).findings
    assert found
    for words in (claim["claim"], claim["no_study"], *(row["statement"] for row in found)):
        assert words in text


def test_the_disagreeing_samples_stand_side_by_side(plain: dict[str, AppTest]) -> None:
    pictures = html_of(plain[parts.OFTEN])
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


def test_every_frequency_row_is_shown(unfolded: str) -> None:
    for row in EVIDENCE.rows("frequency"):
        assert f"{row['label']}: **{row['value']}** {row['unit']}" in unfolded, row["id"]


def test_every_finding_on_sex_countries_and_age_is_shown(unfolded: str) -> None:
    keys = [
        row["id"]
        for row in EVIDENCE.rows("findings")
        if row["factor"] in ("sex", "age") or row["mechanism"] == "prolactin_testosterone"
    ]
    for key in [*keys, "f_culture_vanhemert", "f_culture_becht", "f_culture_sharman"]:
        assert EVIDENCE.row("findings", key)["statement"] in unfolded, key


def test_every_section_starts_with_its_message(plain: dict[str, AppTest]) -> None:
    # Between a heading and the next one, bold words come first.
    kinds = ("header", "markdown")
    for part, page in plain.items():
        blocks = [getattr(element, "value", "") for element in page.main if element.type in kinds]
        for heading in page.header if part != parts.OPEN else ():
            assert blocks[blocks.index(heading.value) + 1].startswith("**"), heading.value


@pytest.mark.parametrize("order", who_cries.ORDERS)
def test_the_address_sorts_the_list(order: str) -> None:
    page = open_page(SCRIPT, {"w_sort": order})
    assert_healthy(page)
    page.button_group(key="w_part").set_value(parts.WHAT).run()
    first = who_cries.situations(EVIDENCE, order)[0]
    pictures = html_of(page)
    names = [item.name for item in who_cries.situations(EVIDENCE)]
    places = {name: pictures.index(f'"gc-name">{escape(name)}') for name in names}
    assert min(places, key=places.__getitem__) == first.name


def test_no_answer_is_given_away(plain: dict[str, AppTest]) -> None:
    assert not any(page.get("slider") for page in plain.values())
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


@pytest.mark.parametrize("part", WHO_CRIES_PARTS)
def test_page_prose_reads_easily(part: str, plain: dict[str, AppTest]) -> None:
    prose = [
        re.sub(r"[*_`]|^- ", "", element.value, flags=re.MULTILINE)
        for element in plain[part].markdown
        if not element.value.startswith((":material/newspaper:", ":material/biotech:"))
    ]
    grade = textstat.automated_readability_index(" ".join(prose))
    assert grade <= HIGHEST_GRADE, grade


def test_every_picture_has_its_table(
    plain: dict[str, AppTest], drawn: str, evidence: Evidence
) -> None:
    tabled = {part: turned(open_page(SCRIPT, {"w_part": part}), faces.TABLE) for part in plain}
    assert 'role="list"' not in "".join(map(html_of, tabled.values()))
    more = [len(tables_of(tabled[part])) - len(tables_of(page)) for part, page in plain.items()]
    assert sum(more) == drawn.count('<div role="list">')
    cells = "\n".join(table.to_csv() for table in tables_of(tabled[parts.WHAT]))
    for row in evidence.rows("triggers"):
        assert f"{row['situation']},{row['women']:.1f},{row['men']:.1f}" in cells.replace('"', "")
