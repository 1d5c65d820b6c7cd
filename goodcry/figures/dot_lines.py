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
# Comes with each picture. Every line runs from edge to edge of its picture, so the numbers stand
# above it, in columns; many lines stand in two columns where there is room for them.
STYLE = f"""<style>
.gc-lines [role="list"] {{ column-gap: 2rem; }}
.gc-lines [role="listitem"] {{ padding-bottom: 0.6rem; break-inside: avoid; }}
.gc-head {{ display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.75rem;
  line-height: 1.3; }}
.gc-name {{ flex: 1 1 35%; min-width: 0; }}
.gc-about {{ font-size: 0.875rem; line-height: 1.3; opacity: 0.8; }}
.gc-value {{ display: inline-flex; align-items: center; gap: 0.35rem; white-space: nowrap;
  min-width: calc(1.05rem + var(--digits) * 1ch); font-variant-numeric: tabular-nums; }}
.gc-line {{ position: relative; height: 1.5rem; margin: 0 0.5rem; print-color-adjust: exact;
  -webkit-print-color-adjust: exact; }}
.gc-line::before {{ content: ""; position: absolute; inset: 50% -0.5rem auto;
  border-top: 1px solid {look.tone("line")}; }}
.gc-join, .gc-span {{ position: absolute; top: 50%; }}
.gc-join {{ border-top: 3px solid {look.tone("line")}; transform: translateY(-50%); }}
.gc-grown {{ border-top: 0.4rem solid {COLOURS["everyone"]}; opacity: 0.45;
  forced-color-adjust: none; }}
.gc-span {{ height: 0.8rem; border-radius: 0.4rem; transform: translateY(-50%);
  border: 2px solid; box-sizing: border-box; }}
.gc-dot {{ flex: none; width: 0.95rem; height: 0.95rem; border: 2px solid;
  box-sizing: border-box; border-radius: 50%; }}
.gc-diamond {{ border-radius: 2px; transform: rotate(45deg) scale(0.86); }}
.gc-line .gc-dot {{ position: absolute; top: 50%; transform: translate(-50%, -50%); }}
.gc-line .gc-diamond {{ transform: translate(-50%, -50%) rotate(45deg) scale(0.86); }}
.gc-value .gc-dot {{ width: 0.7rem; height: 0.7rem; }}
.gc-dashed {{ border-style: dashed; background: transparent !important; }}
.gc-dot, .gc-span {{ forced-color-adjust: none; }}
.gc-key {{ display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; font-size: 0.875rem;
  margin: 0.25rem 0 0.75rem; }}
.gc-key > span {{ display: inline-flex; align-items: center; gap: 0.4rem; }}
@media (min-width: 48rem) {{ .gc-many [role="list"] {{ columns: 2; }} }}
</style>"""
# So many lines are many.
MANY = 12


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
    marks = [mark for line in lines for mark in line.marks]
    groups = [group for group in COLOURS if any(mark.group == group for mark in marks)]
    drawn = "".join(_line(each, top, unit, groups) for each in lines)
    below = f'<div class="gc-about">{escape(foot)}</div>' if foot else ""
    many = " gc-many" if len(lines) > MANY else ""
    digits = max(len(mark.words) for mark in marks)
    return (
        f'{STYLE}<div class="gc-lines{many}" style="--digits:{digits}">'
        f'<div role="list">{drawn}</div>{below}</div>'
    )


def _line(line: Line, top: float, unit: str, groups: Sequence[str]) -> str:
    for mark in line.marks:
        if not 0 <= mark.span.low <= mark.span.high <= top:
            raise ValueError(f"{mark.words} of {line.name!r} is not between 0 and {top:g}")
    ordered = sorted(line.marks, key=lambda mark: (mark.span.low, mark.span.high))
    parts = [_join(ordered, top), *(_shape(mark, top) for mark in ordered)]
    spoken = ", ".join(f"{mark.group} {mark.words} {unit}" for mark in line.marks)
    by_group = {mark.group: mark for mark in line.marks}
    values = "".join(_value(by_group.get(group)) for group in groups)
    about = f'<div class="gc-about">{escape(line.about)}</div>' if line.about else ""
    name = f'<span class="gc-name">{escape(line.name)}</span>'
    return (
        f'<div role="listitem"><div class="gc-head">{name}{values}</div>{about}'
        f'<div class="gc-line" role="img" aria-label="{escape(spoken)}">{"".join(parts)}</div>'
        "</div>"
    )


def _join(ordered: Sequence[Mark], top: float) -> str:
    """What lies between two groups; a number of everyone grows from zero."""
    if any(mark.span.is_range for mark in ordered):
        return ""
    if [mark.group for mark in ordered] == ["everyone"]:
        low, high, kind = 0.0, ordered[0].span.low, "gc-join gc-grown"
    else:
        low, high, kind = ordered[0].span.low, ordered[-1].span.low, "gc-join"
    place = f"left:{100 * low / top:.2f}%;width:{100 * (high - low) / top:.2f}%"
    return f'<span class="{kind}" style="{place}"></span>'


def _shape(mark: Mark, top: float) -> str:
    low, high = 100 * mark.span.low / top, 100 * mark.span.high / top
    if mark.span.is_range:
        colour = COLOURS[mark.group]
        dashed = " gc-dashed" if mark.dashed else ""
        place = f"left:{low:.2f}%;width:{high - low:.2f}%"
        paint = f"border-color:{colour};background:{colour}"
        return f'<span class="gc-span{dashed}" style="{place};{paint}"></span>'
    return _dot(mark.group, mark.dashed, f"left:{low:.2f}%;")


def _dot(group: str, dashed: bool = False, place: str = "") -> str:
    shape = "gc-dot gc-diamond" if group in DIAMONDS else "gc-dot"
    style = f"{place}border-color:{COLOURS[group]};background:{COLOURS[group]}"
    return f'<span class="{shape}{" gc-dashed" if dashed else ""}" style="{style}"></span>'


def _value(mark: Mark | None) -> str:
    """The number beside its sign, or its empty place; those who hear the page hear the line."""
    inside = f"{_dot(mark.group, mark.dashed)}{escape(mark.words)}" if mark else ""
    return f'<span class="gc-value" aria-hidden="true">{inside}</span>'


def legend(groups: Sequence[str], dashed: str = "") -> str:
    """What the shapes mean; ``dashed`` names what a hollow, dashed mark stands for."""
    parts = [f"<span>{_dot(group)}{escape(group)}</span>" for group in groups]
    if dashed:
        parts.append(f"<span>{_dot('everyone', True)}{escape(dashed)}</span>")
    return f'<div class="gc-key">{"".join(parts)}</div>'
