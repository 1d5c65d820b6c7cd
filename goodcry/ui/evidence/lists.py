"""The lists of the evidence page: choose one, search and filter it, one page of results."""

from __future__ import annotations

from functools import partial
from html import escape

import streamlit as st

from goodcry import bibliography, downloads, folding, search
from goodcry.evidence import Evidence, Row
from goodcry.selections import BIBTEX, CSV, FILTERS, WORDS, Selection
from goodcry.ui.evidence import rows, subject_page
from goodcry.ui.evidence.rows import LISTS
from goodcry.ui.kit import controls, heard, query, scroll, served, ways, wording
from goodcry.ui.kit.served import Offer

# The views that show no list: files to take away, and the topics.
DOWNLOAD, SUBJECTS = "download", "subjects"
PAGE_SIZE = 10
# The place of the page where a list begins; see goodcry.ui.kit.scroll.
RESULTS = "results"

# Filter -> what stands there as long as nothing is chosen.
ANYTHING = {
    "area": "Any part",
    "read": "However read",
    "article": "Any article",
    "stance": "However said",
    "type": "Any kind",
}


def choose(evidence: Evidence) -> str:
    """The control that leads to the lists, topics and files; the view that it shows."""
    return str(
        controls.one_of(
            "List",
            "view",
            evidence,
            label_visibility="collapsed",
            on_change=start_again,
        )
    )


def start_again() -> None:
    """Callback for whatever changes a list: its first page, and no single source."""
    st.query_params.pop("source", None)
    st.query_params.pop("p", None)


def search_box() -> str:
    """The field for words to look for; what stands in it."""
    placeholder = "Words or a name, such as cortisol or Frey"
    return controls.search_box("Search", WORDS, placeholder, start_again)


def filters(evidence: Evidence, view: str) -> dict[str, str | None]:
    """The filters of a view, side by side, and what is chosen in them."""
    chosen: dict[str, str | None] = {}
    fields = FILTERS[view]
    if not fields:
        return chosen
    columns = st.columns(len(fields), gap="small", wrap=False)
    for column, field in zip(columns, fields, strict=True):
        with column:
            chosen[field] = controls.listed(
                field.capitalize(),
                field,
                evidence,
                nothing=ANYTHING[field],
                labelled=False,
                on_change=start_again,
            )
    return chosen


def results(evidence: Evidence, selection: Selection) -> None:
    """How many rows were found, one page of them, and their files."""
    found = selection.rows(evidence)
    if selection.table == "sources":
        found = tuple(sorted(found, key=by_name))
    narrowed = bool(selection.parameters)
    total = wording.count(len(evidence.rows(selection.table)), LISTS[selection.table][0])
    said = f"{len(found):,} of {total}" if narrowed else total
    heard.tell("list", f"{said}.")
    parts = [_only_on(evidence, selection), f"<h2>{said}</h2>"]
    offers = _offers(evidence, selection, len(found)) if found else ()
    if offers and served.files():
        parts.append(served.links(*offers))
    parts.append(_page(evidence, found, selection) if found else _nothing(evidence, selection))
    scroll.place(RESULTS)
    st.html(rows.html(*parts))
    if offers and not served.files():
        served.take(*offers, key="list")


def by_name(source: Row) -> str:
    """Where a source stands in the alphabet."""
    return folding.fold(bibliography.short_citation(source))


def _only_on(evidence: Evidence, selection: Selection) -> str:
    """The topic that the list keeps to, and the way out of it; else the ways to the topics."""
    if not selection.subject:
        return subject_page.ways_in(evidence, selection.words)
    name = escape(evidence.row("subjects", selection.subject)["name"])
    everything = subject_page.way(evidence, f"Everything on {name}", selection.subject)
    leave = ways.link(evidence, "Leave this topic", {"subject": None, "p": None}, RESULTS)
    return f'<p class="ways"><span>Only on <b>{name}</b>.</span> {everything} {leave}</p>'


def _page(evidence: Evidence, found: tuple[Row, ...], selection: Selection) -> str:
    """One page of rows, with the way to the pages before and after."""
    pages = -(-len(found) // PAGE_SIZE)
    number = min(int(query.held("p", evidence)), pages)
    first = (number - 1) * PAGE_SIZE
    on_it = found[first : first + PAGE_SIZE]
    draw, opens = LISTS[selection.table][1], bool(selection.words.strip())
    listed = rows.listed(evidence, on_it, draw, selection.marks(evidence), opens=opens)
    if pages == 1:
        return listed
    where = f"Page {number} of {pages}: {first + 1} to {first + len(on_it)}"
    heard.tell("page", f"{where}.")
    before = _turn(evidence, "← Previous", number - 1, number > 1)
    after = _turn(evidence, "Next →", number + 1, number < pages)
    return (
        f'<p class="about">{where}</p>{listed}<nav class="pager" aria-label="Pages of this list">'
        f"{before}<span>{number} of {pages}</span>{after}</nav>"
    )


def _turn(evidence: Evidence, label: str, number: int, there: bool) -> str:
    """The way to a page of the list, if it is there."""
    if not there:
        return f'<span class="no-way">{label}</span>'
    return ways.link(evidence, label, {"p": str(number) if number > 1 else None}, RESULTS)


def _nothing(evidence: Evidence, selection: Selection) -> str:
    """That nothing was found, what may have been meant, and where else there is something."""
    words = selection.words
    said = [
        "<p>Nothing in this list has all of these words and choices. Fewer or shorter words find "
        "more.</p>"
    ]
    meant = search.near(words, search.vocabulary(evidence, LISTS)) if words.strip() else None
    if meant and any(search.find(evidence, table, meant) for table in LISTS):
        link = ways.link(evidence, f"{escape(meant)}?", {WORDS: meant, "p": None}, RESULTS)
        said.append(f'<p class="ways"><span>Did you mean</span> {link}</p>')
    elsewhere = [
        ways.link(
            evidence,
            wording.count(len(other), LISTS[table][0]),
            {"view": table, "subject": None, "p": None} | dict.fromkeys(ANYTHING),
            RESULTS,
        )
        for table in LISTS
        if table != selection.table and (other := search.find(evidence, table, words))
    ]
    if elsewhere:
        narrowed = selection.subject or any(selection.wanted.values())
        choices = "Without the choices, other lists have" if narrowed else "Other lists have"
        said.append(f'<p class="ways"><span>{choices}</span> {" ".join(elsewhere)}</p>')
    everything = {WORDS: "", "subject": None, "p": None} | dict.fromkeys(ANYTHING)
    said.append(
        f'<p class="ways">{ways.link(evidence, "Show everything", everything, RESULTS)}</p>'
    )
    return "".join(said)


def _offers(evidence: Evidence, selection: Selection, number: int) -> tuple[Offer, ...]:
    """The rows of a list as a file, and the sources behind them: of all its pages."""
    rows_of_it = wording.count(number, LISTS[selection.table][0])
    labels = {CSV: f"{rows_of_it} (CSV)", BIBTEX: "References (BibTeX)"}
    return tuple(
        Offer(
            label,
            served.data(f"{selection.table}{ending}", selection.parameters),
            partial(downloads.selected, evidence, selection, ending),
        )
        for ending, label in labels.items()
    )
