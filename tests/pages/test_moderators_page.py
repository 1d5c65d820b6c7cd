"""The moderator table as a visitor meets it: every answer, every story, many scenarios.

What the browser makes of it is looked at there (``test_table_browser.py``), and what lies behind
the drops in ``test_behind_the_drops.py``.
"""

from __future__ import annotations

import gzip
import json
import random
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from goodcry import literature, outcome
from goodcry.evidence import Evidence
from goodcry.figures import drops
from goodcry.ui.kit import components
from goodcry.ui.kit.table.table import FOLDER, STYLES
from tests.support import table
from tests.support.app import assert_healthy, open_page, plain_page, text_of, unopened
from tests.support.data_copy import DataCopy
from tests.support.made_up import FACTOR, add_measured_factor
from tests.support.records import EVIDENCE, FACTORS, each

SCRIPT = "pages/moderators.py"
# In bytes: what is sent once and at each touch before compression, code and styles after it.
ONCE, EACH_TOUCH, CODE = 20_000, 1_800, 12_500
SCENARIOS = 500


def expected(chosen: dict[str, str], evidence: Evidence, **settings: Any) -> dict[str, int]:
    return drops.whole_drops(outcome.predict(chosen, evidence, **settings))


@pytest.fixture
def page() -> AppTest:
    """A page to touch."""
    return open_page(SCRIPT)


@pytest.mark.parametrize("turn", range(max(map(len, FACTORS.values()))))
def test_every_level_opens_from_its_address(turn: int, evidence: Evidence) -> None:
    """All factors that have so many levels are set together, each to the one whose turn it is."""
    chosen = {factor: levels[turn] for factor, levels in FACTORS.items() if turn < len(levels)}
    opened = open_page(SCRIPT, chosen)
    assert_healthy(opened)
    assert table.chosen(opened) == chosen
    assert table.counts(opened) == expected(chosen, evidence)


def test_nothing_set_is_the_base_rate(evidence: Evidence) -> None:
    opened = plain_page(SCRIPT)
    assert table.chosen(opened) == {}
    answers = table.fed(opened)["answers"]
    assert answers["A"]["counts"] == answers["usual"]["counts"] == expected({}, evidence)
    for low, high in answers["A"]["ranges"].values():
        assert low == high, "the base rate has no range"


@pytest.mark.slow
def test_each_level_alone_and_many_random_scenarios(page: AppTest, evidence: Evidence) -> None:
    choose = random.Random(20261122)
    alone = [{factor: level} for factor, levels in FACTORS.items() for level in levels]
    some = [
        {key: choose.choice(levels) for key, levels in FACTORS.items() if choose.random() < 0.4}
        for _ in range(SCENARIOS)
    ]
    for chosen in (*alone, *some):
        table.touch(page, **chosen)
        assert not page.exception
        assert table.chosen(page) == chosen
        assert table.counts(page) == expected(chosen, evidence), chosen


def test_a_touch_is_answered_and_stands_in_the_address(page: AppTest, evidence: Evidence) -> None:
    table.touch(page, support="hostile", base="diary", size="0.8")
    assert table.fed(page)["turn"] > 0
    wanted = expected({"support": "hostile"}, evidence, base="diary", effect_size=0.8)
    assert table.counts(page) == wanted
    assert {name: page.query_params[name] for name in page.query_params} == {
        "support": "hostile", "base": "diary", "size": "0.8",
    }  # fmt: skip


def test_what_is_taken_back_leaves_the_address_and_what_others_own_stays() -> None:
    opened = open_page(SCRIPT, {"support": "helped", "shame": "ashamed", "behind": "limits"})
    table.touch(opened, shame="ashamed")
    assert table.chosen(opened) == {"shame": "ashamed"}
    table.touch(opened)
    assert table.chosen(opened) == {}
    assert set(opened.query_params) == {"behind"}


def test_what_nobody_can_set_is_left_out(page: AppTest) -> None:
    table.touch(page, support="cheered", size="9", story="gone", big="1", shame="ashamed")
    assert set(page.query_params) == {"shame"}
    assert table.fed(page)["size"] == EVIDENCE.assumption("effect_size")


@each("presets")
def test_each_story_sets_its_scenario(row: dict[str, str]) -> None:
    stories = {story["id"]: story for story in table.given(plain_page(SCRIPT))["stories"]}
    levels = EVIDENCE.where("preset_levels", preset=row["id"])
    assert stories[row["id"]]["name"] == row["name"]
    assert stories[row["id"]]["levels"] == {each["factor"]: each["level"] for each in levels}


def test_a_changed_story_is_remembered_by_the_address(page: AppTest) -> None:
    table.touch(page, story="comforted", support="hostile")
    assert page.query_params["story"] == "comforted"
    assert table.fed(page)["story"] == "comforted"
    assert table.fed(open_page(SCRIPT, {"story": "comforted"}))["story"] == "comforted"


