"""What stands behind the statements of pages, and what their sentences take from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from goodcry import statements
from goodcry.evidence import Evidence
from tests.support.damage import Damage, check

if TYPE_CHECKING:
    from tests.support.data_copy import DataCopy


def test_a_new_finding_under_a_statement_needs_no_code(data_copy: DataCopy) -> None:
    before = statements.behind("home-around", data_copy.load()).findings
    new = {"statement": "home-around", "order": 1, "finding": "f_shame_becht"}
    data_copy.add_row("statement_findings", **new)
    after = statements.behind("home-around", data_copy.load()).findings
    assert {row["id"] for row in after} == {row["id"] for row in before} | {"f_shame_becht"}


def test_findings_stand_in_their_order(data_copy: DataCopy) -> None:
    line = data_copy.line("statement_findings", statement="home-around", order="1")
    data_copy.edit("statement_findings", line, order=99)
    findings = statements.behind("home-around", data_copy.load()).findings
    assert findings[-1]["id"] == "f_support_bylsma2008"


def test_a_sentence_asks_for_what_it_takes_by_its_role(evidence: Evidence) -> None:
    behind = statements.behind("who-help", evidence)
    assert behind.parts("diary") == {"women": 85, "men": 73}
    assert len(behind.each("no difference")) == behind.sources("no difference") == 2
    assert behind.one("poll") in behind.findings
    with pytest.raises(
        ValueError, match="no role 'weather'; there are: no difference, diary, poll"
    ):
        behind.one("weather")
    with pytest.raises(ValueError, match="no 'home-weather' in statements"):
        statements.behind("home-weather", evidence)


def test_code_takes_what_the_tables_name_and_nothing_else(evidence: Evidence) -> None:
    assert set(statements.TAKEN) == {row["id"] for row in evidence.rows("statements")}
    for statement, roles in statements.TAKEN.items():
        assert set(roles) == set(statements.behind(statement, evidence).roles), statement


def without(table: str, **equal: str) -> Damage:
    """A role that nothing has any more."""

    def spoil(copy: DataCopy) -> int:
        line = copy.line(table, **equal)
        copy.edit(table, line, role="")
        return line

    return Damage(
        f"no {equal['role']}",
        spoil,
        "content/statement_findings.csv, role: ",
        (repr(equal["role"]), "is missing for the statement " + repr(equal["statement"])),
    )


def empty(table: str, field: str, key: str, says: str, **of: str) -> Damage:
    """A finding or figure that lost what a sentence takes from it."""
    column = "figure" if table == "frequency" else "finding"
    links = f"statement_{column}s"

    def spoil(copy: DataCopy) -> int:
        copy.edit(table, copy.line(table, **of), **{field: ""})
        return copy.line(links, **{column: key})

    return Damage(
        f"{key} without {says}",
        spoil,
        f"content/{links}.csv, line {{line}}, role: ",
        (f"{key!r} has no {says!r}", "needs one"),
    )


@pytest.mark.parametrize(
    "damage",
    [
        without("statement_findings", statement="home-body", role="mood"),
        without("statement_figures", statement="who-long", role="company"),
        empty("findings", "number", "phys-004", "number", id="phys-004"),
        empty("frequency", "number", "therapy-sessions", "number", id="therapy-sessions"),
        empty(
            *("finding_numbers", "number", "phys-041", "better"), finding="phys-041", part="better"
        ),
    ],
    ids=lambda damage: damage.name,
)
def test_what_a_sentence_would_miss_stops_the_start(damage: Damage, data_copy: DataCopy) -> None:
    check(damage, data_copy)
