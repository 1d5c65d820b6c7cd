"""The moderators page as a visitor meets it: every answer, every story, many scenarios."""

from __future__ import annotations

import random
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from goodcry import effects, literature, outcome
from goodcry.evidence import Evidence
from goodcry.figures import drops
from goodcry.ui.kit import faces
from goodcry.ui.kit.page_parameters import NOT_SET
from goodcry.working import signed
from tests.support.app import assert_healthy, open_page, plain_page, tables_of, text_of
from tests.support.data_copy import DataCopy
from tests.support.made_up import FACTOR, add_measured_factor
from tests.support.records import EVIDENCE

SCRIPT = "pages/moderators.py"
FACTORS = {
    factor["id"]: [row["level"] for row in EVIDENCE.where("factor_levels", factor=factor["id"])]
    for factor in EVIDENCE.rows("factors")
}
PRESETS = [row["name"] for row in EVIDENCE.rows("presets")]


def result_line(page: AppTest) -> str:
    """The line that says how a hundred such cries could end."""
    lines = [element.value for element in page.markdown if " better" in element.value]
    return next(line for line in lines if "such cries" in line).replace("\u00a0", " ")


def expected_line(scenario_set: dict[str, str], evidence: Evidence, **of: Any) -> str:
    counts = drops.whole_drops(outcome.predict(scenario_set, evidence, **of))
    return f"**+ {counts['better']}** better"


@pytest.fixture(scope="module")
def shared_page() -> AppTest:
    return open_page(SCRIPT)


@pytest.mark.parametrize("turn", range(max(map(len, FACTORS.values()))))
def test_every_level_opens_from_its_address(turn: int, evidence: Evidence) -> None:
    """All factors that have so many levels are set together, each to the one whose turn it is."""
    chosen = {factor: levels[turn] for factor, levels in FACTORS.items() if turn < len(levels)}
    page = open_page(SCRIPT, chosen)
    assert_healthy(page)
    assert {factor: page.session_state[factor] for factor in chosen} == chosen
    assert expected_line(chosen, evidence) in result_line(page)
    text = text_of(page)
    for factor, level in chosen.items():
        label = evidence.where("factor_levels", factor=factor, level=level)[0]["label"]
        assert f"**{label}**: " in text, f"the literature layer does not name {factor}={level}"
    assert shown_pushes(page) == {
        evidence.row("factors", factor)["name"]: signed(push.mean)
        for factor, push in outcome.predict(chosen, evidence).contributions.items()
        if push.moves
    }


def shown_pushes(page: AppTest) -> dict[str, str]:
    """What the table of pushes says of each factor."""
    if "o_contributions_face" not in {group.key for group in page.button_group}:
        return {}
    page.button_group(key="o_contributions_face").set_value(faces.TABLE).run()
    [table] = [table for table in tables_of(page) if "push (log-odds)" in table]
    return dict(zip(table["what"], table["push (log-odds)"], strict=True))


@pytest.mark.slow
def test_each_level_alone_and_five_hundred_random_scenarios(
    shared_page: AppTest, evidence: Evidence
) -> None:
    choose = random.Random(20261122)
    alone = [{factor: level} for factor, levels in FACTORS.items() for level in levels]
    some = [
        {key: choose.choice(levels) for key, levels in FACTORS.items() if choose.random() < 0.4}
        for _ in range(500)
    ]
    for chosen in (*alone, *some):
        for key in FACTORS:
            shared_page.session_state[key] = chosen.get(key, NOT_SET)
        shared_page.run()
        assert_healthy(shared_page)
        assert expected_line(chosen, evidence) in result_line(shared_page), chosen


def test_nothing_set_is_the_base_rate(evidence: Evidence) -> None:
    page = plain_page(SCRIPT)
    assert expected_line({}, evidence) in result_line(page)
    assert " to " not in result_line(page), "the base rate has no range"


