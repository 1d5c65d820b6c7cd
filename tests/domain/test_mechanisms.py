"""Mechanisms: who claims them, how they were tested, and which claims a reader can reach."""

from __future__ import annotations

import itertools
from collections.abc import Collection

import pytest

from goodcry import evidence as evidence_base
from goodcry import mechanisms
from goodcry.evidence import Evidence
from goodcry.ui.kit import registry
from tests.conftest import DataCopy

ALL = [row["id"] for row in evidence_base.load().rows("mechanisms")]
ARTICLES_OWN = {"mf015", "mf076", "mf078", "mf079"}


def test_overview_holds_every_mechanism_and_every_article(evidence: Evidence) -> None:
    entries = mechanisms.overview(evidence)
    assert sorted(entry.row["id"] for entry in entries) == sorted(ALL)
    for entry in entries:
        assert [s.article["article"] for s in entry.stances] == [
            row["article"] for row in evidence.rows("articles")
        ]


def test_articles_are_those_that_make_claims(evidence: Evidence) -> None:
    claiming = {row["article"] for row in evidence.rows("article_claims")}
    assert {row["article"] for row in evidence.rows("articles")} == claiming
    letters = [row["letter"] for row in evidence.rows("articles")]
    assert len(set(letters)) == len(letters)


def test_sorts(evidence: Evidence) -> None:
    by_grade = [entry.strength for entry in mechanisms.overview(evidence, "grade")]
    assert by_grade == sorted(by_grade, reverse=True)
    by_articles = [entry.claimed_by for entry in mechanisms.overview(evidence, "articles")]
    assert by_articles == sorted(by_articles, reverse=True)
    gaps = [entry.gap for entry in mechanisms.overview(evidence, "gap")]
    assert gaps == sorted(gaps, reverse=True)
    with pytest.raises(ValueError, match="no sort 'size'; there are: grade, articles, gap"):
        mechanisms.overview(evidence, "size")


def test_gap_is_share_of_articles_minus_place_of_grade(evidence: Evidence) -> None:
    painkillers = mechanisms.entry("opioids_pain", evidence)
    assert (painkillers.claimed_by, painkillers.strength) == (4, 0.0)
    assert painkillers.gap == pytest.approx(0.8)
    brain_illness = mechanisms.entry("pathological_crying", evidence)
    assert (brain_illness.claimed_by, brain_illness.strength) == (1, 1.0)
    assert brain_illness.gap == pytest.approx(-0.8)
    assert all(-1 <= mechanisms.entry(key, evidence).gap <= 1 for key in ALL)


def test_doubt_is_not_a_claim_in_favour(evidence: Evidence) -> None:
    tears = {s.article["article"]: s for s in mechanisms.stances("cortisol_in_tears", evidence)}
    assert tears["newsmedical2022"].positions == ("asserts",)
    assert tears["verywell"].positions == ("hedges",)
    assert tears["research_overview"].positions == ("disputes",)
    assert not tears["research_overview"].in_favour
    assert tears["psychologytoday"].silent
    assert mechanisms.entry("cortisol_in_tears", evidence).claimed_by == 2


def test_article_may_say_and_doubt_at_once(evidence: Evidence) -> None:
    both = mechanisms.stances("acth_enkephalin_tears", evidence)[2]
    assert both.positions == ("asserts", "disputes")
    assert both.in_favour


@pytest.mark.parametrize(
    ("field", "value", "test"),
    [
        ("level", "between", lambda entry: entry.row["level"] == "between"),
        ("grade", "contradicted", lambda entry: entry.row["grade"] == "contradicted"),
        ("article", "verywell", lambda entry: entry.mentioned_in("verywell")),
    ],
)
def test_filters_keep_exactly_what_fits(
    evidence: Evidence, field: str, value: str, test: object
) -> None:
    assert callable(test)
    kept = {entry.row["id"] for entry in mechanisms.overview(evidence, **{field: value})}
    assert kept == {e.row["id"] for e in mechanisms.overview(evidence) if test(e)}
    assert 0 < len(kept) < len(ALL)


@pytest.mark.parametrize("key", ALL)
def test_names_and_ids_find_a_mechanism(key: str, evidence: Evidence) -> None:
    row = evidence.row("mechanisms", key)
    assert mechanisms.find(key, evidence) is row
    assert mechanisms.find(row["name"], evidence) is row


def test_what_is_not_a_mechanism_is_not_found(evidence: Evidence) -> None:
    assert mechanisms.find("magic", evidence) is None
    for function in (mechanisms.chain, mechanisms.claims, mechanisms.findings, mechanisms.entry):
        with pytest.raises(ValueError, match="no 'magic' in mechanisms"):
            function("magic", evidence)


