"""Handouts to print: one HTML file, complete in itself, QR codes drawn in.

Opened in any browser it prints on A4 or Letter paper. It loads nothing, runs no script, and
escapes every text that it is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from goodcry.figures import look, qr

# Lines to write on below each question.
LINES = 3

STYLE = (
    look.rules()
    + """
:root { color-scheme: light; }
@page { margin: 14mm; }
* { box-sizing: border-box; }
body { font: 10.5pt/1.35 var(--gc-text); color: var(--gc-ink); background: #fff;
  max-width: 46rem; margin: 0 auto; padding: 1rem; }
h1, h2 { font-family: var(--gc-title); }
h1 { font-size: 20pt; line-height: 1.15; margin: 0 0 2mm; }
h2 { font-size: 13pt; margin: 6mm 0 2mm; break-after: avoid; }
p, ul, ol, dl { margin: 0 0 2mm; }
ul, ol { padding-left: 6mm; }
li { margin-bottom: 1.2mm; break-inside: avoid; }
.kind { color: var(--gc-quiet); margin: 0 0 1mm; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: 0.5mm 4mm; }
.facts dt { color: var(--gc-quiet); }
.facts dd { margin: 0; }
.goal { border-left: 1mm solid var(--gc-accent); padding-left: 3mm; }
.step { display: grid; grid-template-columns: 1fr var(--code); gap: 4mm; padding: 1.5mm 0;
  border-top: 0.3mm solid var(--gc-line); break-inside: avoid; }
.question { break-inside: avoid; margin-bottom: 4mm; }
.question p { margin: 0; }
.when { color: var(--gc-quiet); margin: 0; }
.code svg { width: var(--code); height: auto; display: block; }
.link { font-size: 8.5pt; overflow-wrap: anywhere; margin: 1mm 0 0; }
.sure { color: var(--gc-quiet); font-size: 9.5pt; display: block; }
.lines div { height: 8mm; border-bottom: 0.3mm solid var(--gc-line); }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(80mm, 1fr)); gap: 4mm; }
.card { border: 0.3mm solid var(--gc-line); border-radius: 2mm; padding: 3mm; display: grid;
  grid-template-columns: 1fr var(--code); gap: 3mm; break-inside: avoid; }
.foot { color: var(--gc-quiet); font-size: 9pt; margin-top: 6mm; padding-top: 2mm;
  border-top: 0.3mm solid var(--gc-line); }
.sheet + .sheet { break-before: page; }
a { color: inherit; }
@media print { body { max-width: none; padding: 0; } }
@media screen { .sheet + .sheet { border-top: 1mm dashed var(--gc-line); margin-top: 10mm;
  padding-top: 10mm; } }
