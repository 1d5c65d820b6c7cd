"""The tools of the mechanisms page: tear bench, hormone clocks, kinds of tears, and the web."""

from __future__ import annotations

import re

import pytest

from goodcry import evidence as evidence_base
from goodcry import hormones, tears
from goodcry.ui.mechanisms import cortisol_bench, parts
from tests.pages.app import assert_healthy, open_page, tables_of, text_of
from tests.pages.test_mechanisms_page import html, pictures

SCRIPT = "pages/mechanisms.py"
EVIDENCE = evidence_base.load()


# --- cortisol in tears: reference values, at the start and at the ends ---


def test_bench_starts_at_the_reference_values() -> None:
    text = text_of(open_page(SCRIPT, {"m_part": parts.BENCH}))
    for words in (
        "0.0044 %, or 1 part in 22,500",
        "2,243 times as much",
        "0.127 seconds",
        "2.25 litres",
        "about 88 minutes",
    ):
        assert words in text, words
    assert "1 part in 22,500" in text.split("Tears of one cry")[-1]


def test_bench_says_what_stays_true_from_the_extremes() -> None:
    text = text_of(open_page(SCRIPT, {"m_part": parts.BENCH}))
    best = tears.extremes(EVIDENCE).most_favourable.balance
    share, times = re.search(
        r"at most 1 part in ([\d,]+) .* at least ([\d,]+) times", text
    ).groups()  # type: ignore[union-attr]
    # Rounded towards the claim, so that both words stay true.
    assert 0.9 * best.one_part_in <= float(share.replace(",", "")) <= best.one_part_in
    assert 0.9 * best.body_over_tears <= float(times.replace(",", "")) <= best.body_over_tears


def test_bench_names_what_is_not_known() -> None:
    text = text_of(open_page(SCRIPT, {"m_part": parts.BENCH}))
    assert "Cortisol in emotional tears has no value" in text
    assert "300 nmol/L in plasma is a value we chose" in text
    assert "How much of the blood's cortisol passes into tears we could not read" in text


def test_no_control_goes_beyond_its_source() -> None:
    page = open_page(SCRIPT, {"m_part": parts.BENCH})
    spans = tears.ranges(EVIDENCE)
    sliders = {slider.key: slider for slider in page.slider}
    steps = {slider.key: slider for slider in page.select_slider}
    assert len(sliders) + len(steps) == len(spans)
    for name, span in spans.items():
        key = cortisol_bench.PREFIX + name
        if key in sliders:
            assert (sliders[key].min, sliders[key].max) == (span.low, span.high)
            assert sliders[key].value == span.default
        else:
            options = [float(option) for option in steps[key].options]
            assert (options[0], options[-1]) == (span.low, span.high)
            assert steps[key].value == span.default


def test_both_extremes_can_be_set_and_reset() -> None:
    page = open_page(SCRIPT, {"m_part": parts.BENCH})
    for corner in ("most_favourable", "least_favourable"):
        inputs = getattr(tears.extremes(EVIDENCE), corner).inputs
        for control in (*page.slider, *page.select_slider):
            control.set_value(getattr(inputs, control.key.removeprefix(cortisol_bench.PREFIX)))
        page.run()
        assert_healthy(page)
        expected = tears.balance(inputs)
        assert f"1 part in {expected.one_part_in:,.0f}" in text_of(page)
        assert "e-" not in text_of(page).split("Share of the blood")[1][:60]
    next(button for button in page.button if "start values" in button.label).click().run()
    assert "1 part in 22,500" in text_of(page)


# --- hormone clocks ---


def test_clocks_show_the_shares_left() -> None:
    page = open_page(SCRIPT, {"m_part": parts.CLOCKS})
    assert_healthy(page)
    table = tables_of(page)[0].set_index("hormone")
    for clock in hormones.clocks(EVIDENCE):
        row = table.loc[clock.name.partition(" (")[0]]
        for minutes in (4, 10):
            share = 2 ** (-minutes / clock.half_life)
            assert row[f"left at {minutes} min"] == f"{100 * share:.0f} %"
    text = text_of(page)
    assert "25 % of adrenaline is still there, but 96 % of cortisol" in text
    assert "None of these clocks was read in people who cried" in text
    assert "It left in three steps" in text


def test_clocks_without_a_hormone_ask_for_one() -> None:
    page = open_page(SCRIPT, {"m_part": parts.CLOCKS})
    page.button_group(key="m_hormones").set_value([]).run()
    assert_healthy(page)
    assert "Choose a hormone" in page.info[0].value


def test_clock_keeps_its_time_on_either_axis() -> None:
    page = open_page(SCRIPT, {"m_part": parts.CLOCKS, "m_time": "doubling steps", "m_cry": "2"})
    assert_healthy(page)
    assert "left at 2 min" in tables_of(page)[0].columns


# --- three kinds of tears, and the web ---


def test_kinds_of_tears_show_blanks() -> None:
    page = open_page(SCRIPT, {"m_part": parts.KINDS})
    assert_healthy(page)
    body = html(page)
    for row in EVIDENCE.rows("tear_contents"):
        assert row["component"].replace("'", "&#x27;") in body
    assert "no value found" in body
    assert "not measured" in body


def test_web_without_theory_counts_what_is_left() -> None:
    page = open_page(SCRIPT, {"m_part": parts.WEB})
    assert "All **94 arrows** are shown" in text_of(page)
    page = open_page(
        SCRIPT, {"m_part": parts.WEB, "basis": ["measured", "indirect", "contradicted"]}
    )
    assert_healthy(page)
    text = text_of(page)
    assert (
        "With theory off, **66 of 94 arrows** remain, and nothing leads from **crying** to" in text
    )
    assert "*oxytocin*" in text.split("nothing leads from")[1].split(".")[0]
    assert len(pictures(page)) == 2


def test_web_can_be_emptied_and_focus_moved() -> None:
    page = open_page(SCRIPT, {"m_part": parts.WEB, "basis": "contradicted", "focus": "oxytocin"})
    assert_healthy(page)
    assert "No arrow to or from **oxytocin** is left" in page.info[0].value
    page.button_group(key="basis").set_value([]).run()
    assert_healthy(page)
    assert "No arrow is left" in page.info[1].value


@pytest.mark.parametrize("label", [row["label"] for row in EVIDENCE.rows("nodes")][::6])
def test_focus_comes_from_the_address(label: str) -> None:
    page = open_page(SCRIPT, {"m_part": parts.WEB, "focus": label})
    assert_healthy(page)
    assert f"act on **{label}**" in text_of(page)


def test_labels_of_nodes_are_unique() -> None:
    labels = [row["label"] for row in EVIDENCE.rows("nodes")]
    assert len(set(labels)) == len(labels)
