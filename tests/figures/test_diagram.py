"""What diagrams are made of: the width of a text."""

from __future__ import annotations

from goodcry.figures import diagram


def test_text_is_measured_as_wide_as_the_widest_usual_font() -> None:
    # Widths in DejaVu Sans at 13 px, measured once.
    measured = {"parasympathetic activity": 162.1, "shame, hostile audience": 158.7, "mood": 36.8}
    for words, width in measured.items():
        assert width <= diagram.text_width(words) <= 1.2 * width
