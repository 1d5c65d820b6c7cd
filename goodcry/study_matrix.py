"""All accounts of a cry in one table: what each signal did before, at and after the first tear.

An arrow comes from ``data/evidence/account_signals.csv``. Where that holds nothing of a signal, it
comes from the knots of ``data/evidence/account_knots.csv``, which draw the two branches and the
breath; where they draw no change either, there is no arrow: nobody recorded it. The rate of the
heart and RSA have no knots. A model works out their lines, which is no record, so they get an arrow
for what a study says of them and for nothing else.

>>> from goodcry import evidence, study_matrix
>>> found = study_matrix.arrows("sharman2020", evidence.load())
>>> [(each.time, each.direction, each.basis) for each in found if each.signal == "heart_rate"]
[('before tears', 'down', 'measured'), ('as tears start', 'up', 'measured'), \
('later', 'at rest', 'measured')]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from goodcry.evidence import Evidence, Row
from goodcry.provenance import BASES, IN_KNOTS

# In the order of the columns: what was recorded most often comes first.
SIGNALS = ("heart_rate", "rsa", "breathing", "sympathetic", "parasympathetic")
TIMES = ("before tears", "as tears start", "later")


@dataclass(frozen=True)
class Arrow:
    """What one signal did in one of the :data:`TIMES`.

    ``direction`` is one of those of ``account_signals.csv``; ``basis`` is "measured", "reported" or
    "assumed".
    """

    signal: str
    time: str
    direction: str
    basis: str


@dataclass(frozen=True)
class _Move:
    """A change between two knots, or a knot that is surer than its line: then without length."""

    start: float
    end: float
    direction: str
    basis: str
    size: float

    @property
    def weight(self) -> tuple[int, float]:
        """The surest move tells what a signal did; of equally sure ones the largest."""
        return BASES.index(self.basis), self.size


def arrows(account: str, evidence: Evidence) -> tuple[Arrow, ...]:
    """What an account says, in the order of :data:`TIMES` and :data:`SIGNALS`.

    A signal that did two things within a time has two arrows, in their order. ValueError for an
    unknown account.
    """
    evidence.row("accounts", account)
    knots = evidence.where("account_knots", account=account)
    found = []
    for time, (start, end) in zip(TIMES, _spans(knots, evidence), strict=True):
        for signal in SIGNALS:
            rows = evidence.where("account_signals", account=account, signal=signal)
            told = [r for r in rows if _meet(r["seconds_from"], r["seconds_to"], start, end)]
            if told:
                told.sort(key=lambda row: row["seconds_from"])
                found += [Arrow(signal, time, r["direction"], r["basis"]) for r in told]
                continue
            moves = [m for m in _moves(knots, signal) if _meet(m.start, m.end, start, end)]
            if moves:
                surest = max(moves, key=lambda move: move.weight)
                found.append(Arrow(signal, time, surest.direction, surest.basis))
    return tuple(found)


def _spans(knots: Sequence[Row], evidence: Evidence) -> tuple[tuple[float, float], ...]:
    """From when to when each of the times lasts, s from the first tear; the end is not in it.

    It is "later" from the first named moment after the first tear on.
    """
    later = min(row["seconds"] for row in evidence.rows("moments") if row["seconds"] > 0)
    return (knots[0]["seconds"], 0), (0, later), (later, float("inf"))


def _meet(start: float, end: float, after: float, before: float) -> bool:
    """Whether a stretch, or a point, lies at least partly in a time."""
    if start == end:
        return after <= start < before
    return start < before and after < end


def _moves(knots: Sequence[Row], signal: str) -> Iterator[_Move]:
    """What the knots draw of a signal.

    A line is no surer than its weaker end. Where it leads to a surer knot, that is the moment at
    which somebody saw the change; how it got there is drawn in.
    """
    if signal not in IN_KNOTS:
        return
    rest = knots[0][signal]
    for first, second in pairwise(knots):
        change = second[signal] - first[signal]
        known = second[f"{signal}_basis"]
        line = min(first[f"{signal}_basis"], known, key=BASES.index)
        start, end = (first if line == known else second)["seconds"], second["seconds"]
        if change:
            yield _Move(start, end, "up" if change > 0 else "down", known, abs(change))
        elif known != BASES[0]:
            away = second[signal] - rest
            direction = "raised" if away > 0 else "down" if away < 0 else "at rest"
            yield _Move(end, end, direction, known, 0)
