"""What the tests read from an SVG drawing: its texts, and whether one is in another's way."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from xml.etree import ElementTree

from goodcry.figures import svg
from goodcry.figures.svg import Box

SVG = "{http://www.w3.org/2000/svg}"


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
