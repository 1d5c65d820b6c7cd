"""What of an account was measured and what is drawn in, stretch by stretch.

Directions come from ``data/evidence/account_signals.csv`` and from the knots of
``data/evidence/account_knots.csv``. No size was measured anywhere: a stretch that is
"measured" has a measured direction.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from goodcry.evidence import Evidence, Row

SIGNALS = ("sympathetic", "parasympathetic", "heart_rate", "rsa", "breathing")
# A knot says of these three whether they were measured; of the others only the signals do.
IN_KNOTS = ("sympathetic", "parasympathetic", "breathing")
DRIVES = ("sympathetic", "parasympathetic")
# From weak to strong.
BASES = ("assumed", "reported", "measured")


@dataclass(frozen=True)
class Stretch:
    """A piece of one signal's line, in s from the first tear, and what its direction rests on.

    ``basis`` is "measured", "reported" (said by authors or articles, or seen in another study) or
    "assumed". A stretch may have no length: then one point was measured.
    """

    start: float
    end: float
    basis: str


def stretches(account: str, signal: str, evidence: Evidence) -> tuple[Stretch, ...]:
    """The whole line of a signal as stretches in order, points last.

    The stretches with a length cover the account's time without gap or overlap. ValueError for an
    unknown account or signal.
    """
    evidence.row("accounts", account)
    if signal not in SIGNALS:
        raise ValueError(f"no signal {signal!r}; allowed: {', '.join(SIGNALS)}")
    knots = evidence.where("account_knots", account=account)
    claims = [*_signal_claims(account, signal, evidence), *_knot_claims(knots, signal)]
    edges = {knots[0]["seconds"], knots[-1]["seconds"]}
    edges.update(edge for claim in claims for edge in (claim.start, claim.end))
    pieces: list[Stretch] = []
    for start, end in pairwise(sorted(edges)):
        basis = _strongest(c.basis for c in claims if c.start <= start and end <= c.end)
        if pieces and pieces[-1].basis == basis:
            start = pieces.pop().start
        pieces.append(Stretch(start, end, basis))
    return (*pieces, *_points(claims, pieces))


def weaker(account: str, evidence: Evidence) -> tuple[Stretch, ...]:
    """The way through the plane of both drives as stretches: each as sure as the weaker of them."""
    lines = [
        [piece for piece in stretches(account, signal, evidence) if piece.start < piece.end]
        for signal in DRIVES
    ]
    edges = sorted({edge for line in lines for piece in line for edge in (piece.start, piece.end)})
    found = []
    for start, end in pairwise(edges):
        bases = [p.basis for line in lines for p in line if p.start <= start and end <= p.end]
        found.append(Stretch(start, end, min(bases, key=BASES.index)))
    return tuple(found)


def basis_at(account: str, signal: str, seconds: float, evidence: Evidence) -> str:
    """What a signal's line rests on at one moment, in s from the first tear: the surest there."""
    found = stretches(account, signal, evidence)
    return _strongest(piece.basis for piece in found if piece.start <= seconds <= piece.end)


def _signal_claims(account: str, signal: str, evidence: Evidence) -> list[Stretch]:
    rows = evidence.where("account_signals", account=account, signal=signal)
    return [Stretch(row["seconds_from"], row["seconds_to"], row["basis"]) for row in rows]


def _knot_claims(knots: Iterable[Row], signal: str) -> list[Stretch]:
    """A line between two knots is no surer than the weaker one; a knot alone is a point."""
    if signal not in IN_KNOTS:
        return []
    known = [(knot["seconds"], knot[f"{signal}_basis"]) for knot in knots]
    lines = [
        Stretch(start, end, min(first, second, key=BASES.index))
        for (start, first), (end, second) in pairwise(known)
    ]
    return [*lines, *(Stretch(seconds, seconds, basis) for seconds, basis in known)]


def _strongest(bases: Iterable[str]) -> str:
    return max(bases, key=BASES.index, default=BASES[0])


def _points(claims: Iterable[Stretch], pieces: Iterable[Stretch]) -> list[Stretch]:
    """Points that are surer than the line on which they lie."""
    points: dict[float, str] = {}
    for claim in claims:
        if claim.start == claim.end:
            points[claim.start] = _strongest((claim.basis, points.get(claim.start, BASES[0])))
    return [
        Stretch(seconds, seconds, basis)
        for seconds, basis in sorted(points.items())
        if all(
            BASES.index(piece.basis) < BASES.index(basis)
            for piece in pieces
            if piece.start <= seconds <= piece.end
        )
    ]
