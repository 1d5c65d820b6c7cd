"""Rules of live classes: sets, items, what may be chosen, and what stands beside the answers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goodcry.faults import DataError, quoted
from goodcry.live_scales import BINS, LEANS, MOST, bins
from goodcry.tables import Row, Tables

# What an item is about: one of them, or none where factors are chosen.
ABOUT = ("question", "claim", "factor", "cut")
# Words of a question to the people in the class about themselves.
TO_THE_READER = re.compile(r"\b(you|your|yours|yourself|yourselves|I|my|we|our)\b", re.IGNORECASE)


def sets(tables: Tables) -> Iterator[DataError]:
    """A set has items, which stand in their order without a gap."""
    items = tables.grouped("live_items", "set")
    for line, row in tables.lines("live_sets"):
        found = items[row["id"]]
        if not found:
            path = tables.resources["live_items"]["path"]
            words = f"{quoted(row['id'])} has no row in {path}; at least one is needed."
            yield tables.fault("live_sets", line, "id", words)
        for place, (at, item) in enumerate(sorted(found, key=lambda each: each[1]["order"]), 1):
            if item["order"] != place:
                words = f"{item['order']} is not allowed; the items of a set count from 1 on."
                yield tables.fault("live_items", at, "order", words)
                break


def items(tables: Tables) -> Iterator[DataError]:
    """An item is about one thing; it has the words that this thing lacks, and no others."""
    options = {(row["set"], row["order"]) for row in tables.rows["live_options"]}
    for line, row in tables.lines("live_items"):
        about = [name for name in ABOUT if row[name]]
        chosen = (row["set"], row["order"]) in options
        if len(about) + chosen != 1:
            path = tables.resources["live_options"]["path"]
            yield tables.fault(
                "live_items",
                line,
                "+".join(ABOUT),
                f"{len(about) + chosen} of them and {path} name what is asked; it must be one.",
            )
            continue
        kind = about[0] if about else "factors"
        needed = {
            "scale": kind == "question",
            "level": kind == "factor",
            "text": kind not in ("question", "claim"),
        }
        for name, wanted in needed.items():
            if bool(row[name]) != wanted:
                words = "must not be empty" if wanted else "must be empty"
                yield tables.fault(
                    "live_items", line, name, f"{quoted(row[name])}: it {words} here."
                )


def nobody_asked_about_themselves(tables: Tables) -> Iterator[DataError]:
    """A class guesses what studies found; nobody says anything about themselves."""
    questions = tables.by_key("questions")
    for line, row in tables.lines("live_items"):
        asked = questions[row["question"]]["question"] if row["question"] else row["text"] or ""
        if found := TO_THE_READER.search(asked):
            field = "question" if row["question"] else "text"
            words = f"{quoted(found[0])} is not allowed; no item may ask about the class itself."
            yield tables.fault("live_items", line, field, words)


def options(tables: Tables) -> Iterator[DataError]:
    """Of more factors than may be chosen, and of no more than a phone shows at once."""
    for (key, order), number in _numbers(tables).items():
        if not MOST < number <= BINS:
            line = next(
                line
                for line, row in tables.lines("live_options")
                if (row["set"], row["order"]) == (key, order)
            )
            yield tables.fault(
                "live_options",
                line,
                "factor",
                f"the number of factors is {number}; it must be from {MOST + 1} to {BINS}.",
            )


def _numbers(tables: Tables) -> dict[tuple[str, int], int]:
    numbers: dict[tuple[str, int], int] = {}
    for row in tables.rows["live_options"]:
        place = row["set"], row["order"]
        numbers[place] = numbers.get(place, 0) + 1
    return numbers


def leans(tables: Tables) -> Iterator[DataError]:
    """Which way mood leans with an answer is one of the ways to choose from, and was looked at."""
    levels = {(row["factor"], row["level"]): row for row in tables.rows["factor_levels"]}
    for line, row in tables.lines("live_items"):
        if not (row["factor"] and row["level"]):
            continue
        level = levels[row["factor"], row["level"]]
        if level["direction"] not in LEANS:
            words = f"{quoted(level['direction'])}, the direction of it, is not one of: "
            yield tables.fault("live_items", line, "level", f"{words}{', '.join(LEANS)}.")
        elif level["tested"] == "no" and level["direction"] != "not known":
            words = f"{quoted(row['level'])} is the mere opposite of what was tested; name that."
            yield tables.fault("live_items", line, "level", words)


def numbers(tables: Tables) -> Iterator[DataError]:
    """A question that is asked has ten bins, and what stands beside its answer lies on them."""
    questions = tables.by_key("questions")
    for line, row in tables.lines("live_items"):
        if row["question"]:
            asked = questions[row["question"]]
            try:
                bins(asked["low"], asked["high"], asked["step"], row["scale"] == "magnitude")
            except ValueError as error:
                yield tables.fault("live_items", line, "scale", f"{error}; another is needed.")
    for line, mark in tables.lines("live_marks"):
        yield from _mark(tables, line, mark, questions[mark["question"]])


def _mark(tables: Tables, line: int, mark: Row, question: Row) -> Iterator[DataError]:
    target, key, field = (mark[f"answer_{name}"] for name in ("table", "id", "field"))
    rows = tables.by_key(target)
    path = tables.resources[target]["path"]
    if key not in rows:
        words = f"{quoted(key)} is not in {path}; it must be the key of a row there."
        yield tables.fault("live_marks", line, "answer_id", words)
        return
    number = rows[key].get(field)
    if not isinstance(number, int | float):
        words = f"{quoted(key)} in {path} holds no number in {quoted(field)}."
        yield tables.fault("live_marks", line, "answer_field", words)
    elif not question["low"] <= number <= question["high"]:
        words = f"{number:g} is not on the scale of the question, "
        yield tables.fault(
            "live_marks", line, "answer_id", f"{words}{question['low']:g} to {question['high']:g}."
        )


RULES = (sets, items, nobody_asked_about_themselves, options, leans, numbers)
