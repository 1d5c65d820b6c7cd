"""Finds rows by the words that a reader types, and by what they refer to.

A text is understood as :mod:`goodcry.asking` says. Whoever has the evidence asks with
:func:`goodcry.asking.asked`, whose answer can stand for the text in each function here; a bare text
is understood without the names of the glossary.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from html import escape
from typing import Any

from goodcry import folding
from goodcry.asking import Asked, Term, asked
from goodcry.evidence import Evidence, Row

# What of a source counts as said by each row that names it: who, when, where, in whom.
_SOURCE_FIELDS = ("id", "authors", "year", "title", "about", "container", "doi", "population")
# So alike is a word to the one that was meant, so much longer or shorter, and so long at least.
ALIKE, LONGER, SHORTEST = 0.8, 2, 4


@dataclass(frozen=True)
class _Prepared:
    """A text as it is searched: folded, its words between blanks, and their stems so, too."""

    whole: str
    words: str
    stems: str

    def has(self, term: Term) -> bool:
        """Whether a term stands in it."""
        if term.exact:
            return term.typed in self.whole
        return any(
            f" {' '.join(phrase.stems)} " in self.stems
            or (phrase.begun and f" {' '.join(phrase.begun)}" in self.words)
            for phrase in term.phrases
        )


@lru_cache(maxsize=5_000)
def _prepared(text: str) -> _Prepared:
    """A text of the data, made ready once."""
    words = folding.words_of_data(text)
    return _Prepared(
        folding.fold(text),
        f" {' '.join(word.folded for word in words)} ",
        f" {' '.join(word.stem for word in words)} ",
    )


def search(
    rows: Iterable[Row],
    text: str | Asked,
    fields: Sequence[str],
    more: Callable[[Row], str] | None = None,
) -> tuple[Row, ...]:
    """The rows in which every word of a text occurs, whatever its form, capitals and accents.

    Args:
        rows: where to look; their order is kept.
        text: words between spaces; the beginning of a word is enough. Without words every row is
            found.
        fields: the fields to look into.
        more: text that belongs to a row without standing in it.

    >>> search([{"who": "Gračanin", "year": 2015}], "grac 2015", ["who", "year"])
    ({'who': 'Gračanin', 'year': 2015},)
    """
    terms = (asked(text) if isinstance(text, str) else text).terms
    if not terms:
        return tuple(rows)
    return tuple(row for row in rows if all(map(_prepared(_text(row, fields, more)).has, terms)))


def _text(row: Row, fields: Sequence[str], more: Callable[[Row], str] | None) -> str:
    """All that is searched of a row."""
    parts = [str(row[field]) for field in fields if row[field] is not None]
    return "\n".join([*parts, more(row)] if more else parts)


def marked(text: str, words: str | Asked) -> str:
    """A text of the data as HTML, in which the words that were asked for are marked.

    >>> marked("Crying & <depressed> people", "cries depression")
    '<mark>Crying</mark> &amp; &lt;<mark>depressed</mark>&gt; people'
    """
    return "".join(
        f"<mark>{escape(piece)}</mark>" if found else escape(piece)
        for piece, found in pieces(text, words)
    )


def pieces(text: str, words: str | Asked) -> list[tuple[str, bool]]:
    """A text of the data in pieces, each with whether it was asked for.

    >>> pieces("Crying & sleep", "cries")
    [('Crying', True), (' & sleep', False)]
    """
    terms = (asked(words) if isinstance(words, str) else words).terms
    phrases = [phrase for term in terms for phrase in term.phrases]
    found = folding.words_of_data(text) if phrases else ()
    parts: list[tuple[str, bool]] = []
    done = place = 0
    while place < len(found):
        length = max((len(each.stems) for each in phrases if each.at(found, place)), default=0)
        if length:
            start, end = found[place].start, found[place + length - 1].end
            parts += [(text[done:start], False), (text[start:end], True)]
            done = end
        place += length or 1
    return [(piece, found) for piece, found in (*parts, (text[done:], False)) if piece]


def near(text: str | Asked, words: Iterable[str]) -> str | None:
    """The text with each word that occurs nowhere replaced by one like it; None if that fails.

    Args:
        text: what was looked for in vain.
        words: the words that occur, as they are written.

    >>> near("depresion 2015", ["Depression", "depth", "2015"])
    'Depression 2015'
    """
    written = {folding.word_of_data(word)[0]: word for word in sorted(words)}
    stems = {folding.word_of_data(word)[1] for word in written.values()}
    starts = "\n".join(("", *written))
    meant = []
    for term in (asked(text) if isinstance(text, str) else text).terms:
        if _occurs(term, stems, starts):
            meant.append(term.typed)
        elif like := _like(term.typed, written):
            meant.append(written[like])
        else:
            return None
    return " ".join(meant)


def _occurs(term: Term, stems: set[str], starts: str) -> bool:
    """Whether each word of a term is among these stems, or begins a word behind a line's end."""
    return term.exact or any(
        stems.issuperset(phrase.stems)
        or (phrase.begun and all(f"\n{word}" in starts for word in phrase.begun))
        for phrase in term.phrases
    )


