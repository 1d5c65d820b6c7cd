"""The lists that a reader searches and filters, on the page and as files.

Which rows such a list shows is decided here alone, so that the file holds what the page shows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from goodcry import search
from goodcry.evidence import Evidence, Row

# Table -> the fields by which its rows can be filtered.
FILTERS: Mapping[str, tuple[str, ...]] = {
    "findings": ("area", "read"),
    "article_claims": ("article", "stance"),
    "sources": ("type",),
    "conflicts": (),
}
# The parameter that holds the words to look for.
WORDS = "q"
# Of what was chosen, so much stands in the name of a file: all of it, and of each part.
LONGEST_NAME, LONGEST_PART = 120, 40
# Between words in the name of a file, instead of whatever is neither a letter nor a digit.
_GAP = re.compile("[^a-z0-9]+")


@dataclass(frozen=True)
class Selection:
    """Some rows of a table: those with all of these words, and these values in these fields.

    ``wanted`` is field -> value; a value of None allows all.
    """

    table: str
    words: str = ""
    wanted: Mapping[str, str | None] = field(default_factory=dict)

    @property
    def parameters(self) -> dict[str, str]:
        """What an address says of it; empty where every row is wanted."""
        words = {WORDS: self.words} if self.words.strip() else {}
        return words | {name: value for name, value in self.wanted.items() if value}

    def rows(self, evidence: Evidence) -> tuple[Row, ...]:
        """The rows, in file order."""
        return search.find(evidence, self.table, self.words, **self.wanted)

    @property
    def file_name(self) -> str:
        """The name of its file, which says what was chosen: plain letters, of bounded length.

        >>> Selection("findings", "Gračanin 2015", {"area": "hormones"}).file_name
        'findings-q-gracanin-2015-area-hormones.csv'
        """
        return file_name(self.table, self.parameters)


def file_name(start: str, parameters: Mapping[str, str]) -> str:
    """The name of a CSV file that says in plain letters what was chosen, of bounded length."""
    parts = [start]
    for name, value in parameters.items():
        parts += (name, _GAP.sub("-", search.fold(value)).strip("-")[:LONGEST_PART])
    return "-".join(part for part in parts if part)[:LONGEST_NAME].rstrip("-") + ".csv"
