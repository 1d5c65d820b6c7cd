"""What lies behind the drops: studies, tilts, the sum, all effects, articles, limits."""

from __future__ import annotations

from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from goodcry import claims, effects, literature, outcome
from goodcry.evidence import Evidence
from goodcry.figures import drops
from goodcry.ui.kit import faces
from goodcry.ui.kit.page_parameters import MODERATOR_PARTS
from goodcry.ui.kit.table import table
from goodcry.ui.moderators import behind
from goodcry.working import signed
from tests.support.app import assert_healthy, html_of, open_page, plain_page, tables_of, text_of
from tests.support.data_copy import DataCopy
from tests.support.made_up import FACTOR, add_measured_factor
from tests.support.records import FACTORS
from tests.support.table import touch

SCRIPT = "pages/moderators.py"
TURNS = range(max(map(len, FACTORS.values())))
BOTH = {"compare": "true", "support": "helped", "b_support": "hostile", "b_shame": "ashamed"}


def opened(part: str, **address: str) -> AppTest:
    """The page with this part open."""
    page = open_page(SCRIPT, {**address, "behind": part})
    assert_healthy(page)
    return page


def in_turn(turn: int) -> dict[str, str]:
    """All factors that have so many levels, each set to the one whose turn it is."""
    return {factor: levels[turn] for factor, levels in FACTORS.items() if turn < len(levels)}


def column(page: AppTest, name: str) -> list[str]:
    """What a column holds of the one table that has it."""
    [table] = [table for table in tables_of(page) if name in table]
    return list(table[name])


# --- one choice ---------------------------------------------------------------------------


def test_nothing_is_open_at_first_and_nothing_of_it_is_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def never(*_: Any) -> None:
        raise AssertionError("a closed part was made")

    monkeypatch.setattr(behind, "_draw", never)
    page = open_page(SCRIPT, {"support": "helped"})
    assert_healthy(page)
    assert page.button_group(key="behind").value is None
    assert not page.header


@pytest.mark.parametrize("part", MODERATOR_PARTS)
def test_a_part_opens_with_a_touch_stands_in_the_address_and_closes_again(part: str) -> None:
    page = open_page(SCRIPT, {"support": "helped"})
    page.button_group(key="behind").set_value(part).run()
    assert not page.exception
    assert behind.TITLES[part] in text_of(page)
    assert not page.title, "the page was drawn anew, and not this part alone"
    again = opened(part, support="helped")
    assert again.button_group(key="behind").value == part
    again.button_group(key="behind").set_value(None).run()
    assert not again.exception
    assert behind.TITLES[part] not in text_of(again)


def test_an_unknown_part_is_named_and_nothing_is_open() -> None:
    page = open_page(SCRIPT, {"behind": "the scenes"})
    assert "the drops alone" in page.info[0].value
    assert not page.header


def drawn_anew(page: AppTest, monkeypatch: pytest.MonkeyPatch, **told: str) -> list[str]:
    """Which fragments a touch on the table draws anew, where its own is not all."""
    asked: list[str] = []
    with monkeypatch.context() as patch:
        patch.setattr(st, "rerun", asked.extend)
        touch(page, **told)
    assert not page.exception
    return asked


def test_a_touch_draws_no_more_anew_than_it_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    page = open_page(SCRIPT)
    assert drawn_anew(page, monkeypatch, support="helped") == []
    page = opened("sum")
    assert drawn_anew(page, monkeypatch, support="helped") == [table.ANSWER, behind.FRAGMENT]


def test_an_open_part_follows_each_touch(evidence: Evidence) -> None:
    page = opened("studies", support="helped")
    touch(page, support="nobody reacted")
    assert not page.exception
    helped, nobody = (
        evidence.where("factor_levels", factor="support", level=level)[0]["label"]
        for level in ("helped", "nobody reacted")
    )
    assert f"**{nobody}**: " in text_of(page)
    assert f"**{helped}**: " not in text_of(page)


