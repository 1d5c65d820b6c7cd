"""Mechanisms: who claims them, how they were tested, and which claims a reader can reach."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

import pytest

from goodcry import mechanisms
from goodcry.evidence import Evidence
from goodcry.mechanisms import Entry
from goodcry.ui.kit import registry
from tests.support.damage import Damage, check, row, without
from tests.support.data_copy import DataCopy
from tests.support.records import EVIDENCE, with_tables

ALL = [row["id"] for row in EVIDENCE.rows("mechanisms")]
ARTICLES = [row["article"] for row in EVIDENCE.rows("articles")]


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


def judged(grade: str, stances: Mapping[str, Sequence[str]]) -> Entry:
    """A made-up mechanism of this grade, about which articles have these stances."""
    claims = [
        {"id": f"{article}-{place}", "article": article, "stance": stance}
        for article, own in stances.items()
        for place, stance in enumerate(own)
    ]
    evidence = with_tables(
        mechanisms=[{"id": "made up", "name": "Made up", "grade": grade}],
        article_claims=claims,
        claim_mechanisms=[{"claim": claim["id"], "mechanism": "made up"} for claim in claims],
    )
    return mechanisms.entry("made up", evidence)


@pytest.mark.parametrize(
    ("stances", "positions", "in_favour"),
    [
        ((), (), False),
        (["asserts"], ("asserts",), True),
        (["hedges", "hedges"], ("hedges",), True),
        (["disputes"], ("disputes",), False),
        (["disputes", "asserts"], ("asserts", "disputes"), True),
    ],
    ids=["silent", "says so", "says perhaps", "doubts", "says so and doubts"],
)
def test_doubt_is_not_a_claim_in_favour(
    stances: Sequence[str], positions: tuple[str, ...], in_favour: bool
) -> None:
    entry = judged("disputed", {ARTICLES[1]: stances})
    found = {stance.article["article"]: stance for stance in entry.stances}
    assert list(found) == ARTICLES
    assert found[ARTICLES[1]].positions == positions
    assert found[ARTICLES[1]].silent == (not stances)
    assert found[ARTICLES[0]].silent
    assert found[ARTICLES[1]].in_favour == in_favour
    assert entry.claimed_by == in_favour
    assert entry.mentioned_in(ARTICLES[1]) == bool(stances)
    assert not entry.mentioned_in(ARTICLES[0])


def test_gap_runs_from_well_tested_and_unsaid_to_said_by_all_and_refuted() -> None:
    best, *between, worst = EVIDENCE.allowed("mechanisms", "grade")
    everybody = {article: ["asserts"] for article in ARTICLES}
    unsaid, refuted = judged(best, {}), judged(worst, everybody)
    assert (unsaid.claimed_by, unsaid.strength, unsaid.gap) == (0, 1, -1)
    assert (refuted.claimed_by, refuted.strength, refuted.gap) == (len(ARTICLES), 0, 1)
    assert judged(best, everybody).gap == 0
    strengths = [judged(grade, {}).strength for grade in between]
    assert strengths == sorted(strengths, reverse=True)
    assert all(0 < strength < 1 for strength in strengths)


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


def test_what_is_not_a_mechanism_is_not_found(evidence: Evidence) -> None:
    for function in (mechanisms.chain, mechanisms.claims, mechanisms.findings, mechanisms.entry):
        with pytest.raises(ValueError, match="no 'zzz' in mechanisms"):
            function("zzz", evidence)


def test_all_arrows_claims_and_findings_belong_to_a_mechanism(evidence: Evidence) -> None:
    arrows = [edge["id"] for key in ALL for edge in mechanisms.chain(key, evidence)]
    assert sorted(arrows) == sorted(row["id"] for row in evidence.rows("mechanism_edges"))
    found = [row["id"] for key in ALL for row in mechanisms.findings(key, evidence)]
    filed = [row["id"] for row in evidence.where("findings", area="mechanism")]
    added = [row["finding"] for row in evidence.rows("mechanism_findings")]
    assert sorted(found) == sorted(filed + added)


def test_a_finding_filed_elsewhere_counts_by_its_direction_for_the_mechanism(
    data_copy: DataCopy,
) -> None:
    before = mechanisms.tally("sleep", data_copy.load())
    data_copy.add_row(
        "mechanism_findings", mechanism="sleep", finding="f_insight", direction="contradicts"
    )
    evidence = data_copy.load()
    assert mechanisms.tally("sleep", evidence) - before == {"contradicts": 1}
    assert evidence.row("findings", "f_insight") not in mechanisms.findings("sleep", evidence)
    assert "f_insight" in {row["id"] for row in mechanisms.findings("sleep", evidence)}


def test_a_finding_points_for_an_arrow_where_it_points_against_the_claim(
    evidence: Evidence,
) -> None:
    [finding] = mechanisms.behind_arrow("opioids_pain-4", evidence)
    assert finding["direction"] == "supports", "the arrow says that crying leaves pain as it is"
    assert evidence.row("findings", finding["id"])["direction"] == "contradicts"
    assert mechanisms.behind_arrow("tear_types-1", evidence) == ()
    with pytest.raises(ValueError, match="no 'zzz' in mechanism_edges"):
        mechanisms.behind_arrow("zzz", evidence)


DAMAGES = [
    without(
        "an arrow whose findings are gone",
        "edge_findings",
        {"edge": "opioids_pain-4"},
        "evidence/mechanism_edges.csv, line ",
        "no_finding: empty is not allowed for 'opioids_pain-4' of the basis 'measured'",
        "it must say why",
    ),
    row(
        "a reason beside findings",
        "mechanism_edges",
        {"id": "opioids_pain-4"},
        "no_finding",
        "known",
        "'known' is not allowed for 'opioids_pain-4', which has a finding",
    ),
    row(
        "a reason for what is only thought",
        "mechanism_edges",
        {"id": "sleep-3"},
        "no_finding",
        "arithmetic",
        "'arithmetic' is not allowed for 'sleep-3' of the basis 'theory'",
    ),
    row(
        "an article's own claim behind an arrow",
        "edge_findings",
        {"edge": "cortisol_response-1"},
        "finding",
        "mf015",
        "'mf015' is not allowed; it is an article's own claim",
    ),
]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
def test_an_arrow_rests_on_studies_or_says_why_there_are_none(
    damage: Damage, data_copy: DataCopy
) -> None:
    check(damage, data_copy)


def test_conflicts_concern_a_claim_of_the_mechanism(evidence: Evidence) -> None:
    shown = set()
    for key in ALL:
        own = {row["id"] for row in mechanisms.claims(key, evidence)}
        for conflict in mechanisms.conflicts(key, evidence):
            assert own & {row["id"] for row in conflict.claims}
            assert conflict.findings
            shown.add(conflict.row["id"])
    assert {"pain", "cortisol", "sleep", "breathing"} <= shown


def test_claims_reach_mechanisms_both_ways(evidence: Evidence) -> None:
    pairs = {(row["claim"], row["mechanism"]) for row in evidence.rows("claim_mechanisms")}
    listed = itertools.chain.from_iterable(
        ((row["id"], key) for row in mechanisms.claims(key, evidence)) for key in ALL
    )
    assert set(listed) == pairs


def test_what_articles_say_themselves_is_no_study() -> None:
    study = next(row for row in EVIDENCE.rows("sources") if row["id"] not in ARTICLES)
    rows = [
        {"id": f"f{place}", "area": "mechanism", "mechanism": "made up", "source": source,
         "direction": direction}
        for place, (source, direction) in enumerate(
            [(ARTICLES[0], "supports"), (study["id"], "supports"), (study["id"], "contradicts")]
        )
    ]  # fmt: skip
    evidence = with_tables(mechanisms=[{"id": "made up"}], findings=rows)
    found = mechanisms.findings("made up", evidence)
    assert [row["id"] for row in found] == ["f1", "f2", "f0"], "studies come first"
    assert [mechanisms.is_own_claim(row, evidence) for row in found] == [False, False, True]
    assert mechanisms.tally("made up", evidence) == {"supports": 1, "contradicts": 1}


def test_every_claim_is_shown_with_a_mechanism_or_on_another_page(evidence: Evidence) -> None:
    shown = {row["id"] for key in ALL for row in mechanisms.claims(key, evidence)}
    others = {page.name for page in registry.PAGES} - {"mechanisms"}
    unreachable = [
        row["id"]
        for row in evidence.rows("article_claims")
        if row["id"] not in shown and row["page"] not in others
    ]
    assert not unreachable


def test_a_new_mechanism_needs_data_alone(data_copy: DataCopy) -> None:
    data_copy.add_row(
        "mechanisms", id="made_up", name="Made up", question="Is it made up?", level="within",
        kind="mechanism", grade="animal or theory", reason="Nobody looked.",
        summary="A made-up example.", settle="Count them.",
    )  # fmt: skip
    data_copy.add_row(
        "mechanism_edges", id="made_up-1", mechanism="made_up", from_node="sobbing",
        to_node="calm", sign="?", basis="theory", note="Made up.",
    )  # fmt: skip
    grown = data_copy.load()
    assert "made_up" in {entry.row["id"] for entry in mechanisms.overview(grown)}
    assert [row["id"] for row in mechanisms.chain("made_up", grown)] == ["made_up-1"]
