"""Findings, claims, sources and differences as HTML: what a row of a list says.

One piece of HTML holds a whole list; see :mod:`goodcry.ui.kit.ways` for its links. The words that
a reader looked for are marked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape

from goodcry import bibliography, claims, search
from goodcry.asking import Asked
from goodcry.claims import Measured
from goodcry.evidence import Evidence, Row
from goodcry.ui.kit import citations, vocabulary, ways, wording

NOTHING = Asked("", ())
# The place of the page that a link to a source brings into view; see goodcry.ui.kit.scroll.
TOP = "top"
MARK, FOLDED = "<mark>", re.compile("<details>.*</details>", re.DOTALL)
BOLD = re.compile(r"\*\*(.+?)\*\*")
STYLE = """<style>
.found :is(h2, h3) { margin: 0; padding: 0.75rem 0 0.25rem; font-family: var(--gc-title); }
.found h2 { font-size: 1.5rem; }
.found h3 { font-size: 1.25rem; }
.found p { margin: 0 0 0.25rem; overflow-wrap: break-word; }
.found .about { color: var(--gc-quiet); font-size: 0.875rem; line-height: 1.4; }
.found .ways { display: flex; flex-wrap: wrap; align-items: center; gap: 0 1rem; margin: 0; }
.found .pager { display: flex; flex-wrap: wrap; justify-content: space-between;
  align-items: center; gap: 0 1rem; border-top: 1px solid var(--gc-line); padding: 0.5rem 0; }
.found .no-way { color: var(--gc-quiet); visibility: hidden; }
.found .take { padding: 0.25rem 0 0.5rem; }
.found .rows { list-style: none; margin: 0; padding: 0; }
.found .rows > li { margin: 0; padding: 0.625rem 0 0.125rem; border-top: 1px solid var(--gc-line); }
.found .topics > li { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.75rem;
  padding: 0; }
.found .foot { display: flex; flex-wrap: wrap; gap: 0 1.25rem; }
.found details[open] { flex-basis: 100%; padding-bottom: 0.5rem; }
.found summary { min-height: 2.75rem; display: flex; align-items: baseline; cursor: pointer;
  padding-block: 0.625rem; box-sizing: border-box; }
.found summary::before { content: "▸"; margin-inline-end: 0.5rem; }
.found [open] > summary::before { content: "▾"; }
.found a.here { display: inline-flex; align-items: center; min-height: 2.75rem;
  color: var(--gc-accent); }
.found :is(a.here, summary):focus-visible { outline: 0.125rem solid var(--gc-accent);
  outline-offset: 0.125rem; border-radius: 0.25rem; }
