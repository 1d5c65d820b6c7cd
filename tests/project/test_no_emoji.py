"""No emoji stands where readers see it: each device draws another, and few are calm.

Icons are those of one font, written as ``:material/name:``; the drop is the app's own. Signs of
plain text, such as arrows, triangles and ticks, are letters of the page.
"""

from __future__ import annotations

import re

import pytest

from tests.support.app import ROOT

# What devices draw as a picture by themselves, and the sign that asks them to.
EMOJI = re.compile(
    "[\ufe0f\u231a\u231b\u2328\u23cf\u23e9-\u23fa\u25b6\u25c0\u25fb-\u25fe"
    "\u2600-\u2604\u260e\u2611\u2614\u2615\u2618\u261d\u2620-\u2639\u263a\u2640\u2642"
    "\u2648-\u2653\u265f-\u2668\u267b-\u269c\u26a0-\u26ff\u2702-\u270d\u270f\u2712\u2714\u2716"
    "\u271d-\u2728\u2733-\u274e\u2753-\u2757\u2763\u2764\u2795-\u27bf\u2b05-\u2b07\u2b1b-\u2b55"
    "\U0001f000-\U0001faff]"
)
READ = ("app.py", "pages", "goodcry", "data", "README.md")
FILES = [
    file
    for name in READ
    for file in sorted([ROOT / name, *(ROOT / name).rglob("*")])
    if file.suffix in {".py", ".csv", ".json", ".js", ".css", ".md"}
]


@pytest.mark.parametrize("text", ["💧", "⏸ Pause", "▶ Play", "❤️", "⚠ Beware", "✅"])
def test_an_emoji_is_known_as_one(text: str) -> None:
    assert EMOJI.search(text)


@pytest.mark.parametrize("text", ["▲ ▼ ■ ● ○ ◐ ◆", "← → ↓", "✓ ✗ ✕", "+ = −", "“…”", "½ × ≈"])
def test_a_sign_is_none(text: str) -> None:
    assert not EMOJI.search(text)


def test_no_emoji_stands_in_code_or_data() -> None:
    found = {
        str(file.relative_to(ROOT)): EMOJI.findall(text)
        for file in FILES
        if EMOJI.search(text := file.read_text("utf-8"))
    }
    assert len(FILES) > 100
    assert not found
