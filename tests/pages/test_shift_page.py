"""The page of the shift as a visitor meets it: what links set, and what stands around it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from goodcry import classroom, experiments, heart, study_matrix
from goodcry.evidence import Evidence
from goodcry.heart import Constants
from goodcry.provenance import BASES
from goodcry.ui.kit import faces
from goodcry.ui.shift import experiments_data, matrix_data, mood_data, time_words
from tests.support import accounts
from tests.support.app import assert_healthy, open_page, plain_page, tables_of, text_of
from tests.support.instrument import given
from tests.support.records import EVIDENCE

SCRIPT = "pages/shift.py"
ACCOUNTS = {row["id"]: row["name"] for row in EVIDENCE.rows("accounts")}
MOMENTS = {row["id"]: row for row in EVIDENCE.rows("moments")}
PLACES = [row["id"] for row in EVIDENCE.rows("places")]
FOLDS = ("details", "articles_say")
FACE = "s_body_face"


def addresses() -> list[dict[str, str]]:
    """One for each place; each account, moment, block and age stands in some of them."""
    names, ages = list(ACCOUNTS), ("18", "55", "90")
    assert len(PLACES) >= max(map(len, (names, MOMENTS, experiments.BLOCKS, ages)))
    return [
        {
            "account": names[turn % len(names)],
            "second": names[(turn + 1 + turn // len(names)) % len(names)],
            "moment": list(MOMENTS)[turn % len(MOMENTS)],
            "s_place": place,
            "block": list(experiments.BLOCKS)[turn % len(experiments.BLOCKS)],
            "s_age": ages[turn % len(ages)],
            "slow": "true",
        }
        for turn, place in enumerate(PLACES)
    ]


@pytest.mark.parametrize("asked", addresses(), ids=lambda asked: "-".join(asked.values()))
def test_an_address_sets_the_instrument_and_the_words_around_it(asked: dict[str, str]) -> None:
    page = open_page(SCRIPT, asked)
    assert_healthy(page)
    assert given(page)["chosen"] == {
        "study": asked["account"],
        "second": asked["second"],
        "seconds": MOMENTS[asked["moment"]]["seconds"],
        "place": asked["s_place"],
        "block": None if asked["block"] == "nothing" else asked["block"],
        "slow": True,
        "age": int(asked["s_age"]),
        "free": None,
    }
    text = text_of(page)
    for account in (asked["account"], asked["second"]):
        assert EVIDENCE.row("accounts", account)["summary"] in text


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param({}, {"block": None, "slow": False, "age": None}, id="no experiment"),
        pytest.param({"block": "vagus"}, {"block": "vagus"}, id="vagus"),
        pytest.param({"block": "sympathetic"}, {"block": "sympathetic"}, id="sympathetic"),
        pytest.param({"block": "both"}, {"block": "both"}, id="both"),
        pytest.param({"block": "nothing"}, {"block": None}, id="nothing cut"),
        pytest.param({"slow": "true"}, {"slow": True}, id="slow breath"),
        pytest.param({"s_age": "70"}, {"age": 70}, id="older"),
        pytest.param(
            {"s_free": "true", "s_age": "70"}, {"age": None}, id="the age of a heart set by hand"
        ),
        pytest.param(
            {"account": ACCOUNTS["sharman2020"], "second": ACCOUNTS["arita2013"]},
            {"study": "sharman2020", "second": "arita2013"},
            id="two accounts by their names",
        ),
        pytest.param(
            {"account": "arita2013", "second": "arita2013"},
            {"study": "arita2013", "second": None},
            id="an account over itself is one",
        ),
    ],
)
def test_a_link_sets_what_it_has_always_set(
    asked: Mapping[str, str], expected: Mapping[str, Any]
) -> None:
    chosen = given(open_page(SCRIPT, asked))["chosen"]
    assert {name: chosen[name] for name in expected} == expected


LESSON_STEPS = [
    step
    for lesson in EVIDENCE.rows("lessons")
    for step in classroom.steps(lesson["id"], EVIDENCE)
    if step.page == "shift"
]


@pytest.mark.parametrize("step", LESSON_STEPS, ids=lambda step: step.opens)
def test_a_step_of_a_lesson_opens_a_study_in_large_letters(step: classroom.Step) -> None:
    page = open_page(SCRIPT, {**step.parameters, "big": "1"})
    assert_healthy(page)
    assert not page.info, "the page does not know something that the step asks for"
    assert step.parameters["account"] == given(page)["chosen"]["study"]


def test_the_parts_below_the_clock_are_small() -> None:
    data = given(plain_page(SCRIPT))
    parts = {name: json.dumps(data[name], ensure_ascii=False) for name in ("matrix", "experiments")}
    assert sum(map(len, parts.values())) + len(data["mood"]["svg"]) < 7000


def test_the_matrix_gets_every_arrow(evidence: Evidence) -> None:
    data = matrix_data.data(evidence)
    for account in ACCOUNTS:
        told = [
            study_matrix.Arrow(
                data["signals"][signal][0],
                data["times"][time],
                data["directions"][direction],
                data["bases"][basis],
            )
            for time, signal, direction, basis in data["arrows"][account]
        ]
        assert tuple(told) == study_matrix.arrows(account, evidence)
    assert data["bases"] == BASES
    assert [row["name"] for row in data["untimed"]] == ["Ishii 2021: no more brake"]


@pytest.mark.parametrize("block", ["vagus", "sympathetic", "both"])
def test_a_cut_comes_out_as_the_model_says(block: str, evidence: Evidence) -> None:
    trial = experiments_data.data(evidence)["trials"][block]
    rates = experiments.resting_rates(evidence)
    assert (trial["before"], trial["after"]) == (round(rates["nothing"]), round(rates[block]))
    assert str(trial["after"]) in trial["outcome"]


def test_slow_breath_and_age_come_out_as_the_model_says(evidence: Evidence) -> None:
    trials = experiments_data.data(evidence)["trials"]
    slow, young, old = (
        experiments.slow_breath(evidence),
        experiments.aged(20, evidence),
        experiments.aged(70, evidence),
    )
    assert (trials["slow"]["before"], trials["slow"]["after"]) == (
        round(slow.usual_rsa),
        round(slow.slow_rsa),
    )
    assert (trials["age"]["before"], trials["age"]["after"]) == (round(young.rest), round(old.rest))
    assert "Can you trust that?" in trials["age"]["trust"]


@pytest.mark.parametrize("trial", experiments_data.BUTTONS)
def test_no_question_holds_its_answer(trial: str, evidence: Evidence) -> None:
    found = experiments_data.data(evidence)["trials"][trial]
    low, high = experiments_data.LANES[found["signal"]]
    assert low < found["after"] < high
    assert str(found["after"]) not in found["ask"].split()


def test_only_where_breathing_changes_it_makes_a_share_of_the_rise(evidence: Evidence) -> None:
    assert list(experiments_data.data(evidence)["shares"]) == ["hendriks2007"]


def test_mood_and_body_stand_on_one_axis(evidence: Evidence) -> None:
    data = mood_data.data(evidence)
    assert data["minutes"] == 90
    assert "gone by 4 min" in data["svg"]


def test_what_is_folded_opens(evidence: Evidence) -> None:
    assert not tables_of(plain_page(SCRIPT))
    page = open_page(SCRIPT)
    for key in FOLDS:
        page.session_state[f"s_{key}"] = True
    page.run()
    assert_healthy(page)
    text = text_of(page)
    for row in (*evidence.rows("accounts"), *evidence.rows("untimed_studies")):
        assert f"**{row['name']}.**" in text
    for row in evidence.rows("accounts"):
        assert row["measured"] in text
        assert row["drawn"] in text
    for row in evidence.rows("account_signals"):
        assert evidence.row("findings", row["finding"])["statement"] in text
    for knot in evidence.rows("account_knots"):
        assert knot["note"] in text
    begins = {table.columns[0] for table in tables_of(page)}
    assert begins == {"time", "at", "organ", "when"}


def test_the_sources_are_a_face_of_the_instrument(evidence: Evidence) -> None:
    page = plain_page(SCRIPT)
    page.button_group(key=FACE).set_value(faces.SOURCES).run()
    assert_healthy(page)
    text = text_of(page)
    for row in evidence.where("statements", page="shift"):
        assert f"**{row['about']}**" in text


@pytest.mark.parametrize("block", [None, "vagus", "sympathetic", "both"])
def test_the_table_says_what_the_lanes_show(block: str | None, evidence: Evidence) -> None:
    """Of both studies at each named moment and now, as the experiment changes them."""
    page = open_page(
        SCRIPT,
        {"account": "sharman2020", "second": "arita2013", "moment": "12.3"}
        | ({"block": block} if block else {"slow": "true", "s_age": "70"}),
    )
    page.button_group(key=FACE).set_value(faces.TABLE).run()
    assert_healthy(page)
    [table] = tables_of(page)
    times = sorted([12.3, *(row["seconds"] for row in MOMENTS.values())])
    assert [table["study"][place] for place in range(len(table))] == [
        ACCOUNTS[account] for account in ("sharman2020", "arita2013") for _ in times
    ]
    constants = Constants.read(evidence)
    for place, seconds in enumerate([*times, *times]):
        account = "sharman2020" if place < len(times) else "arita2013"
        state = accounts.course(account).at(seconds)
        push, brake = (
            -1.0 if block in ("both", cut) else state[f"{name}_effective"]
            for cut, name in (("sympathetic", "s"), ("vagus", "v"))
        )
        breaths = 6.0 if block is None else state["breathing"]
        alone = heart.intrinsic_rate(constants, None if block else 70)
        row = table.iloc[place]
        assert row["heart, beats/min"] == f"{heart.heart_rate(push, brake, alone, constants):.0f}"
        assert row["RSA, beats/min"] == f"{heart.rsa_amplitude(brake, breaths, constants):.1f}"
        assert row["breaths/min"] == f"{breaths:.1f}"
        cut = {"brake": ("vagus", "both"), "push": ("sympathetic", "both")}
        for drive, name in (("push", "sympathetic"), ("brake", "parasympathetic")):
            assert row[drive] == ("cut" if block in cut[drive] else f"{state[name]:+.2f}")


def test_the_table_of_ones_own_setting_is_one_row() -> None:
    own = {"s_free": "true", "s_push": "0.3", "s_brake": "-0.25", "s_breaths": "9", "s_age": "61"}
    page = open_page(SCRIPT, own)
    page.button_group(key=FACE).set_value(faces.TABLE).run()
    [table] = tables_of(page)
    assert table.iloc[0][["age", "push", "brake", "breaths/min"]].tolist() == [
        "61",
        "+0.30",
        "-0.25",
        "9.0",
    ]
    assert len(table) == 1


def test_message_and_questions_stand_without_any_touch(evidence: Evidence) -> None:
    text = text_of(plain_page(SCRIPT))
    assert "do not agree" in text
    assert "4 minutes after the first tear" in text
    assert "saw no more brake in those who cried" in text
    assert "facial nerve (VII)" in text
    for row in evidence.where("discussion", page="shift"):
        assert row["question"] in text
        assert row["hint"] in text
    for word in ("Solid", "Dotted", "Dashed", "every height is assumed"):
        assert word in text


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