@pytest.mark.parametrize("name", PRESETS)
def test_each_story_sets_its_scenario(name: str, shared_page: AppTest, evidence: Evidence) -> None:
    page = shared_page.selectbox(key="o_story").select(name).run()
    assert_healthy(page)
    preset = next(row for row in evidence.rows("presets") if row["name"] == name)
    levels = evidence.where("preset_levels", preset=preset["id"])
    wanted = {row["factor"]: row["level"] for row in levels}
    assert expected_line(wanted, evidence) in result_line(page)
    for key in FACTORS:
        assert page.session_state[key] == wanted.get(key, NOT_SET), key


def test_a_touch_draws_the_result_anew_and_not_the_controls(evidence: Evidence) -> None:
    page = open_page(SCRIPT)
    page.button_group(key="support").set_value("hostile").run()
    assert_result(page, {"support": "hostile"}, evidence)
    label = evidence.where("factor_levels", factor="support", level="hostile")[0]["label"]
    assert f"**{label}**: " in text_of(page)
    sent = [group.key for group in page.button_group]
    assert sent and all(str(key).endswith("_face") for key in sent), "the controls were sent again"


def test_what_moves_nothing_is_asked_only_when_wanted() -> None:
    page = plain_page(SCRIPT)
    keys = [group.key for group in page.button_group]
    assert "support" in keys and "sex" not in keys


@pytest.mark.parametrize("asked", [{"sex": "woman"}, {"b_sex": "man"}], ids=["A", "B"])
def test_what_moves_nothing_stays_set_though_its_fold_is_closed(asked: dict[str, str]) -> None:
    page = open_page(SCRIPT, asked | {"compare": "true"}).run()
    assert_healthy(page)
    for key, level in asked.items():
        assert page.session_state[key] == level
        assert page.query_params[key] == level


def test_the_chance_of_better_is_told_of_a_scenario_that_pushes_and_of_no_other() -> None:
    said = text_of(open_page(SCRIPT, {"compare": "true", "support": "helped"}))
    assert "Scenario A: by this sum" in said
    assert "Scenario B: by this sum" not in said


def test_a_moved_size_draws_the_result_anew(evidence: Evidence) -> None:
    page = open_page(SCRIPT, {"support": "hostile"})
    page.slider(key="size").set_value(0.8).run()
    assert_result(page, {"support": "hostile"}, evidence, effect_size=0.8)


def test_another_base_draws_the_result_and_its_caution_anew(evidence: Evidence) -> None:
    page = open_page(SCRIPT, {"support": "hostile"})
    page.button_group(key="o_drops_A_face").set_value(faces.SOURCES).run()
    page.button_group(key="base").set_value("press").run()
    assert_result(page, {"support": "hostile"}, evidence, base="press")
    assert outcome.bases(evidence)["press"]["caution"] in text_of(page)


def assert_result(page: AppTest, chosen: dict[str, str], evidence: Evidence, **of: Any) -> None:
    """After a touch: the line in the page and the line in the bar both say this."""
    counts = drops.whole_drops(outcome.predict(chosen, evidence, **of))
    said = [
        element.value.replace("\u00a0", " ")
        for element in page.markdown
        if "** better" in element.value
    ]
    assert len(said) == 2
    assert all(f"**+ {counts['better']}** better" in each for each in said)
    assert all(f"**− {counts['worse']}** worse" in each for each in said)


def test_reset_clears_everything() -> None:
    page = open_page(SCRIPT, {"support": "helped", "shame": "ashamed"})
    page.button(key="o_reset").click().run()
    assert_healthy(page)
    assert page.session_state["support"] == NOT_SET
    assert page.session_state["shame"] == NOT_SET


def test_two_scenarios_stand_side_by_side(evidence: Evidence) -> None:
    page = open_page(
        SCRIPT,
        {"compare": "true", "support": "helped", "b_support": "hostile", "b_shame": "ashamed"},
    )
    assert_healthy(page)
    text = text_of(page)
    assert "Scenario A" in text and "Scenario B" in text
    assert expected_line({"support": "helped"}, evidence) in text
    assert expected_line({"support": "hostile", "shame": "ashamed"}, evidence) in text
    assert len(page.get("plotly_chart")) == 1


