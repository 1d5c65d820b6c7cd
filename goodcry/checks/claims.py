"""Rules of the claims of articles: each is judged by something, and its page shows it."""

from __future__ import annotations

from collections.abc import Iterator

from goodcry.faults import DataError, quoted
from goodcry.tables import Row, Tables

# Tables that tie a claim to what was measured.
MEASURED = ("conflict_claims", "claim_mechanisms", "claim_findings")


def judged(tables: Tables) -> Iterator[DataError]:
    """A claim has something that was measured beside it, or the sentence that we found no study."""
    tied = {row["claim"] for table in MEASURED for row in tables.rows[table]}
    for line, row in tables.lines("article_claims"):
        if row["id"] not in tied and row["factor"] is None and row["no_study"] is None:
            yield tables.fault(
                "article_claims",
                line,
                "no_study",
                f"empty, but nothing tells what was measured on {quoted(row['id'])}: it needs a "
                f"factor, a row in one of {', '.join(MEASURED)}, or a sentence here.",
            )


def shown(tables: Tables) -> Iterator[DataError]:
    """The page of a claim shows it: two pages show only what is tied to something on them."""
    pages = {row["id"]: row["page"] for row in tables.rows["statements"]}
    ties = {
        "mechanisms": ("claim_mechanisms", {r["claim"] for r in tables.rows["claim_mechanisms"]}),
        "who_cries": (
            "statement_claims",
            {
                row["claim"]
                for row in tables.rows["statement_claims"]
                if pages[row["statement"]] == "who_cries"
            },
        ),
    }
    for line, row in tables.lines("article_claims"):
        if row["page"] in ties and row["id"] not in ties[row["page"]][1]:
            yield _unseen(tables, line, row, ties[row["page"]][0])


def _unseen(tables: Tables, line: int, row: Row, table: str) -> DataError:
    return tables.fault(
        "article_claims",
        line,
        "page",
        f"{quoted(row['page'])} is not allowed; that page shows {quoted(row['id'])} only with a "
        f"row for it in {table}.",
    )


RULES = (judged, shown)