@media screen and (max-width: 30rem) { .step, .card { grid-template-columns: 1fr; } }
"""
)


@dataclass(frozen=True)
class Link:
    """What a link shows, and its absolute address, if it has one."""

    label: str
    address: str | None


@dataclass(frozen=True)
class Step:
    """A step of a lesson as printed: when, how people work, what to do, what to open."""

    when: str
    form: str
    text: str
    link: Link | None


@dataclass(frozen=True)
class Answer:
    """A line of the answer key, and one line for each thing that says how sure it is."""

    text: str
    how_sure: Sequence[str]


@dataclass(frozen=True)
class Lesson:
    """All that a lesson's handout says. ``code_width`` is the width of a QR code in mm.

    ``without_codes`` says why its links have no address, if they have none.
    """

    title: str
    goal: str
    facts: Sequence[tuple[str, str]]
    before: str
    without_codes: str
    steps: Sequence[Step]
    questions: Sequence[str]
    misconceptions: Sequence[str]
    answers: Sequence[Answer]
    foot: str
    code_width: float


@dataclass(frozen=True)
class Card:
    """A card with a QR code: a story and the link that sets it, if there is one."""

    title: str
    text: str
    address: str | None


def lesson(sheet: Lesson) -> str:
    """A lesson as HTML: the teacher's sheet with the answer key, then a sheet for learners."""
    facts = "".join(
        f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in sheet.facts
    )
    head = f"<h1>{escape(sheet.title)}</h1>"
    goal = f'<p class="goal"><strong>Goal.</strong> {escape(sheet.goal)}</p>'
    without = f"<p>{escape(sheet.without_codes)}</p>" if sheet.without_codes else ""
    teacher = (
        f'<p class="kind">Lesson sheet for the teacher</p>{head}<dl class="facts">{facts}</dl>'
        f"{goal}<p>{escape(sheet.before)}</p>{without}"
        f"<h2>Steps</h2><div>{''.join(map(_step, sheet.steps))}</div>"
        f"<h2>To discuss</h2>{_list(sheet.questions)}"
        f"<h2>Likely misconceptions</h2>{_list(f'“{text}”' for text in sheet.misconceptions)}"
        f"<h2>Answer key, and how sure it is</h2><ul>{''.join(map(_answer, sheet.answers))}</ul>"
        f'<p class="foot">{escape(sheet.foot)}</p>'
    )
    opened = [step for step in sheet.steps if step.link]
    learner = (
        f'<p class="kind">Sheet for learners. Name: ____________________</p>{head}{goal}'
        f"<h2>Scan or open</h2><div>{''.join(map(_step, opened))}</div>"
        f"<h2>Write a sentence or two</h2>{''.join(map(_write, sheet.questions))}"
        f'<p class="foot">{escape(sheet.foot)}</p>'
    )
    return _document(sheet.title, (teacher, learner), sheet.code_width)


def cards(title: str, intro: str, deck: Iterable[Card], foot: str, code_width: float) -> str:
    """Cards to print and cut out, as HTML. ``code_width`` is the width of a QR code in mm."""
    body = "".join(
        f'<div class="card"><div><strong>{escape(card.title)}</strong>'
        f"<p>{escape(card.text)}</p></div>{_code(card.address)}</div>"
        for card in deck
    )
    sheet = (
        f'<h1>{escape(title)}</h1><p>{escape(intro)}</p><div class="cards">{body}</div>'
        f'<p class="foot">{escape(foot)}</p>'
    )
    return _document(title, (sheet,), code_width)


def _document(title: str, sheets: Iterable[str], code_width: float) -> str:
    body = "".join(f'<section class="sheet">{sheet}</section>' for sheet in sheets)
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title>"
        f"<style>:root {{ --code: {code_width:g}mm; }}{STYLE}</style></head>"
        f"<body>{body}</body></html>"
    )


def _step(step: Step) -> str:
    words = (
        f'<p class="when">{escape(step.when)} · {escape(step.form)}</p><p>{escape(step.text)}</p>'
    )
    if step.link is None:
        return f'<div class="step"><div>{words}</div></div>'
    label = f"<strong>{escape(step.link.label)}</strong>"
    if step.link.address:
        address = escape(step.link.address)
        label += f'<br><a href="{address}">{address}</a>'
    return (
        f'<div class="step"><div>{words}<p class="link">{label}</p></div>'
        f"{_code(step.link.address)}</div>"
    )


def _code(address: str | None) -> str:
    if not address:
        return ""
    try:
        drawing = qr.drawing(address)
    except ValueError:
        return ""  # too long for a code; the address itself is printed
    drawing = drawing.replace("<svg ", '<svg role="img" aria-label="QR code" ', 1)
    return f'<div class="code">{drawing}</div>'


def _answer(answer: Answer) -> str:
    sure = "".join(f'<span class="sure">{escape(line)}</span>' for line in answer.how_sure)
    return f"<li>{escape(answer.text)}{sure}</li>"


def _list(lines: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"


def _write(question: str) -> str:
    lines = "<div></div>" * LINES
    return f'<div class="question"><p>{escape(question)}</p><div class="lines">{lines}</div></div>'
