"""A breathing pacer: a circle that grows and shrinks, in plain HTML and CSS.

Why CSS and not a script: the browser keeps the time itself, without reruns and without code
that an old phone would have to load; and the movement ends when the page is left.
"""

from __future__ import annotations

from goodcry.figures import look

SECONDS_PER_MINUTE = 60

# `step-end` keeps each word until the next key moment, so that the words switch at once.
# With less motion wanted, nothing changes size: the circle only gets fuller and paler.
STYLE = """<style>
.pacer { position: relative; width: 12rem; height: 12rem; margin: 0 auto; }
.pacer div { position: absolute; inset: 0; border-radius: 50%; }
.pacer-ring { border: 2px dashed; opacity: 0.5; }
.pacer-disc { background: COLOUR; opacity: 0.4; forced-color-adjust: none;
  will-change: transform; animation: pacer-grow CYCLEs ease-in-out infinite; }
.pacer-in, .pacer-out { display: flex; align-items: center; justify-content: center;
  font-size: 1.3rem; font-weight: 600; }
.pacer-in { animation: pacer-in CYCLEs step-end infinite; }
.pacer-out { opacity: 0; animation: pacer-out CYCLEs step-end infinite; }
@keyframes pacer-grow { 0%, 100% { transform: scale(0.5); } TURN% { transform: scale(1); } }
@keyframes pacer-fill { 0%, 100% { opacity: 0.08; } TURN% { opacity: 0.5; } }
@keyframes pacer-in { 0% { opacity: 1; } TURN%, 100% { opacity: 0; } }
@keyframes pacer-out { 0% { opacity: 0; } TURN%, 100% { opacity: 1; } }
@media (prefers-reduced-motion: reduce) {
  .pacer-disc { animation-name: pacer-fill; animation-timing-function: linear; }
}
@media print { .pacer { display: none; } }
</style>"""


def per_minute(breathe_in: float, breathe_out: float) -> float:
    """Breaths a minute at this pace.

    Args:
        breathe_in: seconds of breathing in.
        breathe_out: seconds of breathing out.

    Raises:
        ValueError: one of them is not above 0.

    >>> per_minute(5, 5)
    6.0
    """
    if not (breathe_in > 0 and breathe_out > 0):
        raise ValueError(
            f"breathing in for {breathe_in} s and out for {breathe_out} s: both must be above 0"
        )
    return SECONDS_PER_MINUTE / (breathe_in + breathe_out)


def words(breathe_in: float, breathe_out: float) -> str:
    """The pace in words (arguments in seconds, as in :func:`per_minute`).

    >>> words(4.5, 5)
    'In for 4.5 seconds, out for 5 seconds: 6.3 breaths a minute.'
    """
    rate = round(per_minute(breathe_in, breathe_out), 1)
    pace = f"In for {breathe_in:g} seconds, out for {breathe_out:g} seconds"
    return f"{pace}: {rate:g} breaths a minute."


def drawing(breathe_in: float, breathe_out: float) -> str:
    """The pacer as HTML that starts as soon as it is shown.

    To a screen reader it is one picture with a name: the words inside it change every few
    seconds and would never stop being read out.

    Args:
        breathe_in: seconds in which the circle grows.
        breathe_out: seconds in which it shrinks.

    Raises:
        ValueError: one of them is not above 0.
    """
    label = f"A circle grows, then shrinks. {words(breathe_in, breathe_out)}"
    cycle = breathe_in + breathe_out
    style = (
        STYLE.replace("COLOUR", look.tone("accent"))
        .replace("CYCLE", f"{cycle:g}")
        .replace("TURN", f"{100 * breathe_in / cycle:.4f}")
    )
    return (
        f'{style}<div class="pacer" role="img" aria-label="{label}">'
        '<div class="pacer-ring"></div><div class="pacer-disc"></div>'
        '<div class="pacer-in">breathe in</div><div class="pacer-out">breathe out</div></div>'
    )
