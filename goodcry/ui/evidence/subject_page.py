"""The topics, and the page of one: everything on depression, from all tables together."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from html import escape

import streamlit as st

from goodcry import downloads, subjects
from goodcry.evidence import Evidence, Row
from goodcry.selections import BIBTEX, CSV, Selection
from goodcry.ui.evidence import rows
from goodcry.ui.evidence.rows import LISTS
from goodcry.ui.kit import heard, query, served, vocabulary, ways, wording
from goodcry.ui.kit.served import Offer

VIEW = "subjects"
# What a list of a topic is called, and how many of its rows stand on the topic's page.
FIRST: Mapping[str, tuple[str, int]] = {
    "conflicts": ("Where articles and studies part", 1),
    "article_claims": ("What articles say", 2),
    "findings": ("What was found", 3),
    "sources": ("Who wrote about it", 2),
}
# The topics that a reader sees before asking for all.
NAMED = 4


def chosen(evidence: Evidence) -> str:
    """The topic that the address names; empty if none."""
    return str(query.held("subject", evidence) or "")


def way(evidence: Evidence, html: str, subject: str) -> str:
    """A link to the page of a topic."""
    nothing = dict.fromkeys(("q", "p", "source", "area", "read", "article", "stance", "type"))
    return ways.link(evidence, html, {**nothing, "view": VIEW, "subject": subject}, rows.TOP)


def ways_in(evidence: Evidence, words: str) -> str:
    """The way to the topic that words name; without words, to a few topics and to all of them."""
    every = evidence.rows("subjects")
    if words.strip():
        meant = [row for row in every if subjects.means(evidence, row["id"], words)]
        named = [
            way(evidence, f"Everything on {escape(row['name'])} →", row["id"]) for row in meant
        ]
        return f'<p class="ways">{" ".join(named)}</p>' if named else ""
    named = [way(evidence, escape(row["name"]), row["id"]) for row in every[:NAMED]]
    everything = ways.link(
        evidence, "all topics", {"view": VIEW, "subject": None, "p": None}, rows.TOP
    )
    return f'<p class="ways"><span>Everything on</span> {" ".join((*named, everything))}</p>'


def every(evidence: Evidence) -> None:
    """All topics, with what there is on each."""
    items = "".join(
        f"<li>{way(evidence, escape(row['name']), row['id'])} "
        f'<span class="about">{_amounts(evidence, row["id"])}</span></li>'
        for row in evidence.rows("subjects")
    )
    said = wording.count(len(evidence.rows("subjects")), "topic")
    heard.tell("list", f"{said}.")
    st.html(
        rows.html(
            f"<h2>{said}</h2><p>All that is known here on one thing, together.</p>",
            f'<ul class="rows topics">{items}</ul>',
        )
    )


def _amounts(evidence: Evidence, subject: str) -> str:
    """How much there is on a topic."""
    return " · ".join(
        wording.count(number, noun)
        for table, (noun, _) in LISTS.items()
        if (number := len(subjects.rows(evidence, subject, table)))
    )


def show(evidence: Evidence, subject: str) -> None:
    """The page of a topic."""
    name = escape(evidence.row("subjects", subject)["name"])
    said = f"Everything on {name}"
    heard.tell("list", f"{said}.")
    marks = Selection("findings", subject=subject).marks(evidence)
    back = ways.link(evidence, "← All topics", {"subject": None}, rows.TOP)
    parts = [
        f"<p>{back}</p><h2>{said}</h2>",
        f'<p class="about">{_amounts(evidence, subject)}</p>',
        _factors(evidence, subjects.rows(evidence, subject, "factors")),
        _mechanisms(evidence, subjects.rows(evidence, subject, "mechanisms")),
    ]
    for table, (title, few) in FIRST.items():
        found = subjects.rows(evidence, subject, table)
        if not found:
            continue
        noun, draw = LISTS[table]
        parts += [f"<h3>{title}</h3>", rows.listed(evidence, found[:few], draw, marks)]
        if len(found) > few:
            all_of = f"All {wording.count(len(found), noun)} →"
            parts.append(
                f"<p>{ways.link(evidence, all_of, {'view': table, 'p': None}, 'results')}</p>"
            )
    offers = _offers(evidence, subject)
    if served.files():
        parts += ["<h3>To take away</h3>", served.links(*offers)]
    st.html(rows.html(*parts))
    if not served.files():
        served.take(*offers, key="subject")


def _factors(evidence: Evidence, found: tuple[Row, ...]) -> str:
    """What surrounds a cry and belongs to the topic: what was studied, and how sure it is."""
    if not found:
        return ""
    items = "".join(
        f"<li>{rows.folded(escape(row['name']), '<p>' + escape(row['basis']) + '</p>')}"
        f'<p class="about">{escape(vocabulary.certainties(evidence, row["id"]))}</p></li>'
        for row in found
    )
    there = ways.page("moderators", "Set it: what makes it better or worse →", {})
    return f'<h3>What surrounds a cry</h3><ul class="rows">{items}</ul><p>{there}</p>'


def _mechanisms(evidence: Evidence, found: tuple[Row, ...]) -> str:
    """What crying is said to do and belongs to the topic, with the grade of each."""
    if not found:
        return ""
    items = "".join(
        f"<li>{ways.page('mechanisms', escape(row['question']), {'mechanism': row['id']})}"
        f'<p class="about">{escape(vocabulary.grade(evidence, row["grade"]))}</p></li>'
        for row in found
    )
    return f'<h3>What crying is said to do</h3><ul class="rows">{items}</ul>'


def _offers(evidence: Evidence, subject: str) -> tuple[Offer, ...]:
    """The findings and claims of a topic as files, and the sources of its findings."""
    return tuple(
        Offer(
            label,
            served.data(f"{table}{ending}", {"subject": subject}),
            partial(downloads.selected, evidence, Selection(table, subject=subject), ending),
        )
        for table, ending, label in (
            ("findings", CSV, "Its findings (CSV)"),
            ("article_claims", CSV, "Its claims (CSV)"),
            ("sources", BIBTEX, "Its sources (BibTeX)"),
        )
    )
