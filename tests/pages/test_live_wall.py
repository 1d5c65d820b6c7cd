"""The wall of a live class, its steering, and hands that are counted without phones."""

from __future__ import annotations

import json
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from goodcry import class_result, live_hands, live_items, live_measured
from goodcry.live import Command, Limits
from goodcry.live_hands import Hands
from goodcry.live_items import Item
from goodcry.ui.live import commands, handing, results
from goodcry.ui.live import wall as wall_page
from goodcry.ui.live.commands import ABOUT
from tests.support import live
from tests.support.app import html_of, open_page, text_of, unopened
from tests.support.live import School
from tests.support.records import EVIDENCE

school = live.school
LIMITS = Limits.read(EVIDENCE)
OPEN, CLOSE, SHOW, NEXT = Command.OPEN, Command.CLOSE, Command.SHOW, Command.NEXT
AGAIN, END = Command.AGAIN, Command.END
# One set for each kind of question.
KINDS: dict[str, str] = {each.items[0].kind: each.id for each in live_items.sets(EVIDENCE)}
SETS = [each.id for each in live_items.sets(EVIDENCE)]


def assert_healthy(page: AppTest) -> None:
    """No exception box and no error; a wall says all in HTML."""
    assert not page.exception, [element.value for element in page.exception]
    assert not page.error, [element.value for element in page.error]


def wall(code: str) -> AppTest:
    """The wall, in a browser that holds no key."""
    return live.phone(code, wall="true")


def steering(school: School, code: str, *, kept: bool = True, **address: str) -> AppTest:
    """The room in the browser that has opened it."""
    page = unopened(live.SCRIPT)
    page.query_params.update({"room": code, **address})
    page.session_state[live.NUMBER] = f"{0xDEF:032x}"
    page.session_state[live.KEPT] = kept
    page.session_state["v_keys"] = {code: school.keys[code]}
    return page.run()


def seen(page: AppTest) -> str:
    """All that a page says, also in pieces of HTML."""
    return unescape(text_of(page) + html_of(page))


def button(page: AppTest, label: str) -> object:
    [found] = [each for each in page.button if each.label.startswith(label)]
    return found


def touch(page: AppTest, label: str) -> AppTest:
    button(page, label).click().run()  # type: ignore[attr-defined]
    assert_healthy(page)
    return page


def values(item: Item, number: int) -> list[str]:
    """So many answers, all over the options."""
    return [item.options[place % len(item.options)].value for place in range(number)]


def test_the_lobby_says_how_to_come_in(school: School) -> None:
    code = school.open("diary_memory")
    page = wall(code)
    assert_healthy(page)
    assert code in seen(page) and "0 phones</b> joined" in seen(page)
    for number in (1, 2):
        school.store.join(code, f"{number:032x}", school.now)
    assert "2 phones</b> joined" in seen(page.run())
    assert not [each.key for each in page.button if str(each.key).startswith("v_")]


@pytest.mark.parametrize("kind", KINDS)
def test_an_open_question_is_counted_and_not_told(kind: str, school: School) -> None:
    code = school.open(KINDS[kind])
    school.say(code, OPEN)
    item = school.item(code)
    school.answers(code, *values(item, 7))
    page = wall(code)
    assert_healthy(page)
    told = seen(page)
    assert item.question in told and all(option.label in told for option in item.options)
    assert "<b>7</b> of 7" in told
    assert 'class="gc-class' not in told


