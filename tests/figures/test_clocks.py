"""The two clocks: the body is done long before the mood turns."""

from __future__ import annotations

from xml.etree import ElementTree

from goodcry.figures import clocks
from goodcry.figures.svg import PHONE_WIDTH
from tests.support.drawings import assert_readable, size
from tests.support.records import EVIDENCE


def clock_strip() -> ElementTree.Element:
    rows = [
        row
        for row in EVIDENCE.rows("mood_timecourse")
        if row["clock"] == "mood" and row["direction"]
    ]
    return ElementTree.fromstring(clocks.drawing(4, rows))


def test_mood_goes_from_worse_to_better_long_after_the_body() -> None:
    drawing = clock_strip()
    signs = [e for e in drawing.iter() if "data-sign" in e.attrib]
    assert [e.attrib["data-sign"] for e in signs] == ["−", "=", "+"]
    heights = [float(e.attrib["cy"]) for e in signs]
    assert heights == sorted(heights, reverse=True), "better is higher"
    body_bar = next(e for e in drawing.iter() if "data-gone" in e.attrib)
    end = float(body_bar.attrib["x"]) + float(body_bar.attrib["width"])
    assert end < float(signs[1].attrib["cx"])
    assert_readable(drawing)
    assert size(drawing)[0] <= PHONE_WIDTH
