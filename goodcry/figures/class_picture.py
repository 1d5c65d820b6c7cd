"""What a class guessed beside what was measured: a ring a person, filled labels for samples.

Three things, three looks. What was guessed is hollow, a ring for each person. What was measured is
a filled label in the row of its answer; where we know it from others only it is dotted, where it is
assumed dashed, as everywhere in the app. How sure we are is words alone.

The picture is its own table: each row has its answer, its number and its rings, and is read aloud
so. HTML, because letters keep their size on a wall as on a phone, and rings shrink to fit beside.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

from goodcry.class_result import Result
from goodcry.figures import look
from goodcry.live_items import Item, Option
from goodcry.live_measured import Mark

# So many rings stand side by side before a row gets a second line of them, and then a third.
ONE_LINE, TWO_LINES = 15, 50
# There is room for so many in any case, or those of a small class would fill a wall.
FEWEST = 8
RING = '<i class="ring"></i>'
OF_YOU = " of you"
SPOKEN = {"half": "in the middle half", "middle": "the middle guess"}
# Above what stands at the end of a row, where its label does not say so itself; for numbers also
# what a filled, dotted or dashed label is.
BESIDE = {"number": "Measured", "several": "How sure"}
WORKED_OUT = "Worked out"
LOOKS = {
    "measured": "measured",
    "reported": "reported by others",
    "assumed": "worked out or assumed, not measured",
}
# On a wall letters grow with the screen, and rows with the letters: see goodcry/ui/kit/big.py.
STYLE = f"""<style>
.gc-class {{ display: grid; gap: 0.6em; line-height: 1.2; --row: 1.6em; }}
.gc-class [role="table"] {{ display: grid; column-gap: 0.6em; row-gap: 0.1em;
  grid-template-columns: max-content repeat(var(--rounds), minmax(0, 1fr)) max-content; }}
.gc-class [role="row"] {{ display: grid; grid-template-columns: subgrid; grid-column: 1 / -1;
  align-items: center; min-height: var(--row); border-radius: 0.3em; break-inside: avoid; }}
.gc-class [role="columnheader"] {{ align-self: end; color: {look.tone("quiet")}; }}
.gc-class :is([role="columnheader"]:first-child, .spoken) {{ position: absolute; width: 1px;
  height: 1px; overflow: hidden; clip-path: inset(50%); }}
.gc-class [role="columnheader"]:has(.spoken) {{ white-space: nowrap; }}
.gc-class [role="columnheader"]:nth-child(2) {{ grid-column-start: 2; }}
.gc-class [role="rowheader"] {{ text-align: end; padding-inline: 0.4em 0; white-space: nowrap;
  font-variant-numeric: tabular-nums; }}
.gc-class:not(.gc-number) [role="table"] {{
  grid-template-columns: fit-content(17em) repeat(var(--rounds), minmax(0, 1fr)) fit-content(50%);
}}
.gc-class:not(.gc-number) [role="rowheader"] {{ text-align: start; white-space: normal; }}
.gc-class .there {{ background: {look.tone("shade")}; font-weight: 650; }}
.gc-class .rings {{ position: relative; display: flex; align-items: center; gap: 0.5em;
  height: 100%; min-height: var(--row); padding-inline-start: 0.7em;
  border-inline-start: 1px solid {look.tone("line")}; }}
.gc-class .half::before, .gc-class .middle::after {{ content: ""; position: absolute;
  inset: -0.06em auto -0.06em 0; width: 0.25em; background: {look.tone("ink")}; }}
.gc-class .middle::after {{ inset: calc(50% - 0.3em) auto auto -0.18em; width: 0.6em;
  height: 0.6em; transform: rotate(45deg); }}
.gc-class .rings b {{ min-width: 2ch; text-align: end; font-weight: inherit;
  font-variant-numeric: tabular-nums; }}
.gc-class .people {{ flex: 1; min-width: 0; display: grid; grid-auto-flow: column;
  align-content: center; justify-content: start;
  grid-template: repeat(var(--lines), auto) / repeat(var(--width),
    minmax(0, calc(0.96 * var(--row) / var(--lines)))); }}
.gc-class .ring {{ aspect-ratio: 1; margin: 6%; box-sizing: border-box; border-radius: 50%;
  border: max(1.5px, 0.13em) solid {look.tone("accent")}; }}
