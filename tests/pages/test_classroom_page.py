"""The classroom page as a class meets it: lessons, guesses, the quiz, stories, the projector."""

from __future__ import annotations

from html import unescape
from urllib.parse import parse_qsl, urlsplit

import pytest
import textstat
from streamlit.testing.v1 import AppTest

from goodcry import classroom, guesses, literature, quiz
from goodcry.evidence import Evidence, Row
from goodcry.ui.kit import query, registry, share, vocabulary
from tests.support import instrument, offers
from tests.support.app import (
    assert_healthy,
    html_of,
    open_page,
    pictures_of,
    tables_of,
    text_of,
    together,
)
from tests.support.readers import links_of
from tests.support.records import EVIDENCE

SCRIPT = "pages/classroom.py"
LESSONS, QUESTIONS = EVIDENCE.rows("lessons"), guesses.questions("classroom", EVIDENCE)
PARTS = ("Lessons", "Guess", "Quiz", "Stories")
every_lesson = pytest.mark.parametrize("row", LESSONS, ids=[row["id"] for row in LESSONS])
STEPS = {
    f"{row['id']}-{step.number}": step
    for row in LESSONS
    for step in classroom.steps(row["id"], EVIDENCE)
    if step.page is not None
}
# The pages that steps lead to, each in few states that show what all steps want.
STATES = [
    pytest.param(page, {key: STEPS[key] for key in keys}, address, id="+".join(keys))
    for page in dict.fromkeys(step.page or "home" for step in STEPS.values())
    for keys, address in together(
        {
            key: {name: [text] for name, text in step.parameters.items()}
            for key, step in STEPS.items()
            if (step.page or "home") == page
        }
    )
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


@every_lesson
def test_every_lesson_opens_whole_from_its_address(
    row: Row, evidence: Evidence, monkeypatch: pytest.MonkeyPatch
) -> None:
    offers.stand_before(monkeypatch, True)
    page = opened(l_lesson=row["title"])
    text = text_of(page)
    assert row["goal"] in text
    for step in classroom.steps(row["id"], evidence):
        assert step.text in text
    for kind in ("question", "misconception"):
        for line in classroom.talk(row["id"], kind, evidence):
            assert line["text"] in text
    assert offers.links(page) == {
        "Handout to print": (f"handouts/{row['id']}.html", ' target="_blank"')
    }
    linked = {(where, tuple(sorted(parse_qsl(query)))) for where, query in links(page)}
    buttons = {button.label for button in page.button}
    for step in classroom.steps(row["id"], evidence):
        if step.page == "classroom":
            assert step.opens in buttons
        elif step.page is not None:
            name = "" if step.page == "home" else step.page
            assert (name, tuple(sorted(step.parameters.items()))) in linked, step.number
    page.session_state["l_key"] = True
    text = text_of(page.run())
    for answer in classroom.talk(row["id"], "answer", evidence):
        assert answer["text"] in text
        for ground in classroom.grounds(answer, evidence):
            assert how_sure(ground, evidence) in text


def how_sure(ground: classroom.Ground, evidence: Evidence) -> str:
    """The mark that an answer bears for what it rests on."""
    if ground.table == "factors":
        certainties = literature.certainties(ground.row["id"], evidence)
        return " / ".join(vocabulary.certainty(evidence, each) for each in certainties)
    if ground.table == "mechanisms":
        return vocabulary.grade(evidence, ground.row["grade"])
    return vocabulary.read(evidence, ground.row["read"])


@every_lesson
def test_a_card_opens_its_lesson(row: Row) -> None:
    page = opened()
    page.button(key=f"l_open_{row['id']}").click().run()
    assert_healthy(page)
    assert page.session_state["l_lesson"] == row["id"]
    assert [header.value for header in page.header] == [row["title"]]


@pytest.mark.parametrize("key", [key for key, step in STEPS.items() if step.page == "classroom"])
def test_a_step_of_this_page_opens_at_a_touch(key: str) -> None:
    page = opened(l_lesson=key.rpartition("-")[0])
    next(each for each in page.button if each.label == STEPS[key].opens).click().run()
    assert_healthy(page)
    for name, value in STEPS[key].parameters.items():
        assert str(page.session_state[name]).lower() == value.lower()


@pytest.mark.parametrize(("name", "steps", "address"), STATES)
def test_every_step_opens_its_state(
    name: str, steps: dict[str, classroom.Step], address: dict[str, list[str]]
) -> None:
    """The page of the step takes every parameter: none is dropped as invalid."""
    page = open_page(registry.page(name).script, address)
    assert_healthy(page)
    for key, step in steps.items():
        asked = query.read(name, {k: [text] for k, text in step.parameters.items()}, EVIDENCE)
        assert len(asked) == len(step.parameters) and not any(each.refused for each in asked), key
        for parameter, value in step.parameters.items():
            if parameter == "source":  # the evidence page reads this one itself
                assert EVIDENCE.row("sources", value)["title"] in text_of(page), key
                continue
            if parameter in instrument.HELD:
                state = instrument.chosen(page, parameter)
            else:
                state = page.session_state[parameter]
            assert str(state).lower() == value.lower(), f"{key}: {parameter}={value} was not taken"


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


@every_lesson
def test_the_projector_walks_through_a_lesson(row: Row, evidence: Evidence) -> None:
    address: str | None = f"./classroom?l_lesson={row['id']}&big=1"
    steps = classroom.steps(row["id"], evidence)
    for step in steps:
        assert address, "no way to the next step"
        page = opened(**dict(parse_qsl(urlsplit(address).query)))
        text = text_of(page)
        assert step.text in text and f"Step {step.number} of {len(steps)}" in text
        assert bool(pictures_of(page)) == bool(step.page)
        address = ways(page).get("Next →")
    assert address is None


@every_lesson
def test_a_lesson_leads_from_page_to_page(row: Row, evidence: Evidence) -> None:
    """Each stands in the state of its step, large. A step without a page stays where it is."""
    steps = classroom.steps(row["id"], evidence)
    opened = first = next(step for step in steps if step.page)
    at = classroom.query({**first.parameters, "l_lesson": row["id"], "l_step": str(first.number)})
    address: str | None = f"./{first.page}?big=1&{at}"
    for step in steps[first.number - 1 :]:
        assert address, "no way to the next step"
        opened = step if step.page else opened
        name, found = str(opened.page), urlsplit(address)
        assert found.path.strip("./") == name.replace("home", "")
        page = open_page(registry.page(name).script, dict(parse_qsl(found.query)))
        assert_healthy(page)
        assert f"<span>{step.number} of {len(steps)}</span>" in html_of(page)
        for parameter, value in opened.parameters.items():
            assert in_address(page, parameter) == value
        address = ways(page).get("Next →")
    assert address is None


def ways(page: AppTest) -> dict[str, str]:
    """The links of the bar for the last row: words -> address."""
    return {words: unescape(address) for address, _, words in links_of(page)}


def test_a_step_of_a_longer_lesson_does_no_harm_to_a_shorter_one() -> None:
    opened(l_lesson=LESSONS[0]["title"], big="true", l_step="6")


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
