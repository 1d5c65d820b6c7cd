"""The body map: which nerve does what to which organ, lit by a moment of an account, as SVG."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from goodcry.body import Body
from goodcry.figures import bodymap_paths, svg, theme

LINE = 15.0
SIZE = svg.FONT_SIZE
# The least light of a line or organ at rest; it must still be seen.
DIM = 0.5
# These fill much of the picture, so they start paler and the heart stays in front of the lungs.
BROAD = ("lungs", "gut")
# A chosen nerve glows along its whole line; other places get a ring.
NERVES = ("facial_nerve", "vagus", "sympathetic")
# What these do follows the account and its clock; the other organs follow a general rule.
KNOWN = ("tear_gland", "heart")


@dataclass(frozen=True)
class Label:
    """The name of a place beside the figure: its lines, and where its leader ends."""

    lines: tuple[str, ...]
    x: float
    y: float
    anchor: str
    target: svg.Point
    word: bool = True

    def boxes(self, word: str = "") -> list[svg.Box]:
        """The boxes of its lines, with the word of a moment below them."""
        boxes = [
            svg.text_box(line, self.x, self.y + LINE * place, self.anchor)
            for place, line in enumerate(self.lines)
        ]
        if word:
            y = self.y + LINE * len(self.lines)
            boxes.append(svg.text_box(word, self.x, y, self.anchor, bold=True))
        return boxes


LEFT, RIGHT = 4.0, 324.0
LABELS: Mapping[str, Label] = {
    "tear_gland": Label(("tear gland",), LEFT, 44, "start", (132, 66)),
    "pterygopalatine": Label(("pterygopalatine", "ganglion"), LEFT, 96, "start", (141, 117), False),
    "facial_nerve": Label(("facial nerve", "(VII)"), LEFT, 146, "start", (146, 133), False),
    "vagus": Label(("vagus nerve", "(X)"), LEFT, 186, "start", (159, 190), False),
    "heart": Label(("heart",), LEFT, 262, "start", (152, 277)),
    "lungs": Label(("lungs",), LEFT, 314, "start", (128, 302)),
    "gut": Label(("gut",), LEFT, 400, "start", (146, 402)),
    "pupils": Label(("pupils",), RIGHT, 80, "end", (209, 82)),
    "brainstem": Label(("brainstem",), RIGHT, 120, "end", (187, 112), False),
    "cervical": Label(("superior", "cervical", "ganglion"), RIGHT, 150, "end", (198, 172), False),
    "sympathetic": Label(("sympathetic", "nerves"), RIGHT, 216, "end", (196, 222), False),
    "sweat": Label(("sweat", "glands"), RIGHT, 278, "end", (266, 282)),
    "adrenal": Label(("adrenal", "glands"), RIGHT, 340, "end", (216, 351)),
}


def drawing(body: Body, chosen: str | None = None, dark: bool = False) -> str:
    """The figure with its nerves and organs, as SVG.

    ``body``: how strongly each nerve works and what each organ does at the moment
    (:func:`goodcry.body.at_moment`). ``chosen``: the place that is ringed. ValueError for a place
    that the map does not show.
    """
    if chosen is not None and chosen not in LABELS:
        raise ValueError(f"no place {chosen!r} on the map; there are: {', '.join(LABELS)}")
    colours = svg.ink(dark)
    parts = [
        *_figure(colours),
        *_organs(body, colours),
        *_nerves(body, chosen, colours),
        *_knots(body, chosen, colours),
        *_labels(body, chosen, colours),
        *_legend(colours),
    ]
    return svg.drawing(bodymap_paths.WIDTH, bodymap_paths.HEIGHT, parts)


def _figure(colours: svg.Ink) -> Iterator[str]:
    """Head and trunk, without any light."""
    yield f'<path d="{bodymap_paths.FIGURE}" fill="{colours.soft}"/>'
    yield svg.path(bodymap_paths.EARS, colours.line, 1.2)
    yield svg.path(bodymap_paths.ARMS, colours.line, 1.2, ' stroke-linecap="round"')
    yield f'<path d="{bodymap_paths.BRAIN}" fill="{colours.line}" fill-opacity="0.35"/>'
    yield svg.path(
        bodymap_paths.CORD, colours.line, 5, ' stroke-linecap="round" stroke-opacity="0.7"'
    )
    yield svg.path(
        bodymap_paths.FACE + bodymap_paths.BROWS, colours.line, 1.4, ' stroke-linecap="round"'
    )
    for eye in bodymap_paths.EYES:
        yield f'<path d="{eye}" fill="{colours.ground}" stroke="{colours.line}"/>'


def _organs(body: Body, colours: svg.Ink) -> Iterator[str]:
    for outline in bodymap_paths.LUNGS:
        yield _organ(outline, "lungs", body, colours)
    yield f'<path d="{bodymap_paths.HEART}" fill="{colours.soft}"/>'
    yield _organ(bodymap_paths.HEART, "heart", body, colours)
    for outline in bodymap_paths.ADRENALS:
        yield _organ(outline, "adrenal", body, colours)
    yield svg.path(
        bodymap_paths.GUT,
        _colour("gut", body, colours),
        7,
        f' stroke-linecap="round" stroke-linejoin="round" stroke-opacity="{_light("gut", body)}"'
        ' data-place="gut"',
    )
    for x, y in bodymap_paths.SWEAT:
        yield (
            f'<circle cx="{x}" cy="{y}" r="{3 + 1.5 * body.light["sweat"]:.1f}" '
            f'fill="{_colour("sweat", body, colours)}" fill-opacity="{_light("sweat", body)}" '
            'data-place="sweat"/>'
        )
    radius = 3.6 + 1.6 * body.pupils
    for x, y in bodymap_paths.PUPILS:
        yield f'<circle cx="{x}" cy="{y}" r="6.4" fill="{colours.line}"/>'
        yield (
            f'<circle cx="{x}" cy="{y}" r="{radius:.1f}" fill="{colours.text}" '
            'data-place="pupils"/>'
        )
    for outline in (bodymap_paths.GLAND, bodymap_paths.GLAND_MIRRORED):
        yield _organ(outline, "tear_gland", body, colours)
    if body.tears:
        for x, y in bodymap_paths.TEARS:
            yield (
                f'<path d="{bodymap_paths.TEAR}" transform="translate({x} {y})" '
                f'fill="{theme.PARASYMPATHETIC}" stroke="{colours.ground}" data-tear=""/>'
            )


def _organ(outline: str, place: str, body: Body, colours: svg.Ink) -> str:
    return (
        f'<path d="{outline}" fill="{_colour(place, body, colours)}" '
        f'fill-opacity="{_light(place, body)}" stroke="{colours.quiet}" stroke-opacity="0.5" '
        f'data-place="{place}"/>'
    )


def _colour(place: str, body: Body, colours: svg.Ink) -> str:
    """The colour of the branch that moves a place at the moment; grey for neither or both."""
    return {
        "sympathetic": theme.SYMPATHETIC,
        "parasympathetic": theme.PARASYMPATHETIC,
    }.get(body.mover[place] or "", colours.quiet)


def _light(place: str, body: Body) -> str:
    least = 0.25 if place in BROAD else DIM
    most = 0.6 if place in BROAD else 0.95
    return f"{least + (most - least) * body.light[place]:.2f}"


def _nerves(body: Body, chosen: str | None, colours: svg.Ink) -> Iterator[str]:
    """The lines: solid for the two parasympathetic nerves, beads for the sympathetic ones."""
    drawn = {
        "facial_nerve": (bodymap_paths.FACIAL, bodymap_paths.FACIAL_LAST),
        "vagus": (bodymap_paths.VAGUS,),
        "sympathetic": (
            bodymap_paths.CHAIN,
            bodymap_paths.CARDIAC,
            bodymap_paths.SWEATING,
            bodymap_paths.ADRENAL,
        ),
        "cervical": (bodymap_paths.NECK_TO_GLAND,),
    }
    for place, outlines in drawn.items():
        sympathetic = place in ("sympathetic", "cervical")
        colour = theme.SYMPATHETIC if sympathetic else theme.PARASYMPATHETIC
        light = body.light[place]
        width = (2.6 if sympathetic else 2.4) + 2.2 * light
        if place == "cervical":
            width *= 0.7
        more = f' stroke-linecap="round" data-nerve="{place}"'
        if sympathetic:
            more += f' stroke-dasharray="0.1 {1.9 * width:.1f}"'
        for outline in outlines:
            if place == chosen:
                yield svg.path(outline, colours.text, width + 7, ' stroke-opacity="0.22"')
            yield svg.path(outline, colours.ground, width + 2, ' stroke-opacity="0.8"')
            yield svg.path(
                outline, colour, width, more + f' stroke-opacity="{_light(place, body)}"'
            )


def _knots(body: Body, chosen: str | None, colours: svg.Ink) -> Iterator[str]:
    """Brainstem, the two ganglia, the sinus node; letters that name the nerves."""
    yield (
        f'<path d="{bodymap_paths.BRAINSTEM}" fill="{colours.quiet}" '
        f'fill-opacity="{_light("brainstem", body)}" stroke="{colours.ground}" '
        'data-place="brainstem"/>'
    )
    for (x, y), radius, place, colour in (
        (bodymap_paths.PTERYGOPALATINE, 5.5, "pterygopalatine", theme.PARASYMPATHETIC),
        (bodymap_paths.CERVICAL, 5.5, "cervical", theme.SYMPATHETIC),
        (bodymap_paths.SINUS_NODE, 4.5, "heart", colours.text),
    ):
        yield (
            f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{colour}" stroke="{colours.ground}" '
            f'stroke-width="1.5" data-place="{place}"/>'
        )
    for name, (x, y), colour in (
        ("VII", (153, 146), theme.PARASYMPATHETIC),
        ("X", (162, 214), theme.PARASYMPATHETIC),
        ("S", (192, 374), theme.SYMPATHETIC),
    ):
        width = 9 + 7 * len(name)
        yield (
            f'<rect x="{x - width / 2}" y="{y - 8}" width="{width}" height="16" rx="8" '
            f'fill="{colour}" stroke="{colours.ground}" stroke-width="1.5"/>'
        )
        yield svg.text(name, x, y + 4.2, "#ffffff", "middle", 12, bold=True)
    if chosen is not None and chosen not in NERVES:
        x, y = LABELS[chosen].target
        yield (
            f'<circle cx="{x}" cy="{y}" r="11" fill="none" stroke="{colours.text}" '
            'stroke-width="2.5" data-ring=""/>'
        )


def _labels(body: Body, chosen: str | None, colours: svg.Ink) -> Iterator[str]:
    for place, label in LABELS.items():
        word = body.word.get(place, "")
        line = svg.polyline([leader_start(label), label.target])
        yield svg.path(line, colours.quiet, 1, ' stroke-opacity="0.7"')
        for row, line in enumerate(label.lines):
            yield svg.text(
                line,
                label.x,
                label.y + LINE * row,
                colours.text,
                label.anchor,
                bold=place == chosen,
                more=f' data-label="{place}"',
            )
        if word:
            y = label.y + LINE * len(label.lines)
            style = "" if place in KNOWN else ' font-style="italic"'
            yield svg.text(
                word,
                label.x,
                y,
                colours.text,
                label.anchor,
                bold=True,
                more=f' data-word="{place}"{style}',
            )


def leader_start(label: Label) -> svg.Point:
    """Where the line from a label to its place begins: beside the middle of the name."""
    boxes = label.boxes()
    y = label.y - 4 + LINE * (len(label.lines) - 1) / 2
    if label.anchor == "start":
        return max(box.right for box in boxes) + 2, y
    return min(box.left for box in boxes) - 2, y


def _legend(colours: svg.Ink) -> Iterator[str]:
    y = bodymap_paths.HEIGHT - 25
    yield svg.path(svg.polyline([(4, y - 4), (30, y - 4)]), theme.PARASYMPATHETIC, 3.4)
    yield svg.text("parasympathetic", 36, y, colours.text)
    yield svg.path(
        svg.polyline([(180, y - 4), (210, y - 4)]),
        theme.SYMPATHETIC,
        4,
        ' stroke-linecap="round" stroke-dasharray="0.1 7"',
    )
    yield svg.text("sympathetic", 220, y, colours.text)
    y = bodymap_paths.HEIGHT - 7
    yield svg.text("wider", 4, y, colours.text, bold=True, more=' font-style="italic"')
    yield svg.text("in italics: assumed, by a general rule", 48, y, colours.text)
