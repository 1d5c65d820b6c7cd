"""Lessons: their steps on the clock, the links they open, and how sure an answer is.

All text stands in ``data/``: ``lessons.csv``, ``lesson_steps.csv``, ``lesson_talk.csv``. How
sure an answer is and how it was read is never typed there; it is looked up in the factor,
mechanism, base rate or finding that the answer names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from goodcry.evidence import Evidence, Row

# Which table each reference of an answer leads to.
GROUNDS: Mapping[str, str] = {
    "factor": "factors",
    "mechanism": "mechanisms",
    "base_rate": "base_rates",
    "constant": "constants",
    "finding": "findings",
}


@dataclass(frozen=True)
class Step:
    """One step of a lesson, from minute ``start`` to minute ``end`` after the beginning.

    ``page`` is the page of the app that the step opens, None for a step without the app;
    ``parameters`` bring that page into the right state.
    """

    number: int
    start: int
    end: int
    form: str
    text: str
    opens: str | None
    page: str | None
    parameters: Mapping[str, str]

    @property
    def minutes(self) -> int:
        """How long the step takes, min."""
        return self.end - self.start


@dataclass(frozen=True)
class Ground:
    """A row of the evidence base that an answer rests on."""

    table: str
    row: Row


def parameters(query: str | None) -> dict[str, str]:
    """The parameters in a query string such as ``support=helped&compare=true``.

    Raises:
        ValueError: a parameter without a value, or one that stands twice.
    """
    pairs = parse_qsl(query or "", keep_blank_values=True, strict_parsing=bool(query))
    found = dict(pairs)
    if len(found) < len(pairs) or not all(found.values()):
        raise ValueError(f"query {query!r}; allowed: name=value pairs, each name once")
    return found


def query(parameters: Mapping[str, str]) -> str:
    """The query string of parameters, without a question mark."""
    return urlencode(parameters)


def steps(lesson: str, evidence: Evidence) -> tuple[Step, ...]:
    """The steps of a lesson in order, each with its place on the clock.

    Raises:
        ValueError: an unknown lesson.
    """
    evidence.row("lessons", lesson)
    clock = 0
    found = []
    for number, row in enumerate(
        sorted(evidence.where("lesson_steps", lesson=lesson), key=lambda row: row["order"]),
        start=1,
    ):
        found.append(
            Step(
                number,
                clock,
                clock + row["minutes"],
                row["form"],
                row["text"],
                row["opens"],
                row["page"],
                parameters(row["query"]),
            )
        )
        clock += row["minutes"]
    return tuple(found)


def talk(lesson: str, kind: str, evidence: Evidence) -> tuple[Row, ...]:
    """What is said in a lesson: its questions, misconceptions or answers, in order.

    Raises:
        ValueError: an unknown kind; the message lists those that exist.
    """
    kinds = evidence.allowed("lesson_talk", "kind")
    if kind not in kinds:
        raise ValueError(f"no kind {kind!r} of talk; allowed: {', '.join(kinds)}")
    rows = evidence.where("lesson_talk", lesson=lesson, kind=kind)
    return tuple(sorted(rows, key=lambda row: row["order"]))


def grounds(answer: Row, evidence: Evidence) -> tuple[Ground, ...]:
    """The rows of the evidence base that an answer rests on, the most telling first."""
    return tuple(
        Ground(table, evidence.row(table, answer[field]))
        for field, table in GROUNDS.items()
        if answer[field]
    )


def story_parameters(preset: str, evidence: Evidence) -> dict[str, str]:
    """What the moderators page needs in its address to show a ready story.

    Raises:
        ValueError: an unknown story.
    """
    key = evidence.row("presets", preset)["id"]
    return {row["factor"]: row["level"] for row in evidence.where("preset_levels", preset=key)}
