"""The matrix of studies: an arrow for what is recorded or drawn in, and for nothing else."""

from __future__ import annotations

from itertools import pairwise

import pytest

from goodcry import study_matrix
from goodcry.evidence import Evidence, Row
from goodcry.provenance import BASES, IN_KNOTS
from goodcry.study_matrix import SIGNALS, TIMES, Arrow
from tests.support.records import EVIDENCE, each

ALL = [
    (row["id"], arrow)
    for row in EVIDENCE.rows("accounts")
    for arrow in study_matrix.arrows(row["id"], EVIDENCE)
]
LATER = 60


def name(arrow: tuple[str, Arrow]) -> str:
    account, (signal, time, direction, basis) = arrow[0], vars(arrow[1]).values()
    return "-".join((account, time, signal, direction, basis)).replace(" ", "_")


def times_of(start: float, end: float) -> set[str]:
    """The times that a stretch touches, by looking at some moments of it."""
    moments = [start + (end - start) * (step + 0.5) / 100 for step in range(100)]
    return {TIMES[0] if at < 0 else TIMES[1] if at < LATER else TIMES[2] for at in moments}


@each("account_signals")
def test_what_a_study_says_of_a_signal_stands_in_its_row(row: Row) -> None:
    found = study_matrix.arrows(row["account"], EVIDENCE)
    for time in times_of(row["seconds_from"], row["seconds_to"]):
        assert Arrow(row["signal"], time, row["direction"], row["basis"]) in found


def knots_say(account: str, arrow: Arrow) -> bool:
    """Whether two knots draw a change this way, or a knot that is known lies where it says."""
    knots = EVIDENCE.where("account_knots", account=account)
    rest = knots[0][arrow.signal]
    for first, second in pairwise(knots):
        change = second[arrow.signal] - first[arrow.signal]
        if second[f"{arrow.signal}_basis"] == arrow.basis:
            away = second[arrow.signal] - rest
            drawn = {"up": change > 0, "down": change < 0, "raised": away > 0, "at rest": not away}
            if drawn.get(arrow.direction) and arrow.time in times_of(
                first["seconds"], second["seconds"]
            ) | times_of(second["seconds"], second["seconds"]):
                return True
    return False


@pytest.mark.parametrize("found", ALL, ids=name)
def test_each_arrow_stands_in_the_data(found: tuple[str, Arrow]) -> None:
    account, arrow = found
    rows = EVIDENCE.where("account_signals", account=account, signal=arrow.signal)
    said = [
        row
        for row in rows
        if (row["direction"], row["basis"]) == (arrow.direction, arrow.basis)
        and arrow.time in times_of(row["seconds_from"], row["seconds_to"])
    ]
    assert said or (arrow.signal in IN_KNOTS and knots_say(account, arrow))


@each("accounts")
def test_a_cell_has_one_arrow_unless_the_study_itself_tells_more(row: Row) -> None:
    found = study_matrix.arrows(row["id"], EVIDENCE)
    assert [TIMES.index(arrow.time) for arrow in found] == sorted(
        TIMES.index(arrow.time) for arrow in found
    )
    for time in TIMES:
        for signal in SIGNALS:
            cell = [arrow for arrow in found if (arrow.time, arrow.signal) == (time, signal)]
            assert len(cell) <= 1 or all(arrow.basis != BASES[0] for arrow in cell)


def words(account: str, signal: str) -> list[str]:
    return [
        f"{arrow.time}: {arrow.direction}, {arrow.basis}"
        for arrow in study_matrix.arrows(account, EVIDENCE)
        if arrow.signal == signal
    ]


@pytest.mark.parametrize(
    ("account", "signal", "expected"),
    [
        pytest.param(
            "hendriks2007",
            "heart_rate",
            [
                "as tears start: raised, measured",
                "as tears start: down, measured",
                "later: at rest, measured",
            ],
            id="a heart that does two things has two arrows",
        ),
        pytest.param(
            "hendriks2007",
            "sympathetic",
            [
                f"{TIMES[0]}: up, assumed",
                f"{TIMES[1]}: down, assumed",
                f"{TIMES[2]}: down, assumed",
            ],
            id="what is drawn in is assumed",
        ),
        pytest.param(
            "hendriks2007",
            "parasympathetic",
            ["as tears start: up, measured", "later: at rest, measured"],
            id="a line to a measured knot belongs to the time of the knot",
        ),
        pytest.param("ioannou2016", "heart_rate", [], id="nobody recorded it"),
        pytest.param("arita2013", "parasympathetic", [], id="drawn at rest all the time"),
        pytest.param(
            "rottenberg2003_nondepressed",
            "sympathetic",
            ["as tears start: up, reported", "later: down, assumed"],
            id="seen in another study",
        ),
    ],
)
def test_what_a_signal_did(account: str, signal: str, expected: list[str]) -> None:
    assert words(account, signal) == expected


def test_studies_disagree_on_the_heart_before_tears() -> None:
    before = {
        account: arrow.direction
        for account, arrow in ALL
        if (arrow.signal, arrow.time, arrow.basis) == ("heart_rate", TIMES[0], "measured")
    }
    assert before == {"arita2013": "up", "sharman2020": "down"}


def test_an_unknown_account_is_refused(evidence: Evidence) -> None:
    with pytest.raises(ValueError, match="nobody"):
        study_matrix.arrows("nobody", evidence)
