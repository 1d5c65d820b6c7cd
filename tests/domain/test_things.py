"""Things that crying is said to change: what belongs to each, and what is counted."""

from __future__ import annotations

import pytest

from goodcry import hormones, mechanisms, things
from goodcry.evidence import Evidence
from tests.support.records import EVIDENCE, with_tables


def test_all_of_a_whole_mechanism_belongs_to_the_thing_and_some_of_a_part() -> None:
    cortisol = things.thing("cortisol", EVIDENCE)
    found = {row["id"] for row in cortisol.findings}
    assert {row["id"] for row in mechanisms.findings("cortisol_response", EVIDENCE)} < found
    walk = {row["id"] for row in mechanisms.findings("alt_nature_walk", EVIDENCE)}
    assert walk & found == {"mf103", "mf104"} < walk
    said = {claim["id"] for stance in cortisol.articles for claim in stance.claims}
    assert {row["id"] for row in mechanisms.claims("cortisol_in_tears", EVIDENCE)} < said
    assert "B15" not in said  # a walk lowers cortisol, without tears
    assert "D01" not in said  # comfort in general


def test_articles_own_claims_come_after_what_was_found() -> None:
    own = [
        mechanisms.is_own_claim(row, EVIDENCE)
        for row in things.thing("cortisol", EVIDENCE).findings
    ]
    assert own == sorted(own)
    assert any(own)


def test_of_a_chain_it_has_what_leads_to_it_and_what_it_leads_to() -> None:
    def edges(key: str) -> set[str]:
        return {edge["id"] for edge in things.thing(key, EVIDENCE).edges}

    # A refuted arrow leads to it like any other.
    assert {"cortisol_response-1", "cortisol_response-2", "cortisol_response-3"} <= edges(
        "cortisol"
    )
    # An arrow beside it that joins what lies before it and behind it.
    assert "opioids_pain-4" in edges("opioids")
    # What the same claim says of something else.
    assert "comfort_stress-1" in edges("cortisol")
    assert "comfort_stress-3" not in edges("cortisol")
    assert "prolactin_testosterone-2" not in edges("prolactin")


def test_nothing_found_is_an_answer() -> None:
    adrenaline = things.thing("adrenaline", EVIDENCE)
    assert not adrenaline.mechanisms
    assert not adrenaline.edges
    assert not adrenaline.findings
    assert not adrenaline.said_by
    assert [clock.name for clock in adrenaline.clocks] == ["Adrenaline", "Noradrenaline"]


def test_who_says_it_stands_against_how_it_was_tested() -> None:
    """What soothes without tears is no claim about crying."""
    found = things.thing("breathing", EVIDENCE)
    assert [row["id"] for row in found.shown] == ["breathing_regulation"]
    assert [row["id"] for row in found.tested] == ["breathing_regulation"]
    assert "alt_slow_breathing" in {row["id"] for row in found.mechanisms}
    assert found.said_by == ()  # though an article says that slow breaths calm
    heart = things.thing("heart", EVIDENCE)
    assert [row["id"] for row in heart.tested] == ["pns_activation"]
    assert "depression_crying" in {row["id"] for row in heart.mechanisms}
    pain = things.thing("pain", EVIDENCE)
    assert [row["letter"] for row in pain.said_by] == ["A", "B", "E"]
    doubted = with_tables(
        thing_mechanisms=[
            {"thing": "cortisol", "mechanism": "cortisol_response", "scope": "whole"}
        ],
        thing_claims=[],
        claim_mechanisms=[{"claim": "C03", "mechanism": "cortisol_response"}],
    )
    assert things.thing("cortisol", doubted).said_by == ()


def test_each_finding_stands_once_below_a_mechanism_or_by_itself() -> None:
    found = things.thing("sleep", EVIDENCE)
    groups = things.by_mechanism(found, EVIDENCE)
    listed = [row["id"] for _, rows in groups for row in rows]
    assert sorted(listed) == sorted(row["id"] for row in found.findings)
    assert groups[-1][0] is None
    assert [row["id"] for row in groups[-1][1]] == ["mf012"]  # filed under cortisol


def test_a_box_leads_to_the_thing_that_it_stands_for() -> None:
    def of(node: str) -> str | None:
        row = things.of_node(node, EVIDENCE)
        return str(row["id"]) if row else None

    assert of("oxytocin_spray") == "oxytocin"
    assert of("tear_acth_enkephalin") == "acth"  # which the opioids share
    assert of("mood") is None
    assert [row["id"] for row in things.of_mechanism("prolactin_testosterone", EVIDENCE)] == [
        "prolactin",
        "testosterone",
    ]


def test_an_unknown_thing_is_refused(evidence: Evidence) -> None:
    with pytest.raises(ValueError, match="no 'zzz' in things; allowed: oxytocin"):
        things.thing("zzz", evidence)


def test_each_clock_belongs_to_one_thing() -> None:
    owned = [row["constant"] for row in EVIDENCE.rows("thing_constants")]
    assert sorted(owned) == sorted(clock.id for clock in hormones.clocks(EVIDENCE))


@pytest.mark.parametrize(
    ("typed", "first", "also"),
    [
        ("cortisol", "things/cortisol", "mechanisms/cortisol_in_tears"),
        ("painkiller", "things/opioids", "mechanisms/opioids_pain"),
        ("epinephrine", "things/adrenaline", "things/adrenaline"),
        ("sleeping", "things/sleep", "mechanisms/sleep"),
    ],
)
def test_words_find_what_is_called_so_first_and_then_what_speaks_of_it(
    typed: str, first: str, also: str
) -> None:
    found = [f"{table}/{row['id']}" for table, row in things.found_by(typed, EVIDENCE)]
    assert found[0] == first
    assert also in found
    assert len(found) == len(set(found))
    assert not things.found_by("zzz", EVIDENCE)
