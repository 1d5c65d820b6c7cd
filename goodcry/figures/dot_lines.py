"""Women and men side by side as lines of marks, drawn in HTML.

HTML and not a chart: the words keep their size on a phone, follow the light or dark theme,
and the page needs no chart code. A shape stands beside each colour: women a circle, men a
diamond. Dashed and hollow means that nobody has confirmed the number.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from goodcry.evidence import Row
from goodcry.figures import look
from goodcry.who_cries import Pair, Situation, Span

COLOURS = {
    "women": look.tone("women"),
    "men": look.tone("men"),
    "everyone": look.tone("quiet"),
}
DIAMONDS = {"men"}
# Wanted once on a page that shows drawings or legends. The room on both sides of a line is for
# the number beside the outermost mark.
STYLE = f"""<style>
.gc-lines {{ max-width: 48rem; }}
.gc-lines [role="listitem"] {{ margin-bottom: 0.6rem; break-inside: avoid; }}
.gc-name {{ line-height: 1.3; }}
.gc-about {{ font-size: 0.875rem; line-height: 1.3; opacity: 0.8; }}
.gc-room {{ margin: 0 3.1rem; }}
.gc-line {{ position: relative; height: 1.5rem; print-color-adjust: exact;
  -webkit-print-color-adjust: exact; }}
.gc-line::before {{ content: ""; position: absolute; left: 0; right: 0; top: 50%;
  border-top: 1px solid {look.tone("line")}; }}
.gc-join, .gc-span {{ position: absolute; top: 50%; }}
.gc-join {{ border-top: 3px solid {look.tone("line")}; transform: translateY(-50%); }}
.gc-span {{ height: 0.8rem; border-radius: 0.4rem; transform: translateY(-50%);
  border: 2px solid; box-sizing: border-box; }}
.gc-dot {{ position: absolute; top: 50%; width: 0.95rem; height: 0.95rem; border: 2px solid;
  box-sizing: border-box; border-radius: 50%; transform: translate(-50%, -50%); }}
.gc-diamond {{ border-radius: 2px; transform: translate(-50%, -50%) rotate(45deg) scale(0.86); }}
.gc-dashed {{ border-style: dashed; background: transparent !important; }}
.gc-dot, .gc-span {{ forced-color-adjust: none; }}
.gc-value {{ position: absolute; top: 50%; transform: translateY(-50%); white-space: nowrap;
  background: {look.tone("paper")}; font-size: 0.875rem; font-variant-numeric: tabular-nums;
  line-height: 1; }}
.gc-key {{ display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; font-size: 0.875rem;
  margin: 0.25rem 0 0.75rem; }}
.gc-key > span {{ display: inline-flex; align-items: center; gap: 0.4rem; }}
.gc-key .gc-dot {{ position: static; transform: none; }}
.gc-key .gc-diamond {{ transform: rotate(45deg) scale(0.86); }}
</style>"""


@dataclass(frozen=True)
class Mark:
    """One mark on a line: whose it is, its number or range, and how it is printed."""

    group: str
    span: Span
    words: str
    dashed: bool = False


@dataclass(frozen=True)
class Line:
    """One line: what it is about, a remark, and its marks."""

    name: str
    about: str
    marks: tuple[Mark, ...]


def of_pairs(pairs: Iterable[Pair], about: Mapping[str, str] | None = None) -> tuple[Line, ...]:
    """Women and men of each sample; ``about`` may replace a sample's remark, by pair id."""
    lines = []
    for pair in pairs:
        marks = [Mark("women", pair.women, _short(pair.women), not pair.confirmed)]
        if pair.men is not None:
            marks.append(Mark("men", pair.men, _short(pair.men), not pair.confirmed))
        remark = (about or {}).get(pair.row["id"], pair.row["about"] or "")
        lines.append(Line(pair.row["label"], remark, tuple(marks)))
    return tuple(lines)


def of_situations(situations: Iterable[Situation]) -> tuple[Line, ...]:
    """Women and men for each situation, in percent."""
    return tuple(
        Line(
            item.name,
            "",
            (
                Mark("women", Span(item.women, item.women), f"{item.women:.1f}"),
                Mark("men", Span(item.men, item.men), f"{item.men:.1f}"),
            ),
        )
        for item in situations
    )


