"""What crying is said to do: for each claim its grade, its chain, and who says it.

A mechanism is one way in which crying is said to work. Its grade tells how it was tested in
people who cried (``data/evidence/mechanisms.csv``); an article's stance tells what an
article writes. The two are kept apart on purpose.

>>> from goodcry import evidence, mechanisms
>>> entry = mechanisms.entry("sleep", evidence.load())
>>> entry.row["grade"]
'animal or theory'
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from goodcry import folding, search
from goodcry.asking import asked
from goodcry.evidence import Evidence, Row

SORTS = ("grade", "articles", "gap")


@dataclass(frozen=True)
class Stance:
    """What one article writes about one mechanism.

    Attributes:
        article: row of ``articles.csv``.
        claims: its claims about the mechanism, rows of ``article_claims.csv``.
        positions: the different stances of those claims, in the codebook's order
            (asserts, hedges, disputes); empty if the article is silent.
    """

    article: Row
    claims: tuple[Row, ...]
    positions: tuple[str, ...]

    @property
    def silent(self) -> bool:
        """Whether the article says nothing about it."""
        return not self.claims

    @property
    def in_favour(self) -> bool:
        """Whether the article says so, or says that it may be so."""
        return "asserts" in self.positions or "hedges" in self.positions


@dataclass(frozen=True)
class Entry:
    """One mechanism in the overview.

    Attributes:
        row: row of ``mechanisms.csv``.
        stances: what each article writes, in the order of ``articles.csv``.
        claimed_by: how many articles say so or say perhaps.
        strength: place of its grade on the ladder of grades, 1 (best) to 0.
        gap: share of articles that claim it, minus strength; from -1 (well tested, hardly
            claimed) to 1 (claimed by all, worst grade). Steps of the ladder count as equal,
            so it serves for sorting and measures nothing.
    """

    row: Row
    stances: tuple[Stance, ...]
    claimed_by: int
    strength: float
    gap: float

    def mentioned_in(self, article: str) -> bool:
        """Whether the article with this id writes anything about it."""
        return any(s.article["article"] == article and not s.silent for s in self.stances)


@dataclass(frozen=True)
class Conflict:
    """Where an article and a measurement part ways.

    Attributes:
        row: row of ``conflicts.csv``.
        claims: the claims it concerns, rows of ``article_claims.csv``.
        findings: the findings beside them, rows of ``findings.csv``.
    """

    row: Row
    claims: tuple[Row, ...]
    findings: tuple[Row, ...]


def chain(mechanism: str, evidence: Evidence) -> tuple[Row, ...]:
    """The arrows of a mechanism, rows of ``mechanism_edges.csv``. ValueError if unknown."""
    evidence.row("mechanisms", mechanism)
    return evidence.where("mechanism_edges", mechanism=mechanism)


def behind_arrow(edge: str, evidence: Evidence) -> tuple[Row, ...]:
    """The findings that the note of an arrow speaks of, rows of ``findings.csv``.

    Their direction is that for this arrow: "no relief" speaks against the claim that crying eases
    pain, and for the arrow that says so. Empty for an arrow without a study; its ``no_finding``
    tells why, unless it is theory. ValueError for an unknown arrow.
    """
    evidence.row("mechanism_edges", edge)
    return tuple(
        {**evidence.row("findings", link["finding"]), "direction": link["direction"]}
        for link in evidence.where("edge_findings", edge=edge)
    )


def claims(mechanism: str, evidence: Evidence) -> tuple[Row, ...]:
    """What articles write about a mechanism, rows of ``article_claims.csv``."""
    evidence.row("mechanisms", mechanism)
    links = evidence.where("claim_mechanisms", mechanism=mechanism)
    return tuple(evidence.row("article_claims", link["claim"]) for link in links)


def stances(mechanism: str, evidence: Evidence) -> tuple[Stance, ...]:
    """What each article writes about a mechanism; silent ones included."""
    return stances_of(claims(mechanism, evidence), evidence)


def stances_of(rows: Iterable[Row], evidence: Evidence) -> tuple[Stance, ...]:
    """What each article writes in these claims, rows of ``article_claims.csv``."""
    rows = tuple(rows)
    order = evidence.allowed("article_claims", "stance")
    found = []
    for article in evidence.rows("articles"):
        own = tuple(row for row in rows if row["article"] == article["article"])
        taken = {row["stance"] for row in own}
        found.append(Stance(article, own, tuple(name for name in order if name in taken)))
    return tuple(found)


def entry(mechanism: str, evidence: Evidence) -> Entry:
    """One line of the overview. ValueError for an unknown mechanism."""
    row = evidence.row("mechanisms", mechanism)
    grades = evidence.allowed("mechanisms", "grade")
    positions = stances(mechanism, evidence)
    claimed_by = sum(stance.in_favour for stance in positions)
    strength = 1 - grades.index(row["grade"]) / (len(grades) - 1)
    gap = claimed_by / len(positions) - strength
    return Entry(row, positions, claimed_by, strength, gap)


def overview(
    evidence: Evidence,
    sort: str = "grade",
    level: str | None = None,
    grade: str | None = None,
    article: str | None = None,
    words: str = "",
) -> list[Entry]:
    """All mechanisms that pass the filters, sorted.

    Args:
        evidence: the evidence base.
        sort: "grade" (best tested first), "articles" (claimed by most first) or "gap"
            (much claimed and badly tested first).
        level: only mechanisms "within" the crier or "between" people.
        grade: only mechanisms of this grade.
        article: only mechanisms that the article with this id mentions.
        words: only mechanisms of which :func:`texts` hold all of these words.

    Raises:
        ValueError: an unknown sort.
    """
    if sort not in SORTS:
        raise ValueError(f"no sort {sort!r}; there are: {', '.join(SORTS)}")
    rows = search.search(
        evidence.rows("mechanisms"),
        asked(words, evidence),
        (),
        lambda row: "\n".join(texts(row["id"], evidence)),
    )
    found = [entry(row["id"], evidence) for row in rows]
    chosen = [
        item
        for item in found
        if level in (None, item.row["level"])
        and grade in (None, item.row["grade"])
        and (article is None or item.mentioned_in(article))
    ]
    keys = {
        "grade": lambda item: (-item.strength, -item.claimed_by),
        "articles": lambda item: (-item.claimed_by, item.strength),
        "gap": lambda item: (-item.gap, item.strength),
    }
    return sorted(chosen, key=keys[sort])


def texts(mechanism: str, evidence: Evidence) -> tuple[str, ...]:
    """What a search looks through: its own words, the things in its chain, what articles write."""
    row = evidence.row("mechanisms", mechanism)
    edges = chain(mechanism, evidence)
    nodes = dict.fromkeys(edge[end] for edge in edges for end in ("from_node", "to_node"))
    return (
        *(row[name] for name in ("name", "question", "reason", "summary")),
        *(evidence.row("nodes", node)["label"] for node in nodes),
        *(claim["claim"] for claim in claims(mechanism, evidence)),
    )


def near(words: str, evidence: Evidence) -> str | None:
    """The words with spellings that occur among the claims, where they occur nowhere; else None."""
    found = "\n".join(
        text for row in evidence.rows("mechanisms") for text in texts(row["id"], evidence)
    )
    meant = search.near(asked(words, evidence), re.findall(r"[^\W\d_]+", found))
    return None if meant is None or folding.fold(meant) == folding.fold(words) else meant


def is_own_claim(finding: Row, evidence: Evidence) -> bool:
    """Whether a finding only records what one of the checked articles says or cites."""
    return evidence.has("articles", finding["source"])


def findings(mechanism: str, evidence: Evidence) -> tuple[Row, ...]:
    """What was found on a mechanism, rows of ``findings.csv``; articles' own claims last.

    Those that ``mechanism_findings.csv`` adds are filed under something else, and their direction
    is that for this mechanism.
    """
    evidence.row("mechanisms", mechanism)
    added = (
        {**evidence.row("findings", link["finding"]), "direction": link["direction"]}
        for link in evidence.where("mechanism_findings", mechanism=mechanism)
    )
    rows = (*evidence.where("findings", mechanism=mechanism), *added)
    return tuple(sorted(rows, key=lambda row: is_own_claim(row, evidence)))


def tally(mechanism: str, evidence: Evidence) -> Counter[str]:
    """How many findings point in which direction; articles' own claims are left out."""
    return Counter(
        row["direction"] for row in findings(mechanism, evidence) if not is_own_claim(row, evidence)
    )


def conflicts(mechanism: str, evidence: Evidence) -> tuple[Conflict, ...]:
    """The conflicts that concern a claim about this mechanism, in file order."""
    own = {row["id"] for row in claims(mechanism, evidence)}
    found = []
    for row in evidence.rows("conflicts"):
        keys = [link["claim"] for link in evidence.where("conflict_claims", conflict=row["id"])]
        if own.intersection(keys):
            links = evidence.where("conflict_findings", conflict=row["id"])
            found.append(
                Conflict(
                    row,
                    tuple(evidence.row("article_claims", key) for key in keys),
                    tuple(evidence.row("findings", link["finding"]) for link in links),
                )
            )
    return tuple(found)