def test_two_scenarios_are_answered_side_by_side(evidence: Evidence) -> None:
    address = {"support": "helped", "b_support": "hostile", "b_shame": "ashamed"}
    opened = open_page(SCRIPT, {"compare": "true"} | address)
    assert table.counts(opened) == expected({"support": "helped"}, evidence)
    other = {"support": "hostile", "shame": "ashamed"}
    assert table.chosen(opened, "B") == other
    assert table.counts(opened, "B") == expected(other, evidence)
    alone = open_page(SCRIPT, address)
    assert "B" not in table.fed(alone)["answers"]
    assert table.chosen(alone, "B") == other, "the link's second scenario is forgotten"


def test_every_question_is_asked_in_its_family_and_what_moves_nothing_comes_last(
    evidence: Evidence,
) -> None:
    data = table.given(plain_page(SCRIPT))
    asked = [factor["id"] for family in data["families"] for factor in family["factors"]]
    assert sorted(asked) == sorted(FACTORS)
    for family in data["families"]:
        moves = [factor["moves"] for factor in family["factors"]]
        assert moves == sorted(moves, reverse=True)
        for factor in family["factors"]:
            row = evidence.row("factors", factor["id"])
            assert row["family"] == family["id"] and row["question"] == factor["question"]
            levels = evidence.where("factor_levels", factor=factor["id"])
            assert factor["moves"] == any(map(outcome.pushes, levels))
            for level, told in zip(levels, factor["levels"], strict=True):
                assert told["id"] == level["level"] and told["chip"] in (
                    level["label"],
                    level["level"],
                )
                kind = "measured" if level["certainty"] == "measured" else "assumed"
                assert told["size"] == (kind if outcome.pushes(level) else "none")
    first = data["families"][0]["factors"][0]
    found = evidence.where("level_findings", factor=first["id"])
    cited = {evidence.row("findings", link["finding"])["source"] for link in found}
    studies = {evidence.row("sources", key)["study"] or key for key in cited}
    assert first["studies"] == f"{len(studies)} sources"
    assert [level["sign"] for level in first["levels"]] == ["▲", "▼", "▼"]


@each("factors")
def test_why_opens_the_findings(row: dict[str, str], page: AppTest, evidence: Evidence) -> None:
    table.ask(page, row["id"])
    text = text_of(page)
    assert row["basis"] in text
    for level in evidence.where("factor_levels", factor=row["id"]):
        assert level["basis"] in text
        for finding in literature.level_findings(level, evidence):
            assert finding["statement"] in text


@pytest.mark.parametrize("base", outcome.bases(EVIDENCE))
def test_why_opens_what_to_keep_in_mind_about_a_base_rate(base: str, page: AppTest) -> None:
    table.ask(page, base)
    assert outcome.bases(EVIDENCE)[base]["caution"] in text_of(page)


def test_why_about_nothing_opens_nothing(page: AppTest) -> None:
    before = text_of(page)
    table.ask(page, "weather")
    assert_healthy(page)
    assert text_of(page) == before


def test_one_visitor_never_sees_anothers_choice(evidence: Evidence) -> None:
    first = open_page(SCRIPT, {"support": "hostile"})
    second = open_page(SCRIPT)
    first.run()
    assert table.chosen(second) == {}
    assert table.counts(second) == expected({}, evidence)


def test_new_data_appears_without_new_code(page_of_copy: DataCopy) -> None:
    copy = page_of_copy
    add_measured_factor(copy, 0.4, 0.1)
    opened = open_page(SCRIPT, {FACTOR: "sun"})
    assert_healthy(opened)
    assert table.factors(opened)[FACTOR]["question"] == "Did the sun shine?"
    assert table.counts(opened) == expected({FACTOR: "sun"}, copy.load())


def test_data_and_code_are_small() -> None:
    def weight(value: Any) -> int:
        return len(json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode())

    both = {"compare": "true", **{f"b_{name}": levels[0] for name, levels in FACTORS.items()}}
    opened = open_page(SCRIPT, {name: levels[-1] for name, levels in FACTORS.items()} | both)
    assert weight(table.given(opened)) <= ONCE
    assert weight(table.fed(open_page(SCRIPT, {"support": "helped"}))) <= EACH_TOUCH
    code = components.joined(FOLDER / "table.js")
    styles = components.styled(*(FOLDER / name for name in STYLES))
    assert len(gzip.compress((code + styles).encode())) <= CODE


def test_a_touch_while_the_first_run_is_under_way_counts() -> None:
    """As on a slow phone, or on one whose server was started anew: Streamlit calls nobody then."""
    assert table.chosen(table.touch(open_page(SCRIPT), support="helped")) == {"support": "helped"}
    page = table.touch(unopened(SCRIPT), support="nobody reacted")
    assert_healthy(page)
    assert table.chosen(page) == {"support": "nobody reacted"}
    assert page.query_params["support"] == "nobody reacted"