@pytest.mark.parametrize("key", SETS)
def test_what_was_measured_is_nowhere_before_it_is_shown(
    key: str, school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = school.open(key)
    school.say(code, OPEN)
    item = school.item(code)
    school.answers(code, *values(item, 9))
    asked: list[str] = []
    measured = live_measured.measured

    def counted(item: Item, evidence: object) -> live_measured.Measured:
        asked.append(item.id)
        return measured(item, EVIDENCE)

    monkeypatch.setattr(live_measured, "measured", counted)
    for command in (None, CLOSE):
        school.say(code, *([command] if command else []))
        for page in (wall(code), steering(school, code), steering(school, code, wall="true")):
            assert_healthy(page)
            assert not asked
    assert 'class="gc-class' in seen(wall(code))
    school.say(code, SHOW)
    page = wall(code)
    assert_healthy(page)
    there = measured(item, EVIDENCE)
    told = seen(page)
    assert there.sentence in told
    found = results.of(item, 0, school.state(code), LIMITS)
    compared = unescape(told).replace("\u2060", "").replace("\u00a0", " ")
    if item.kind == "several":  # it stands in the rows
        assert all(mark.certainty in told for mark in there.marks)
        return
    assert there.certainty in told
    assert class_result.beside(item, found[0], there) in compared
    for mark in there.marks if item.kind == "number" else ():
        assert mark.who in told and mark.n_text in told and mark.value_text in told


@pytest.mark.parametrize("phase", [CLOSE, SHOW])
def test_of_few_answers_only_their_number_is_told(phase: Command, school: School) -> None:
    code = school.open("diary_memory")
    school.say(code, OPEN)
    school.answers(code, *["30"] * 4)
    school.say(code, *([CLOSE] if phase is CLOSE else [CLOSE, SHOW]))
    page = wall(code)
    assert_healthy(page)
    assert 'class="gc-class' not in seen(page)
    assert "4 answers: too few" in seen(page)
    rows = results.table(school.state(code), live_items.live_set("diary_memory", EVIDENCE), LIMITS)
    assert {(row["people who answered"], row["chosen"]) for row in rows} == {(4, None)}


def test_two_rounds_stand_side_by_side(school: School) -> None:
    code = school.open("grade_claim")
    school.say(code, OPEN)
    item = school.item(code)
    school.answers(code, *values(item, 6))
    school.say(code, CLOSE, AGAIN)
    assert "Round 2." in seen(wall(code))
    school.answers(code, *[item.options[1].value] * 6)
    school.say(code, CLOSE)
    told = seen(wall(code))
    assert "--rounds:2" in told and "First: 6 of you" in told and "Then: 6 of you" in told


def test_the_answers_can_be_drawn_as_they_come_where_the_key_is(school: School) -> None:
    code = school.open("diary_memory")
    school.say(code, OPEN)
    school.answers(code, *["30"] * 6)
    assert not wall(code).toggle
    page = steering(school, code, wall="true")
    assert 'class="gc-class' not in seen(page)
    page.toggle[0].set_value(True).run()
    assert 'class="gc-class' in seen(page)


def test_a_lesson_is_led_by_the_large_button(school: School) -> None:
    """Each says what it will do; PageDown, a clicker's forward key, touches it."""
    code = school.open("diary_memory")
    page = steering(school, code)
    steps = [(OPEN, "open"), (CLOSE, "closed"), (SHOW, "shown"), (NEXT, "open")]
    for command, phase in steps:
        about = ABOUT[command]
        assert about.does in text_of(page)
        found = button(page, about.label)
        assert found.proto.type == "primary"  # type: ignore[attr-defined]
        assert found.proto.shortcut.lower() == commands.FORWARD.lower()  # type: ignore[attr-defined]
        touch(page, about.label)
        assert school.room(code).phase == phase
    assert school.room(code).step == 1
    touch(touch(page, "Close the question"), "Show what")
    assert commands.LAST in text_of(page)
    measured = live_measured.measured(school.item(code), EVIDENCE)
    assert measured.why in text_of(page) and "To discuss." in text_of(page)


def test_the_wall_with_the_key_goes_on_too(school: School) -> None:
    code = school.open("diary_memory")
    page = steering(school, code, wall="true")
    touch(page, "Open question 1 of 2")
    assert school.room(code).phase == "open"


def test_a_second_device_that_was_slower_sees_how_it_stands(school: School) -> None:
    code = school.open("diary_memory")
    school.say(code, OPEN)
    page = steering(school, code)
    school.say(code, CLOSE)
    touch(page, "Close the question")
    assert school.room(code).phase == "closed", "nothing was skipped"
    assert live.said(page) == commands.STALE
    touch(page, "Show what was measured")
    assert live.said(page) == ""


def test_the_end_asks_once_and_leaves_nothing(school: School) -> None:
    code = school.open("diary_memory")
    page = steering(school, code)
    touch(page, "End and delete")
    assert school.room(code).phase == "lobby"
    touch(page, "Go on with the class")
    touch(touch(page, "End and delete"), "End and delete")
    assert school.store.state(code, school.now) is None
    assert commands.GONE in text_of(page)


def test_another_device_steers_too_by_a_number_once_and_soon(school: School) -> None:
    code = school.open("diary_memory")
    page = steering(school, code)
    page.session_state["v_more"] = True
    touch(page.run(), "Let another device steer, too")
    digits = next(each.value for each in page.markdown if each.value.strip("* ")[:3].isdigit())
    typed = digits.strip("*")
    other = live.phone(code, 2)
    taken = offer(other, typed)
    assert button(taken, "Open question 1 of 2")
    assert handing.WRONG in text_of(offer(live.phone(code, 3), typed)), "once"
    school.now += LIMITS.hand_over
    page.run()
    assert digits not in [each.value for each in page.markdown]


def offer(page: AppTest, digits: str) -> AppTest:
    """Type the number on the other device, in what opens over its page."""
    opens = "v_teach_note"
    page.button(key=opens).click().run()
    page.text_input(key="v_digits").set_value(digits)
    [there] = [each for each in page.button if each.label == "Steer from here, too"]
    there.click()
    page.button(key=opens).click().run()  # else this run would draw the page alone
    assert_healthy(page)
    return page


def test_a_key_that_fits_no_more_says_what_to_do(school: School) -> None:
    code = school.open("diary_memory")
    school.keys[code] += "x"
    page = steering(school, code)
    touch(page, "Open question")
    assert school.room(code).phase == "lobby"
    assert live.said(page) == commands.WRONG_KEY


def test_where_a_browser_keeps_nothing_the_key_can_be_copied(school: School) -> None:
    code = school.open("diary_memory")
    page = steering(school, code, kept=False)
    page.session_state["v_more"] = True
    page.run()
    copied = [
        each["text"]
        for part in page.get("bidi_component")
        if part.proto.component_name == "goodcry_by_hand"
        for each in json.loads(part.proto.json)["buttons"]
    ]
    assert school.keys[code] in copied
    other = offer(live.phone(code, 2), school.keys[code])
    touch(other, "Open question 1 of 2")
    assert school.room(code).phase == "open"


def test_the_results_are_totals_and_no_people(school: School) -> None:
    code = school.open("diary_memory")
    school.say(code, OPEN)
    school.answers(code, *["30"] * 5, "50")
    found = live_items.live_set("diary_memory", EVIDENCE)
    assert not results.table(school.state(code), found, LIMITS), "while it is open"
    school.say(code, CLOSE)
    rows = results.table(school.state(code), found, LIMITS)
    assert [row["chosen"] for row in rows] == [0, 0, 0, 5, 0, 1, 0, 0, 0, 0]
    assert {row["people who answered"] for row in rows} == {6}


def hands(set_id: str = "diary_memory", **address: str) -> AppTest:
    page = open_page(live.SCRIPT, {"set": set_id, "hands": "true", **address})
    assert_healthy(page)
    return page


def test_hands_make_the_same_picture_and_the_same_reveal() -> None:
    page = hands()
    item = live_items.live_set("diary_memory", EVIDENCE).items[0]
    for label in ("20–29", *["30–39"] * 4, "60–69", "60–69"):
        touch(page, label.replace("–", wall_page.NO_BREAK))
    less = next(each for each in page.button if each.key == "v_less_6")
    less.click().run()
    assert "6 hands" in text_of(page)
    touch(page, "All counted")
    told = seen(page)
    assert "What 6 of you guessed" in told
    there = live_measured.measured(item, EVIDENCE)
    assert there.sentence not in told
    again = hands(tally="".join(page.query_params["tally"]))
    assert "What 6 of you guessed" in seen(again), "after a reload"
    touch(again, "Show what was measured")
    assert there.sentence in seen(again) and there.certainty in seen(again)
    touch(touch(again, "Ask this again"), "All counted")
    touch(touch(again, "Show what was measured"), "Next question")
    assert live_items.live_set("diary_memory", EVIDENCE).items[1].question in text_of(again)
    touch(again, "From the start")
    assert "tally" not in again.query_params


@pytest.mark.parametrize(
    "text", ["", "x", "9o1_", "1o1_9.9.9-", "2s3__-_.", "1c1_99999", "1o1_1.2.3.4.5.6.7.8.9.1.2"]
)
def test_a_tally_that_nobody_wrote_does_no_harm(text: str) -> None:
    hands(tally=text)
    found = live_items.live_set("diary_memory", EVIDENCE)
    read = live_hands.read(text, found)
    assert isinstance(read, Hands)
    assert live_hands.read(live_hands.write(read, found), found).at == read.at