def of_numbers(rows: Iterable[Row]) -> tuple[Line, ...]:
    """One number of ``frequency.csv`` a line; a sample is named where it changes."""
    lines = []
    before = None
    for row in rows:
        about = row["sample"] if row["sample"] != before else ""
        before = row["sample"]
        mark = Mark("everyone", Span(row["number"], row["number"]), row["value"])
        lines.append(Line(row["label"], about, (mark,)))
    return tuple(lines)


def _short(span: Span) -> str:
    return f"{span.low:.1f}–{span.high:.1f}" if span.is_range else span.words


def reach(lines: Iterable[Line]) -> int:
    """A whole number for the end of the lines, with room beyond the highest mark."""
    return 1 + math.ceil(max(mark.span.high for line in lines for mark in line.marks))


def drawing(lines: Sequence[Line], top: float, unit: str, foot: str = "") -> str:
    """Lines from 0 to ``top`` as an HTML list, with a remark at the foot.

    ``unit`` is read aloud after each number.

    Raises:
        ValueError: a number that the line cannot hold.
    """
    drawn = "".join(_line(each, top, unit) for each in lines)
    below = f'<div class="gc-about">{escape(foot)}</div>' if foot else ""
    return f'<div class="gc-lines"><div role="list">{drawn}</div>{below}</div>'


def _line(line: Line, top: float, unit: str) -> str:
    for mark in line.marks:
        if not 0 <= mark.span.low <= mark.span.high <= top:
            raise ValueError(f"{mark.words} of {line.name!r} is not between 0 and {top:g}")
    ordered = sorted(line.marks, key=lambda mark: (mark.span.low, mark.span.high))
    parts = []
    if len(ordered) > 1 and not any(mark.span.is_range for mark in ordered):
        low, high = (100 * ordered[at].span.low / top for at in (0, -1))
        parts.append(f'<span class="gc-join" style="left:{low:.2f}%;width:{high - low:.2f}%">')
        parts.append("</span>")
    for place, mark in enumerate(ordered):
        before = len(ordered) > 1 and place == 0
        parts.append(_shape(mark, top) + _value(mark, top, before))
    spoken = ", ".join(f"{mark.group} {mark.words} {unit}" for mark in line.marks)
    name = f'<div class="gc-name">{escape(line.name)}</div>' if line.name else ""
    about = f'<div class="gc-about">{escape(line.about)}</div>' if line.about else ""
    return (
        f'<div role="listitem">{name}{about}<div class="gc-room"><div class="gc-line" role="img" '
        f'aria-label="{escape(spoken)}">{"".join(parts)}</div></div></div>'
    )


def _shape(mark: Mark, top: float) -> str:
    low, high = 100 * mark.span.low / top, 100 * mark.span.high / top
    colour = COLOURS[mark.group]
    dashed = " gc-dashed" if mark.dashed else ""
    paint = f"border-color:{colour};background:{colour}"
    if mark.span.is_range:
        place = f"left:{low:.2f}%;width:{high - low:.2f}%"
        return f'<span class="gc-span{dashed}" style="{place};{paint}"></span>'
    diamond = " gc-diamond" if mark.group in DIAMONDS else ""
    return f'<span class="gc-dot{diamond}{dashed}" style="left:{low:.2f}%;{paint}"></span>'


def _value(mark: Mark, top: float, before: bool) -> str:
    end = 100 * (mark.span.low if before else mark.span.high) / top
    gap = "0.35rem" if mark.span.is_range else "0.75rem"
    side = f"right:calc({100 - end:.2f}% + {gap})" if before else f"left:calc({end:.2f}% + {gap})"
    return f'<span class="gc-value" style="{side}">{escape(mark.words)}</span>'


def legend(groups: Sequence[str], dashed: str = "") -> str:
    """What the shapes mean; ``dashed`` names what a hollow, dashed mark stands for."""
    parts = []
    for group in groups:
        shape = "gc-dot gc-diamond" if group in DIAMONDS else "gc-dot"
        paint = f"border-color:{COLOURS[group]};background:{COLOURS[group]}"
        parts.append(f'<span><span class="{shape}" style="{paint}"></span>{escape(group)}</span>')
    if dashed:
        parts.append(
            '<span><span class="gc-dot gc-dashed" '
            f'style="border-color:{look.tone("quiet")}"></span>'
            f"{escape(dashed)}</span>"
        )
    return f'<div class="gc-key">{"".join(parts)}</div>'
