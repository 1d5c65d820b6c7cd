"""The body map of the shift: every place can be found and chosen, and no label is in the way."""

from __future__ import annotations

from itertools import combinations
from xml.etree import ElementTree

import pytest

from goodcry import body
from goodcry.figures import bodymap, bodymap_paths, svg
from goodcry.figures.svg import Box
from tests.support.accounts import course
from tests.support.drawings import BOTH_THEMES, assert_type_is_large, size, texts
from tests.support.records import EVIDENCE


def words_of_all_moments() -> dict[str, set[str]]:
    """Every word that a place can show."""
    found: dict[str, set[str]] = {}
    for account in EVIDENCE.rows("accounts"):
        for moment in EVIDENCE.rows("moments"):
            state = body.at_moment(course(account["id"]), moment["seconds"], EVIDENCE)
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
        assert box.inside(bodymap_paths.WIDTH, bodymap_paths.HEIGHT), place
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
    drawing = ElementTree.fromstring(bodymap.drawing(state, place, dark))
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
    assert_type_is_large(drawing)
    assert size(drawing)[0] <= svg.PHONE_WIDTH


def test_tears_are_drawn_while_they_flow() -> None:
    def tears(seconds: float) -> int:
        state = body.at_moment(course("arita2013"), seconds, EVIDENCE)
        drawing = ElementTree.fromstring(bodymap.drawing(state))
        return sum("data-tear" in e.attrib for e in drawing.iter())

    assert (tears(-10), tears(10), tears(300)) == (0, 2, 0)


def test_light_grows_with_the_drive() -> None:
    def width(account: str, seconds: float, nerve: str) -> float:
        state = body.at_moment(course(account), seconds, EVIDENCE)
        drawing = ElementTree.fromstring(bodymap.drawing(state))
        return float(
            next(e for e in drawing.iter() if e.get("data-nerve") == nerve).attrib["stroke-width"]
        )

    assert width("sharman2020", -5, "vagus") > width("sharman2020", 120, "vagus")
    assert width("arita2013", 0, "sympathetic") > width("arita2013", 300, "sympathetic")


def test_unknown_place_is_refused() -> None:
    state = body.at_moment(course("articles"), 60, EVIDENCE)
    with pytest.raises(ValueError, match="there are: tear_gland"):
        bodymap.drawing(state, "liver")
