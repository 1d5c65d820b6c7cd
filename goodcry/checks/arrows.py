"""Rules of the arrows of causal chains: what each rests on can be looked up."""

from __future__ import annotations

from collections.abc import Iterator

from goodcry.faults import DataError, quoted
from goodcry.tables import Tables


def rests_on_something(tables: Tables) -> Iterator[DataError]:
    """An arrow that is more than theory has findings, or says why there are none; never both."""
    behind = tables.grouped("edge_findings", "edge")
    for line, row in tables.lines("mechanism_edges"):
        reason = row["no_finding"]
        if behind[row["id"]]:
            if reason is not None:
                yield tables.fault(
                    "mechanism_edges",
                    line,
                    "no_finding",
                    f"{quoted(reason)} is not allowed for {quoted(row['id'])}, which has a finding "
                    "in edge_findings.csv; it must be empty.",
                )
        elif (reason is None) != (row["basis"] == "theory"):
            yield tables.fault(
                "mechanism_edges",
                line,
                "no_finding",
                f"{quoted(reason) if reason else 'empty'} is not allowed for {quoted(row['id'])} "
                f"of the basis {quoted(row['basis'])}; without a finding in edge_findings.csv it "
                "must say why, unless it is theory.",
            )


def found_by_studies(tables: Tables) -> Iterator[DataError]:
    """What an article says itself is no finding behind an arrow."""
    articles = tables.by_key("articles")
    findings = tables.by_key("findings")
    for line, row in tables.lines("edge_findings"):
        if findings[row["finding"]]["source"] in articles:
            yield tables.fault(
                "edge_findings",
                line,
                "finding",
                f"{quoted(row['finding'])} is not allowed; it is an article's own claim, and it "
                "must be a finding of a study.",
            )


RULES = (rests_on_something, found_by_studies)
