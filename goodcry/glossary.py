"""The names of a thing that the glossary explains."""

from __future__ import annotations

from collections.abc import Mapping

from goodcry import folding
from goodcry.tables import Row

BETWEEN = "; "


def names(row: Row) -> Mapping[tuple[str, ...], str]:
    """The names of what a row of ``glossary.csv`` explains, by the stems of their words.

    >>> list(names({"term": "Placebo", "also": "dummy; sham"}).values())
    ['Placebo', 'dummy', 'sham']
    """
    written = [row["term"], *(row["also"].split(BETWEEN) if row["also"] else ())]
    return {tuple(word.stem for word in folding.words_of_data(name)): name for name in written}
