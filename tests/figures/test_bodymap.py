"""The body map of the shift: every place is drawn and named, and no label is in the way."""

from __future__ import annotations

from itertools import combinations
from xml.etree import ElementTree

import pytest

from goodcry import body
from goodcry.evidence import Evidence
from goodcry.figures import anatomy, bodymap, svg
from goodcry.figures.svg import Box
from tests.support.accounts import ACCOUNTS, MOMENTS, course
from tests.support.records import EVIDENCE

SHAPES = ("organ", "nerve", "nerve doubtful", "knot", "tube", "iris")
LEFT, TOP, WIDTH, HEIGHT = anatomy.VIEW
DRAWING = ElementTree.fromstring(bodymap.drawing(EVIDENCE))
# What belongs to a place lies in several layers.
PLACES: dict[str, ElementTree.Element] = {}
for element in DRAWING.iter():
    if "data-place" in element.attrib:
        PLACES.setdefault(element.attrib["data-place"], ElementTree.Element("g")).append(element)


def longest_words() -> dict[str, str]:
    """The longest word that each organ shows at any moment of any account, with its sign."""
    found: dict[str, set[str]] = {}
    for account in ACCOUNTS:
        for moment in MOMENTS:
            state = body.at_moment(course(account), moment["seconds"], EVIDENCE)
            for place, word in state.word.items():
                shown = f"{body.SIGNS.get(word, '')} {word}".strip()
                found.setdefault(place, set()).add(shown if word != body.WORDS["both"] else "↑↓")
    return {place: max(words, key=len) for place, words in found.items()}


WORDS = longest_words()


def boxes(size: float) -> list[tuple[str, Box]]:
    return [
        (place, box)
        for place, label in bodymap.LABELS.items()
        if size == bodymap.ALL or place not in body.NERVES
        for box in label.boxes(WORDS.get(place, ""), size)
    ]


SIZES = pytest.mark.parametrize("size", [bodymap.ALL, bodymap.FEW], ids=["all", "few"])


@SIZES
def test_labels_never_overlap(size: float) -> None:
    for (first, box), (second, other) in combinations(boxes(size), 2):
        if first != second:
            assert not box.meets(other), f"{first} lies on {second}"


@SIZES
def test_labels_stay_in_the_drawing(size: float) -> None:
    """Give or take a letter: the measure of a text is rather too wide."""
    for place, box in boxes(size):
        left, right = box.left - LEFT + size, box.right - LEFT - size
        inside = Box(left, box.top - TOP, right, box.bottom - TOP)
        assert inside.inside(WIDTH, HEIGHT), place


def test_leaders_run_over_no_other_label() -> None:
    for place, label in bodymap.LABELS.items():
        for share in range(21):
            x, y = (
                s + (t - s) * share / 20 for s, t in zip(label.start, label.target, strict=True)
            )
            dot = Box(x - 0.5, y - 0.5, x + 0.5, y + 0.5)
            for other, box in boxes(bodymap.ALL):
                assert other == place or not box.meets(dot), f"{place} over {other}"


@pytest.mark.parametrize("place", bodymap.LABELS)
def test_every_place_is_drawn_and_named(place: str) -> None:
    group = PLACES[place]
    assert any(element.get("class") in SHAPES for element in group.iter())
    said = " ".join(text.text or "" for text in group.iter("text"))
    assert " ".join(bodymap.LABELS[place].lines) in said
    words = [e for e in group.iter("text") if e.get("class") == "word"]
    assert len(words) == (EVIDENCE.row("places", place)["kind"] == "organ")


def test_it_shows_the_places_of_the_data(evidence: Evidence) -> None:
    assert set(PLACES) == {row["id"] for row in evidence.rows("places")} == set(bodymap.LABELS)


def test_nerves_are_named_by_letters_not_by_colour() -> None:
    badges = {e.text for e in DRAWING.iter("text") if e.get("class") == "badge"}
    assert badges == {"VII", "X", "S"}


@SIZES
def test_badges_and_cuts_lie_apart(size: float) -> None:
    """Each badge has half a letter around it, and the word of a cut stands beside both."""
    edge = size / 2
    signs = {
        letters: svg.text_box(letters, x, y + 4.2, "middle", size, bold=True)
        for letters, (x, y) in bodymap.BADGES.values()
    }
    signs = {
        letters: Box(box.left - edge, box.top - edge, box.right + edge, box.bottom + edge)
        for letters, box in signs.items()
    }
    for points, (x, y) in bodymap.CUTS.values():
        anchor = "end" if x < points[0][0] else "start"
        signs[f"cut at {x:g}"] = svg.text_box(body.WORDS["cut"], x, y, anchor, size, bold=True)
    for (name, box), (other, its) in combinations(signs.items(), 2):
        assert not box.meets(its), f"{name} lies on {other}"


def test_each_nerve_that_can_be_cut_is_drawn_cut(evidence: Evidence) -> None:
    for nerve in body.rules(evidence).cuts:
        cut = next(each for each in PLACES[nerve].iter() if each.get("class") == "cut")
        assert [text.text for text in cut.iter() if text.text] == [body.WORDS["cut"]]
        assert len({each.get("class") for each in cut}) >= 2, "a gap and its ends"


def test_it_takes_colours_and_letters_from_its_page() -> None:
    drawing = bodymap.drawing(EVIDENCE)
    for word in ("font-family", "fill=", "stroke=", "style="):
        assert word not in drawing


def test_a_place_that_the_map_lacks_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodymap, "DRAWN", bodymap.DRAWN[1:])
    with pytest.raises(KeyError, match="lungs"):
        bodymap.drawing(EVIDENCE)