.gc-class .tags {{ display: flex; gap: 0.3em; justify-content: end; padding-inline-end: 0.25em; }}
.gc-class .own {{ padding: 0 0.4em; border: 2px dashed; border-radius: 1em; }}
.gc-tag {{ display: inline-block; padding: 0 0.4em; border: 0.14em solid {look.tone("ink")};
  border-radius: 0.3em; font-weight: 650; white-space: nowrap; background: {look.tone("ink")};
  color: {look.tone("paper")}; print-color-adjust: exact; -webkit-print-color-adjust: exact; }}
.gc-tag:is(.reported, .assumed) {{ background: {look.tone("card")}; color: {look.tone("ink")};
  border-style: dotted; }}
.gc-tag.assumed {{ border-style: dashed; }}
.gc-class .key {{ display: flex; flex-wrap: wrap; gap: 0.2em 1.2em; margin: 0;
  color: {look.tone("quiet")}; }}
.gc-class .key > span {{ display: inline-flex; align-items: center; gap: 0.4em; }}
.gc-class .key i {{ width: 1em; height: 1em; flex: none; padding: 0; margin: 0; }}
.gc-class .key .bar {{ position: relative; width: 0.25em; background: {look.tone("ink")}; }}
.gc-class .key b {{ color: {look.tone("ink")}; }}
.gc-class .key .dot {{ width: 0.6em; height: 0.6em; transform: rotate(45deg); }}
.gc-samples {{ display: grid; gap: 0.5em; margin: 0; padding: 0; list-style: none;
  line-height: 1.3; }}
/* Who was asked stands beside its value, or whole below it. */
.gc-samples li {{ display: flex; flex-wrap: wrap; column-gap: 0.4em; break-inside: avoid; }}
@media (max-width: 40rem) {{
  .gc-class:not(.gc-number, .gc-several) [role="cell"].tags {{
    grid-area: 2 / 2 / auto / -1; padding-block-end: 0.25em; }}
  .gc-class:not(.gc-number, .gc-several) .tags:empty {{ display: none; }}
  .gc-class:not(.gc-number) [role="table"] {{ grid-template-columns:
    fit-content(45%) repeat(var(--rounds), minmax(5em, 1fr)) auto; }} }}
@media (forced-colors: active) {{ .gc-tag, .gc-class .bar, .gc-class .rings::before,
  .gc-class .rings::after {{ forced-color-adjust: none; }} }}
@media print {{ .gc-class :is(.rings, .bar, .there) {{ print-color-adjust: exact;
  -webkit-print-color-adjust: exact; }} }}