def test_for_the_last_row_all_parts_wait_behind_one_button() -> None:
    page = open_page(SCRIPT, {"big": "1", "support": "helped", "behind": "sum"})
    assert_healthy(page)
    assert not page.expander
    page.button(key="bar_notes").click().run()
    assert_healthy(page)
    titles = [fold.label for fold in page.expander]
    assert [title for title in titles if title in behind.TITLES.values()] == [
        *behind.TITLES.values()
    ]
    assert "The sum** is" in text_of(page), "the part that the address names is closed"


# --- what studies say ---------------------------------------------------------------------


@pytest.mark.parametrize("turn", TURNS)
def test_what_studies_say_of_every_answer_and_how_far_it_tilts(
    turn: int, evidence: Evidence
) -> None:
    chosen = in_turn(turn)
    text = text_of(opened("studies", **chosen))
    for item in literature.of(chosen, evidence):
        assert f"**{item.level['label']}**: " in text, item.level
    page = opened("tilts", **chosen)
    page.button_group(key="o_tilts_face").set_value(faces.TABLE).run()
    shown = dict(zip(column(page, "what"), column(page, "tilt (log-odds)"), strict=True))
    assert shown == {
        evidence.row("factors", factor)["name"]: signed(tilt.mean)
        for factor, tilt in outcome.predict(chosen, evidence).contributions.items()
        if tilt.moves
    }


def test_the_findings_stand_one_touch_further(evidence: Evidence) -> None:
    page = opened("studies", support="hostile")
    level = evidence.where("factor_levels", factor="support", level="hostile")[0]
    found = literature.level_findings(level, evidence)
    assert found and not any(finding["statement"] in text_of(page) for finding in found)
    page.session_state["o_findings_A"] = True
    page.run()
    assert_healthy(page)
    assert all(finding["statement"] in text_of(page) for finding in found)


def test_with_nothing_set_each_part_says_so() -> None:
    assert "nothing to look up" in text_of(opened("studies"))
    assert "its tilt appears here" in text_of(opened("tilts"))
    assert "these shares are the result" in text_of(opened("sum"))


# --- the sum ------------------------------------------------------------------------------


def test_the_working_leads_to_the_result(evidence: Evidence) -> None:
    scenario = {"resolution": "still open", "insight": "no new view", "shame": "ashamed"}
    text = text_of(opened("sum", **scenario))
    found = outcome.predict(scenario, evidence)
    assert "The sum** is " + signed(found.shift) in text
    for share in (found.better, found.same, found.worse):
        assert f"{share.middle:.3f}" in text
    assert "these are left out: the matter is still open, it looks as before" in text
    assert "−0.50 × 0.30 × 0.70 × 1.81 = −0.19" in text
    for key in ("effect_size", "overlap"):
        assert evidence.row("assumptions", key)["why"] in text


def test_the_sum_follows_size_overlap_and_base(evidence: Evidence) -> None:
    chosen = {"resolution": "settled", "insight": "a new view"}
    settings = {"size": "0.8", "overlap": "0", "base": "press"}
    found = outcome.predict(chosen, evidence, base="press", effect_size=0.8, overlap=0)
    text = text_of(opened("sum", **chosen, **settings))
    assert "The sum** is " + signed(found.shift) in text
    assert f"{found.better.middle:.3f}" in text
    assert outcome.bases(evidence)["press"]["label"] in text


# --- two scenarios ------------------------------------------------------------------------


@pytest.mark.parametrize("part", ["studies", "sum"])
def test_of_two_scenarios_each_part_names_both(part: str, evidence: Evidence) -> None:
    page = opened(part, **BOTH)
    assert [element.value for element in page.subheader] == ["Scenario A", "Scenario B"]
    text = text_of(page)
    for level in ("helped", "hostile"):
        row = evidence.where("factor_levels", factor="support", level=level)[0]
        assert row["label"] in text
    alone = text_of(opened(part, support="helped", b_shame="ashamed"))
    assert "Scenario" not in alone, "the second one is not shown"


