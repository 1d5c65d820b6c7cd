"""One look: what Streamlit is told, what the first words say and what pictures use is the same."""

from __future__ import annotations

import re
import tomllib

import pytest

from goodcry.figures import look, theme
from goodcry.server import first_words
from goodcry.ui.kit import appearance
from tests.support.app import ROOT

THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]
# Streamlit's name of a colour -> ours.
NAMES = {
    "primaryColor": "accent",
    "linkColor": "accent",
    "backgroundColor": "paper",
    "secondaryBackgroundColor": "shade",
    "textColor": "ink",
    "borderColor": "line",
    "blueColor": "accent",
    "blueBackgroundColor": "water",
    "blueTextColor": "ink",
}
GROUNDS = ("paper", "card", "shade", "water")
WORDS = ("ink", "quiet", "accent", "better-words", "same-words", "worse-words")
# Colours that are told apart: each pair or three stands in one picture.
APART = (("sympathetic", "parasympathetic"), ("better", "same", "worse"), ("women", "men"))


def light(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("option", "name"), NAMES.items())
def test_streamlit_has_the_same_colours(option: str, name: str) -> None:
    tone = look.TONES[name]
    assert (THEME["light"][option], THEME["dark"][option]) == (tone.day, tone.night)


def test_streamlit_has_the_same_letters_and_fetches_none() -> None:
    assert (THEME["font"], THEME["headingFont"], THEME["codeFont"]) == (
        look.TEXT,
        look.TITLE,
        look.CODE,
    )
    assert "fontFaces" not in THEME
    for css in (first_words.STYLE, appearance.STYLE):
        assert "@font-face" not in css


def test_pages_and_first_words_have_all_names() -> None:
    for css in (first_words.STYLE, appearance.STYLE):
        assert look.rules() in css
        used = set(re.findall(r"var\(--gc-([a-z-]+)", css))
        assert used and used <= look.TONES.keys() | look.FONTS.keys()


def test_charts_have_the_colours_of_the_pictures() -> None:
    assert {name: look.TONES[name].day for name in ("better", "same", "worse")} == theme.OUTCOME


@pytest.mark.parametrize("time", ["day", "night"])
@pytest.mark.parametrize("word", WORDS)
def test_words_can_be_read_on_every_ground(word: str, time: str) -> None:
    for ground in GROUNDS:
        pair = (getattr(look.TONES[name], time) for name in (word, ground))
        assert contrast(*pair) >= 4.5, ground


@pytest.mark.parametrize("time", ["day", "night"])
@pytest.mark.parametrize("mark", ["sympathetic", "parasympathetic", "women", "men"])
def test_marks_can_be_seen_on_paper(mark: str, time: str) -> None:
    pair = (getattr(look.TONES[name], time) for name in (mark, "paper"))
    assert contrast(*pair) >= 3


def test_no_colour_means_two_things() -> None:
    data = [each.day for names in APART for each in map(look.TONES.__getitem__, names)]
    assert len(set(data)) == len(data)
    assert not set(data) & {tone.day for tone in look.GROUND.values()}


def test_a_name_that_there_is_not_is_refused() -> None:
    with pytest.raises(KeyError):
        look.tone("blue")