def _like(typed: str, words: Iterable[str]) -> str | None:
    if len(typed) < SHORTEST:
        return None
    alike = [word for word in words if abs(len(word) - len(typed)) <= LONGER]
    return next(iter(get_close_matches(typed, alike, n=1, cutoff=ALIKE)), None)


def vocabulary(evidence: Evidence, tables: Iterable[str]) -> set[str]:
    """The words that occur in what is searched of these tables, as they are written."""
    return {
        text[word.start : word.end]
        for table in tables
        for text in _texts(evidence, table)
        for word in folding.words_of_data(text)
    }


def _texts(evidence: Evidence, table: str) -> Iterator[str]:
    """What is searched of each row of a table."""
    fields, more = text_fields(evidence, table), _of_source(evidence, table)
    return (_text(row, fields, more) for row in evidence.rows(table))


def find(evidence: Evidence, table: str, text: str | Asked = "", **wanted: Any) -> tuple[Row, ...]:
    """The rows of a table with these words in them or in the source that they name.

    Each further argument names a field and the value that it must have; ``None`` allows all.
    """
    chosen = {field: value for field, value in wanted.items() if value is not None}
    rows = evidence.where(table, **chosen) if chosen else evidence.rows(table)
    words = asked(text, evidence) if isinstance(text, str) else text
    return search(rows, words, text_fields(evidence, table), _of_source(evidence, table))


def _of_source(evidence: Evidence, table: str) -> Callable[[Row], str] | None:
    """What gives the text that a row of a table has from the sources that it names."""
    pointers = references(evidence, table, "sources")
    texts: dict[str, str] = {}

    def of_source(row: Row) -> str:
        for pointer in pointers:
            key = row[pointer]
            if key and key not in texts:
                source = evidence.row("sources", key)
                texts[key] = " ".join(str(source[field] or "") for field in _SOURCE_FIELDS)
        return " ".join(texts[row[pointer]] for pointer in pointers if row[pointer])

    return of_source if pointers else None


def text_fields(evidence: Evidence, table: str) -> list[str]:
    """The fields of a table that hold text or numbers, not one of a few set words or an address."""
    fields = evidence.resources[table]["schema"]["fields"]
    return [
        field["name"]
        for field in fields
        if "enum" not in field.get("constraints", {}) and field["name"] not in ("url", "link")
    ]


def references(evidence: Evidence, table: str, target: str) -> list[str]:
    """The fields of a table that name a row of another table."""
    keys: list[Mapping[str, Any]] = evidence.resources[table]["schema"].get("foreignKeys", [])
    return [str(key["fields"]) for key in keys if key["reference"]["resource"] == target]


def citing(evidence: Evidence, source: str) -> dict[str, tuple[Row, ...]]:
    """Table -> its rows that rest on a source. Rows kept only for the record are left out."""
    found = {}
    for table in evidence.resources:
        rows = [
            row
            for field in references(evidence, table, "sources")
            for row in evidence.where(table, **{field: source})
            if row.get("shown") != "no"
        ]
        if rows:
            found[table] = tuple(rows)
    return found
