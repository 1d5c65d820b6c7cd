"""The look of the whole app in one place: its colours by day and by night, and its letters.

Warm paper by day, ink by night. Pages, first words, pictures and components take all of it from
here by name, as CSS variables; ``.streamlit/config.toml`` repeats what Streamlit itself needs, and
a test holds the two equal. A colour means one thing: orange and blue are the two branches of the
nerves, green, grey and pink how a cry ends, violet and teal women and men, red the one in a crowd.
So what can be touched, and the drop, are ink.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

PREFIX = "--gc-"


@dataclass(frozen=True)
class Tone:
    """A colour by day and by night, and where a reader's device sets all colours."""

    day: str
    night: str
    forced: str


# What is not data: the ground, what lies on it, words, quiet words, lines, what can be touched,
# and the water of the drop.
GROUND: Mapping[str, Tone] = {
    "paper": Tone("#fbf8f3", "#10161d", "Canvas"),
    "card": Tone("#fffdfa", "#18212b", "Canvas"),
    "shade": Tone("#f2ede3", "#1a242e", "Canvas"),
    "water": Tone("#e0e8e9", "#1b2c37", "Canvas"),
    "ink": Tone("#111824", "#f3efe7", "CanvasText"),
    "quiet": Tone("#565f6d", "#aab3be", "CanvasText"),
    "line": Tone("#d3cabb", "#3c4958", "CanvasText"),
    "accent": Tone("#2c4a63", "#b5cde0", "LinkText"),
}
# Data. The first five are of Okabe & Ito (2008), safe for colour-blind eyes; their letters are
# darker or lighter, so that words in them can be read.
DATA: Mapping[str, Tone] = {
    "sympathetic": Tone("#D55E00", "#D55E00", "CanvasText"),
    "parasympathetic": Tone("#0072B2", "#0072B2", "CanvasText"),
    "better": Tone("#009E73", "#009E73", "CanvasText"),
    "same": Tone("#8A8F98", "#8A8F98", "CanvasText"),
    "worse": Tone("#CC79A7", "#CC79A7", "CanvasText"),
    "better-words": Tone("#00704f", "#4cc79f", "CanvasText"),
    "same-words": Tone("#565f6d", "#aab3be", "CanvasText"),
    "worse-words": Tone("#96406f", "#e0a0c4", "CanvasText"),
    "women": Tone("#6b4c9a", "#b79ce0", "CanvasText"),
    "men": Tone("#1c7c8c", "#5cc3d0", "CanvasText"),
    "one": Tone("#b3261e", "#ff8f85", "Mark"),
}
TONES: Mapping[str, Tone] = {**GROUND, **DATA}

# No font is fetched: these are on the devices. Letters of old books for titles and large numbers.
TEXT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"
TITLE = (
    "'Iowan Old Style', 'Palatino Linotype', Palatino, 'URW Palladio L', P052, 'Noto Serif', serif"
)
CODE = "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace"
FONTS: Mapping[str, str] = {"text": TEXT, "title": TITLE, "code": CODE}


def tone(name: str) -> str:
    """A colour as pages, pictures and components write it. KeyError for one that there is not.

    >>> tone("ink")
    'var(--gc-ink)'
    """
    TONES[name]
    return f"var({PREFIX}{name})"


def _block(values: Mapping[str, str]) -> str:
    return "".join(f"{PREFIX}{name}:{value};" for name, value in values.items())


def rules() -> str:
    """All names and what they stand for, as CSS.

    Day or night is whatever the page around is: Streamlit says so by ``color-scheme``, also where
    a reader chose its theme by hand. Browsers older than 2024 take what the device asks for. Paper
    is always printed by day.
    """
    both = {name: f"light-dark({each.day},{each.night})" for name, each in TONES.items()}
    day = {name: each.day for name, each in TONES.items()}
    night = {name: each.night for name, each in TONES.items()}
    forced = {name: each.forced for name, each in TONES.items()}
    return (
        f":root{{color-scheme:light dark;{_block(FONTS)}{_block(both)}}}"
        f"@supports not (color:light-dark(red,red)){{:root{{{_block(day)}}}"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{_block(night)}}}}}}}"
        f"@media (forced-colors:active){{:root{{{_block(forced)}}}}}"
        f"@media print{{:root{{{_block(day)}}}}}"
    )
