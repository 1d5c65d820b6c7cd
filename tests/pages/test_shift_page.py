"""The page of the shift as a visitor meets it: every account, moment, overlay and experiment."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import combinations, product
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from goodcry import autonomic, experiments
from goodcry.evidence import Evidence
from goodcry.ui.kit.page_parameters import NONE
from goodcry.ui.shift import time_words
from tests.support.app import assert_healthy, open_page, tables_of, text_of
from tests.support.records import EVIDENCE

SCRIPT = "pages/shift.py"
ACCOUNTS = {row["id"]: row["name"] for row in EVIDENCE.rows("accounts")}
MOMENTS = {row["id"]: row for row in EVIDENCE.rows("moments")}
PLACES = [row["id"] for row in EVIDENCE.rows("places")]
PAIRS = list(combinations(ACCOUNTS, 2))


@pytest.fixture(scope="module")
def shared_page() -> AppTest:
    return open_page(SCRIPT)


def player(page: AppTest) -> dict[str, Any]:
    """What the time line's player was given."""
    found = next(element for element in walk(page) if element.type == "bidi_component")
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
    shown = [image for e in walk(page) if e.type == "image" for image in e.proto.imgs]
    return {image.alt: image.url for image in shown}


def steer(page: AppTest, **state: Any) -> AppTest:
    for key, value in state.items():
        page.session_state[key] = value
    return page.run()


def heart_rates(account: str) -> dict[str, float]:
    course = autonomic.simulate(account, EVIDENCE)
    return {key: course.at(row["seconds"])["heart_rate"] for key, row in MOMENTS.items()}


@pytest.mark.parametrize("account", ACCOUNTS)
def test_every_account_at_every_moment(account: str, shared_page: AppTest) -> None:
    rates = heart_rates(account)
    for moment, named in MOMENTS.items():
        page = steer(shared_page, account=account, second=NONE, moment=moment)
        assert_healthy(page)
        text = text_of(page)
        assert f"**{named['name']}**, " in text
        assert f"heart **{rates[moment]:.0f}** a minute" in text
        row = EVIDENCE.row("accounts", account)
        for field in ("summary", "measured", "drawn"):
            assert row[field] in text, f"the page does not tell what is {field}"
        assert f'class="now">{named["name"]}<' in player(page)["phone"]


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_every_overlay(first: str, second: str, shared_page: AppTest) -> None:
    page = steer(shared_page, account=first, second=second, moment="crying")
    assert_healthy(page)
    shown = player(page)
    for lane in shown["samples"]["lanes"].values():
        assert len(lane["lines"]) == 2
    for account in (first, second):
        assert EVIDENCE.row("accounts", account)["measured"] in text_of(page)


def test_an_account_over_itself_is_one_account(shared_page: AppTest) -> None:
    account = next(iter(ACCOUNTS))
    page = steer(shared_page, account=account, second=account)
    assert_healthy(page)
    assert len(player(page)["samples"]["lanes"]["rsa"]["lines"]) == 1


@pytest.mark.parametrize("place", PLACES)
def test_every_place_of_the_body_map(place: str, shared_page: AppTest) -> None:
    page = steer(shared_page, s_place=place)
    assert_healthy(page)
    row = EVIDENCE.row("places", place)
    text = text_of(page)
    assert row["about"] in text
    assert row["in_criers"] in text
    for link in EVIDENCE.where("place_pathways", place=place):
        assert EVIDENCE.row("pathways", link["pathway"])["role"] in text
    if row["organ"]:
        effect = EVIDENCE.row("organ_effects", row["organ"])
        assert effect["sympathetic"] in text
        assert effect["note"] in text


@pytest.mark.parametrize("blocked", experiments.BLOCKS)
def test_every_block(blocked: str, shared_page: AppTest) -> None:
    page = steer(shared_page, block=blocked)
    assert_healthy(page)
    course = autonomic.simulate("hendriks2007", EVIDENCE)
    rate = experiments.blocked_rates(course, -120, EVIDENCE)[blocked]
    assert f"{rate:.0f}" in text_of(page)


