"""The two clocks: the body is done long before the mood turns."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from goodcry.figures import clocks
from tests.support.records import EVIDENCE

WORDS = "Body & mood"


def strip() -> ElementTree.Element:
    rows = [
        row
        for row in EVIDENCE.rows("mood_timecourse")
        if row["clock"] == "mood" and row["direction"]
    ]
    return ElementTree.fromstring(clocks.drawing(4, rows, WORDS))


def minutes(text: str, start: float = clocks.EDGE) -> float:
    """How many minutes a place, or a width from nowhere, stands for."""
    return (float(text.removesuffix("%")) - start) / (100 - 2 * clocks.EDGE) * 90


def test_mood_goes_from_worse_to_better_long_after_the_body() -> None:
    drawing = strip()
    signs = list(drawing.iter("circle"))
    assert [sign.attrib["class"] for sign in signs] == ["worse", "same", "better"]
    heights = [float(sign.attrib["cy"].removesuffix("em")) for sign in signs]
    assert heights == sorted(heights, reverse=True), "better is higher"
    assert [minutes(sign.attrib["cx"]) for sign in signs] == pytest.approx([0, 20, 90], abs=0.01)


def test_both_clocks_have_one_scale_of_ninety_minutes() -> None:
    drawing = strip()
    [bar] = drawing.iter("rect")
    assert minutes(bar.attrib["x"]) == 0
    assert minutes(bar.attrib["width"], 0) == pytest.approx(4, abs=0.01)
    ticks = {e.text: minutes(e.attrib["x"]) for e in drawing.iter() if e.get("class") == "minute"}
    assert ticks == pytest.approx({"0": 0, "30 min": 30, "60": 60, "90": 90}, abs=0.01)


def test_each_sign_says_what_its_colour_says() -> None:
    signs = [e.text for e in strip().iter() if e.get("class") == "sign"]
    assert signs == ["−", "=", "+"]


def test_who_cannot_see_it_hears_it() -> None:
    assert (strip().get("role"), strip().get("aria-label")) == ("img", WORDS)
