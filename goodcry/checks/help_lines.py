"""Rules of the lines to call: who could be misled by a wrong one has no time to look twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from goodcry.faults import DataError, quoted
from goodcry.help_lines import ADDRESS
from goodcry.tables import Row, Tables

OF_A_LINE = ("country", "country_name", "call")
# A number that one list alone has is not shown.
FEWEST_LISTS = 2


def lines(tables: Tables) -> Iterator[DataError]:
    """A row is a line in a country, with a number, or the directory, with an address."""
    directories = []
    for line, row in tables.lines("crisis_lines"):
        if row["link"] is not None:
            directories.append(line)
            yield from _directory(tables, line, row)
            continue
        for field in OF_A_LINE:
            if row[field] is None:
                words = "empty, but it is needed where no link makes the row the directory."
                yield tables.fault("crisis_lines", line, field, words)
        for field, needed in (("text_word", "text"), ("emergency", "emergency_claim")):
            if row[field] is not None and row[needed] is None:
                words = f"empty, but the row has a {field}; it is needed then."
                yield tables.fault("crisis_lines", line, needed, words)
    if len(directories) != 1:
        line = directories[1] if directories else len(tables.rows["crisis_lines"]) + 2
        words = f"{len(directories)} directories; there must be one, for whom no line is near."
        yield tables.fault("crisis_lines", line, "link", words)
    if len(tables.rows["crisis_lines"]) == len(directories):
        yield tables.fault("crisis_lines", 2, "call", "no line; at least one is needed.")


def _directory(tables: Tables, line: int, row: Row) -> Iterator[DataError]:
    if not ADDRESS.fullmatch(row["link"]):
        words = f"{quoted(row['link'])} is not allowed; it must be a whole web address."
        yield tables.fault("crisis_lines", line, "link", words)
    for field in (*OF_A_LINE, "text", "text_word", "emergency"):
        if row[field] is not None:
            words = f"{quoted(row[field])} is not allowed beside a link; it must be empty."
            yield tables.fault("crisis_lines", line, field, words)


def countries(tables: Tables) -> Iterator[DataError]:
    """A country has one name, no number twice, and the time zones by which it is found."""
    zones = {row["country"] for row in tables.rows["country_zones"]}
    names: dict[str, str] = {}
    codes: dict[str, str] = {}
    numbers: dict[tuple[str, str], int] = {}
    for line, row in tables.lines("crisis_lines"):
        country, name, call = (row[field] for field in OF_A_LINE)
        if None in (country, name, call):
            continue
        if country not in zones:
            words = (
                f"{quoted(country)} is not in content/country_zones.csv; it must be the country of "
                "a row there."
            )
            yield tables.fault("crisis_lines", line, "country", words)
        if names.setdefault(country, name) != name or codes.setdefault(name, country) != country:
            words = f"{quoted(name)} is not allowed; one country must have one name."
            yield tables.fault("crisis_lines", line, "country_name", words)
        if (first := numbers.setdefault((country, call), line)) != line:
            words = f"{quoted(call)} already stands in line {first}; each must be unique."
            yield tables.fault("crisis_lines", line, "call", words)
    for line, row in tables.lines("country_zones"):
        if row["country"] not in names:
            words = (
                f"{quoted(row['country'])} has no line in content/crisis_lines.csv; a country here "
                "must have one."
            )
            yield tables.fault("country_zones", line, "country", words)


def lists(tables: Tables) -> Iterator[DataError]:
    """Several lists agree on a number."""
    named = Counter(row["line"] for row in tables.rows["crisis_line_lists"])
    for line, row in tables.lines("crisis_lines"):
        found = named[row["id"]] + (row["undated_lists"] or 0)
        if row["link"] is None and (not named[row["id"]] or found < FEWEST_LISTS):
            words = (
                f"{quoted(row['id'])} stands on {found} of the lists; it must be {FEWEST_LISTS} or "
                "more, one of them in content/crisis_line_lists.csv."
            )
            yield tables.fault("crisis_lines", line, "id", words)


RULES = (lines, countries, lists)
