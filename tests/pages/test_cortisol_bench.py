"""Cortisol in tears: the bench starts at the reference values and goes to the cited ends."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from goodcry import tears
from goodcry.ui.mechanisms import cortisol_bench, parts
from tests.support.app import assert_healthy, open_page, text_of
from tests.support.records import EVIDENCE

SCRIPT = "pages/mechanisms.py"


@pytest.fixture(scope="module")
def bench() -> AppTest:
    """The bench as it starts; it is only read."""
    return open_page(SCRIPT, {"m_part": parts.BENCH})


def test_bench_starts_at_the_reference_values(bench: AppTest) -> None:
    text = text_of(bench)
    for words in (
        "0.0044 %, or 1 part in 22,500",
        "2,243 times as much",
        "0.127 seconds",
        "2.25 litres",
        "about 88 minutes",
    ):
        assert words in text, words
    assert "1 part in 22,500" in text.split("Tears of one cry")[-1]


def test_bench_says_what_stays_true_from_the_extremes(bench: AppTest) -> None:
    text = text_of(bench)
    best = tears.extremes(EVIDENCE).most_favourable.balance
    share, times = re.search(
        r"at most 1 part in ([\d,]+) .* at least ([\d,]+) times", text
    ).groups()  # type: ignore[union-attr]
    # Rounded towards the claim, so that both words stay true.
    assert 0.9 * best.one_part_in <= float(share.replace(",", "")) <= best.one_part_in
    assert 0.9 * best.body_over_tears <= float(times.replace(",", "")) <= best.body_over_tears


def test_bench_names_what_is_not_known(bench: AppTest) -> None:
    text = text_of(bench)
    assert "Cortisol in emotional tears has no value" in text
    assert "300 nmol/L in plasma is a value we chose" in text
    assert "How much of the blood's cortisol passes into tears we could not read" in text


def test_no_control_goes_beyond_its_source(bench: AppTest) -> None:
    spans = tears.ranges(EVIDENCE)
    sliders = {slider.key: slider for slider in bench.slider}
    steps = {slider.key: slider for slider in bench.select_slider}
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
