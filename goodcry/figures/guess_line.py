"""A guess beside the answer on one line, as an SVG drawing."""

from __future__ import annotations

from goodcry.figures import look, svg

WIDTH, HEIGHT = 360, 104
LEFT, RIGHT = 16, 344
LINE = 56
# On the smallest phone, in a card in a fold, the drawing is 262 px wide: 17 are 12 px there.
SIZE = 17
# Half the room that a label needs, so that none is cut off at the ends of the line.
LABEL = 75


def drawing(guessed: float, answer: float, low: float, high: float, word: str = "measured") -> str:
    """An SVG of a line from ``low`` to ``high``: the guess hollow and above, the answer below.

    ``word`` says what the answer is: "measured" or "reported".

    Raises:
        ValueError: an empty line, or a guess that lies outside it.
    """
    if not low < high or not low <= guessed <= high or not low <= answer <= high:
        raise ValueError(
            f"guess {guessed!r}, answer {answer!r}; allowed: {low:g} to {high:g}, low first"
        )
    ink, soft = svg.INK.text, svg.INK.quiet
    there, here = (_place(value, low, high) for value in (answer, guessed))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}" font-size="{SIZE}">'
        f'<path d="M{LEFT} {LINE}H{RIGHT}" stroke="{soft}" stroke-width="2"/>'
        f'<path d="M{LEFT} {LINE - 6}v12M{RIGHT} {LINE - 6}v12" stroke="{soft}" stroke-width="2"/>'
        f'<path d="M{min(here, there):.1f} {LINE}H{max(here, there):.1f}" stroke="{soft}" '
        'stroke-width="6" stroke-opacity="0.6"/>'
        f'<circle cx="{there:.1f}" cy="{LINE}" r="8" fill="{look.tone("accent")}"/>'
        f'<path d="M{here:.1f} {LINE - 11}l11 11l-11 11l-11 -11z" fill="none" stroke="{ink}" '
        'stroke-width="2.5" stroke-dasharray="5 2.5"/>'
        f"{_label(here, LINE - 24, f'your guess {guessed:g}', ink)}"
        f"{_label(there, LINE + 32, f'{word} {answer:g}', ink, bold=True)}"
        "</svg>"
    )


def _place(value: float, low: float, high: float) -> float:
    return LEFT + (RIGHT - LEFT) * (value - low) / (high - low)


def _label(x: float, y: float, text: str, ink: str, bold: bool = False) -> str:
    centre = min(max(x, LABEL), WIDTH - LABEL)
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{centre:.1f}" y="{y}" text-anchor="middle" fill="{ink}"{weight}>{text}</text>'