@pytest.mark.parametrize("key", ALL)
def test_every_mechanism_is_whole(key: str, evidence: Evidence) -> None:
    assert mechanisms.chain(key, evidence)
    assert mechanisms.claims(key, evidence)
    assert mechanisms.findings(key, evidence)


def test_all_arrows_claims_and_findings_belong_to_a_mechanism(evidence: Evidence) -> None:
    arrows = [edge["id"] for key in ALL for edge in mechanisms.chain(key, evidence)]
    assert sorted(arrows) == sorted(row["id"] for row in evidence.rows("mechanism_edges"))
    found = [row["id"] for key in ALL for row in mechanisms.findings(key, evidence)]
    assert sorted(found) == sorted(
        row["id"] for row in evidence.where("findings", area="mechanism")
    )


def test_what_articles_say_themselves_is_no_study(evidence: Evidence) -> None:
    for key in ALL:
        rows = mechanisms.findings(key, evidence)
        own = [row for row in rows if mechanisms.is_own_claim(row, evidence)]
        assert {row["id"] for row in own} == {row["id"] for row in rows} & ARTICLES_OWN
        assert rows[len(rows) - len(own) :] == tuple(own), "studies come first"
        assert sum(mechanisms.tally(key, evidence).values()) == len(rows) - len(own)
    assert not mechanisms.tally("sleep", evidence)


def test_conflicts_concern_a_claim_of_the_mechanism(evidence: Evidence) -> None:
    shown = set()
    for key in ALL:
        own = {row["id"] for row in mechanisms.claims(key, evidence)}
        for conflict in mechanisms.conflicts(key, evidence):
            assert own & {row["id"] for row in conflict.claims}
            assert conflict.findings
            shown.add(conflict.row["id"])
    assert {"pain", "cortisol", "sleep", "breathing"} <= shown


def unreachable(evidence: Evidence, pages: Collection[str]) -> list[str]:
    """Claims that no page shows: neither a mechanism's own view nor a page that exists.

    The mechanisms page shows the claims that have a mechanism, whatever page they are filed under;
    the others show those filed under them.
    """
    with_mechanism = {link["claim"] for link in evidence.rows("claim_mechanisms")}
    others = set(pages) - {"mechanisms"}
    return [
        row["id"]
        for row in evidence.rows("article_claims")
        if row["id"] not in with_mechanism and row["page"] not in others
    ]


def test_every_claim_can_be_reached(evidence: Evidence) -> None:
    pages = [page.name for page in registry.PAGES]
    assert unreachable(evidence, pages) == []
    shown_here = {row["id"] for key in ALL for row in mechanisms.claims(key, evidence)}
    elsewhere = {
        row["id"]: row["page"]
        for row in evidence.rows("article_claims")
        if row["id"] not in shown_here
    }
    assert len(shown_here) + len(elsewhere) == 89
    assert set(elsewhere.values()) <= set(pages) - {"mechanisms"}


def test_a_claim_that_no_page_shows_is_named(data_copy: DataCopy) -> None:
    line = data_copy.line("claim_mechanisms", claim="D07")
    data_copy.drop_row("claim_mechanisms", line)
    damaged = data_copy.load()
    pages = [page.name for page in registry.PAGES]
    assert unreachable(damaged, pages) == ["D07"]
    assert "A01" in unreachable(damaged, ["mechanisms"])


def test_a_new_mechanism_needs_data_alone(data_copy: DataCopy) -> None:
    data_copy.add_row(
        "mechanisms", id="hiccups", name="Hiccups", question="Does crying cause hiccups?",
        level="within", kind="mechanism", grade="animal or theory", reason="Nobody looked.",
        summary="A made-up example.", settle="Count them.",
    )  # fmt: skip
    data_copy.add_row(
        "mechanism_edges", id="hiccups-1", mechanism="hiccups", from_node="sobbing",
        to_node="calm", sign="?", basis="theory", note="Made up.",
    )  # fmt: skip
    grown = data_copy.load()
    assert "hiccups" in {entry.row["id"] for entry in mechanisms.overview(grown)}
    assert len(mechanisms.chain("hiccups", grown)) == 1
    assert mechanisms.entry("hiccups", grown).claimed_by == 0


def test_claims_reach_mechanisms_both_ways(evidence: Evidence) -> None:
    pairs = {(row["claim"], row["mechanism"]) for row in evidence.rows("claim_mechanisms")}
    listed = itertools.chain.from_iterable(
        ((row["id"], key) for row in mechanisms.claims(key, evidence)) for key in ALL
    )
    assert set(listed) == pairs
