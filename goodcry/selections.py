"""The lists that a reader searches and filters, on the page and as files.

Which rows such a list shows is decided here alone, so that the file holds what the page shows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from goodcry import folding, search, subjects
from goodcry.asking import Asked, asked
from goodcry.evidence import Evidence, Row

# Table -> the fields by which its rows can be filtered.
FILTERS: Mapping[str, tuple[str, ...]] = {
    "findings": ("area", "read"),
    "article_claims": ("article", "stance"),
    "sources": ("type",),
    "conflicts": (),
}
# The parameters that hold the words to look for, and the topic.
WORDS, SUBJECT = "q", "subject"
CSV, BIBTEX = ".csv", ".bib"
# Of what was chosen, so much stands in the name of a file: all of it, and of each part.
LONGEST_NAME, LONGEST_PART = 120, 40
# Between words in the name of a file, instead of whatever is neither a letter nor a digit.
_GAP = re.compile("[^a-z0-9]+")


@dataclass(frozen=True)
class Selection:
    """Some rows of a table: those with all of these words, these values in these fields, a topic.

    ``wanted`` is field -> value; a value of None allows all. ``subject`` is a topic's id, or empty.
    """

    table: str
    words: str = ""
    wanted: Mapping[str, str | None] = field(default_factory=dict)
    subject: str = ""

    @property
    def parameters(self) -> dict[str, str]:
        """What an address says of it; empty where every row is wanted."""
        words = {WORDS: self.words} if self.words.strip() else {}
        chosen = {name: value for name, value in self.wanted.items() if value}
        return words | chosen | ({SUBJECT: self.subject} if self.subject else {})

    def rows(self, evidence: Evidence) -> tuple[Row, ...]:
        """The rows, in file order."""
        found = search.find(evidence, self.table, self.words, **self.wanted)
        if not self.subject:
            return found
        keys = {row["id"] for row in subjects.rows(evidence, self.subject, self.table)}
        return tuple(row for row in found if row["id"] in keys)

    def sources(self, evidence: Evidence) -> tuple[Row, ...]:
        """The sources that its rows are, or rest on, in file order."""
        keys = {
            key for row in self.rows(evidence) for key in _sources_of(evidence, self.table, row)
        }
        return tuple(row for row in evidence.rows("sources") if row["id"] in keys)

    def marks(self, evidence: Evidence) -> Asked:
        """All that was looked for in its rows, to be marked there."""
        looked_for = [asked(self.words, evidence)]
        if self.subject:
            looked_for += subjects.words(evidence, self.subject)
        return Asked(self.words, tuple(term for each in looked_for for term in each.terms))

    @property
    def file_name(self) -> str:
        """The name of its file, which says what was chosen: plain letters, of bounded length.

        >>> Selection("findings", "Gračanin 2015", {"area": "hormones"}).file_name
        'findings-q-gracanin-2015-area-hormones.csv'
        """
        return file_name(self.table, self.parameters)


def _sources_of(evidence: Evidence, table: str, row: Row) -> tuple[str, ...]:
    """The keys of the sources that a row of a list is, names, or has behind it."""
    if table == "sources":
        return (row["id"],)
    if table != "conflicts":
        return tuple(row[name] for name in search.references(evidence, table, "sources"))
    findings = evidence.where("conflict_findings", conflict=row["id"])
    claims = evidence.where("conflict_claims", conflict=row["id"])
    return (
        *(evidence.row("findings", link["finding"])["source"] for link in findings),
        *(evidence.row("article_claims", link["claim"])["article"] for link in claims),
    )


def file_name(start: str, parameters: Mapping[str, str], ending: str = CSV) -> str:
    """The name of a file that says in plain letters what was chosen, of bounded length."""
    parts = [start]
    for name, value in parameters.items():
        parts += (name, _GAP.sub("-", folding.fold(value)).strip("-")[:LONGEST_PART])
    return "-".join(part for part in parts if part)[:LONGEST_NAME].rstrip("-") + ending