def test_two_scenarios_are_compared(evidence: Evidence) -> None:
    page = opened("tilts", **BOTH)
    drawn = html_of(page)
    predictions = (
        outcome.predict({"support": "helped"}, evidence),
        outcome.predict({"support": "hostile", "shame": "ashamed"}, evidence),
    )
    for name, prediction in zip("AB", predictions, strict=True):
        for outcome_name, count in drops.whole_drops(prediction).items():
            assert f'aria-label="{name} {count} of 100 {outcome_name}' in drawn
    assert not page.get("plotly_chart"), "code for charts is fetched for nothing"
    page.button_group(key="o_comparison_face").set_value(faces.TABLE).run()
    assert column(page, "mood after") == ["+ better", "= same", "− worse"] * 2


def test_the_chance_of_better_is_told_of_a_scenario_that_tilts_and_of_no_other() -> None:
    said = text_of(opened("tilts", compare="true", support="helped"))
    assert "Scenario A: by this sum" in said
    assert "Scenario B: by this sum" not in said


# --- all effects, articles, limits --------------------------------------------------------


def test_every_effect_stands_in_the_forest_plot_and_leads_to_its_finding(
    evidence: Evidence,
) -> None:
    page = opened("effects")
    assert len(page.get("plotly_chart")) == 1
    page.button_group(key="o_forest_face").set_value(faces.TABLE).run()
    assert_healthy(page)
    assert not page.get("plotly_chart")
    found = effects.effects(evidence, evidence.assumption("effect_size"))
    assert column(page, "answer") == [effect.level["level"] for effect in found]
    for effect, size in zip(found, column(page, "size"), strict=True):
        if effect.finding:
            assert f"source={effect.finding['source']}" in size
        else:
            assert size == "assumed"
    assert effects.as_csv(found).decode().count("\n") == len(found) + 1


def test_the_forest_plot_is_made_only_when_it_is_opened() -> None:
    for part in (None, *(set(MODERATOR_PARTS) - {"effects"})):
        page = open_page(SCRIPT, {"support": "helped"} | ({"behind": part} if part else {}))
        assert not page.get("plotly_chart"), part


def test_what_articles_say_of_the_matter_stands_there(evidence: Evidence) -> None:
    text = text_of(opened("articles"))
    rows = claims.of_page("moderators", evidence)
    assert rows and all(row["claim"] in text for row in rows)


def test_new_data_appears_without_new_code(page_of_copy: DataCopy) -> None:
    copy = page_of_copy
    add_measured_factor(copy, 0.4, 0.1)
    line = copy.line("findings", id="f_made_up")
    copy.edit("findings", line, statement="It went with better mood.", n=12, n_of="people")
    copy.edit("base_rates", copy.line("base_rates", base="survey"), better=50, same=30, worse=20)

    page = opened("studies", **{FACTOR: "sun"})
    page.session_state["o_findings_A"] = True
    page.run()
    text = text_of(page)
    assert "**sun**" in text and "12 people" in text
    assert "+0.40 (+0.20 to +0.60) log-odds" in text
    assert "It went with better mood." in text
    text = text_of(opened("sum", **{FACTOR: "sun"}))
    assert "50 better" in text and "| measured: +0.40 |" in text
    page = opened("effects", **{FACTOR: "sun"})
    page.button_group(key="o_forest_face").set_value(faces.TABLE).run()
    assert "| Made up | sun | +0.40 | +0.20 to +0.60 | measured: " in text_of(page)


# --- words --------------------------------------------------------------------------------


# "Push" is what the sympathetic branch does, on the page of the body.
def test_what_factors_do_has_a_word_of_its_own() -> None:
    chosen = in_turn(1)
    pages = [plain_page(SCRIPT), *(opened(part, **chosen) for part in MODERATOR_PARTS)]
    said = "\n".join(map(text_of, pages)) + "".join(map(html_of, pages))
    assert "tilt" in said
    assert [word for word in ("pushes", "pushed", " push ", "00 draws") if word in said] == []


def test_a_direction_that_the_sentence_has_said_is_not_said_again_in_raw_words() -> None:
    chosen = {"resolution": "settled", "depression": "signs", "rumination": "circling thoughts"}
    page = opened("studies", **chosen)
    page.session_state["o_findings_A"] = True
    page.run()
    text = text_of(page)
    assert "which way the link points" not in text
    assert "effect of dwelling: **−0.26** d+ · of turning away: **+0.27** d+" in text
