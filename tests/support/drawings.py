"""What the tests read from an SVG drawing: its texts, and whether one is in another's way."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from xml.etree import ElementTree

from goodcry.figures import svg
from goodcry.figures.diagram import Canvas
from goodcry.figures.svg import PHONE_WIDTH, Box

SVG = "{http://www.w3.org/2000/svg}"
# No text may get smaller than this on a phone; one unit of a drawing is one pixel there.
SMALLEST_TYPE = 12.0


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


def assert_readable(drawing: ElementTree.Element) -> None:
    """No label on another or outside, and none too small."""
    boxes = list(text_boxes(drawing))
    for name, box in boxes:
        assert box.inside(*size(drawing)), f"{name} leaves the drawing"
    for (first, box), (second, other) in combinations(boxes, 2):
        assert not box.meets(other), f"{first} lies on {second}"
    assert_type_is_large(drawing)


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
