"""The pictures of the shift: they show what the data say, and no label is in the way."""

from __future__ import annotations

import re
from functools import cache
from itertools import combinations
from typing import Any
from xml.etree import ElementTree

import pytest

from goodcry import autonomic, body, experiments, provenance
from goodcry import evidence as evidence_base
from goodcry.autonomic import TimeCourse
from goodcry.evidence import Evidence
from goodcry.figures import bodymap, clocks, heart_rate, plane, svg, timeline, timeline_scale
from tests.support.drawings import SVG, assert_labels_are_clear, size, text_boxes, texts

EVIDENCE = evidence_base.load()
ACCOUNTS = [row["id"] for row in EVIDENCE.rows("accounts")]
MOMENTS = EVIDENCE.rows("moments")
PAIRS = list(combinations(ACCOUNTS, 2))
BOTH_THEMES = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])


@cache
def course(account: str) -> TimeCourse:
    return autonomic.simulate(account, EVIDENCE)


@cache
def limits() -> dict[str, tuple[float, float]]:
    return timeline_scale.ranges([course(account) for account in ACCOUNTS])


def line(*ids: str, moment: str = "crying", wide: bool = False) -> ElementTree.Element:
    """The time line of these accounts."""
    row = EVIDENCE.row("moments", moment)
    drawn = {account: course(account) for account in ids}
    return ElementTree.fromstring(timeline.drawing(drawn, EVIDENCE, row, limits(), wide))


# --- time line ----------------------------------------------------------------------------


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
    assert_labels_are_clear(drawing)


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


# --- plane --------------------------------------------------------------------------------


def plane_of(*ids: str, moment: str = "crying", dark: bool = False) -> ElementTree.Element:
    drawn = {account: course(account) for account in ids}
    return ElementTree.fromstring(
        plane.drawing(drawn, EVIDENCE, EVIDENCE.row("moments", moment), dark)
    )


@BOTH_THEMES
@pytest.mark.parametrize("account", ACCOUNTS)
def test_plane_names_four_modes_and_the_present(account: str, dark: bool) -> None:
    drawing = plane_of(account, dark=dark)
    found = texts(drawing)
    assert {"coactivation", "coinhibition", "both up", "both down"} <= set(found)
    assert found.count("reciprocal,") == 2
    assert sum(e.get("data-now") == "0" for e in drawing.iter()) == 1
    assert_labels_are_clear(drawing)


def test_present_follows_the_moment() -> None:
    def now(moment: str) -> tuple[float, float]:
        found = next(
            e for e in plane_of("hendriks2007", moment=moment).iter() if e.get("data-now") == "0"
        )
        return float(found.attrib["cx"]), float(found.attrib["cy"])

    rest, first_tear = now("ten_minutes"), now("tears_start")
    assert first_tear[0] > rest[0], "sympathetic up is to the right"
    assert first_tear[1] < rest[1], "parasympathetic up is up"


@pytest.mark.parametrize("account", ACCOUNTS)
def test_path_of_the_plane_is_no_surer_than_its_drives(account: str) -> None:
    drawn = {e.attrib["data-basis"] for e in plane_of(account).iter() if "data-basis" in e.attrib}
    lines = [provenance.stretches(account, name, EVIDENCE) for name in provenance.DRIVES]
    for basis in drawn - {"assumed"}:
        weakest = provenance.BASES.index(basis)
        for stretches in lines:
            assert any(provenance.BASES.index(s.basis) >= weakest for s in stretches)


# --- clocks and experiments ---------------------------------------------------------------


def clock_strip() -> ElementTree.Element:
    rows = [
        row
        for row in EVIDENCE.rows("mood_timecourse")
        if row["id"].startswith("mood-gracanin-criers") and row["minutes"] is not None
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
    assert_labels_are_clear(drawing)


def test_unknown_result_is_refused(evidence: Evidence) -> None:
    row = dict(evidence.row("mood_timecourse", "mood-gracanin-criers-90"), result="who knows")
    with pytest.raises(ValueError, match="allowed to start with: worse"):
        clocks.drawing(4, [row])


@BOTH_THEMES
def test_bars_are_as_long_as_their_rates(dark: bool) -> None:
    rates = experiments.blocked_rates(course("articles"), -120, EVIDENCE)
    drawing = ElementTree.fromstring(heart_rate.bars(rates, "vagus", dark))
    widths = [float(e.attrib["width"]) for e in drawing.iter(f"{SVG}rect")]
    for width, rate in zip(widths, rates.values(), strict=True):
        assert width / max(widths) == pytest.approx(rate / max(rates.values()), abs=0.01)
    assert_labels_are_clear(drawing)


def test_slow_breath_swings_wider_in_the_picture() -> None:
    usual = autonomic.simulate("articles", EVIDENCE, drives_at_rest=True)
    slow = autonomic.simulate("articles", EVIDENCE, drives_at_rest=True, breathing=6)
    drawing = ElementTree.fromstring(heart_rate.waves({"usual": usual, "slow": slow}))
    reach = []
    for element in drawing.iter(f"{SVG}path"):
        heights = [float(y) for _, y in re.findall(r"([\d.]+) ([\d.]+)", element.attrib["d"])]
        if len(heights) > 20:
            reach.append(max(heights) - min(heights))
    assert reach[1] == pytest.approx(reach[0] * slow.rsa[0] / usual.rsa[0], rel=0.03)
    assert_labels_are_clear(drawing)


def test_no_text_of_the_drawings_is_smaller_than_twelve() -> None:
    state = body.at_moment(course("articles"), 60, EVIDENCE)
    drawings = [
        ElementTree.fromstring(bodymap.drawing(state)),
        plane_of("articles", "sharman2020"),
        line("articles", "sharman2020"),
        clock_strip(),
    ]
    for drawing in drawings:
        assert size(drawing)[0] <= svg.PHONE_WIDTH
        for element in drawing.iter(f"{SVG}text"):
            assert float(element.attrib["font-size"]) >= 12, element.text
