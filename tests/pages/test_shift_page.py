"""The page of the shift as a visitor meets it: every account, moment, overlay and experiment."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import product
from typing import Any
from xml.etree import ElementTree

import pytest
from streamlit.testing.v1 import AppTest

from goodcry import experiments
from goodcry.evidence import Evidence
from goodcry.figures import timeline_scale
from goodcry.ui.shift import time_words, trials
from tests.support import accounts
from tests.support.accounts import PAIRS
from tests.support.app import (
    assert_healthy,
    open_page,
    pictures_of,
    plain_page,
    said_of,
    tables_of,
    text_of,
)
from tests.support.records import EVIDENCE

SCRIPT = "pages/shift.py"
ACCOUNTS = {row["id"]: row["name"] for row in EVIDENCE.rows("accounts")}
MOMENTS = {row["id"]: row for row in EVIDENCE.rows("moments")}
PLACES = [row["id"] for row in EVIDENCE.rows("places")]
AGES = ["18", "20", "55", "90"]
# Folded tables, and what their first column is called.
TWINS = {
    "timeline": "moment",
    "mood": "when",
    "block": "blocked",
    "slow": "breaths a minute",
    "age": "state",
}
WAVES = "Half a minute of heart rate that swings with the breath; slow breaths swing wider"


def addresses() -> list[dict[str, str]]:
    """One for each place; each account, moment, block and age stands in some of them."""
    names = list(ACCOUNTS)
    assert len(PLACES) >= max(map(len, (names, MOMENTS, experiments.BLOCKS, AGES)))
    return [
        {
            "account": names[turn % len(names)],
            "second": names[(turn + 1 + turn // len(names)) % len(names)],
            "moment": list(MOMENTS)[turn % len(MOMENTS)],
            "s_place": place,
            "block": list(experiments.BLOCKS)[turn % len(experiments.BLOCKS)],
            "s_age": AGES[turn % len(AGES)],
            "slow": "true",
        }
        for turn, place in enumerate(PLACES)
    ]


def player(page: AppTest) -> dict[str, Any]:
    """What the time line's player was given."""
    [found] = [
        element
        for element in page.get("bidi_component")
        if element.proto.component_name == "goodcry_player"
    ]
    return dict(json.loads(found.proto.json))


def walk(page: AppTest) -> Iterator[Any]:
    """All elements of a page, however deep."""
    stack: list[Any] = [page.main]
    while stack:
        node = stack.pop()
        children = getattr(node, "children", None)
        if children:
            stack.extend(children.values())
        else:
            yield node


def images(page: AppTest) -> dict[str, str]:
    """What each drawing says of itself -> the drawing."""
    return {said_of(each): ElementTree.tostring(each, "unicode") for each in pictures_of(page)}


@pytest.mark.parametrize("asked", addresses(), ids=lambda asked: "-".join(asked.values()))
def test_an_address_restores_everything(asked: dict[str, str]) -> None:
    page = open_page(SCRIPT, asked)
    assert_healthy(page)
    held = {key: str(page.session_state[key]).lower() for key in asked if key != "s_place"}
    assert asked.items() >= held.items()
    text = text_of(page)
    for account in (asked["account"], asked["second"]):
        for field in ("summary", "measured", "drawn"):
            said = EVIDENCE.row("accounts", account)[field]
            assert said in text, f"the page does not tell what is {field} of {account}"
    state = accounts.course(asked["account"]).at(MOMENTS[asked["moment"]]["seconds"])
    assert f"**{MOMENTS[asked['moment']]['name']}**, " in text
    assert f"heart **{state['heart_rate']:.0f}** a minute" in text
    given = player(page)
    assert f'class="now">{MOMENTS[asked["moment"]]["name"]}<' in given["phone"]
    assert {len(lane["lines"]) for lane in given["samples"]["lanes"].values()} == {2}
    assert len(json.dumps(given)) < 45_000, "the player gets too much for a phone"
    for said in about_experiments(asked):
        assert said in text


def about_experiments(asked: dict[str, str]) -> Iterator[str]:
    """What comes out of a block, and of an age."""
    course = accounts.course(asked["account"])
    at_rest = experiments.blocked_rates(course, float(course.t[0]), EVIDENCE)
    words = trials.BLOCK_WORDS[asked["block"]]
    yield words.format(
        rest=at_rest[trials.REST], now=at_rest[asked["block"]], alone=at_rest["both"]
    )
    seconds = MOMENTS[asked["moment"]]["seconds"]
    then = experiments.blocked_rates(course, seconds, EVIDENCE)[asked["block"]]
    yield f"it would be {then:.0f}, "
    age = int(asked["s_age"])
    yield f"At {age} the heart left alone would beat **{118 - 0.57 * age:.0f}** times"


def every_moment() -> None:
    from goodcry.ui.kit import frame
    from goodcry.ui.shift import choices, sections

    evidence = frame.load_evidence()
    for account in evidence.rows("accounts"):
        for moment in evidence.rows("moments"):
            sections.moment_words(choices.chosen(evidence, (account,), moment), evidence)


