"""Diagrams of the mechanisms page: everything is drawn, and nothing lies on anything else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodcry import causal_graph, hormones, mechanisms, tears
from goodcry import evidence as evidence_base
from goodcry.evidence import Evidence
from goodcry.figures import causal_web, chain, claim_tables, cortisol_amounts, decay, diagram
from goodcry.figures.diagram import Canvas
from goodcry.figures.svg import PHONE_WIDTH
from goodcry.ui.kit import vocabulary

EVIDENCE = evidence_base.load()
NAMES = {row["id"]: row["label"] for row in EVIDENCE.rows("nodes")}
MECHANISMS = [row["id"] for row in EVIDENCE.rows("mechanisms")]
BASES = list(diagram.STROKE)
SUBSETS = [list(some) for size in range(1, 5) for some in combinations(BASES, size)]
# No text may get smaller than this on a phone; one unit of a drawing is one pixel there.
SMALLEST_TYPE = 12.0


def assert_tidy(canvas: Canvas) -> None:
    """No label on another, none outside, none too small, and sound XML."""
    for one, other in combinations(canvas.labels, 2):
        assert not one.box.meets(other.box), f"{one.text!r} lies on {other.text!r}"
    for label in canvas.labels:
        assert label.box.inside(PHONE_WIDTH, canvas.height), f"{label.text!r} is cut off"
    root = ElementTree.fromstring(canvas.picture)
    sizes = [float(node.get("font-size", "0")) for node in root.iter() if node.tag.endswith("text")]
    assert sizes
    assert min(sizes) >= SMALLEST_TYPE


def edges_in(picture: str) -> list[str]:
    """The ids that arrows carry in a drawing."""
    found = (node.get("data-edge") for node in ElementTree.fromstring(picture).iter())
    return [key for key in found if key]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("key", MECHANISMS)
def test_chain_has_every_arrow_and_no_overlap(key: str, dark: bool) -> None:
    edges = mechanisms.chain(key, EVIDENCE)
    canvas = chain.drawing(edges, NAMES, dark)
    assert_tidy(canvas)
    assert sorted(edges_in(canvas.picture)) == sorted(edge["id"] for edge in edges)
    nodes = {NAMES[end] for edge in edges for end in (edge["from_node"], edge["to_node"])}
    assert sorted(label.text for label in canvas.labels if label.kind == "node") == sorted(nodes)
    signs = sorted(label.text for label in canvas.labels if label.kind == "sign")
    assert signs == sorted(diagram.SIGN[edge["sign"]] for edge in edges)


@pytest.mark.parametrize("key", MECHANISMS)
def test_arrows_run_from_box_to_box_and_through_no_third(key: str) -> None:
    edges = {edge["id"]: edge for edge in mechanisms.chain(key, EVIDENCE)}
    canvas = chain.drawing(list(edges.values()), NAMES)
    nodes = {label.text: label.box for label in canvas.labels if label.kind == "node"}
    signs = [label.box for label in canvas.labels if label.kind == "sign"]
    for edge_id, course in canvas.courses.items():
        start = nodes[NAMES[edges[edge_id]["from_node"]]]
        end = nodes[NAMES[edges[edge_id]["to_node"]]]
        for box, (x, y) in ((start, course[0]), (end, course[-1])):
            assert box.left <= x <= box.right
            assert y in (box.top, box.bottom)
        for x, y in course[1:-1]:
            for box in nodes.values():
                assert not (box.left < x < box.right and box.top < y < box.bottom)
        on_it = [s for s in signs if any(_holds(s, point) for point in course)]
        assert len(on_it) == 1, f"{edge_id} runs under {len(on_it)} signs"


def _holds(box: object, point: tuple[float, float]) -> bool:
    left, top, right, bottom = (getattr(box, name) for name in ("left", "top", "right", "bottom"))
    return bool(left < point[0] < right and top < point[1] < bottom)


def test_contradicted_arrows_are_crossed_out() -> None:
    crosses = {
        key: chain.drawing(mechanisms.chain(key, EVIDENCE), NAMES).picture.count("l12 12m0")
        for key in MECHANISMS
    }
    for key, count in crosses.items():
        refuted = [e for e in mechanisms.chain(key, EVIDENCE) if e["basis"] == "contradicted"]
        # One more in the legend.
        assert count == (len(refuted) + 1 if refuted else 0)


def made_up(text: str) -> list[dict[str, str]]:
    """The edges of a made-up chain, such as "a>b b>c"."""
    return [
        {"id": f"e{at}", "from_node": start, "to_node": end, "sign": "+", "basis": "theory"}
        for at, (start, end) in enumerate(pair.split(">") for pair in text.split())
    ]


def test_chains_of_any_shape_fit() -> None:
    """Shapes that no mechanism has yet: a long circle, a bypass of two rows, four effects."""
    names = {letter: f"thing {letter}" for letter in "abcdefg"}
    for shape in ("a>b b>c c>d d>a", "a>b b>c c>d a>d", "a>b a>c a>d a>e", "a>b a>b a>b"):
        canvas = chain.drawing(made_up(shape), names)
        assert len(edges_in(canvas.picture)) == len(shape.split())
        for one, other in combinations(canvas.labels, 2):
            assert not one.box.meets(other.box), shape


# Three rows of seven boxes have 128 billion orders: a search through them all would not end.
LARGE = {
    "a zigzag with tails": "a>n e>k m>p b>n e>j l>q b>m f>j k>r c>m f>i j>s c>l g>i i>t d>l "
    "g>h h>u d>k n>o",
    "a fan out and in": "x>a x>b x>c x>d x>e x>f x>g a>y b>y c>y d>y e>y f>y g>y",
}


@pytest.mark.parametrize("shape", LARGE.values(), ids=LARGE)
def test_a_large_chain_is_drawn_at_once_and_untangled(shape: str) -> None:
    edges = made_up(shape)
    nodes = {end for edge in edges for end in (edge["from_node"], edge["to_node"])}
    canvas = chain.drawing(edges, {node: node for node in nodes})
    assert sorted(edges_in(canvas.picture)) == sorted(edge["id"] for edge in edges)
    middle = {
        label.text: (label.box.left + label.box.right) / 2
        for label in canvas.labels
        if label.kind == "node"
    }
    assert middle.keys() == nodes
    top = {label.text: label.box.top for label in canvas.labels if label.kind == "node"}
    for one, other in combinations(edges, 2):
        if top[one["from_node"]] == top[other["from_node"]]:
            left = middle[one["from_node"]] - middle[other["from_node"]]
            right = middle[one["to_node"]] - middle[other["to_node"]]
            assert left * right >= 0, f"{one} crosses {other}"


@pytest.mark.parametrize("focus", NAMES)
def test_surroundings_of_every_node(focus: str) -> None:
    whole = causal_graph.web(EVIDENCE)
    canvas = causal_web.around(whole, focus, NAMES)
    assert_tidy(canvas)
    branches = (*whole.causes(focus), *whole.effects(focus))
    assert len(edges_in(canvas.picture)) == sum(1 + len(branch.further) for branch in branches)


@pytest.mark.parametrize("bases", SUBSETS, ids="+".join)
def test_whole_web_of_every_choice(bases: list[str]) -> None:
    some = causal_graph.web(EVIDENCE, bases)
    canvas = causal_web.pieces(some, NAMES, dark=True)
    assert_tidy(canvas)
    assert len(edges_in(canvas.picture)) == len(some.arrows)
    nodes = [label.text for label in canvas.labels if label.kind == "node"]
    assert sorted(nodes) == sorted(NAMES[node] for node in some.nodes)
    right_of_list = max(label.box.right for label in canvas.labels if label.kind == "node")
    for course in canvas.courses.values():
        assert all(right_of_list <= x <= PHONE_WIDTH for x, _ in course)
    for focus in some.nodes[:6]:
        assert_tidy(causal_web.around(some, focus, NAMES))


def test_drawings_are_the_same_every_time() -> None:
    whole = causal_graph.web(EVIDENCE)
    first = causal_web.pieces(whole, NAMES).picture
    causal_web.short_order.cache_clear()
    assert causal_web.pieces(causal_graph.web(EVIDENCE), NAMES).picture == first


@given(
    st.lists(
        st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")).filter(
            lambda pair: pair[0] != pair[1]
        ),
        max_size=14,
    )
)
def test_short_order_keeps_all_nodes_and_makes_nothing_longer(
    pairs: list[tuple[str, str]],
) -> None:
    nodes = tuple("abcdefgh")
    order = causal_web.short_order(nodes, tuple(pairs))
    assert sorted(order) == list(nodes)

    def length(some: Iterable[str]) -> int:
        place = {node: at for at, node in enumerate(some)}
        return sum(abs(place[a] - place[b]) for a, b in pairs)

    assert length(order) <= length(nodes)


def test_text_is_measured_as_wide_as_the_widest_usual_font() -> None:
    # Widths in DejaVu Sans at 13 px, measured once.
    measured = {"parasympathetic activity": 162.1, "shame, hostile audience": 158.7, "mood": 36.8}
    for words, width in measured.items():
        assert width <= diagram.text_width(words) <= 1.2 * width


# --- cortisol in tears ---


def corners() -> list[tears.Inputs]:
    """The start values, both extremes, and each input alone at its ends."""
    extremes, start = tears.extremes(EVIDENCE), tears.defaults(EVIDENCE)
    spans = tears.ranges(EVIDENCE)
    alone: list[tears.Inputs] = [
        replace(start, **{entry.name: end})  # type: ignore[arg-type]
        for entry in fields(tears.Inputs)
        if entry.name in spans
        for end in (spans[entry.name].low, spans[entry.name].high)
    ]
    return [start, extremes.most_favourable.inputs, extremes.least_favourable.inputs, *alone]


@pytest.mark.parametrize("inputs", corners())
def test_amounts_lie_within_their_spans_and_the_picture_is_tidy(inputs: tears.Inputs) -> None:
    extremes = tears.extremes(EVIDENCE)
    for row in cortisol_amounts.amounts(inputs, extremes):
        assert row.low * (1 - 1e-9) <= row.value <= row.high * (1 + 1e-9), row.name
    assert_tidy(cortisol_amounts.drawing(inputs, extremes))


def test_amounts_are_those_of_the_balance() -> None:
    found = cortisol_amounts.amounts(tears.defaults(EVIDENCE), tears.extremes(EVIDENCE))
    assert [cortisol_amounts.words(row.value) for row in found] == [
        "40 pmol", "316 pmol", "89.7 nmol", "900 nmol",
    ]  # fmt: skip
    assert [row.in_tears for row in found] == [True, False, False, False]


# --- hormone clocks ---

CLOCKS = hormones.clocks(EVIDENCE)


@pytest.mark.parametrize("doubling", [False, True])
@pytest.mark.parametrize("cry", [2.0, 4.0, 10.0, 30.0])
def test_every_choice_of_clocks_is_tidy(cry: float, doubling: bool) -> None:
    ids = [clock.id for clock in CLOCKS]
    for shown in [[], *([key] for key in ids), ids[:3], ids[4:], ids]:
        canvas = decay.drawing(CLOCKS, shown, cry, 4.0, 60.0, doubling)
        assert_tidy(canvas)
        assert sorted(canvas.courses) == sorted(shown)


@pytest.mark.parametrize("doubling", [False, True])
def test_lines_fall_and_are_at_half_after_a_half_life(doubling: bool) -> None:
    canvas = decay.drawing(CLOCKS, [c.id for c in CLOCKS], 10, 4, 60, doubling)
    middle = decay.TOP + decay.HEIGHT / 2
    right = max(x for course in canvas.courses.values() for x, _ in course)
    for clock in CLOCKS:
        course = canvas.courses[clock.id]
        assert all(later[1] >= earlier[1] for earlier, later in pairwise(course))
        if not doubling and clock.half_life <= 60:
            x_half = decay.LEFT + (right - decay.LEFT) * clock.half_life / 60
            before = max(y for x, y in course if x <= x_half + 1e-6)
            after = min(y for x, y in course if x >= x_half - 1e-6)
            assert before - 1e-6 <= middle <= after + 1e-6


# --- tables in HTML ---


def test_overview_has_a_row_a_mechanism_and_a_cell_an_article() -> None:
    entries = mechanisms.overview(EVIDENCE)
    html = claim_tables.overview(
        entries,
        EVIDENCE.rows("articles"),
        lambda name: f"?m={name}",
        vocabulary.GRADE,
        vocabulary.STANCE,
    )
    table = ElementTree.fromstring(html.split("</style>")[1])
    rows = table.findall("tbody/tr")
    assert len(rows) == len(entries)
    for row, entry in zip(rows, entries, strict=True):
        assert row.find("th/a").get("href") == f"?m={entry.row['name']}"  # type: ignore[union-attr]
        cells = row.findall("td")
        assert [cell.find("span").text for cell in cells] == [  # type: ignore[union-attr]
            claim_tables.signs(stance) for stance in entry.stances
        ]
        assert all(cell.get("aria-label") for cell in cells)


def test_tear_table_marks_every_blank(evidence: Evidence) -> None:
    contents = evidence.rows("tear_contents")
    html = claim_tables.tears(contents, vocabulary.READ)
    blanks = sum(
        claim_tables.is_blank(row[kind]) for row in contents for kind in claim_tables.KINDS
    )
    assert html.count('class="blank"') == blanks
    assert claim_tables.is_blank(None)
    assert claim_tables.is_blank("not measured")
    assert not claim_tables.is_blank("looked for, not found")
