"""The hormone clocks of the mechanisms page: what the instrument is given, and what is said."""

from __future__ import annotations

import math

import pytest
from streamlit.testing.v1 import AppTest

from goodcry import hormones
from goodcry.ui.mechanisms import hormone_clocks, parts
from tests.support import bench
from tests.support.app import assert_healthy, open_page, tables_of, text_of
from tests.support.records import EVIDENCE

SCRIPT = "pages/mechanisms.py"
CLOCKS = hormones.clocks(EVIDENCE)
CRY = 8  # minutes, by the diary of Bylsma 2011


@pytest.fixture(scope="module")
def page() -> AppTest:
    """The clocks as they start; they are only read."""
    return open_page(SCRIPT, {"m_part": parts.CLOCKS})


def test_the_instrument_is_given_each_clock(page: AppTest) -> None:
    assert_healthy(page)
    given = bench.given(page, bench.CLOCKS)
    assert (given["cry"], given["minutes"], given["mark"]) == (CRY, CRY, 4)
    last = given["times"][-1]
    for clock, shown in zip(CLOCKS, given["clocks"], strict=True):
        assert shown["name"] == clock.name
        assert shown["half"] == f"half in {clock.half_life:g} min"
        for minutes in (1, CRY, 37.5, last):
            # A logarithm that falls evenly, as clocks.js reads it.
            share = math.exp(shown["end"] * minutes / last)
            assert share == pytest.approx(2 ** (-minutes / clock.half_life))


def test_words_say_what_is_left_and_in_whom_nobody_looked(page: AppTest) -> None:
    text = text_of(page)
    assert (
        "After a cry of 8 minutes, 6 % of adrenaline is still there, but 92 % of cortisol" in text
    )
    assert "None of these clocks was read in people who cried" in text
    assert "It left in three steps" in text


def test_a_table_says_what_the_curves_show(page: AppTest) -> None:
    page = open_page(SCRIPT, {"m_part": parts.CLOCKS})
    page.session_state["m_clocks_table"] = True
    page.run()
    assert_healthy(page)
    table = tables_of(page)[0].set_index("hormone")
    for clock in CLOCKS:
        row = table.loc[clock.name]
        row = row if clock.name != "Beta-endorphin" else row.iloc[0]
        for minutes in (4, CRY, 30, 60):
            share = 2 ** (-minutes / clock.half_life)
            wanted = f"{100 * share:.0f} %" if share >= 0.005 else "under 1 %"
            assert row[f"left at {minutes} min"] == wanted


def test_clocks_without_a_hormone_ask_for_one() -> None:
    page = open_page(SCRIPT, {"m_part": parts.CLOCKS})
    page.button_group(key="m_hormones").set_value([]).run()
    assert_healthy(page)
    assert "Choose a hormone" in page.info[0].value


def test_a_link_brings_hormones_time_and_axis() -> None:
    link = {"m_part": parts.CLOCKS, "m_time": "doubling steps", "m_cry": "2"}
    page = open_page(SCRIPT, link | {"m_hormones": ["Cortisol", "Oxytocin"]})
    assert_healthy(page)
    given = bench.given(page, bench.CLOCKS)
    assert given["minutes"] == 2
    assert [clock["name"] for clock in given["clocks"]] == ["Oxytocin", "Cortisol"]
    assert given["ticks"] == [1, 2, 4, 8, 16, 32, 64]


def test_small_shows_one_clock_and_no_more_until_it_is_asked() -> None:
    script = """
from goodcry import evidence, hormones
from goodcry.ui.kit import keys, registry
from goodcry.ui.mechanisms import hormone_clocks
keys.enter(registry.page("mechanisms"))
base = evidence.load()
hormone_clocks.small(base, [hormones.clock("half_life_cortisol", base)])
hormone_clocks.small(base, [])
"""
    page = AppTest.from_string(script, default_timeout=30).run()
    assert not page.exception
    assert "This clock was not read in people who cried" in text_of(page)
    assert "8 minutes (97 women" in text_of(page)
    assert not page.get("plotly_chart")
    page.session_state["m_decay"] = True
    page.run()
    assert page.get("plotly_chart")
    assert hormone_clocks.usual_cry(EVIDENCE)["number"] == CRY
