"""The hormone clocks of the mechanisms page."""

from __future__ import annotations

from goodcry import hormones
from goodcry.ui.kit import faces
from goodcry.ui.mechanisms import parts
from tests.support.app import assert_healthy, open_page, tables_of, text_of, turned
from tests.support.records import EVIDENCE

SCRIPT = "pages/mechanisms.py"


def test_clocks_show_the_shares_left() -> None:
    page = open_page(SCRIPT, {"m_part": parts.CLOCKS})
    assert_healthy(page)
    table = tables_of(turned(page, faces.TABLE))[0].set_index("hormone")
    for clock in hormones.clocks(EVIDENCE):
        row = table.loc[clock.name]
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
    assert "left at 2 min" in tables_of(turned(page, faces.TABLE))[0].columns
