"""The time line of the shift: it shows what the data say, and no label is in the way."""

from __future__ import annotations

import re
from functools import cache
from itertools import combinations
from typing import Any
from xml.etree import ElementTree

import pytest

from goodcry import provenance
from goodcry.figures import timeline, timeline_scale
from goodcry.figures.svg import PHONE_WIDTH
from tests.support.accounts import ACCOUNTS, MOMENTS, PAIRS, course
from tests.support.drawings import SVG, assert_readable, size, text_boxes, texts
from tests.support.records import EVIDENCE


@cache
def limits() -> dict[str, tuple[float, float]]:
    return timeline_scale.ranges([course(account) for account in ACCOUNTS])


def line(*ids: str, moment: str = "crying", wide: bool = False) -> ElementTree.Element:
    """The time line of these accounts."""
    row = EVIDENCE.row("moments", moment)
    drawn = {account: course(account) for account in ids}
    return ElementTree.fromstring(timeline.drawing(drawn, EVIDENCE, row, limits(), wide))


def place_of(drawing: ElementTree.Element, seconds: float) -> float:
    head = next(e for e in drawing.iter(f"{SVG}g") if e.get("class") == "head")
    left, right = float(head.attrib["data-left"]), float(head.attrib["data-right"])
    return left + (right - left) * (seconds + 120) / 720


@pytest.mark.parametrize("wide", [False, True], ids=["phone", "wide"])
def test_axis_runs_from_two_minutes_before_to_ten_after(wide: bool) -> None:
    labels = [text for text in texts(line("articles", wide=wide)) if re.fullmatch(r"−?\d+", text)]
    assert {"−2", "0", "2", "4", "6", "8", "10"} <= set(labels)


@pytest.mark.parametrize("account", ACCOUNTS)
def test_onset_four_minutes_and_the_end_of_tears_are_marked(account: str) -> None:
    drawing = line(account)
    marks = {e.attrib["data-mark"]: e for e in drawing.iter() if "data-mark" in e.attrib}
    for name, seconds in (("onset", 0), ("tears-end", 180), ("four-minutes", 240)):
        x = float(marks[name].attrib["d"][1:].split()[0])
        assert x == pytest.approx(place_of(drawing, seconds), abs=0.12)
    dashed = {name for name, mark in marks.items() if "stroke-dasharray" in mark.attrib}
    assert dashed == {"tears-end"}, "only the end of tears is assumed"
    assert any("end assumed" in text for text in texts(drawing))


@pytest.mark.parametrize("account", ACCOUNTS)
def test_lines_are_solid_dotted_or_dashed_as_the_data_say(account: str) -> None:
    drawing = line(account)
    for signal in provenance.SIGNALS:
        drawn = [
            e for e in drawing.iter() if e.get("data-signal") == signal and "data-basis" in e.attrib
        ]
        expected = provenance.stretches(account, signal, EVIDENCE)
        assert [e.attrib["data-basis"] for e in drawn] == [s.basis for s in expected]
        for element, stretch in zip(drawn, expected, strict=True):
            if stretch.start == stretch.end:
                assert element.tag == f"{SVG}circle"
                continue
            dash = element.get("stroke-dasharray")
            assert dash == {"measured": None, "reported": "0.1 5", "assumed": "7 5"}[stretch.basis]
            points = re.findall(r"([\d.]+) ([\d.]+)", element.attrib["d"])
            for point, seconds in ((points[0], stretch.start), (points[-1], stretch.end)):
                assert float(point[0]) == pytest.approx(place_of(drawing, seconds), abs=0.1)


@pytest.mark.parametrize("moment", MOMENTS, ids=lambda row: row["id"])
def test_head_stands_at_the_moment_and_reads_its_values(moment: dict[str, Any]) -> None:
    drawing = line("hendriks2007", moment=moment["id"])
    head = next(e for e in drawing.iter(f"{SVG}g") if e.get("class") == "head")
    x = float(re.findall(r"[\d.]+", head.attrib["transform"])[0])
    assert x == pytest.approx(place_of(drawing, moment["seconds"]), abs=0.12)
    assert moment["name"] in texts(head)
    values = {
        e.attrib["data-signal"]: e.text
        for e in drawing.iter(f"{SVG}text")
        if "value" in e.get("class", "").split()
    }
    rate = course("hendriks2007").at(moment["seconds"])["heart_rate"]
    assert values["heart_rate"] == f"{rate:.0f}"
    assert values["sympathetic"] in timeline_scale.STATES


@pytest.mark.parametrize("wide", [False, True], ids=["phone", "wide"])
@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_every_pair_can_be_told_apart(first: str, second: str, wide: bool) -> None:
    drawing = line(first, second, wide=wide)
    widths = {
        e.attrib["data-account"]: e.attrib["stroke-width"]
        for e in drawing.iter(f"{SVG}path")
        if "data-account" in e.attrib
    }
    assert float(widths["0"]) > float(widths["1"])
    names = [EVIDENCE.row("accounts", account)["name"] for account in (first, second)]
    assert set(names) <= set(texts(drawing))
    letters = [(name, box) for name, box in text_boxes(drawing) if name in ("A", "B")]
    for (_, box), (_, other) in combinations(letters, 2):
        assert not box.meets(other)


@pytest.mark.parametrize("wide", [False, True], ids=["phone", "wide"])
@pytest.mark.parametrize("account", ACCOUNTS)
def test_no_label_of_the_time_line_is_in_the_way(account: str, wide: bool) -> None:
    drawing = line(account, wide=wide)
    head = next(e for e in drawing.iter(f"{SVG}g") if e.get("class") == "head")
    drawing.remove(head)
    assert_readable(drawing)
    assert wide or size(drawing)[0] <= PHONE_WIDTH


def test_time_lines_are_small() -> None:
    for pair in PAIRS:
        drawn = {account: course(account) for account in pair}
        for wide in (False, True):
            made = timeline.drawing(drawn, EVIDENCE, MOMENTS[0], limits(), wide)
            assert len(made) < 20_000


def test_samples_hold_what_the_model_says() -> None:
    found = timeline_scale.samples([course("articles")], limits())
    place = round((60 - found["first"]) / found["step"])
    lane = found["lanes"]["heart_rate"]
    share = lane["lines"][0][place] / timeline_scale.PARTS
    value = lane["low"] + share * (lane["high"] - lane["low"])
    assert value == pytest.approx(course("articles").at(60)["heart_rate"], abs=0.05)
    assert all(0 <= part <= timeline_scale.PARTS for part in lane["lines"][0])
