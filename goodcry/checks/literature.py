"""Rules of what was claimed, found and counted, and of the sources it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from goodcry.checks.needs import DIRECTIONS
from goodcry.codebook import choices
from goodcry.faults import DataError, quoted
from goodcry.tables import Row, Tables

# The fields of a low and a high end, and the fields of the number between them.
SPANS = (
    ("low", "high", ("number", "value", "start")),
    ("seconds_from", "seconds_to", ()),
    ("days_low", "days_high", ()),
)
# Ends that say nothing alone.
BOTH = ("days_low",)
# "Family, Given", "Family", "{Institution}"; "others" may stand in the last place.
AUTHOR = re.compile(r"[^{},]+(, [^{},]+)?|\{[^{}]+\}")

# The fields of a source that bibliographies hold, but for its people and set words.
WRITTEN = ("title", "about", "container", "volume", "issue", "pages", "doi", "url", "note")


def spans(tables: Tables) -> Iterator[DataError]:
    """A low end is not above its high end, and a number lies between them."""
    for table, resource in tables.resources.items():
        names = {field["name"] for field in resource["schema"]["fields"]}
        for low, high, between in SPANS:
            if {low, high} <= names:
                inner = [name for name in between if name in names]
                for line, row in tables.lines(table):
                    yield from _wrong_span(tables, table, line, row, low, high, inner)


def _wrong_span(
    tables: Tables, table: str, line: int, row: Row, low: str, high: str, between: list[str]
) -> Iterator[DataError]:
    ends = (row[low], row[high])
    if low in BOTH and (ends[0] is None) != (ends[1] is None):
        empty = low if ends[0] is None else high
        yield tables.fault(table, line, empty, f"empty; {low} and {high} must come together.")
    if None not in ends and ends[0] > ends[1]:
        yield tables.fault(
            table, line, low, f"{ends[0]:g} is not allowed; it must be at most {high}, {ends[1]:g}."
        )
        return
    for name in between:
        value = row[name]
        if not isinstance(value, int | float):
            continue
        for end, bound, above in ((low, ends[0], True), (high, ends[1], False)):
            if bound is not None and (value < bound if above else value > bound):
                yield tables.fault(
                    table,
                    line,
                    name,
                    f"{value:g} is not allowed; it must be at {'least' if above else 'most'} "
                    f"{end}, {bound:g}.",
                )


def frequency_pairs(tables: Tables) -> Iterator[DataError]:
    """What is set side by side has a number, or both ends of a range."""
    lines = {row["id"]: (line, row) for line, row in tables.lines("frequency")}
    for pair in tables.rows["pairs"]:
        for key in (pair["women"], pair["men"]):
            line, row = lines.get(key, (0, None))
            if row is None or row["number"] is not None:
                continue
            if row["low"] is None or row["high"] is None:
                yield tables.fault(
                    "frequency",
                    line,
                    "number",
                    f"empty, but {quoted(pair['id'])} in evidence/pairs.csv compares it; a number, "
                    "or low and high, is needed.",
                )


def pairs(tables: Tables) -> Iterator[DataError]:
    """Each part of the page has a pair, and those that it puts into a sentence have both sides."""
    found = tables.grouped("pairs", "part")
    fields = {field["name"]: field for field in tables.resources["pairs"]["schema"]["fields"]}
    for part in choices(fields["part"]):
        if part not in found:
            yield DataError(
                f"evidence/pairs.csv, part: no row {part!r}; the page shows one, so it must "
                "stand there."
            )
    often = found["how often"]
    told = [(line, row) for line, row in often if row["status"] == "not confirmed"]
    for line, row in (*told[:1], *found["no cry"][:1]):
        if row["men"] is None:
            yield tables.fault(
                "pairs", line, "men", f"empty, but the page shows it for {quoted(row['id'])}."
            )
    known = any(row["status"] == "reported" and row["men"] for _, row in often)
    if often and not (told and known):
        missing = "reported" if told else "not confirmed"
        yield tables.fault(
            "pairs",
            often[0][0],
            "status",
            f"no row of 'how often' with women and men is {missing!r}; the page tells of one.",
        )


# Area of a finding -> the fields that may say what it is about; elsewhere it is a topic.
SUBJECTS = {"mechanism": ("mechanism",), "moderator": ("factor", "topic")}


def subjects(tables: Tables) -> Iterator[DataError]:
    """A finding is about one thing: a mechanism, a factor, or a topic of its area."""
    areas = {key: row["area"] for key, row in tables.by_key("topics").items()}
    for line, row in tables.lines("findings"):
        allowed = SUBJECTS.get(row["area"], ("topic",))
        found = [name for name in ("factor", "mechanism", "topic") if row[name] is not None]
        if len(found) != 1 or found[0] not in allowed:
            yield tables.fault(
                "findings",
                line,
                "+".join(found) or allowed[0],
                f"what the finding is about must stand in {' or '.join(allowed)} alone, since its "
                f"area is {quoted(row['area'])}.",
            )
        elif row["topic"] is not None and areas[row["topic"]] != row["area"]:
            yield tables.fault(
                "findings",
                line,
                "topic",
                f"{quoted(row['topic'])} is not allowed in the area {quoted(row['area'])}; it must "
                "be a topic of that area in evidence/topics.csv.",
            )


def authors(tables: Tables) -> Iterator[DataError]:
    """The authors of a source can be written in a bibliography."""
    for line, row in tables.lines("sources"):
        names = [name.strip() for name in (row["authors"] or "").split(";") if row["authors"]]
        for place, name in enumerate(names):
            last = name == "others" and 0 < place == len(names) - 1
            if not last and (name == "others" or not AUTHOR.fullmatch(name)):
                yield tables.fault(
                    "sources",
                    line,
                    "authors",
                    f"{quoted(name)} is not allowed; it must be 'Family, Given', separated by "
                    "semicolons, {Institution} in braces, or 'others' in the last place.",
                )
        for name in WRITTEN:
            if "{" in (row[name] or "") or "}" in (row[name] or ""):
                yield tables.fault(
                    "sources",
                    line,
                    name,
                    f"{quoted(row[name])} is not allowed; braces have a meaning in bibliographies, "
                    "so it must be without { and }.",
                )


def same_people(tables: Tables) -> Iterator[DataError]:
    """What a source shares its people with is another source, which stands for both."""
    sources = tables.by_key("sources")
    for line, row in tables.lines("sources"):
        other = sources.get(row["study"])
        if row["study"] and (other is None or other["study"] or row["study"] == row["id"]):
            yield tables.fault(
                "sources",
                line,
                "study",
                f"{quoted(row['study'])} is not allowed; it must be the id of another source that "
                "has no study of its own.",
            )


def addresses(tables: Tables) -> Iterator[DataError]:
    """A web address has a host, and nothing in it that an address cannot hold."""
    for table, field in (("sources", "url"), ("findings", "url"), ("base_rates", "url")):
        for line, row in tables.lines(table):
            if row[field] and not is_address(row[field]):
                yield tables.fault(
                    table,
                    line,
                    field,
                    f"{quoted(row[field])} is not allowed; it must be a whole web address.",
                )


def is_address(text: str) -> bool:
    """Whether a text can be opened in a browser."""
    try:
        return bool(urlsplit(text).hostname) and not re.search(r"[\s<>\"]", text)
    except ValueError:
        return False


def directions(tables: Tables) -> Iterator[DataError]:
    """A finding points a way that its area knows: a mechanism is supported, a mood is better."""
    for line, row in tables.lines("findings"):
        allowed = DIRECTIONS.get(row["area"], (row["direction"],))
        if row["direction"] not in allowed:
            yield tables.fault(
                "findings",
                line,
                "direction",
                f"{quoted(row['direction'])} is not allowed in the area {quoted(row['area'])}; it "
                f"must be one of {', '.join(allowed)}.",
            )


RULES = (
    spans,
    frequency_pairs,
    pairs,
    subjects,
    directions,
    authors,
    same_people,
    addresses,
)