def test_size_and_base_can_be_chosen(evidence: Evidence) -> None:
    chosen = {"support": "hostile"}
    page = open_page(SCRIPT, chosen | {"size": "0.8", "base": "press"})
    wanted = expected_line(chosen, evidence, effect_size=0.8, base="press")
    assert wanted in result_line(page)
    for less in ({}, {"effect_size": 0.8}, {"base": "press"}):
        assert expected_line(chosen, evidence, **less) != wanted


def test_why_opens_the_findings(evidence: Evidence) -> None:
    page = open_page(SCRIPT)
    page.session_state["o_why_support"] = True
    page.run()
    assert_healthy(page)
    text = text_of(page)
    for level in evidence.where("factor_levels", factor="support"):
        for finding in literature.level_findings(level, evidence):
            assert finding["statement"] in text


def test_new_data_appears_without_new_code(page_of_copy: DataCopy) -> None:
    copy = page_of_copy
    add_measured_factor(copy, 0.4, 0.1)
    line = copy.line("findings", id="f_made_up")
    copy.edit("findings", line, statement="It went with better mood.", n=12, n_of="people")
    copy.edit("base_rates", copy.line("base_rates", base="survey"), better=50, same=30, worse=20)

    page = open_page(SCRIPT, {FACTOR: "sun"})
    assert_healthy(page)
    text = text_of(page)
    assert "Did the sun shine?" in text and "**sun**" in text and "12 people" in text
    assert "+0.40 (+0.20 to +0.60) log-odds" in text
    assert expected_line({FACTOR: "sun"}, copy.load()) in result_line(page)
    assert "**+ 60** better" in result_line(page)
    for fold in (f"why_{FACTOR}", "effects", "working"):
        page.session_state[f"o_{fold}"] = True
    page.session_state["o_forest_face"] = faces.TABLE
    page.run()
    assert_healthy(page)
    text = text_of(page)
    assert "It went with better mood." in text
    assert "| Made up | sun | +0.40 | +0.20 to +0.60 | measured: " in text
    assert "50 better" in text and "| measured: +0.40 |" in text


def test_the_working_leads_to_the_result(evidence: Evidence) -> None:
    scenario = {"resolution": "still open", "insight": "no new view", "shame": "ashamed"}
    page = open_page(SCRIPT, scenario)
    page.session_state["o_working"] = True
    page.run()
    assert_healthy(page)
    text = text_of(page)
    found = outcome.predict(scenario, evidence)
    assert "The sum** is " + signed(found.shift) in text
    for share in (found.better, found.same, found.worse):
        assert f"{share.middle:.3f}" in text
    assert "these are left out: the matter is still open, it looks as before" in text
    assert "−0.50 × 0.30 × 0.70 × 1.81 = −0.19" in text


def test_every_effect_stands_in_the_forest_plot_and_leads_to_its_finding(
    evidence: Evidence,
) -> None:
    page = open_page(SCRIPT)
    page.session_state["o_effects"] = True
    page.run()
    assert_healthy(page)
    assert len(page.get("plotly_chart")) == 1
    page.button_group(key="o_forest_face").set_value(faces.TABLE).run()
    assert_healthy(page)
    assert not page.get("plotly_chart")
    (table,) = (each for each in tables_of(page) if "95 % interval" in each.columns)
    found = effects.effects(evidence, evidence.assumption("effect_size"))
    assert len(table) == len(found)
    for effect, (_, row) in zip(found, table.iterrows(), strict=True):
        assert row["answer"] == effect.level["level"]
        if effect.finding:
            assert f"source={effect.finding['source']}" in row["size"]
        else:
            assert row["size"] == "assumed"
    assert effects.as_csv(found).decode().count("\n") == len(found) + 1


def test_one_visitor_never_sees_anothers_choice(evidence: Evidence) -> None:
    first = open_page(SCRIPT, {"support": "hostile"})
    second = open_page(SCRIPT)
    first.run()
    assert second.session_state["support"] == NOT_SET
    assert expected_line({}, evidence) in result_line(second)
