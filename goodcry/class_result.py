"""What a class chose: counts, the middle guess, and words that hold it against what was measured.

A class is no sample of anybody: nothing here is a share of "people", and below a few answers only
their number is told (``live_fewest_…`` of ``settings.csv``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from goodcry.live import Limits
from goodcry.live_items import Item
from goodcry.live_measured import Measured


@dataclass(frozen=True)
class Result:
    """The choices of a class for one item in one round.

    Attributes:
        counts: option -> how many chose it, in the order of the item's options.
        answers: how many people answered; of several things, fewer than were chosen in all.
        shown: whether there are enough answers to show anything but their number.
        percents: option -> percent of the answers, for enough of them; else None.
        middle: the option in which the middle guess of a number lies; else None.
        half: the options that hold the middle half of the guesses, from lowest to highest.
    """

    counts: Mapping[str, int]
    answers: int
    shown: bool
    percents: Mapping[str, int] | None = None
    middle: str | None = None
    half: tuple[str, ...] = ()


def result(
    item: Item, totals: Mapping[str, int], limits: Limits, answers: int | None = None
) -> Result:
    """The result of a round from its totals, option -> how often it was chosen.

    ``answers`` is needed where several things may be chosen; what is no option is left out.
    """
    counts = {option.value: totals.get(option.value, 0) for option in item.options}
    number = sum(counts.values()) if answers is None else answers
    if number < limits.fewest_answers:
        return Result(counts, number, shown=False)
    percents = None
    if number >= limits.fewest_for_percent:
        percents = {value: round(100 * count / number) for value, count in counts.items()}
    if item.kind != "number" or not sum(counts.values()):
        return Result(counts, number, shown=True, percents=percents)
    low, middle, high = (_quantile(counts, share) for share in (0.25, 0.5, 0.75))
    order = list(counts)
    half = tuple(order[order.index(low) : order.index(high) + 1])
    return Result(counts, number, True, percents, middle, half)


def _quantile(counts: Mapping[str, int], share: float) -> str:
    """The first option up to which this share of all counts lies."""
    wanted = share * sum(counts.values())
    for value, count in zip(counts, accumulate(counts.values()), strict=True):
        if count >= wanted and count:
            return value
    raise ValueError("no counts")


def sentence(item: Item, result: Result) -> str:
    """What the class chose, in one or two sentences; below a few answers only their number."""
    number = _count(result.answers, "answer")
    if not result.shown:
        return f"{number}: too few to show them without telling whose they are."
    if result.middle is None:
        return f"{number}. Most often: {_favourites(item, result)}."
    low, high = result.half[0], result.half[-1]
    span = _span(item, low, high)
    return (
        f"{number}. The middle guess is {item.label_of(result.middle)} {item.unit}; "
        f"half of you lie within {span}."
    )


def beside(item: Item, result: Result, measured: Measured) -> str:
    """The class held against what was measured, in words; empty below a few answers."""
    if not result.shown:
        return ""
    if item.kind == "several":
        return _tested(item, result, measured)
    there = measured.marks[0].option
    if item.kind == "number":
        return _distance(item, result, there)
    same = result.counts[there]
    share = f"{same} of {result.answers} chose"
    if item.kind == "grade":
        return f"{share} the grade that we gave. Agreement is no proof: the reasons count."
    if there == "not known":
        return f"{share} that it is not known yet, and so it is."
    return f"{share} what studies say."


def _distance(item: Item, result: Result, there: str) -> str:
    """How far the middle guess is off, in bins, and how many were further off than it."""
    order = list(result.counts)
    if result.middle is None:
        return ""
    off = order.index(result.middle) - order.index(there)
    further = sum(
        count
        for value, count in result.counts.items()
        if abs(order.index(value) - order.index(there)) > abs(off)
    )
    crowd = f"{further} of {result.answers} were further off than the middle guess."
    if not off:
        return f"The middle guess lies at the same step. {crowd}"
    side = "high" if off > 0 else "low"
    steps = f"{_count(abs(off), 'step')} too {side}{_times(item, abs(off))}"
    return f"The middle guess lies {steps}. {crowd}"


def _times(item: Item, steps: int) -> str:
    """How many times that is, where each step is so many times the one before."""
    if item.row["scale"] != "magnitude":
        return ""
    times = round((item.edges[-1] / item.edges[1]) ** (steps / (len(item.edges) - 2)))
    return f", about {times} times" if times > 1 else ""


def _tested(item: Item, result: Result, measured: Measured) -> str:
    """Beside what was chosen most often: how sure we are that it matters."""
    certainty = {mark.option: mark.certainty for mark in measured.marks}
    words = [f"{item.label_of(value)}: {certainty[value]}" for value in _top(result, item.most)]
    return f"{'; '.join(words)}. Chosen often and tested well are two things."


def rounds(item: Item, results: Sequence[Result]) -> str:
    """The first and the last of several rounds side by side; empty for one, or for too few."""
    if len(results) < 2 or not (results[0].shown and results[-1].shown):
        return ""
    first, last = results[0], results[-1]
    if first.middle is not None and last.middle is not None:
        one, two = item.label_of(first.middle), item.label_of(last.middle)
        if one == two:
            return f"The middle guess stayed at {one} {item.unit}."
        return f"The middle guess went from {one} to {two} {item.unit}."
    before, now = _favourites(item, first), _favourites(item, last)
    return f"First, most often: {before}. Now: {now}."


def _favourites(item: Item, result: Result) -> str:
    """What was chosen most often, with counts: as many as one may choose, and equals."""
    words = [
        f"{item.label_of(value)} ({result.counts[value]})" for value in _top(result, item.most)
    ]
    return ", ".join(words)


def _top(result: Result, most: int) -> list[str]:
    order = sorted(result.counts, key=lambda value: -result.counts[value])
    least = result.counts[order[:most][-1]]
    return [value for value in order if result.counts[value] >= max(least, 1)]


def _span(item: Item, low: str, high: str) -> str:
    """From the lower end of one bin to the upper end of another."""
    first, last = item.label_of(low), item.label_of(high)
    return first if low == high else f"{first.partition('–')[0]}–{last.rpartition('–')[2]}"


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
