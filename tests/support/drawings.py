"""What the tests read from an SVG drawing: its texts, and whether one is in another's way."""

from __future__ import annotations

from itertools import combinations
from xml.etree import ElementTree

from goodcry.figures.diagram import Canvas
from goodcry.figures.svg import PHONE_WIDTH

SVG = "{http://www.w3.org/2000/svg}"
# No text may get smaller than this on a phone; one unit of a drawing is one pixel there.
SMALLEST_TYPE = 12.0


def texts(drawing: ElementTree.Element) -> list[str]:
    return [element.text or "" for element in drawing.iter(f"{SVG}text")]


def assert_type_is_large(drawing: ElementTree.Element) -> None:
    sizes = {element.text: element.get("font-size", "0") for element in drawing.iter(f"{SVG}text")}
    assert sizes
    assert not {text: size for text, size in sizes.items() if float(size) < SMALLEST_TYPE}


def assert_tidy(canvas: Canvas) -> None:
    """No label on another, none outside, none too small, and sound XML."""
    for one, other in combinations(canvas.labels, 2):
        assert not one.box.meets(other.box), f"{one.text!r} lies on {other.text!r}"
    for label in canvas.labels:
        assert label.box.inside(PHONE_WIDTH, canvas.height), f"{label.text!r} is cut off"
    assert_type_is_large(ElementTree.fromstring(canvas.picture))
