"""Bars with a range, drawn in HTML: a strong one is long, a thin line says how unsure it is.

HTML and not a chart: nothing in it is touched, the words keep their size on a phone, and a touch
need not wait for 1.4 MB of chart code. Of two scenarios the first is full, the second an outline,
and a letter names each.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from goodcry.figures import look

STYLE = f"""<style>
.gc-bars {{ max-width: 48rem; }}
.gc-bars-sides {{ display: flex; justify-content: space-between; font-size: 0.875rem; }}
.gc-bars [role="listitem"] {{ margin-top: 0.5rem; break-inside: avoid; }}
.gc-bars-name {{ line-height: 1.3; }}
.gc-bars-room {{ margin: 0 3.4rem; }}
.gc-bar {{ position: relative; height: 1.5rem; print-color-adjust: exact;
  -webkit-print-color-adjust: exact; }}
.gc-bar::before {{ content: ""; position: absolute; left: var(--from); top: 0; bottom: 0;
  border-left: 2px solid {look.tone("line")}; transform: translateX(-1px); }}
.gc-bar > i {{ position: absolute; top: 0.2rem; bottom: 0.2rem; border-radius: 2px;
  box-sizing: border-box; forced-color-adjust: none; }}
.gc-bar > s {{ position: absolute; top: 50%; border-top: 2px solid {look.tone("quiet")}; }}
.gc-bar > b {{ position: absolute; top: 50%; transform: translateY(-50%); font-weight: 400;
  font-size: 0.875rem; font-variant-numeric: tabular-nums; line-height: 1; white-space: nowrap; }}
</style>"""
HATCHED = "repeating-linear-gradient(135deg,{0} 0 4px,transparent 4px 6px)"


@dataclass(frozen=True)
class Bar:
    """One bar, in the unit of its picture.

    Attributes:
        value: where it ends; its picture says where all begin. Below that it goes to the left.
        low, high: the ends of the thin line.
        colour: what it is painted with, full or, ``hatched``, in stripes.
        outlined: whether it is a frame only.
        words: what stands at its end; ``spoken`` is read aloud instead.
    """

    value: float
    low: float
    high: float
    colour: str
    words: str
    spoken: str
    hatched: bool = False
    outlined: bool = False


@dataclass(frozen=True)
class Line:
    """What one or more bars are about, with a remark in small print."""

    name: str
    remark: str
    bars: tuple[Bar, ...]


def drawing(
    lines: Iterable[Line],
    spoken: str,
    *,
    sides: tuple[str, str] = ("", ""),
    start: float,
    end: float,
    origin: float = 0.0,
) -> str:
    """Bars from ``origin`` on a line from ``start`` to ``end``, as an HTML list.

    Args:
        lines: what is drawn, from top to bottom.
        spoken: what the list shows, for those who hear the page.
        sides: what stands above the left and the right end.
        start, end, origin: in the unit of the bars; ``start <= origin < end``.
    """
    width = end - start

    def at(value: float) -> float:
        return 100 * (value - start) / width

    items = []
    for line in lines:
        remark = f" <small>({escape(line.remark)})</small>" if line.remark else ""
        bars = "".join(
            _bar(bar, *map(at, (origin, bar.value, bar.low, bar.high))) for bar in line.bars
        )
        items.append(
            f'<div role="listitem"><div class="gc-bars-name">{escape(line.name)}{remark}</div>'
            f'<div class="gc-bars-room">{bars}</div></div>'
        )
    above = "".join(f"<span>{escape(side)}</span>" for side in sides)
    head = f'<div class="gc-bars-sides">{above}</div>' if any(sides) else ""
    return (
        f'<div class="gc-bars" style="--from:{at(origin):.2f}%">{head}<div role="list" '
        f'aria-label="{escape(spoken)}">{"".join(items)}</div></div>'
    )


def _bar(bar: Bar, origin: float, end: float, low: float, high: float) -> str:
    """A bar as HTML; all places in percent of the line."""
    right = end >= origin
    near, start = ("left", origin) if right else ("right", 100 - origin)
    # The words stand beyond bar and line.
    beyond = max(end, high) if right else 100 - min(end, low)
    full = HATCHED.format(bar.colour) if bar.hatched else bar.colour
    paint = f"border:2px solid {bar.colour}" if bar.outlined else f"background:{full}"
    return (
        f'<div class="gc-bar" role="img" aria-label="{escape(bar.spoken)}">'
        f'<i style="{near}:{start:g}%;width:{abs(end - origin):.2f}%;{paint}"></i>'
        f'<s style="left:{low:.2f}%;width:{high - low:.2f}%"></s>'
        f'<b style="{near}:calc({beyond:.2f}% + 0.35rem)">{escape(bar.words)}</b></div>'
    )
