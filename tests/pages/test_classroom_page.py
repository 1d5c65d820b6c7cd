"""The classroom page as a class meets it: guesses, the quiz, stories, the projector."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest
import textstat

from goodcry import classroom, guesses, quiz
from goodcry.evidence import Evidence
from goodcry.ui.kit import share, vocabulary
from tests.support.app import (
    assert_healthy,
    open_page,
    pictures_of,
    tables_of,
    text_of,
)
from tests.support.classroom_page import SCRIPT, in_address, links, opened
from tests.support.records import EVIDENCE

QUESTIONS = guesses.questions("classroom", EVIDENCE)
PARTS = ("Lessons", "Guess", "Quiz", "Stories")


@pytest.mark.parametrize("number", range(1, len(QUESTIONS) + 1))
def test_every_question_hides_then_shows_its_answer(number: int, evidence: Evidence) -> None:
    row = QUESTIONS[number - 1]
    page = opened(l_part="Guess", l_question=str(number))
    assert row["question"] in text_of(page)
    word = guesses.word(row, evidence).capitalize()
    assert f"{word}:" not in text_of(page)
    page.slider[0].set_value(row["high"])
    page.toggle[0].set_value(True).run()
    assert_healthy(page)
    text = text_of(page)
    answer = guesses.answer(row, evidence)
    assert f"**{word}: {answer:g} {row['unit']}.**" in text
    assert f"**{row['high'] - answer:g} too high**" in text
    assert row["explanation"] in text
    ground = evidence.row(row["answer_table"], row["answer_id"])
    assert vocabulary.read(evidence, ground["read"]) in text
    assert ("evidence", f"source={ground['source']}") in links(page)


def test_a_guess_that_is_right_is_spot_on(evidence: Evidence) -> None:
    answer = guesses.answer(QUESTIONS[0], evidence)
    page = opened(l_part="Guess", l_guess1=f"{answer:g}", l_show1="true")
    assert "**spot on**" in text_of(page)


def test_revealed_guesses_stay_in_the_address() -> None:
    page = opened(l_part="Guess")
    past = "_".join(f"{number}-{QUESTIONS[number - 1]['low']:g}" for number in (1, 2, 3))
    for number in (1, 2, 3):
        page.slider[0].set_value(QUESTIONS[number - 1]["low"]).run()
        page.toggle[0].set_value(True).run()
        page.button(key="l_next").click().run()
        assert_healthy(page)
    assert in_address(page, "l_past") == past
    assert len(tables_of(page)[0]) == 3
    again = opened(l_part="Guess", l_question="4", l_past=past)
    assert tables_of(again)[0].equals(tables_of(page)[0])


def test_a_guess_counts_that_moves_in_the_same_breath_as_its_answer_is_shown() -> None:
    page = opened(l_part="Guess")
    page.slider[0].set_value(QUESTIONS[0]["low"])
    page.toggle[0].set_value(True).run()
    assert in_address(page, "l_past") == f"1-{QUESTIONS[0]['low']:g}"


def test_hiding_an_answer_takes_its_guess_back() -> None:
    page = opened(l_part="Guess")
    page.toggle[0].set_value(True).run()
    assert in_address(page, "l_past") == f"1-{QUESTIONS[0]['start']:g}"
    page.toggle[0].set_value(False).run()
    assert "l_past" not in page.query_params
    assert not tables_of(page)


def letter(grade: str) -> str:
    return next(key for key, name in quiz.grades(EVIDENCE).items() if name == grade)


def test_a_whole_quiz(evidence: Evidence) -> None:
    """Every other claim is missed at the first try."""
    page = opened(l_part="Quiz")
    missed = hit = 0
    for _ in range(200):
        game = quiz.replay(in_address(page, "l_path"), evidence)
        if game.current is None:
            break
        assert game.current.claim["claim"] in text_of(page)
        if game.answered:
            assert game.current.mechanism["reason"] in text_of(page)
            page.button(key="l_on").click().run()
        else:
            assert game.current.mechanism["reason"] not in text_of(page)
            right = letter(game.current.grade)
            miss = game.tries(game.current) == 0 and missed == hit
            if miss:
                missed += 1
            else:
                hit += game.tries(game.current) == 0
            other = "a" if right != "a" else "b"
            page.button(key=f"l_{other if miss else right}").click().run()
        assert_healthy(page)
    total = len(quiz.items(evidence))
    assert missed + hit == total and abs(missed - hit) <= 1
    assert f"{hit} of {total} right at the first try" in text_of(page)
    assert len(tables_of(page)[0]) == total
    page.button(key="l_again").click().run()
    assert "l_path" not in page.query_params
    assert quiz.items(evidence)[0].claim["claim"] in text_of(page)


@pytest.mark.parametrize("name", [row["name"] for row in EVIDENCE.rows("presets")])
def test_every_story_has_its_code_and_link(name: str, evidence: Evidence) -> None:
    page = opened(l_part="Stories", l_story=name)
    row = next(each for each in evidence.rows("presets") if each["name"] == name)
    assert row["story"] in text_of(page)
    assert pictures_of(page), "no QR code"
    found = {
        tuple(sorted(parse_qsl(query))) for where, query in links(page) if where == "moderators"
    }
    assert tuple(sorted(classroom.story_parameters(row["id"], evidence).items())) in found


@pytest.mark.parametrize("part", PARTS)
def test_the_projector_view_of_each_part(part: str) -> None:
    page = open_page(SCRIPT, {"l_part": part, "big": "true", "embed": "true"})
    assert not page.exception and not page.error
    assert pictures_of(page), "no QR code"
    page.button(key="bar_leave").click().run()
    assert_healthy(page)
    assert "big" not in page.query_params


@pytest.mark.parametrize("part", PARTS)
def test_page_prose_is_plain(part: str) -> None:
    """Claims of the quiz are left out: they retell articles, terms included."""
    page = opened(l_part=part)
    prose = " ".join(
        element.value for element in page.markdown if element.value.rstrip("*").endswith((".", "?"))
    )
    assert textstat.automated_readability_index(prose) <= 9


def test_sharing_a_very_long_address_does_no_harm() -> None:
    page = open_page(SCRIPT, {"l_part": "guess", "l_past": "_".join(["1-45"] * 2_500)})
    page.button(key=share.BUTTON).click().run()
    assert_healthy(page)
    assert "too long for a QR code" in text_of(page)


@pytest.mark.parametrize(
    "parameters",
    [
        {"l_part": "", "l_lesson": QUESTIONS[0]["id"]},
        {"l_part": "Guess", "l_question": ""},
        {"l_lesson": EVIDENCE.rows("lessons")[0]["title"], "big": "true", "l_step": ""},
    ],
    ids=["part", "question", "step"],
)
def test_an_empty_choice_in_the_address_counts_as_the_first(parameters: dict[str, str]) -> None:
    assert_healthy(opened(**parameters))
