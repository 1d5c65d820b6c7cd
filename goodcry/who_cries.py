"""Numbers on who cries: women beside men, sample by sample; what people cry about.

Which rows belong together is written in ``data/evidence/pairs.csv``; the numbers stand in
``data/evidence/frequency.csv`` and ``data/evidence/triggers.csv``, with their sources.
"""

from __future__ import annotations

from dataclasses import dataclass

from goodcry.evidence import Evidence, Row

# What the list of situations can be sorted by.
ORDERS = ("women", "men", "gap")


@dataclass(frozen=True)
class Span:
    """A number, or the range from its lowest to its highest value, in the unit of its row.

    ``text`` is a single number as it is printed: as in its source, or worked out and rounded.
    """

    low: float
    high: float
    text: str = ""

    @property
    def is_range(self) -> bool:
        """Whether low and high differ."""
        return self.low != self.high

    @property
    def words(self) -> str:
        """The span as it is printed.

        >>> Span(4.27, 7.8).words, Span(45.0, 45.0).words, Span(1.0, 1.0, "1.0").words
        ('4.3 to 7.8', '45', '1.0')
        """
        if self.is_range:
            return f"{self.low:.1f} to {self.high:.1f}"
        return self.text or f"{self.low:g}"


@dataclass(frozen=True)
class Pair:
    """Women beside men in one sample; ``men`` is None where only women took part.

    ``row`` is the row of ``pairs.csv``, ``sources`` the rows of ``frequency.csv`` behind it.
    """

    row: Row
    women: Span
    men: Span | None
    sources: tuple[Row, ...]

    def of(self, group: str) -> Span:
        """The number of "women" or "men". ValueError for another group, or one not asked."""
        span = {"women": self.women, "men": self.men}.get(group)
        if span is None:
            raise ValueError(f"no number for {group!r} in {self.row['id']!r}")
        return span

    @property
    def confirmed(self) -> bool:
        """Whether the numbers could be traced to a study."""
        return bool(self.row["status"] != "not confirmed")


@dataclass(frozen=True)
class Situation:
    """Something that can make people cry, and the percentage of women and men who ticked it."""

    name: str
    women: float
    men: float

    @property
    def gap(self) -> float:
        """Women minus men, in percentage points."""
        return self.women - self.men


def pairs(evidence: Evidence, part: str) -> tuple[Pair, ...]:
    """The comparisons of one part of the page, in the order of ``pairs.csv``.

    Raises:
        ValueError: an unknown part; the message lists those that exist.
    """
    parts = evidence.allowed("pairs", "part")
    if part not in parts:
        raise ValueError(f"unknown part {part!r}; allowed: {', '.join(parts)}")
    found = []
    for row in evidence.where("pairs", part=part):
        women = evidence.row("frequency", row["women"])
        men = evidence.row("frequency", row["men"]) if row["men"] else None
        found.append(
            Pair(
                row,
                _span(women, row, evidence),
                _span(men, row, evidence) if men else None,
                (women, men) if men else (women,),
            )
        )
    return tuple(found)


def _span(number: Row, pair: Row, evidence: Evidence) -> Span:
    """The number of a frequency row, for a month if the pair names other spans of days."""
    if number["number"] is not None:
        low = high = float(number["number"])
    else:
        low, high = float(number["low"]), float(number["high"])
    if pair["days_low"] is None:
        return Span(low, high, number["value"])
    month = evidence.assumption("w_month_days")
    low, high = low * month / pair["days_high"], high * month / pair["days_low"]
    return Span(low, high, f"{low:.1f}")


def range_over(found: tuple[Pair, ...], group: str) -> Span:
    """The lowest and highest number for "women" or "men" in these pairs; unconfirmed ones aside."""
    spans = [getattr(pair, group) for pair in found if pair.confirmed]
    return Span(min(span.low for span in spans if span), max(span.high for span in spans if span))


def situations(evidence: Evidence, order: str = "women") -> tuple[Situation, ...]:
    """The situations of ``triggers.csv``, highest first by "women", "men" or "gap".

    Source: Lombardo and others (1983); students ticked what would probably make them cry.

    Raises:
        ValueError: an unknown order; the message lists those that exist.
    """
    if order not in ORDERS:
        raise ValueError(f"unknown order {order!r}; allowed: {', '.join(ORDERS)}")
    found = [
        Situation(row["situation"], float(row["women"]), float(row["men"]))
        for row in evidence.rows("triggers")
    ]
    return tuple(sorted(found, key=lambda item: -float(getattr(item, order))))


def shared_top(evidence: Evidence) -> tuple[int, int]:
    """How many situations stand in the upper half of both lists, and how many a half holds."""
    half = len(evidence.rows("triggers")) // 2
    upper = [{item.name for item in situations(evidence, who)[:half]} for who in ("women", "men")]
    return len(upper[0] & upper[1]), half


def behind(*pairs: Pair) -> list[Row]:
    """The rows of ``frequency.csv`` behind these pairs."""
    return [row for pair in pairs for row in pair.sources]