</style>"""


def drawing(
    item: Item,
    rounds: Sequence[Result],
    marks: Sequence[Mark] = (),
) -> str:
    """The answers of an item as HTML, a row each: its number, its rings, what was measured.

    Args:
        item: the question with its answers.
        rounds: what was guessed, one result for each time that it was asked.
        marks: what was measured; nothing before it may be seen.

    Raises:
        ValueError: no round, or one with too few answers to be shown.
    """
    if not rounds or not all(result.shown for result in rounds):
        raise ValueError("nothing to draw: no round, or one with too few answers to be shown")
    most = max(max(result.counts.values()) for result in rounds)
    beside = len(rounds)  # they share the room
    lines = 1 if most <= ONE_LINE / beside else 2 if most <= TWO_LINES / beside else 3
    width = max(FEWEST // beside, math.ceil(most / lines))
    rows = "".join(_row(item, option, rounds, marks) for option in item.options)
    return (
        f'{STYLE}<div class="gc-class gc-{item.kind}" '
        f'style="--rounds:{len(rounds)};--lines:{lines};--width:{width}">'
        f'<div role="table" aria-label="{escape(item.question)}">'
        f"{_head(item, rounds, marks)}{rows}</div>{_key(item, rounds, marks)}</div>"
    )


def samples(marks: Sequence[Mark]) -> str:
    """What was measured as an HTML list: each value in its look, who was asked and how many."""
    items = "".join(
        f"<li>{_tag(mark, escape(mark.value_text))} <span>{escape(_about(mark))}</span></li>"
        for mark in marks
    )
    return f'{STYLE}<ul class="gc-samples">{items}</ul>'


def names(item: Item, rounds: Sequence[Result]) -> list[str]:
    """What stands above the rings of each round: of the first, and of the one that came last."""
    did = "guessed" if item.kind == "number" else "chose"
    if len(rounds) == 1:
        return [f"What {rounds[0].answers} of you {did}"]
    words = ("First", *("Then" for _ in rounds[1:]))
    return [f"{word}: {result.answers}{OF_YOU}" for word, result in zip(words, rounds, strict=True)]


def _about(mark: Mark) -> str:
    """Who was asked, and how many."""
    return ", ".join(part for part in (mark.who, mark.n_text) if part)


def _beside(item: Item, marks: Sequence[Mark]) -> str:
    """What stands above the labels at the ends of the rows."""
    if item.kind == "number" and all(mark.assumed for mark in marks):
        return WORKED_OUT
    return BESIDE.get(item.kind, "")


def _head(item: Item, rounds: Sequence[Result], marks: Sequence[Mark]) -> str:
    words = ["Answer", *names(item, rounds), _beside(item, marks) if marks else ""]
    cells = "".join(f'<span role="columnheader">{escape(word)}</span>' for word in words)
    if len(rounds) > 1:  # there is no room for more than the number
        cells = cells.replace(OF_YOU, _spoken(OF_YOU))
    return f'<div role="row" class="head">{cells}</div>'


def _row(
    item: Item,
    option: Option,
    rounds: Sequence[Result],
    marks: Sequence[Mark],
) -> str:
    cells = "".join(_rings(option.value, result) for result in rounds)
    here = [mark for mark in marks if mark.option == option.value]
    tags = "".join(_tag(mark, _short(item, mark)) for mark in here)
    kind = ' class="there"' if here and len(marks) < len(item.options) else ""
    return (
        f'<div role="row" data-answer="{escape(option.value)}"{kind}>'
        f'<span role="rowheader">{escape(option.label)}</span>{cells}'
        f'<span role="cell" class="tags">{tags}</span></div>'
    )


def _rings(value: str, result: Result) -> str:
    """The cell of an answer in a round: how many, and a ring for each of them."""
    count = result.counts[value]
    kinds = ["rings"]
    kinds += ["half"] if value in result.half else []
    kinds += ["middle"] if value == result.middle else []
    spoken = _spoken(f" {SPOKEN[kinds[-1]]}") if kinds[1:] else ""
    return (
        f'<span role="cell" class="{" ".join(kinds)}"><b>{count}</b>{spoken}'
        f'<span class="people">{RING * count}</span></span>'
    )


def _short(item: Item, mark: Mark) -> str:
    """What a label says in a row, as HTML: nothing that stands in the row or the key anyhow."""
    if item.kind == "number":
        return escape(mark.value_text.partition(" ")[0])
    if item.kind == "several":
        sign, words = _sign(mark)
        return escape(sign) + _spoken(f" {words}")
    return escape(mark.who)


def _sign(mark: Mark) -> tuple[str, str]:
    """How sure it is: as a sign, and in words."""
    sign, _, words = mark.certainty.partition(" ")
    return sign, words


def _spoken(words: str) -> str:
    """What only those get who hear the picture, as HTML."""
    return f'<span class="spoken">{escape(words)}</span>'


def _tag(mark: Mark, shown: str) -> str:
    return f'<span class="gc-tag {_look(mark)}">{shown}</span>'


def _look(mark: Mark) -> str:
    return "assumed" if mark.assumed else "reported" if mark.reported else "measured"


def _key(item: Item, rounds: Sequence[Result], marks: Sequence[Mark]) -> str:
    """What the looks in the picture mean, and no others."""
    person = "one of you" if item.most == 1 else "one choice"
    parts = [f"{RING}{person}"]
    if any(result.middle for result in rounds):
        parts += ['<i class="bar"></i>middle half', '<i class="bar dot"></i>middle guess']
    looks = {_look(mark): mark.value_text for mark in marks}
    if item.kind == "number":
        parts += [_looks(name, LOOKS[name]) for name in looks]
    if item.kind == "several":
        signs = dict(map(_sign, marks))
        parts += [f"<b>{escape(sign)}</b>{escape(words)}" for sign, words in signs.items()]
        parts += [_looks(name, words) for name, words in looks.items() if name == "assumed"]
    return f'<p class="key">{"".join(f"<span>{part}</span>" for part in parts)}</p>'


def _looks(name: str, words: str) -> str:
    return f'<i class="gc-tag {name}"></i>{escape(words)}'
