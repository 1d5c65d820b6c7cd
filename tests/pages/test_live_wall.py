"""The wall of a live class: what it shows, and when."""

from __future__ import annotations

from html import unescape

import pytest

from goodcry import class_result, live_items, live_measured, network
from goodcry.live import Command, Limits
from goodcry.live_items import Item
from goodcry.network import PhoneAddress
from goodcry.ui.kit import share
from goodcry.ui.live import results
from tests.support import live
from tests.support.app import open_page
from tests.support.live import School
from tests.support.live_screens import assert_healthy, hands, seen, steering, values, wall
from tests.support.records import EVIDENCE

school = live.school
LIMITS = Limits.read(EVIDENCE)
OPEN, CLOSE, SHOW, AGAIN = Command.OPEN, Command.CLOSE, Command.SHOW, Command.AGAIN
# One set for each kind of question.
KINDS: dict[str, str] = {each.items[0].kind: each.id for each in live_items.sets(EVIDENCE)}
SETS = [each.id for each in live_items.sets(EVIDENCE)]


def test_the_lobby_says_how_to_come_in(school: School) -> None:
    code = school.open("diary_memory")
    page = wall(code)
    assert_healthy(page)
    assert code in seen(page) and "0 phones</b> joined" in seen(page)
    for number in (1, 2):
        school.store.join(code, f"{number:032x}", school.now)
    assert "2 phones</b> joined" in seen(page.run())
    assert not [each.key for each in page.button if str(each.key).startswith("v_")]


def test_why_no_phone_can_come_in_is_for_whoever_can_mend_it(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before a room is opened, and on the device that steers; not on the wall, before a class."""
    missing = PhoneAddress(sentence=network.LISTENS_TO_ITSELF)
    monkeypatch.setattr(share, "phones", lambda: missing)
    code = school.open("diary_memory")
    for page in (steering(school, code), open_page(live.SCRIPT, {"set": "diary_memory"})):
        assert_healthy(page)
        assert "count hands" in seen(page) and missing.sentence in seen(page)
        assert [each for each in page.get("link_button") if "hands=true" in each.proto.url]
    assert code in seen(wall(code)) and missing.sentence not in seen(wall(code))


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
    """On no screen and in no file; a phone's own is in test_live_page.py."""
    code = school.open(key)
    school.say(code, OPEN)
    item = school.item(code)
    school.answers(code, *values(item, 9))
    found_set = live_items.live_set(key, EVIDENCE)
    asked: list[str] = []
    measured = live_measured.measured

    def counted(item: Item, evidence: object) -> live_measured.Measured:
        asked.append(item.id)
        return measured(item, EVIDENCE)

    monkeypatch.setattr(live_measured, "measured", counted)
    for command in (None, CLOSE):
        school.say(code, *([command] if command else []))
        whole = steering(school, code)
        whole.session_state["v_more"] = True  # with its file of totals
        drawn = steering(school, code, wall="true")
        for switch in drawn.toggle:
            switch.set_value(True)
        looked = steering(school, code, look="true")
        by_hand = hands(key, tally="1c1_9.9" if command else "1o1_9.9")
        for page in (wall(code), whole.run(), drawn.run(), looked, by_hand):
            assert_healthy(page)
            assert item.question in seen(page)
        assert bool(results.table(school.state(code), found_set, LIMITS)) == (command is CLOSE)
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
