"""What was measured on the claims of the articles, from wherever the data tie it to them.

>>> from goodcry import claims, evidence
>>> base = evidence.load()
>>> found = claims.measured([base.row("article_claims", "B16")], base)
>>> [row["id"] for row in found.mechanisms]
['alt_scary_movie']
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goodcry.evidence import Evidence, Row


@dataclass(frozen=True)
class Measured:
    """What the data hold on some claims; each row stands once, however many claims it is tied to.

    Attributes:
        conflicts: what was measured beside the claims, rows of ``conflicts.csv``.
        mechanisms: what they speak about, rows of ``mechanisms.csv``, with grade and reason.
        factors: what surrounds the cry they speak of, rows of ``factors.csv``.
        findings: what was found on the claims themselves, rows of ``findings.csv``.
        no_study: sentences on what we found no study of.
    """

    conflicts: tuple[Row, ...] = ()
    mechanisms: tuple[Row, ...] = ()
    factors: tuple[Row, ...] = ()
    findings: tuple[Row, ...] = ()
    no_study: tuple[str, ...] = ()


def measured(rows: Sequence[Row], evidence: Evidence) -> Measured:
    """What was measured on these rows of ``article_claims.csv``, or that we found no study."""
    return Measured(
        _linked(rows, "conflict_claims", "conflict", "conflicts", evidence),
        _linked(rows, "claim_mechanisms", "mechanism", "mechanisms", evidence),
        _each("factors", (row["factor"] for row in rows), evidence),
        _linked(rows, "claim_findings", "finding", "findings", evidence),
        tuple(dict.fromkeys(row["no_study"] for row in rows if row["no_study"])),
    )


def of_factor(factor: str, evidence: Evidence) -> tuple[Row, ...]:
    """What the articles say about a factor. ValueError for an unknown one."""
    evidence.row("factors", factor)
    return evidence.where("article_claims", factor=factor)


def of_page(page: str, evidence: Evidence) -> tuple[Row, ...]:
    """What the articles say on the matters of a page, apart from its factors."""
    return evidence.where("article_claims", page=page, factor=None)


def _linked(
    rows: Iterable[Row], links: str, field: str, target: str, evidence: Evidence
) -> tuple[Row, ...]:
    keys = (link[field] for row in rows for link in evidence.where(links, claim=row["id"]))
    return _each(target, keys, evidence)


def _each(table: str, keys: Iterable[str | None], evidence: Evidence) -> tuple[Row, ...]:
    return tuple(evidence.row(table, key) for key in dict.fromkeys(keys) if key)
