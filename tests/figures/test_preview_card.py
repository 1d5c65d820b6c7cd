"""The picture of a link preview: as many drops of each kind as it says, and room for its words."""

from __future__ import annotations

import io
from collections import Counter

import pytest
from PIL import Image

from goodcry import classroom, outcome
from goodcry.evidence import Evidence
from goodcry.figures import drop_pixels, drops, preview_card, theme
from goodcry.figures.preview_card import Card, Field
from tests.support.records import EVIDENCE

STORIES = [row["id"] for row in EVIDENCE.rows("presets")]
# Inside each drop, beside its sign, and in the sign's middle: in the units of its path.
BESIDE_THE_SIGN, SIGNS = (10, 12), {"better": (10, 17.5), "same": (10, 16), "worse": (10, 17.5)}


def field(story: str | None, evidence: Evidence, name: str = "") -> Field:
    levels = classroom.story_parameters(story, evidence) if story else {}
    return Field(name, drops.kinds(outcome.predict(levels, evidence)))


def drawn(card: Card) -> Image.Image:
    return Image.open(io.BytesIO(preview_card.png(card))).convert("RGB")


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def kind_at(image: Image.Image, x: float, y: float) -> str:
    """The outcome whose colour, full or faint, a pixel has; with "?" where it is faint."""
    colours = dict(theme.OUTCOME)
    for name, colour in theme.OUTCOME.items():
        colours[f"{name}?"] = drop_pixels.mixed(colour, drop_pixels.PAPER, drop_pixels.FAINT)
    found = image.getpixel((round(x), round(y)))
    assert isinstance(found, tuple)

    def far(colour: str) -> int:
        return sum(abs(a - b) for a, b in zip(rgb(colour), found, strict=True))

    nearest = min(colours, key=lambda name: far(colours[name]))
    assert far(colours[nearest]) < 20, f"{found} at {x, y}"
    return nearest


@pytest.mark.parametrize("story", [None, *STORIES])
def test_each_drop_has_its_colour_and_its_sign(story: str | None, evidence: Evidence) -> None:
    shown = field(story, evidence)
    card = Card("A title", "A line", (shown,))
    image = drawn(card)
    assert image.size == (preview_card.WIDTH, preview_card.HEIGHT) == (1200, 630)
    seen = Counter[str]()
    places = list(preview_card.places(card))
    assert len(places) == outcome.CRIES
    for x, y, scale, name, sure in places:
        inside = BESIDE_THE_SIGN
        found = kind_at(image, x + inside[0] * scale, y + inside[1] * scale)
        assert found.endswith("?") is not sure
        seen[found.rstrip("?")] += 1
        sign = image.getpixel(
            (round(x + SIGNS[name][0] * scale), round(y + SIGNS[name][1] * scale))
        )
        assert isinstance(sign, tuple)
        inner = image.getpixel((round(x + inside[0] * scale), round(y + inside[1] * scale)))
        assert sign != inner, "a sign, not colour alone"
    levels = classroom.story_parameters(story, evidence) if story else {}
    counts = drops.whole_drops(outcome.predict(levels, evidence))
    assert seen == Counter(counts) and shown.counts == counts


def test_two_scenarios_stand_side_by_side(evidence: Evidence) -> None:
    fields = (field(STORIES[0], evidence, "A"), field(STORIES[1], evidence, "B"))
    card = Card("A title", "A line", fields)
    image = drawn(card)
    left, right = Counter[str](), Counter[str]()
    for x, y, scale, _, _ in preview_card.places(card):
        side = left if x < preview_card.WIDTH / 2 else right
        side[kind_at(image, x + 10 * scale, y + 12 * scale).rstrip("?")] += 1
    assert [left, right] == [Counter(shown.counts) for shown in fields]


@pytest.mark.parametrize("fields", [0, 1, 2])
@pytest.mark.parametrize("title", ["Short", "Why do some people cry without wanting to? " * 2])
def test_words_keep_inside_the_margins(title: str, fields: int, evidence: Evidence) -> None:
    shown = tuple(field(None, evidence, name if fields > 1 else "") for name in "AB"[:fields])
    image = drawn(Card(title, "Where help is, what else soothes, and when to talk. " * 2, shown))
    for box in ((0, 0, 60, 630), (1140, 0, 1200, 630), (0, 0, 1200, 30), (0, 610, 1200, 630)):
        assert image.crop(box).getcolors() == [
            ((box[2] - box[0]) * (box[3] - box[1]), rgb(drop_pixels.PAPER))
        ]


def test_the_picture_is_said_in_words(evidence: Evidence) -> None:
    said = preview_card.alt(Card("Does it help?", "As asked", (field(None, evidence),)))
    assert said == "Does it help? 100 drops, one a cry: 63 better, 19 same, 18 worse. As asked."


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("size", [32, 512])
def test_an_icon_is_a_drop_in_the_middle(size: int, full: bool) -> None:
    image = Image.open(io.BytesIO(drop_pixels.icon(size, full=full)))
    assert image.size == (size, size)
    middle, corner = image.getpixel((size // 2, size * 6 // 10)), image.getpixel((0, 0))
    assert middle == (*rgb(drop_pixels.WATER), 255)
    assert corner == ((*rgb(drop_pixels.PAPER), 255) if full else (0, 0, 0, 0))
