"""Tables in HTML: the claims by article, and what is in which tears."""

from __future__ import annotations

from xml.etree import ElementTree

from goodcry import mechanisms
from goodcry.evidence import Evidence
from goodcry.figures import claim_tables
from tests.support.records import EVIDENCE

STANCES = EVIDENCE.categories("article_claims", "stance")


def words(table: str, field: str) -> dict[str, str]:
    """For each allowed value a word of its own."""
    return {value: f"word for {value}" for value in EVIDENCE.allowed(table, field)}


def test_overview_has_a_row_a_mechanism_and_a_cell_an_article() -> None:
    entries = mechanisms.overview(EVIDENCE)
    html = claim_tables.overview(
        entries,
        EVIDENCE.rows("articles"),
        lambda mechanism: f"?m={mechanism}",
        EVIDENCE.categories("mechanisms", "grade"),
        STANCES,
    )
    table = ElementTree.fromstring(html.split("</style>")[1])
    rows = table.findall("tbody/tr")
    assert len(rows) == len(entries)
    for row, entry in zip(rows, entries, strict=True):
        assert row.find("th/a").get("href") == f"?m={entry.row['id']}"  # type: ignore[union-attr]
        cells = row.findall("td")
        assert [cell.find("span").text for cell in cells] == [  # type: ignore[union-attr]
            claim_tables.signs(stance, STANCES) for stance in entry.stances
        ]
        assert all(cell.get("aria-label") for cell in cells)


def test_tear_table_marks_every_blank(evidence: Evidence) -> None:
    contents = evidence.rows("tear_contents")
    html = claim_tables.tears(contents, words("tear_contents", "read"))
    blanks = sum(
        claim_tables.is_blank(row[kind]) for row in contents for kind in claim_tables.KINDS
    )
    assert html.count('class="blank"') == blanks
    assert claim_tables.is_blank(None)
    assert claim_tables.is_blank("not measured")
    assert not claim_tables.is_blank("looked for, not found")
