"""Where boxes and arrows stand: each arrow once, nothing on anything else, the same every time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from math import dist

import pytest

from goodcry import causal_graph
from goodcry.causal_graph import Web
from goodcry.figures import arrow_courses, arrow_layout
from goodcry.figures.arrow_layout import MAP, TALL, WIDE, Way
from goodcry.figures.svg import PHONE_WIDTH, Box
from tests.support.records import EVIDENCE

NAMES = {row["id"]: row["label"] for row in EVIDENCE.rows("nodes")}
WHOLE = causal_graph.web(EVIDENCE)


def _webs() -> Iterator[tuple[str, Web, Way]]:
    yield "everything", WHOLE, MAP
    for way, name in ((TALL, "tall"), (WIDE, "wide")):
        yield f"mood, {name}", causal_graph.mood_story(EVIDENCE), way
        for node in WHOLE.nodes:
            yield f"around {node}, {name}", WHOLE.around(node), way
        for row in EVIDENCE.rows("mechanisms"):
            chain = causal_graph.of(EVIDENCE.where("mechanism_edges", mechanism=row["id"]))
            yield f"{row['id']}, {name}", chain, way


WEBS = {name: (web, way) for name, web, way in _webs()}


@pytest.mark.parametrize("name", WEBS)
def test_every_arrow_has_its_place_and_nothing_lies_on_anything_else(name: str) -> None:
    web, way = WEBS[name]
    found = arrow_layout.layout(web, NAMES, way)
    assert set(found.boxes) == set(web.nodes)
    assert set(found.courses) == {arrow.id for arrow in web.arrows}
    assert {" ".join(lines) for lines in found.lines.values()} == {NAMES[n] for n in web.nodes}
    if way is TALL:
        assert found.width == PHONE_WIDTH
    for node, box in found.boxes.items():
        assert box.inside(found.width, found.height), f"{node} leaves the picture"
    for node, other in combinations(found.boxes, 2):
        assert not found.boxes[node].meets(found.boxes[other]), f"{node} lies on {other}"
    signs = {key: course.sign for key, course in found.courses.items()}
    for (key, sign), (other, another) in combinations(signs.items(), 2):
        assert dist(sign, another) >= 2 * arrow_courses.RADIUS, (
            f"the signs of {key} and {other} meet"
        )
    for key, (x, y) in signs.items():
        radius = arrow_courses.RADIUS
        place = Box(x - radius, y - radius, x + radius, y + radius)
        assert place.inside(found.width, found.height), f"the sign of {key} leaves the picture"
        on = [node for node, box in found.boxes.items() if box.meets(place)]
        assert not on, f"the sign of {key} lies on {on}"


def test_an_arrow_leaves_its_start_and_meets_its_end() -> None:
    web = causal_graph.mood_story(EVIDENCE)
    for way in (TALL, WIDE):
        found = arrow_layout.layout(web, NAMES, way)
        for arrow in web.arrows:
            course = found.courses[arrow.id]
            x, y = map(float, course.outline[1 : course.outline.index("C")].split())
            for (left, top), node in (((x, y), arrow.from_node), (course.head[0], arrow.to_node)):
                box = found.boxes[node]
                assert box.left - 1 <= left <= box.right + 1
                assert box.top - 1 <= top <= box.bottom + 1


def test_signs_on_a_phone_can_be_told_apart_by_a_finger_in_the_story_of_mood() -> None:
    found = arrow_layout.layout(causal_graph.mood_story(EVIDENCE), NAMES, TALL)
    signs = [course.sign for course in found.courses.values()]
    assert min(dist(one, other) for one, other in combinations(signs, 2)) >= 40


def test_the_layout_is_the_same_every_time() -> None:
    first, again = (arrow_layout.layout(WHOLE, NAMES, MAP) for _ in range(2))
    assert first == again
