"""Lessons as a class meets them: opened from the list or by a link, step by step, projected."""

from __future__ import annotations

from html import unescape
from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from goodcry import classroom, literature
from goodcry.evidence import Evidence, Row
from goodcry.ui.kit import query, registry, vocabulary
from tests.support import choices, instrument, offers, table
from tests.support.app import assert_healthy, html_of, open_page, pictures_of, text_of, together
from tests.support.classroom_page import in_address, links, opened
from tests.support.readers import links_of
from tests.support.records import EVIDENCE

LESSONS = EVIDENCE.rows("lessons")
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
    assert choices.chosen(page, "l_lesson") == row["id"]
    assert [header.value for header in page.header] == [row["title"]]


@pytest.mark.parametrize("key", [key for key, step in STEPS.items() if step.page == "classroom"])
def test_a_step_of_this_page_opens_at_a_touch(key: str) -> None:
    page = opened(l_lesson=key.rpartition("-")[0])
    next(each for each in page.button if each.label == STEPS[key].opens).click().run()
    assert_healthy(page)
    for name, value in STEPS[key].parameters.items():
        assert str(page.session_state[name]).lower() == value.lower()


# What no control holds: the table of what it opens, and the field that its page shows.
NAMED = {"source": ("sources", "title"), "mechanism": ("mechanisms", "question")}


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
            if parameter in NAMED:
                table_of, said = NAMED[parameter]
                assert EVIDENCE.row(table_of, value)[said] in text_of(page), key
                continue
            if parameter in instrument.HELD:
                state = instrument.chosen(page, parameter)
            elif parameter in table.HELD:
                state = table.held(page, parameter)
            else:
                state = page.session_state[parameter]
            assert str(state).lower() == value.lower(), f"{key}: {parameter}={value} was not taken"


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