def test_slow_breath_in_words_and_picture(shared_page: AppTest) -> None:
    name = "Half a minute of heart rate that swings with the breath; slow breaths swing wider"
    before = images(steer(shared_page, slow=False))[name]
    page = steer(shared_page, slow=True)
    assert_healthy(page)
    trial = experiments.slow_breath(EVIDENCE)
    assert f"**{trial.slow_rsa:.0f}**, and yet no nerve works harder" in text_of(page)
    assert images(page)[name] != before


@pytest.mark.parametrize("age", [18, 20, 55, 90])
def test_ages(age: int, shared_page: AppTest) -> None:
    page = steer(shared_page, s_age=age)
    assert_healthy(page)
    assert f"At {age} the heart left alone would beat **{118 - 0.57 * age:.0f}** times" in text_of(
        page
    )


def test_an_address_restores_everything() -> None:
    page = open_page(
        SCRIPT,
        {
            "account": "sharman2020",
            "second": "arita2013",
            "moment": "choked_up",
            "s_place": "heart",
            "block": "both",
            "slow": "true",
            "s_age": "70",
        },
    )
    assert_healthy(page)
    state = page.session_state
    assert (state["account"], state["second"]) == ("sharman2020", "arita2013")
    assert (state["moment"], state["s_place"]) == ("choked_up", "heart")
    assert (state["block"], state["slow"], state["s_age"]) == (
        "both",
        True,
        70,
    )


@pytest.mark.parametrize(
    ("key", "value"),
    list(
        product(
            ("account", "second", "moment", "s_place", "block", "slow", "s_age"),
            ("", "nobody", "<b>", "-1", "9" * 40),
        )
    ),
)
def test_a_broken_address_does_no_harm(key: str, value: str) -> None:
    page = open_page(SCRIPT, {key: value})
    assert_healthy(page)
    assert "<b>" not in text_of(page)


def test_buttons_step_through_the_moments() -> None:
    page = open_page(SCRIPT)
    seen = [str(page.session_state["moment"])]
    while not page.button(key="s_later-body").disabled:
        page.button(key="s_later-body").click().run()
        assert_healthy(page)
        seen.append(page.session_state["moment"])
    assert seen == list(MOMENTS)[1:]
    page.button(key="s_earlier-plane").click().run()
    assert page.session_state["moment"] == list(MOMENTS)[-2]


def test_every_drawing_says_what_it_shows() -> None:
    page = open_page(SCRIPT)
    drawings = [image for e in walk(page) if e.type == "image" for image in e.proto.imgs]
    told = [image.alt for image in drawings] + [player(page)["alt"]]
    assert drawings
    assert all(told)
    assert len(set(told)) == len(told), "two drawings say the same"


@pytest.mark.parametrize("key", ["timeline", "body", "mood", "block", "slow", "age"])
def test_twins_open(key: str) -> None:
    page = open_page(SCRIPT)
    before = len(tables_of(page))
    page.session_state[f"s_{key}_table"] = True
    page.run()
    assert_healthy(page)
    assert len(tables_of(page)) == before + 1


def test_what_is_folded_opens(evidence: Evidence) -> None:
    page = open_page(SCRIPT)
    page.session_state["s_all"] = True
    page.session_state["s_knots_hendriks2007"] = True
    page.run()
    assert_healthy(page)
    text = text_of(page)
    for name in ACCOUNTS.values():
        assert name in text
    for knot in evidence.where("account_knots", account="hendriks2007"):
        assert knot["note"] in text


def test_message_and_questions_stand_without_any_touch(evidence: Evidence) -> None:
    text = text_of(open_page(SCRIPT))
    assert "do not agree" in text
    assert "4 minutes after the first tear" in text
    assert "facial nerve (VII)" in text
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


def test_what_the_player_gets_is_small() -> None:
    names = list(ACCOUNTS)
    page = open_page(SCRIPT, {"account": names[0], "second": names[-1]})
    assert len(json.dumps(player(page))) < 45_000


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