@media print { .found .pager { display: none; } }
</style>"""

Draw = Callable[[Evidence, Row, Asked], Iterator[str]]


def shown(text: str, words: Asked) -> str:
    """A text of the data as HTML, with what was looked for marked; **bold** as in markdown."""
    marked = search.marked(wording.together(text), words)
    return BOLD.sub(lambda found: f"<b>{found[1]}</b>", marked)


def _p(text: str, words: Asked = NOTHING) -> str:
    return f"<p>{shown(text, words)}</p>"


def about(words: Asked, *parts: str | None) -> str:
    """Parts side by side in small print; those that are missing or empty are left out."""
    return f'<p class="about">{" · ".join(shown(part, words) for part in parts if part)}</p>'


def source_link(evidence: Evidence, key: str, words: Asked) -> str:
    """The way to the page of a source; what the reader searched for stays."""
    name = shown(bibliography.short_citation(evidence.row("sources", key)), words)
    label = wording.kept(name)
    return ways.link(evidence, label, {"source": key}, TOP)


def folded(label: str, content: str) -> str:
    """Words behind a touch."""
    return f"<details><summary><span>{label}</span></summary>{content}</details>"


def _foot(*parts: str) -> str:
    return f'<div class="foot">{"".join(parts)}</div>'


def finding(evidence: Evidence, row: Row, words: Asked) -> Iterator[str]:
    """A finding: what was found, in numbers, in whom, how read, by whom, what to beware of."""
    yield from _result(evidence, row, words)
    yield _foot(source_link(evidence, row["source"], words), _caution(row, words))


def finding_body(evidence: Evidence, row: Row, words: Asked) -> Iterator[str]:
    """A finding without the way to its source."""
    yield from _result(evidence, row, words)
    yield _foot(_caution(row, words))


def _result(evidence: Evidence, row: Row, words: Asked) -> Iterator[str]:
    area = evidence.category("findings", "area", row["area"]).label
    yield about(words, row["id"], area, row["condition"])
    yield _p(row["statement"], words)
    if numbers := citations.numbers(row):
        yield _p(numbers, words)
    yield about(words, citations.sample(row), vocabulary.read(evidence, row["read"]))


def _caution(row: Row, words: Asked) -> str:
    """How it was studied, and what it does not show."""
    parts = [about(words, row["design"], row["timing"])]
    if row["caution"]:
        parts.append(_p(f"**Beware:** {row['caution']}", words))
    return folded("Beware" if row["caution"] else "How it was studied", "".join(parts))


def claim(evidence: Evidence, row: Row, words: Asked) -> Iterator[str]:
    """A claim, how firmly it is said, and what was measured, or that we found no study."""
    yield from claim_body(evidence, row, words, source_link(evidence, row["article"], words))


def claim_body(evidence: Evidence, row: Row, words: Asked, way: str = "") -> Iterator[str]:
    """A claim without the way to its article, unless one is given."""
    article = bibliography.article_name(evidence, row["article"])
    yield about(words, row["id"], article, vocabulary.stance(evidence, row["stance"]))
    yield _p(row["claim"], words)
    found = claims.measured([row], evidence)
    yield from (about(words, f"○ {sentence}") for sentence in found.no_study)
    lines = "".join(f"<p>{line}</p>" for line in _measured(evidence, found, words))
    told = [each["verdict"] for each in found.conflicts]
    told += [
        f"{each['name']}, {vocabulary.grade(evidence, each['grade'])}" for each in found.mechanisms
    ]
    told += [each["name"] for each in found.factors]
    told += [wording.count(len(found.findings), "finding")] if found.findings else []
    label = f"<b>Measured:</b> {'; '.join(shown(each, words) for each in told)}"
    yield _foot(folded(label, lines) if lines else "", way)


def _measured(evidence: Evidence, found: Measured, words: Asked) -> Iterator[str]:
    """What was measured on a claim, a line for each."""
    for row in found.conflicts:
        yield shown(f"**{row['verdict']}.** {row['measured']}", words)
    for row in found.mechanisms:
        grade = vocabulary.grade(evidence, row["grade"])
        yield shown(f"**{row['name']}**, {grade}. {row['reason']}", words)
    for row in found.factors:
        yield shown(f"**{row['name']}.** {row['basis']}", words)
    for row in found.findings:
        source = bibliography.short_citation(evidence.row("sources", row["source"]))
        read = vocabulary.read(evidence, row["read"])
        yield shown(f"{row['statement']} ({source}, {read})", words)


def source(evidence: Evidence, row: Row, words: Asked) -> Iterator[str]:
    """A source: whose, what it is, and how much of it is here."""
    amounts = [
        wording.count(len(rows), noun)
        for rows, noun in (
            (evidence.where("findings", source=row["id"]), "finding"),
            (evidence.where("article_claims", article=row["id"]), "claim"),
        )
        if rows
    ]
    yield source_link(evidence, row["id"], words)
    if row["title"]:
        yield about(words, row["title"])
    yield _p(row["about"], words)
    yield about(words, evidence.category("sources", "type", row["type"]).label, *amounts)


def conflict(evidence: Evidence, row: Row, words: Asked) -> Iterator[str]:
    """What articles say beside what was measured, and the findings behind it."""
    articles = {
        bibliography.article_name(
            evidence, evidence.row("article_claims", link["claim"])["article"]
        )
        for link in evidence.where("conflict_claims", conflict=row["id"])
    }
    yield _p(f"**{row['verdict']}**", words)
    yield _p(f"**Said:** {row['said']}", words)
    yield about(words, *sorted(articles))
    behind = [
        evidence.row("findings", link["finding"])
        for link in evidence.where("conflict_findings", conflict=row["id"])
    ]
    parts = [_p(f"**Found:** {row['measured']}", words)]
    if behind:
        parts.append(f"<p>This comes from {wording.count(len(behind), 'finding')}:</p>")
        parts.append(listed(evidence, behind, finding, words, anchors=False))
    yield _foot(folded("What was found", "".join(parts)))


def listed(
    evidence: Evidence,
    rows: Iterable[Row],
    draw: Draw,
    words: Asked = NOTHING,
    *,
    anchors: bool = True,
    opens: bool = False,
) -> str:
    """Rows one below the other.

    Args:
        evidence: where they are from.
        rows: the rows.
        draw: gives the HTML of a row.
        words: what to mark.
        anchors: whether each can be linked to; not where it may stand there twice.
        opens: whether folded words are open where what is marked stands in them alone.
    """
    found = ((row, "".join(draw(evidence, row, words))) for row in rows)
    items = (
        f"<li{_anchor(row) if anchors else ''}>{_opened(html) if opens else html}</li>"
        for row, html in found
    )
    return f'<ol class="rows">{"".join(items)}</ol>'


def _opened(html: str) -> str:
    """A row, its folded words open where what was looked for stands in them alone."""
    if MARK in FOLDED.sub("", html) or MARK not in html:
        return html
    return html.replace("<details>", "<details open>", 1)


def _anchor(row: Row) -> str:
    return f' id="{escape(row["id"])}"'


# Table -> what one row of it is called, and how a row is drawn.
LISTS: Mapping[str, tuple[str, Draw]] = {
    "findings": ("finding", finding),
    "article_claims": ("claim", claim),
    "sources": ("source", source),
    "conflicts": ("difference", conflict),
}


def html(*parts: str) -> str:
    """Parts of a page as one piece of HTML, with the look of lists."""
    return f'{STYLE}<div class="found">{"".join(parts)}</div>'