def test_every_account_at_every_moment() -> None:
    page = AppTest.from_function(every_moment, default_timeout=30).run()
    assert not page.exception
    said = [element.value for element in page.markdown]
    for (account, moment), words in zip(product(ACCOUNTS, MOMENTS), said, strict=True):
        state = accounts.course(account).at(MOMENTS[moment]["seconds"])
        assert words.startswith(f"**{MOMENTS[moment]['name']}**, "), f"{account}, {moment}"
        assert f"heart **{state['heart_rate']:.0f}** a minute" in words, f"{account}, {moment}"


def test_the_player_gets_both_lines_of_any_two_accounts() -> None:
    limits = timeline_scale.ranges([accounts.course(account) for account in ACCOUNTS])
    for pair in PAIRS:
        samples = timeline_scale.samples([accounts.course(account) for account in pair], limits)
        assert {len(lane["lines"]) for lane in samples["lanes"].values()} == {2}, pair


def test_an_account_over_itself_is_one_account() -> None:
    account = next(iter(ACCOUNTS))
    page = open_page(SCRIPT, {"account": account, "second": account})
    assert_healthy(page)
    assert len(player(page)["samples"]["lanes"]["rsa"]["lines"]) == 1


def test_slow_breath_in_words_and_picture() -> None:
    page = open_page(SCRIPT, {"slow": "true"})
    assert_healthy(page)
    trial = experiments.slow_breath(EVIDENCE)
    assert f"**{trial.slow_rsa:.0f}**, and yet no nerve works harder" in text_of(page)
    assert images(page)[WAVES] != images(plain_page(SCRIPT))[WAVES]


def step_buttons() -> None:
    from goodcry.ui.kit import frame, keys, registry
    from goodcry.ui.shift import choices

    evidence = frame.load_evidence()
    keys.enter(registry.page("shift"))
    choices.moment_slider(evidence)
    choices.step_buttons(evidence, "body")


def test_buttons_step_through_the_moments() -> None:
    page = AppTest.from_function(step_buttons, default_timeout=30).run()
    page.session_state["moment"] = next(iter(MOMENTS))
    page.run()
    assert page.button(key="s_earlier-body").disabled
    seen = [page.session_state["moment"]]
    while not page.button(key="s_later-body").disabled:
        page.button(key="s_later-body").click().run()
        assert not page.exception
        seen.append(page.session_state["moment"])
    assert seen == list(MOMENTS)


def test_every_drawing_says_what_it_shows() -> None:
    page = plain_page(SCRIPT)
    drawings = [said_of(picture) for picture in pictures_of(page)]
    told = [*drawings, player(page)["alt"]]
    assert drawings
    assert all(told)
    assert len(set(told)) == len(told), "two drawings say the same"


def test_what_is_folded_opens(evidence: Evidence) -> None:
    assert not tables_of(plain_page(SCRIPT))
    page = open_page(SCRIPT)
    for key in (*TWINS, "all", "knots_hendriks2007"):
        page.session_state[f"s_{key}_table" if key in TWINS else f"s_{key}"] = True
    page.run()
    assert_healthy(page)
    begins = [table.columns[0] for table in tables_of(page)]
    assert sorted(begins) == sorted([*TWINS.values(), "time"])
    text = text_of(page)
    for name in ACCOUNTS.values():
        assert f"**{name}**\n- **before tears:**" in text
    for knot in evidence.where("account_knots", account="hendriks2007"):
        assert knot["note"] in text


def test_message_and_questions_stand_without_any_touch(evidence: Evidence) -> None:
    text = text_of(plain_page(SCRIPT))
    assert "do not agree" in text
    assert "4 minutes after the first tear" in text
    for row in evidence.where("discussion", page="shift"):
        assert row["question"] in text
        assert row["hint"] in text
    for word in ("Solid", "Dotted", "Dashed", "Every height is assumed"):
        assert word in text


ALL_SIZES = "all sizes"
ALL_DIRECTIONS = "and here the direction of heart rate, breathing, RSA"


@pytest.mark.parametrize(
    ("account", "moment", "assumed"),
    [
        ("ioannou2016", "choked_up", f"{ALL_SIZES}, {ALL_DIRECTIONS}."),
        ("hendriks2007", "choked_up", f"{ALL_SIZES}, {ALL_DIRECTIONS}."),
        ("hendriks2007", "four_minutes", f"{ALL_SIZES}."),
    ],
)
def test_a_moment_says_what_of_it_nobody_recorded(account: str, moment: str, assumed: str) -> None:
    text = text_of(open_page(SCRIPT, {"account": account, "moment": moment}))
    assert f"Assumed: {assumed}" in text


def test_message_counts_the_study_that_found_no_more_brake() -> None:
    assert "saw no more brake in those who cried" in text_of(open_page(SCRIPT))


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "at the first tear"),
        (-45, "45 s before the first tear"),
        (90, "1 min 30 s after"),
        (240, "4 min after"),
    ],
)
def test_times_in_words(seconds: float, words: str) -> None:
    assert words in time_words.clock(seconds)
