"""Tables in HTML: the claims by article, and what is in which tears."""

from __future__ import annotations

from xml.etree import ElementTree

from goodcry.evidence import Evidence
from goodcry.figures import claim_tables
from goodcry.mechanisms import Stance
from tests.support.records import EVIDENCE

STANCES = EVIDENCE.categories("article_claims", "stance")
DIRECTIONS = EVIDENCE.categories("findings", "direction")


def words(table: str, field: str) -> dict[str, str]:
    """For each allowed value a word of its own."""
    return {value: f"word for {value}" for value in EVIDENCE.allowed(table, field)}


def test_said_and_found_stand_face_to_face_with_a_mark_each() -> None:
    articles = EVIDENCE.rows("articles")
    claim = ({"id": "made up"},)
    stances = [
        Stance(articles[0], claim, ("asserts", "disputes")),
        Stance(articles[1], claim, ("hedges",)),
        Stance(articles[2], (), ()),
    ]
    html = claim_tables.facing(stances, STANCES, {"supports": 2, "none": 1}, DIRECTIONS)
    drawn = ElementTree.fromstring(html.split("</style>")[1])
    said, found = (
        [("".join(line.itertext()), len(line.findall(".//b"))) for line in side.iter("li")]
        for side in drawn.findall("section")
    )
    letters = [article["letter"] for article in articles]
    assert said == [
        (f"1 {STANCES['asserts'].mark}{letters[0]}", 1),
        (f"1 {STANCES['hedges'].mark}{letters[1]}", 1),
        (f"1 {STANCES['disputes'].mark}{letters[0]}", 1),
        (f"1 {claim_tables.SILENT}{letters[2]}", 1),
    ]
    assert sorted(found) == sorted(
        (f"{count} {DIRECTIONS[key].label}{DIRECTIONS[key].sign * count}", count)
        for key, count in (("supports", 2), ("none", 1))
    )
    nothing = claim_tables.facing(stances, STANCES, {}, DIRECTIONS)
    assert claim_tables.NO_STUDY in nothing


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
