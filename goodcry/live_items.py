"""The sets of a live class: items to guess or to rate, and what may be chosen for each.

They stand in ``data/content/live_sets.csv`` and ``live_items.csv``, which name rows of the
questions, the quiz, the factors and the experiments. Nothing here tells what was measured:
that is :mod:`goodcry.live_measured`, for the moment at which it is shown.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from goodcry import experiments
from goodcry.live_scales import BINS, LEANS, MOST, bins
from goodcry.tables import Row

if TYPE_CHECKING:
    from goodcry.evidence import Evidence

Kind = Literal["number", "grade", "several", "place"]

BEATS = "beats a minute"


@dataclass(frozen=True)
class Option:
    """What may be chosen: its ``value`` as it is stored, and the words for it."""

    value: str
    label: str


@dataclass(frozen=True)
class Item:
    """One thing that a class is asked.

    Attributes:
        id: key of what it asks about; unique within its set.
        kind: "number" to guess in bins, "grade" of a claim, "several" of ten factors, "place"
            where mood leans.
        question: in words for everybody.
        note: what one has to know to choose; may be empty.
        options: what may be chosen, in their order.
        most: how many of them.
        unit: of a number; else empty.
        edges: of the bins of a number, one more than there are; else empty.
        row: the row of ``live_items.csv``.
    """

    id: str
    kind: Kind
    question: str
    note: str
    options: tuple[Option, ...]
    most: int = 1
    unit: str = ""
    edges: tuple[float, ...] = ()
    row: Row = field(default_factory=dict, compare=False, repr=False)

    def option_of(self, number: float) -> str:
        """The value of the bin in which a number lies.

        Raises:
            ValueError: the item has no bins, or the number lies in none.
        """
        if not self.edges or not self.edges[0] <= number <= self.edges[-1]:
            raise ValueError(f"no bin for {number!r} in {self.id!r}; it has {self.edges}")
        return self.options[min(bisect_right(self.edges, number), BINS) - 1].value

    def label_of(self, value: str) -> str:
        """The words of an option. ValueError, with what there is, for another value."""
        for option in self.options:
            if option.value == value:
                return option.label
        there = ", ".join(option.value for option in self.options)
        raise ValueError(f"no option {value!r} in {self.id!r}; there are: {there}")


@dataclass(frozen=True)
class LiveSet:
    """Items in the order in which a class is asked, how long they take, and a lesson for them."""

    id: str
    title: str
    about: str
    minutes: int
    lesson: str | None
    items: tuple[Item, ...]


def sets(evidence: Evidence) -> tuple[LiveSet, ...]:
    """All sets, in file order."""
    return tuple(_set(row, evidence) for row in evidence.rows("live_sets"))


def live_set(key: str, evidence: Evidence) -> LiveSet:
    """The set with this key. ValueError, with what there is, for another."""
    return _set(evidence.row("live_sets", key), evidence)


def _set(row: Row, evidence: Evidence) -> LiveSet:
    rows = sorted(evidence.where("live_items", set=row["id"]), key=lambda item: item["order"])
    items = tuple(_item(each, evidence) for each in rows)
    return LiveSet(row["id"], row["title"], row["about"], row["minutes"], row["lesson"], items)


def _item(row: Row, evidence: Evidence) -> Item:
    if row["question"]:
        return _number(row, evidence)
    if row["claim"]:
        return _grade(row, evidence)
    if row["level"]:
        return _place(row)
    if row["cut"]:
        return _beats(row)
    return _several(row, evidence)


def _number(row: Row, evidence: Evidence) -> Item:
    asked = evidence.row("questions", row["question"])
    edges = bins(asked["low"], asked["high"], asked["step"], row["scale"] == "magnitude")
    note = "Think of the size: ten, a hundred?" if row["scale"] == "magnitude" else ""
    return Item(
        asked["id"],
        "number",
        asked["question"],
        note,
        options(edges),
        unit=asked["unit"],
        edges=edges,
        row=row,
    )


def _beats(row: Row) -> Item:
    low, high = experiments.HEART_SCALE
    edges = bins(low, high, 1)
    note = "A model answers, not a measurement."
    cut = f"cut-{row['cut']}"
    return Item(cut, "number", row["text"], note, options(edges), unit=BEATS, edges=edges, row=row)


def _grade(row: Row, evidence: Evidence) -> Item:
    claim = evidence.row("article_claims", row["claim"])
    grades = evidence.categories("mechanisms", "grade")
    chosen = tuple(Option(value, category.label) for value, category in grades.items())
    question = f"“{claim['claim']}”"
    return Item(claim["id"], "grade", question, "How well was this tested?", chosen, row=row)


def _several(row: Row, evidence: Evidence) -> Item:
    names = [
        evidence.row("factors", option["factor"])
        for option in evidence.where("live_options", set=row["set"], order=row["order"])
    ]
    chosen = tuple(Option(factor["id"], factor["name"]) for factor in names)
    note = f"Choose up to {MOST}."
    return Item(f"factors-{row['order']}", "several", row["text"], note, chosen, MOST, row=row)


def _place(row: Row) -> Item:
    chosen = tuple(Option(value, label) for value, label in LEANS.items())
    key = f"{row['factor']}-{row['level']}".replace(" ", "-")
    return Item(key, "place", row["text"], "", chosen, row=row)


def options(edges: tuple[float, ...]) -> tuple[Option, ...]:
    """What is chosen for each bin: its value is its lower edge, its words are its span.

    >>> [option.label for option in options((0, 15, 16, 45))]
    ['0–14', '15', '16–45']
    """
    fine = 1.0 if all(edge == math.floor(edge) for edge in edges) else 0.1
    found = []
    for low, high in pairwise(edges):
        last = high if high == edges[-1] else high - fine
        label = f"{low:g}–{last:g}" if last > low else f"{low:g}"
        found.append(Option(f"{low:g}", label))
    return tuple(found)
