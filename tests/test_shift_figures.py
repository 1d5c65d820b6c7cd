"""The pictures of the shift: they show what the data say, and no label is in the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import Any
from xml.etree import ElementTree

import pytest

from goodcry import accounts, body, experiments, shift
from goodcry import evidence as evidence_base
from goodcry.evidence import Evidence
from goodcry.figures import bodymap, bodyshape, clocks, plane, svg, timeframe
from goodcry.figures import experiments as trials
from goodcry.figures import shift as figures
from goodcry.figures.svg import Box
from goodcry.shift import TimeCourse

SVG = "{http://www.w3.org/2000/svg}"
EVIDENCE = evidence_base.load()
ACCOUNTS = [row["id"] for row in EVIDENCE.rows("accounts")]
MOMENTS = EVIDENCE.rows("moments")
PAIRS = list(combinations(ACCOUNTS, 2))
BOTH_THEMES = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])


@cache
def course(account: str) -> TimeCourse:
    return shift.simulate(account, EVIDENCE)


@cache
def limits() -> dict[str, tuple[float, float]]:
    return timeframe.ranges([course(account) for account in ACCOUNTS])


def line(*ids: str, moment: str = "crying", wide: bool = False) -> ElementTree.Element:
    """The time line of these accounts."""
    row = EVIDENCE.row("moments", moment)
    drawn = {account: course(account) for account in ids}
    return ElementTree.fromstring(figures.timeline(drawn, EVIDENCE, row, limits(), wide))


def texts(drawing: ElementTree.Element) -> list[str]:
    return [element.text or "" for element in drawing.iter(f"{SVG}text")]


def text_boxes(drawing: ElementTree.Element) -> Iterator[tuple[str, Box]]:
    """Boxes of the texts that stand upright where they are written."""
    for element in drawing.iter(f"{SVG}text"):
        if element.text and "transform" not in element.attrib:
            yield (
                element.text,
                svg.text_box(
                    element.text,
                    float(element.attrib["x"]),
                    float(element.attrib["y"]),
                    element.attrib["text-anchor"],
                    float(element.attrib["font-size"]),
                    "font-weight" in element.attrib,
                ),
            )


def size(drawing: ElementTree.Element) -> tuple[float, float]:
    width, height = drawing.attrib["viewBox"].split()[2:]
    return float(width), float(height)


def assert_labels_are_clear(drawing: ElementTree.Element) -> None:
    boxes = list(text_boxes(drawing))
    for name, box in boxes:
        assert box.inside(*size(drawing)), f"{name} leaves the drawing"
    for (first, box), (second, other) in combinations(boxes, 2):
        assert not box.meets(other), f"{first} lies on {second}"


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
    for signal in accounts.SIGNALS:
        drawn = [
            e for e in drawing.iter() if e.get("data-signal") == signal and "data-basis" in e.attrib
        ]
        expected = accounts.stretches(account, signal, EVIDENCE)
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
    assert values["sympathetic"] in timeframe.STATES


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
            made = figures.timeline(drawn, EVIDENCE, MOMENTS[0], limits(), wide)
            assert len(made) < 20_000


def test_samples_hold_what_the_model_says() -> None:
    found = timeframe.samples([course("articles")], limits())
    place = round((60 - found["first"]) / found["step"])
    lane = found["lanes"]["heart_rate"]
    share = lane["lines"][0][place] / timeframe.PARTS
    value = lane["low"] + share * (lane["high"] - lane["low"])
    assert value == pytest.approx(course("articles").at(60)["heart_rate"], abs=0.05)
    assert all(0 <= part <= timeframe.PARTS for part in lane["lines"][0])


# --- plane --------------------------------------------------------------------------------


def plane_of(*ids: str, moment: str = "crying", dark: bool = False) -> ElementTree.Element:
    drawn = {account: course(account) for account in ids}
    return ElementTree.fromstring(
        plane.plane(drawn, EVIDENCE, EVIDENCE.row("moments", moment), dark)
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
    lines = [accounts.stretches(account, name, EVIDENCE) for name in accounts.DRIVES]
    for basis in drawn - {"assumed"}:
        weakest = accounts.BASES.index(basis)
        for stretches in lines:
            assert any(accounts.BASES.index(s.basis) >= weakest for s in stretches)


# --- body map -----------------------------------------------------------------------------


def words_of_all_moments() -> dict[str, set[str]]:
    """Every word that a place can show."""
    found: dict[str, set[str]] = {}
    for account in ACCOUNTS:
        for moment in MOMENTS:
            state = body.at_moment(course(account), moment["seconds"], EVIDENCE)
            for place, word in state.word.items():
                found.setdefault(place, {body.REST, body.BOTH}).add(word)
    return found


def test_labels_of_the_body_map_never_overlap_or_leave_it() -> None:
    words = words_of_all_moments()
    boxes = []
    for place, label in bodymap.LABELS.items():
        longest = max(words.get(place, {""}), key=len)
        # A chosen place is written in bold, which is wider.
        lines = [
            svg.text_box(text, label.x, label.y + bodymap.LINE * row, label.anchor, bold=True)
            for row, text in enumerate(label.lines)
        ]
        boxes += [(place, box) for box in [*lines, *label.boxes(longest)[len(lines) :]]]
    for place, box in boxes:
        assert box.inside(bodyshape.WIDTH, bodyshape.HEIGHT), place
    for (first, box), (second, other) in combinations(boxes, 2):
        if first != second:
            assert not box.meets(other), f"{first} lies on {second}"


def test_leaders_run_over_no_other_label() -> None:
    for place, label in bodymap.LABELS.items():
        start = bodymap.leader_start(label)
        for share in range(21):
            x, y = (s + (t - s) * share / 20 for s, t in zip(start, label.target, strict=True))
            dot = Box(x - 0.5, y - 0.5, x + 0.5, y + 0.5)
            for other, it in bodymap.LABELS.items():
                if other != place:
                    assert not any(box.meets(dot) for box in it.boxes()), f"{place} over {other}"


@BOTH_THEMES
@pytest.mark.parametrize("place", [None, *bodymap.LABELS])
def test_every_place_is_on_the_body_map_and_can_be_chosen(place: str | None, dark: bool) -> None:
    state = body.at_moment(course("articles"), 60, EVIDENCE)
    drawing = ElementTree.fromstring(bodymap.bodymap(state, place, dark))
    labelled = {e.attrib["data-label"] for e in drawing.iter() if "data-label" in e.attrib}
    assert labelled == {row["id"] for row in EVIDENCE.rows("places")} == set(bodymap.LABELS)
    drawn = {
        e.get("data-place") or e.get("data-nerve")
        for e in drawing.iter()
        if "data-place" in e.attrib or "data-nerve" in e.attrib
    }
    assert drawn == labelled
    bold = {
        e.attrib["data-label"]
        for e in drawing.iter()
        if "data-label" in e.attrib and "font-weight" in e.attrib
    }
    assert bold == ({place} if place else set())
    assert {"VII", "X", "S"} <= set(texts(drawing)), "nerves are named by letters, not by colour"


def test_no_text_of_the_drawings_is_smaller_than_twelve() -> None:
    state = body.at_moment(course("articles"), 60, EVIDENCE)
    drawings = [
        ElementTree.fromstring(bodymap.bodymap(state)),
        plane_of("articles", "sharman2020"),
        line("articles", "sharman2020"),
        clock_strip(),
    ]
    for drawing in drawings:
        assert size(drawing)[0] <= svg.PHONE_WIDTH
        for element in drawing.iter(f"{SVG}text"):
            assert float(element.attrib["font-size"]) >= 12, element.text


def test_tears_are_drawn_while_they_flow() -> None:
    def tears(seconds: float) -> int:
        state = body.at_moment(course("arita2013"), seconds, EVIDENCE)
        drawing = ElementTree.fromstring(bodymap.bodymap(state))
        return sum("data-tear" in e.attrib for e in drawing.iter())

    assert (tears(-10), tears(10), tears(300)) == (0, 2, 0)


def test_light_grows_with_the_drive() -> None:
    def width(account: str, seconds: float, nerve: str) -> float:
        state = body.at_moment(course(account), seconds, EVIDENCE)
        drawing = ElementTree.fromstring(bodymap.bodymap(state))
        return float(
            next(e for e in drawing.iter() if e.get("data-nerve") == nerve).attrib["stroke-width"]
        )

    assert width("sharman2020", -5, "vagus") > width("sharman2020", 120, "vagus")
    assert width("arita2013", 0, "sympathetic") > width("arita2013", 300, "sympathetic")


def test_unknown_place_is_refused() -> None:
    state = body.at_moment(course("articles"), 60, EVIDENCE)
    with pytest.raises(ValueError, match="there are: tear_gland"):
        bodymap.bodymap(state, "liver")


# --- clocks and experiments ---------------------------------------------------------------


def clock_strip() -> ElementTree.Element:
    rows = [
        row
        for row in EVIDENCE.rows("mood_timecourse")
        if row["id"].startswith("mood-gracanin-criers") and row["minutes"] is not None
    ]
    return ElementTree.fromstring(clocks.clocks(4, rows))


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
        clocks.clocks(4, [row])


@BOTH_THEMES
def test_bars_are_as_long_as_their_rates(dark: bool) -> None:
    rates = experiments.blocked_rates(course("articles"), -120, EVIDENCE)
    drawing = ElementTree.fromstring(trials.bars(rates, "vagus", dark))
    widths = [float(e.attrib["width"]) for e in drawing.iter(f"{SVG}rect")]
    for width, rate in zip(widths, rates.values(), strict=True):
        assert width / max(widths) == pytest.approx(rate / max(rates.values()), abs=0.01)
    assert_labels_are_clear(drawing)


def test_slow_breath_swings_wider_in_the_picture() -> None:
    usual = shift.simulate("articles", EVIDENCE, drives_at_rest=True)
    slow = shift.simulate("articles", EVIDENCE, drives_at_rest=True, breathing=6)
    drawing = ElementTree.fromstring(trials.waves({"usual": usual, "slow": slow}))
    reach = []
    for element in drawing.iter(f"{SVG}path"):
        heights = [float(y) for _, y in re.findall(r"([\d.]+) ([\d.]+)", element.attrib["d"])]
        if len(heights) > 20:
            reach.append(max(heights) - min(heights))
    assert reach[1] == pytest.approx(reach[0] * slow.rsa[0] / usual.rsa[0], rel=0.03)
    assert_labels_are_clear(drawing)
