"""What stands behind a statement of a page: findings, figures and claims.

Which ones they are is data (``statements.csv`` and the tables ``statement_...`` beside it), so a
new finding under a statement needs no code. Where a sentence takes a number or a word from one of
them, its row has a role, and the sentence asks for the role:

>>> from goodcry import evidence, statements
>>> behind = statements.behind("home-body", evidence.load())
>>> behind.one("body")["number"], behind.parts("mood")["better"]
(4.0, 90.0)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from goodcry.tables import Row

if TYPE_CHECKING:
    from goodcry.evidence import Evidence

# Every statement that pages make -> what its sentence takes: role -> fields of the row, or parts of
# the finding's number.
TAKEN: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "home-around": {},
    "home-body": {"body": ("number",), "mood": ("back to the start", "better")},
    "shift-message": {
        "faster": (),
        "slower": (),
        "around": (),
        "compared": (),
        "body": ("number",),
    },
    "shift-plane": {},
    "shift-mood": {"body": ("number",)},
    "shift-block": {},
    "shift-slow": {},
    "shift-age": {"older people": ("value",)},
    "mechanisms-clocks": {"body": ("number",), "cry": ("number",)},
    "who-overlap": {"men": ("high",)},
    "who-often": {"past week": ("number",), "past month": ("number",), "US men": ("number",)},
    "who-what": {"own": ("number",), "sad": ("number",), "powerless": ("number",)},
    "who-long": {
        "diary": ("number",),
        "time of day": ("low", "high"),
        "at home": ("number",),
        "place": ("value",),
        "company": ("value",),
        "with whom": ("number",),
    },
    "who-hard": {
        "watery eyes": ("number",),
        "flowing tears": ("number",),
        "how hard": ("number",),
    },
    "who-help": {"no difference": ("n",), "diary": ("women", "men"), "poll": ("women", "men")},
    "who-why": {"views on gender": ("design",)},
    "who-hormones": {},
    "who-upbringing": {},
    "who-countries": {
        "rank": ("value",),
        "ease of women": ("number", "low", "high", "unit"),
        "ease of men": ("number", "low", "high"),
    },
    "who-age": {
        "panel": ("n",),
        "poll": ("number", "condition"),
        "mood": ("n", "condition"),
        "young men": ("number",),
        "old men": ("number",),
    },
    "who-therapy": {"clients": ("number",), "sessions": ("number",), "therapists": ("number",)},
    "who-open": {},
    "care-holding-back": {},
}
# Tables of links -> the field that names what stands behind, and its table.
LINKS = {
    "statement_findings": ("finding", "findings"),
    "statement_figures": ("figure", "frequency"),
    "statement_claims": ("claim", "article_claims"),
}


@dataclass(frozen=True)
class Behind:
    """What stands behind one statement, each in its order.

    ``findings`` are rows of ``findings.csv``, ``figures`` of ``frequency.csv``, ``claims`` of
    ``article_claims.csv``. ``roles`` tells which of them a sentence takes something from.
    """

    findings: tuple[Row, ...]
    figures: tuple[Row, ...]
    claims: tuple[Row, ...]
    roles: Mapping[str, tuple[Row, ...]]
    numbers: Mapping[str, Mapping[str, float]]

    def one(self, role: str) -> Row:
        """The first finding or figure with a role. ValueError if there is none."""
        return self.each(role)[0]

    def each(self, role: str) -> tuple[Row, ...]:
        """All findings and figures with a role. ValueError if there is none."""
        if role not in self.roles:
            raise ValueError(f"no role {role!r}; there are: {', '.join(self.roles)}")
        return self.roles[role]

    def sources(self, role: str) -> int:
        """How many sources the findings and figures with a role come from."""
        return len({row["source"] for row in self.each(role)})

    def parts(self, role: str) -> Mapping[str, float]:
        """Part -> number, for the first finding with a role, whose value holds several."""
        return self.numbers[self.one(role)["id"]]


def behind(statement: str, evidence: Evidence) -> Behind:
    """What stands behind a statement. ValueError for an unknown one."""
    evidence.row("statements", statement)
    rows: dict[str, tuple[Row, ...]] = {}
    roles: dict[str, tuple[Row, ...]] = {}
    for table, (field, target) in LINKS.items():
        links = evidence.where(table, statement=statement)
        found = []
        for link in sorted(links, key=lambda link: link["order"]):
            row = evidence.row(target, link[field])
            found.append(row)
            if link.get("role"):
                roles[link["role"]] = (*roles.get(link["role"], ()), row)
        rows[target] = tuple(found)
    numbers = {
        row["id"]: {
            part["part"]: part["number"]
            for part in evidence.where("finding_numbers", finding=row["id"])
        }
        for row in rows["findings"]
    }
    return Behind(rows["findings"], rows["frequency"], rows["article_claims"], roles, numbers)
