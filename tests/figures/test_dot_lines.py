"""Women beside men: dots on lines, in HTML."""

from __future__ import annotations

import math
import re

import pytest

from goodcry import who_cries
from goodcry.evidence import Evidence
from goodcry.figures import dot_lines, look
from goodcry.who_cries import Span
from tests.support.records import EVIDENCE

PARTS = EVIDENCE.allowed("pairs", "part")


def test_each_number_of_the_table_can_be_read_aloud(evidence: Evidence) -> None:
    drawn = dot_lines.drawing(dot_lines.of_situations(who_cries.situations(evidence)), 100, "%")
    spoken = re.findall(r'aria-label="([^"]*)"', drawn)
    assert spoken == [
        f"women {row['women']:.1f} %, men {row['men']:.1f} %"
        for row in sorted(evidence.rows("triggers"), key=lambda row: -row["women"])
    ]


def test_marks_stand_where_their_numbers_are() -> None:
    line = dot_lines.Line(
        "a < b",
        "",
        (
            dot_lines.Mark("women", Span(30, 30), "30"),
            dot_lines.Mark("men", Span(5, 15), "5–15", dashed=True),
        ),
    )
    drawn = dot_lines.drawing((line,), 50, "%")
    assert "a &lt; b" in drawn
    assert f"left:60.00%;border-color:{look.tone('women')}" in drawn
    assert 'gc-span gc-dashed" style="left:10.00%;width:20.00%' in drawn
    # Their numbers stand above the line, women first, each as wide as the widest of all.
    assert re.findall(r"</span>([^<]+)</span>", drawn) == ["30", "5–15"]
    assert "--digits:4" in drawn


def test_a_number_that_is_missing_keeps_its_column() -> None:
    asked = dot_lines.Mark("women", Span(30, 30), "30")
    men = dot_lines.Mark("men", Span(5, 5), "5")
    drawn = dot_lines.drawing(
        (dot_lines.Line("both", "", (asked, men)), dot_lines.Line("one", "", (asked,))), 50, "%"
    )
    *_, last = drawn.split('role="listitem"')
    assert re.findall(r'aria-hidden="true">(?:<[^>]*></span>)?([^<]*)</span>', last) == ["30", ""]


@pytest.mark.parametrize("span", [Span(-1, -1), Span(2, 1), Span(101, 101), Span(math.nan, 1)])
def test_a_number_off_the_line_is_named(span: Span) -> None:
    line = dot_lines.Line("tears", "", (dot_lines.Mark("women", span, "x"),))
    with pytest.raises(ValueError, match="x of 'tears' is not between 0 and 100"):
        dot_lines.drawing((line,), 100, "%")


def test_no_group_is_told_by_colour_alone() -> None:
    assert ("men" in dot_lines.DIAMONDS) != ("women" in dot_lines.DIAMONDS)
    drawn = dot_lines.legend(("women", "men"), "not confirmed")
    assert re.findall(r"</span>([a-z ]+)</span>", drawn) == ["women", "men", "not confirmed"]


def test_unconfirmed_numbers_are_dashed() -> None:
    pairs = [pair for part in PARTS for pair in who_cries.pairs(EVIDENCE, part)]
    lines = dot_lines.of_pairs(pairs)
    assert {pair.confirmed for pair in pairs} == {True, False}
    for pair, line in zip(pairs, lines, strict=True):
        assert {mark.dashed for mark in line.marks} == {not pair.confirmed}, line.name
    assert dot_lines.reach(lines) > max(mark.span.high for line in lines for mark in line.marks)
