"""The body map as SVG: a figure, its organs and nerves, and the label of each place.

It is a part of its page: it has no colours, letters or light of its own, only classes, which the
styles of the page fill. Each place is a group that can be focused and touched. What it does at a
moment (:class:`goodcry.body.Body`) is written into the drawing by whoever shows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from goodcry import body
from goodcry.evidence import Evidence
from goodcry.figures import anatomy, svg

# Sizes of letters in units of the drawing: with all labels, and with the organs' alone, for a
# screen that is small or far away.
ALL, FEW = 13.0, 21.0
# From line to line of a label, in sizes of its letters.
LINE = 1.15


@dataclass(frozen=True)
class Label:
    """The name of a place beside the figure: its lines, and where its leader ends."""

    lines: tuple[str, ...]
    x: float
    y: float
    target: svg.Point
    anchor: str = "start"
    begin: svg.Point | None = None
    """Where its leader begins, if not beside the middle of the name."""

    def boxes(self, word: str = "", size: float = ALL) -> list[svg.Box]:
        """The boxes of its lines, with the word of a moment below them."""
        lines = [*self.lines, word] if word else self.lines
        return [
            svg.text_box(line, self.x, self.y + LINE * size * row, self.anchor, size, line == word)
            for row, line in enumerate(lines)
        ]

    @property
    def start(self) -> svg.Point:
        """Where the line to its place begins."""
        if self.begin:
            return self.begin
        y = self.y - 4 + LINE * ALL * (len(self.lines) - 1) / 2
        return self.x + (4 if self.anchor == "end" else -4), y


LEFT, RIGHT = -10.0, 268.0
LABELS: Mapping[str, Label] = {
    "tear_gland": Label(("tear gland",), LEFT, 16, (73, 58), begin=(61, 44)),
    "pupils": Label(("pupils",), LEFT, 145, (53, 97), begin=(38, 128)),
    "pterygopalatine": Label(
        ("pterygopalatine", "ganglion"), 108, 178, anatomy.PTERYGOPALATINE, "end"
    ),
    "facial_nerve": Label(("facial nerve", "(VII)"), 104, 214, (153, 126), "end"),
    "vagus": Label(("vagus nerve", "(X)"), 80, 248, (167, 208), "end"),
    "heart": Label(("heart",), LEFT, 300, (156, 296), begin=(54, 296)),
    "lungs": Label(("lungs",), LEFT, 350, (126, 330), begin=(54, 346)),
    "brainstem": Label(("brainstem",), 264, 92, (198, 100)),
    "cervical": Label(("superior", "cervical", "ganglion"), 250, 124, anatomy.CERVICAL),
    "sympathetic": Label(("sympathetic", "nerves"), 264, 186, (197, 208)),
    "sweat": Label(("sweat",), RIGHT + 13, 270, (273, 273)),
    "adrenal": Label(("adrenals",), RIGHT, 346, (226, 359)),
    "gut": Label(("gut",), RIGHT, 402, (211, 408)),
}
# These have the colour of their branch also at rest.
COLOURED = {
    "facial_nerve": "brake",
    "pterygopalatine": "brake",
    "vagus": "brake",
    "sympathetic": "push",
    "cervical": "push",
}
# Letters that name the nerves, so that colour does not do it alone.
BADGES = {
    "facial_nerve": ("VII", (153.0, 130.0)),
    "vagus": ("X", (167.5, 188.0)),
    "sympathetic": ("S", (197.0, 236.0)),
}
# Nerves that can be cut: where, and beside which point of the drawing it is said.
CUTS = {
    "vagus": (anatomy.VAGUS_CUTS, (154.0, 240.0)),
    "sympathetic": (anatomy.SYMPATHETIC_CUTS, (218.0, 212.0)),
}
# From back to front.
DRAWN = (
    "lungs",
    "gut",
    "adrenal",
    "sweat",
    "sympathetic",
    "heart",
    "vagus",
    "brainstem",
    "facial_nerve",
    "cervical",
    "pterygopalatine",
    "tear_gland",
    "pupils",
)


def drawing(evidence: Evidence) -> str:
    """The figure with its nerves and organs: SVGs that lie over each other, as HTML.

    What moves has one of its own, so that a browser can move it without drawing the rest anew.
    KeyError for a place that the map lacks.
    """
    places = {row["id"] for row in evidence.rows("places")}
    if missing := places - set(DRAWN):
        raise KeyError(f"the body map has no {', '.join(sorted(missing))}")
    whole = "".join(
        _group(place, *_label(place), *_shapes(place)) for place in DRAWN if place in places
    )
    parts = [
        _layer("", *_figure()),
        _layer("chest", _group("lungs", *_each(anatomy.LUNGS)), _path("faint", anatomy.DIAPHRAGM)),
        _layer("", whole),
        _layer(
            "beat",
            _group("heart", _path("organ", anatomy.HEART), _knot("node", anatomy.SINUS_NODE, 4)),
        ),
        _tear(*anatomy.TEAR_FALLS),
        _tear(*anatomy.LENS_TEAR_FALLS, under_lens=True),
    ]
    return f'<div class="map">{"".join(parts)}</div>'


def _layer(name: str, *parts: str, more: str = "") -> str:
    box = " ".join(map(svg.number, anatomy.VIEW))
    kind = f' class="{name}"' if name else ""
    return f'<svg viewBox="{box}"{kind}{more}>{"".join(parts)}</svg>'


def _tear(x: float, y: float, length: float, under_lens: bool = False) -> str:
    """A tear in the middle of its fall, where it stands unless it is let fall.

    ``data-fall``: how far it falls, in percent of the drawing's height.
    """
    drop = _path("tear", anatomy.TEAR, f' transform="translate({x:g} {y + length / 2:g})"')
    group = _group("tear_gland", _lensed(drop) if under_lens else drop)
    return _layer("falls", group, more=f' data-fall="{100 * length / anatomy.VIEW[3]:.1f}"')


def _figure() -> Iterator[str]:
    """Head and trunk, and what belongs to no place."""
    yield _path("skin", anatomy.FIGURE)
    yield _path("still", anatomy.BRAIN + anatomy.CEREBELLUM)
    yield _path("faint", anatomy.FOLDS + anatomy.ARMS + anatomy.EYE + anatomy.MOUTH)
    yield _path("cord", anatomy.CORD)
    yield _path("faint", anatomy.RAMI)
    for mirror in ("", anatomy.MIRROR):
        yield _path("still", anatomy.KIDNEY, mirror)
    yield _path("faint", anatomy.LENS_TO_EYE)
    x, y, radius = anatomy.LENS
    yield _lensed(
        _knot("skin", (x, y), radius),
        _path("white", anatomy.LID),
        _path("faint", anatomy.CREASE),
    )


def _group(place: str, *parts: str) -> str:
    """What belongs to a place, as a group that can be touched."""
    kind = f' class="{COLOURED[place]}"' if place in COLOURED else ""
    return f'<g data-place="{place}"{kind}>{"".join(parts)}</g>'


def _each(organ: Iterable[str]) -> Iterator[str]:
    """The outlines of an organ that has several."""
    return (_path("organ", outline) for outline in organ)


def _shapes(place: str) -> Iterator[str]:
    if place == "lungs":
        yield _path("air", anatomy.AIRWAYS)
    elif place == "heart":
        yield _path("vessels", anatomy.VESSELS)
    elif place == "gut":
        yield _path("tube", anatomy.GUT)
    elif place == "adrenal":
        yield from (_path("organ", anatomy.ADRENAL, mirror) for mirror in ("", anatomy.MIRROR))
    elif place == "sweat":
        yield from (_knot("organ", point, 4) for point in anatomy.SWEAT)
    elif place == "pupils":
        yield _lensed(_knot("iris", anatomy.IRIS, 13), _knot("pupil", anatomy.IRIS, 6))
    elif place == "tear_gland":
        yield _path("organ", anatomy.GLAND)
        yield _lensed(_path("organ", anatomy.LENS_GLAND))
    elif place == "brainstem":
        yield _path("organ", anatomy.BRAINSTEM)
    elif place == "pterygopalatine":
        yield _knot("knot", anatomy.PTERYGOPALATINE, 5.5)
    elif place == "facial_nerve":
        yield _path("nerve", anatomy.FACIAL)
    elif place == "vagus":
        yield _path("nerve", anatomy.VAGUS)
    elif place == "sympathetic":
        yield _path("nerve trunk", anatomy.CHAIN)
        yield from (_path("nerve", branch) for branch in anatomy.BRANCHES)
        yield _path("chain", anatomy.CHAIN)
    elif place == "cervical":
        yield _path("nerve doubtful", anatomy.NECK_TO_GLAND)
        yield _knot("knot", anatomy.CERVICAL, 5.5)
    if place in BADGES:
        letters, (x, y) = BADGES[place]
        yield f'<text class="badge" x="{x:g}" y="{y + 4.2:g}">{letters}</text>'
    if place in CUTS:
        yield f'<g class="cut">{"".join(_cut(place))}</g>'


def _cut(place: str) -> Iterator[str]:
    """A nerve that is cut, in two strokes with a gap between, and in words."""
    points, (x, y) = CUTS[place]
    for left, top in points:
        yield _path("gap", f"M{left - 6:g} {top:g}h12")
        yield _path("ends", f"M{left - 7:g} {top - 5:g}h14m-14 10h14")
    anchor = ' class="end"' if x < points[0][0] else ""
    yield f'<text x="{x:g}" y="{y:g}"{anchor}>{body.WORDS["cut"]}</text>'


def _label(place: str) -> Iterator[str]:
    label = LABELS[place]
    more = " more" if place in body.NERVES else ""
    yield _path(f"leader{more}", svg.polyline([label.start, label.target]))
    x, y = svg.number(label.x), svg.number(label.y)
    lines = [f"<text>{escape(label.lines[0])}</text>"]
    for row, line in enumerate(label.lines[1:], start=1):
        lines.append(f'<text y="{row * LINE:g}em">{escape(line)}</text>')
    if not more:
        lines.append(f'<text y="{LINE}em" class="word"/>')
    kind = f"label {label.anchor}{more}"
    yield f'<g class="{kind}" transform="translate({x} {y})">{"".join(lines)}</g>'


def _lensed(*parts: str) -> str:
    """What lies under the lens, which may be shown larger than the rest."""
    return f'<g class="lensed">{"".join(parts)}</g>'


def _path(name: str, outline: str, more: str = "") -> str:
    return f'<path class="{name}" d="{outline}"{more}/>'


def _knot(name: str, point: svg.Point, radius: float) -> str:
    x, y = point
    return f'<circle class="{name}" cx="{x:g}" cy="{y:g}" r="{radius:g}"/>'
