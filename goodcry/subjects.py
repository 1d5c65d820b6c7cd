"""What readers ask about, and all that belongs to it: "everything on depression".

A topic has factors and mechanisms of its own, by the tables ``subject_factors`` and
``subject_mechanisms``. To it belong the findings and claims on these, whatever speaks of it in its
words, and the sources behind its findings. (``topics.csv`` is another matter: what a finding can be
about besides a factor or a mechanism.)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from goodcry import search
from goodcry.asking import Asked, asked
from goodcry.evidence import Evidence, Row
from goodcry.held import HeldOf

# Between the words of a topic.
BETWEEN = "; "
# Table -> where a row says what it is about. What it warns of or compares with stands elsewhere.
SPEAKING: Mapping[str, Sequence[str]] = {
    "factors": (),
    "mechanisms": (),
    "findings": ("statement", "condition", "measure"),
    "article_claims": ("claim",),
    "conflicts": ("said", "verdict"),
    "sources": ("title", "about"),
}

Rows = tuple[Row, ...]


@HeldOf
def _kept(evidence: Evidence) -> dict[tuple[str, str], Rows]:
    """(topic, table) -> its rows, as far as somebody has asked for them."""
    return {}


def rows(evidence: Evidence, subject: str, table: str) -> Rows:
    """The rows of one of :data:`SPEAKING` that belong to a topic.

    First those that tables join with it, then those that speak of it, each in file order.

    Raises:
        ValueError: an unknown topic.
    """
    evidence.row("subjects", subject)  # names those that exist if this one does not
    kept = _kept(evidence)
    if (subject, table) not in kept:
        linked = _linked(evidence, subject, table)
        keys = linked | {row["id"] for row in _spoken(evidence, subject, table)}
        found = [row for row in evidence.rows(table) if row["id"] in keys]
        kept[subject, table] = tuple(sorted(found, key=lambda row: row["id"] not in linked))
    return kept[subject, table]


def words(evidence: Evidence, subject: str) -> tuple[Asked, ...]:
    """The words of a topic; one of them is enough."""
    return tuple(
        asked(text, evidence) for text in evidence.row("subjects", subject)["words"].split(BETWEEN)
    )


def means(evidence: Evidence, subject: str, text: str) -> bool:
    """Whether a text is one of the words of a topic, in whatever form and by whatever name."""
    wanted = _stems(asked(text, evidence))
    return any(_stems(each) == wanted for each in words(evidence, subject))


def _stems(text: Asked) -> set[frozenset[tuple[str, ...]]]:
    return {frozenset(phrase.stems for phrase in term.phrases) for term in text.terms}


def _spoken(evidence: Evidence, subject: str, table: str) -> list[Row]:
    """The rows in which a word of the topic occurs."""
    fields = SPEAKING[table]
    if not fields:
        return []
    return [
        row
        for text in words(evidence, subject)
        for row in search.search(evidence.rows(table), text, fields)
    ]


def _linked(evidence: Evidence, subject: str, table: str) -> set[str]:
    """The keys of the rows that tables join with a topic."""
    factors = {row["factor"] for row in evidence.where("subject_factors", subject=subject)}
    mechanisms = {row["mechanism"] for row in evidence.where("subject_mechanisms", subject=subject)}
    if table == "factors":
        return factors
    if table == "mechanisms":
        return mechanisms
    if table == "findings":
        return {
            row["id"]
            for row in evidence.rows(table)
            if row["factor"] in factors or row["mechanism"] in mechanisms
        }
    if table == "article_claims":
        return {row["id"] for row in evidence.rows(table) if row["factor"] in factors} | {
            row["claim"]
            for row in evidence.rows("claim_mechanisms")
            if row["mechanism"] in mechanisms
        }
    if table == "conflicts":
        claims = _linked(evidence, subject, "article_claims")
        links = evidence.rows("conflict_claims")
        return {row["conflict"] for row in links if row["claim"] in claims}
    return {row["source"] for row in rows(evidence, subject, "findings")}
