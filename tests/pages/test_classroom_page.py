"""The classroom page as a class meets it: lessons, guesses, the quiz, stories, the projector."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest
import textstat
from streamlit.testing.v1 import AppTest

from goodcry import classroom, guesses, quiz
from goodcry.evidence import Evidence, Row
from goodcry.ui.kit import registry, vocabulary
from tests.support.app import assert_healthy, open_page, tables_of, text_of
from tests.support.records import EVIDENCE

SCRIPT = "pages/classroom.py"
LESSONS, QUESTIONS = EVIDENCE.rows("lessons"), guesses.questions("classroom", EVIDENCE)
PARTS = ("Lessons", "Guess", "Quiz", "Stories")
STEPS = [
    (row, step)
    for row in LESSONS
    for step in classroom.steps(row["id"], EVIDENCE)
    if step.page is not None
]


def opened(**parameters: str) -> AppTest:
    page = open_page(SCRIPT, parameters)
    assert_healthy(page)
    return page


def in_address(page: AppTest, key: str) -> str:
    """What stands in the address; empty if nothing does."""
    value = page.query_params.get(key, "")
    return value if isinstance(value, str) else "".join(value)


def links(page: AppTest) -> set[tuple[str, str]]:
    """Page and query of every link inside the app."""
    return {(link.proto.page, link.proto.query_string) for link in page.get("page_link")}


def test_a_reader_who_only_scrolls_meets_every_lesson() -> None:
    text = text_of(opened())
    for row in LESSONS:
        assert row["title"] in text and row["goal"] in text and row["ages"] in text


@pytest.mark.parametrize("row", LESSONS, ids=[row["id"] for row in LESSONS])
def test_every_lesson_opens_whole_from_its_address(row: Row, evidence: Evidence) -> None:
    page = opened(l_lesson=row["title"])
    text = text_of(page)
    assert row["goal"] in text
    for step in classroom.steps(row["id"], evidence):
        assert step.text in text
    for kind in ("question", "misconception"):
        for line in classroom.talk(row["id"], kind, evidence):
            assert line["text"] in text
    labels = {button.proto.label for button in page.get("download_button")}
    assert labels == {"Handout to print"}


@pytest.mark.parametrize("row", LESSONS, ids=[row["id"] for row in LESSONS])
def test_a_card_opens_its_lesson(row: Row) -> None:
    page = opened()
    page.button(key=f"l_open_{row['id']}").click().run()
    assert_healthy(page)
    assert page.session_state["l_lesson"] == row["id"]
    assert [header.value for header in page.header] == [row["title"]]


@pytest.mark.parametrize(("row", "step"), STEPS, ids=[f"{r['id']}-{s.number}" for r, s in STEPS])
def test_every_step_is_linked_in_its_state(row: Row, step: classroom.Step) -> None:
    page = opened(l_lesson=row["title"])
    if step.page == "classroom":
        button = next(each for each in page.button if each.label == step.opens)
        button.click().run()
        assert_healthy(page)
        for key, value in step.parameters.items():
            assert str(page.session_state[key]).lower() == value.lower()
        return
    name = "" if step.page == "home" else step.page
    found = {tuple(sorted(parse_qsl(query))) for where, query in links(page) if where == name}
    assert tuple(sorted(step.parameters.items())) in found


@pytest.mark.parametrize(("row", "step"), STEPS, ids=[f"{r['id']}-{s.number}" for r, s in STEPS])
def test_every_step_opens_its_state(row: Row, step: classroom.Step) -> None:
    """The page of the step takes every parameter: none is dropped as invalid."""
    page = open_page(registry.page(step.page or "home").script, step.parameters)
    assert_healthy(page)
    for key, value in step.parameters.items():
        if key == "source":  # the evidence page reads this one itself
            title = EVIDENCE.row("sources", value)["title"]
            assert title in text_of(page)
            continue
        state = page.session_state[key]
        assert str(state).lower() == value.lower(), f"{key}={value} was not taken"


def test_the_answer_key_says_how_sure_it_is(evidence: Evidence) -> None:
    for row in LESSONS:
        page = opened(l_lesson=row["title"])
        page.session_state["l_key"] = True
        text = text_of(page.run())
        for answer in classroom.talk(row["id"], "answer", evidence):
            assert answer["text"] in text
            for ground in classroom.grounds(answer, evidence):
                if ground.table == "factors":
                    (mark, *_) = (
                        vocabulary.certainty(evidence, level["certainty"])
                        for level in evidence.where("factor_levels", factor=ground.row["id"])
                    )
                elif ground.table == "mechanisms":
                    mark = vocabulary.grade(evidence, ground.row["grade"])
                else:
                    mark = vocabulary.read(evidence, ground.row["read"])
                assert mark in text


@pytest.mark.parametrize("number", range(1, len(QUESTIONS) + 1))
def test_every_question_hides_then_shows_its_answer(number: int, evidence: Evidence) -> None:
    row = QUESTIONS[number - 1]
    page = opened(l_part="Guess", l_question=str(number))
    assert row["question"] in text_of(page)
    assert "Measured" not in text_of(page)
    page.slider[0].set_value(row["high"]).run()
    page.toggle[0].set_value(True).run()
    assert_healthy(page)
    text = text_of(page)
    answer = guesses.measured(row, evidence)
    assert f"**Measured: {answer:g} {row['unit']}.**" in text
    assert f"**{row['high'] - answer:g} too high**" in text
    assert row["explanation"] in text
    ground = evidence.row(row["answer_table"], row["answer_id"])
    assert vocabulary.read(evidence, ground["read"]) in text
    assert ("evidence", f"source={ground['source']}") in links(page)


def test_a_guess_that_is_right_is_spot_on(evidence: Evidence) -> None:
    answer = guesses.measured(QUESTIONS[0], evidence)
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


@pytest.mark.parametrize("miss", [0, 1])
def test_a_whole_quiz(miss: int, evidence: Evidence) -> None:
    page = opened(l_part="Quiz")
    for _ in range(200):
        path = in_address(page, "l_path")
        game = quiz.replay(path, evidence)
        if game.current is None:
            break
        assert game.current.claim["claim"] in text_of(page)
        if game.answered:
            assert game.current.mechanism["reason"] in text_of(page)
            page.button(key="l_on").click().run()
        else:
            assert game.current.mechanism["reason"] not in text_of(page)
            right = letter(game.current.grade)
            other = "a" if right != "a" else "b"
            first = game.tries(game.current) == 0
            page.button(key=f"l_{other if miss and first else right}").click().run()
        assert_healthy(page)
    total = len(quiz.items(evidence))
    assert f"{0 if miss else total} of {total} right at the first try" in text_of(page)
    assert len(tables_of(page)[0]) == total
    page.button(key="l_again").click().run()
    assert "l_path" not in page.query_params
    assert quiz.items(evidence)[0].claim["claim"] in text_of(page)


@pytest.mark.parametrize("name", [row["name"] for row in EVIDENCE.rows("presets")])
def test_every_story_has_its_code_and_link(name: str, evidence: Evidence) -> None:
    page = opened(l_part="Stories", l_story=name)
    row = next(each for each in evidence.rows("presets") if each["name"] == name)
    assert row["story"] in text_of(page)
    assert page.get("image"), "no QR code"
    found = {
        tuple(sorted(parse_qsl(query))) for where, query in links(page) if where == "moderators"
    }
    assert tuple(sorted(classroom.story_parameters(row["id"], evidence).items())) in found


@pytest.mark.parametrize("part", PARTS)
def test_the_projector_view_of_each_part(part: str) -> None:
    page = open_page(SCRIPT, {"l_part": part, "l_large": "true", "embed": "true"})
    assert not page.exception and not page.error
    assert page.get("image"), "no QR code"
    page.button(key="l_leave").click().run()
    assert_healthy(page)
    assert "l_large" not in page.query_params


@pytest.mark.parametrize("row", LESSONS, ids=[row["id"] for row in LESSONS])
def test_the_projector_walks_through_a_lesson(row: Row, evidence: Evidence) -> None:
    page = opened(l_lesson=row["title"], l_large="true")
    steps = classroom.steps(row["id"], evidence)
    for step in steps:
        text = text_of(page)
        assert step.text in text and f"Step {step.number} of {len(steps)}" in text
        assert bool(page.get("image")) == bool(step.page)
        if step.number < len(steps):
            page.button(key="l_turn_True").click().run()
            assert_healthy(page)
    assert page.button(key="l_turn_True").disabled


def test_a_step_of_a_longer_lesson_does_no_harm_to_a_shorter_one() -> None:
    opened(l_lesson=LESSONS[0]["title"], l_large="true", l_step="6")


@pytest.mark.parametrize(
    "parameters",
    [
        {"l_part": "zzz"},
        {"l_part": "<script>alert(1)</script>"},
        {"l_lesson": "x" * 10_000},
        {"l_part": "Guess", "l_question": "99", "l_guess99": "1", "l_show99": "true"},
        {"l_part": "Guess", "l_question": "-1", "l_guess1": "1e999", "l_show1": "perhaps"},
        {"l_part": "Guess", "l_guess1": "nan", "l_show1": "true"},
        {"l_part": "Guess", "l_past": "_".join(["1-50", "99-1", "1-nan", "<b>"] * 2_000)},
        {"l_part": "Quiz", "l_path": "a" * 10_000},
        {"l_part": "Quiz", "l_path": "<script>-\x00%&"},
        {"l_part": "Stories", "l_story": "javascript:alert(1)"},
        {"l_large": "1", "l_step": "x"},
        {"l_part": ["Guess", "Quiz"]},
        {"l_part": "Quiz", "l_path": ["a", "b"]},
    ],
    ids=lambda each: ",".join(each) if isinstance(each, dict) else None,
)
def test_hostile_addresses_give_the_page(parameters: dict[str, str | list[str]]) -> None:
    page = open_page(SCRIPT, parameters)
    assert_healthy(page)
    assert "alert(1)" not in text_of(page)


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
    page.session_state["share"] = True
    page.run()
    assert_healthy(page)
    assert "too long for a QR code" in text_of(page)


@pytest.mark.parametrize(
    "parameters",
    [
        {"l_part": "", "l_lesson": QUESTIONS[0]["id"]},
        {"l_part": "Guess", "l_question": ""},
        {"l_lesson": EVIDENCE.rows("lessons")[0]["title"], "l_large": "true", "l_step": ""},
    ],
    ids=["part", "question", "step"],
)
def test_an_empty_choice_in_the_address_counts_as_the_first(parameters: dict[str, str]) -> None:
    assert_healthy(opened(**parameters))
