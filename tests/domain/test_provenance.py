"""What of each line was measured, and what is drawn in."""

from __future__ import annotations

from itertools import pairwise

import pytest

from goodcry import provenance
from goodcry.evidence import Evidence
from goodcry.provenance import BASES, SIGNALS, Stretch
from tests.support.records import EVIDENCE

ACCOUNTS = [row["id"] for row in EVIDENCE.rows("accounts")]


@pytest.mark.parametrize("signal", SIGNALS)
@pytest.mark.parametrize("account", ACCOUNTS)
def test_stretches_cover_the_time_once(account: str, signal: str, evidence: Evidence) -> None:
    pieces = [s for s in provenance.stretches(account, signal, evidence) if s.start < s.end]
    assert (pieces[0].start, pieces[-1].end) == (-120, 600)
    for first, second in pairwise(pieces):
        assert first.end == second.start
        assert first.basis != second.basis


@pytest.mark.parametrize("row", EVIDENCE.rows("account_signals"), ids=lambda row: row["id"])
def test_every_signal_that_was_seen_is_drawn_at_least_as_sure(
    row: dict[str, float | str], evidence: Evidence
) -> None:
    found = provenance.stretches(str(row["account"]), str(row["signal"]), evidence)
    sure = [s for s in found if BASES.index(s.basis) >= BASES.index(str(row["basis"]))]
    assert any(
        s.start <= float(row["seconds_from"]) and float(row["seconds_to"]) <= s.end for s in sure
    )


def test_a_line_is_no_surer_than_its_weaker_end(evidence: Evidence) -> None:
    drives = provenance.stretches("rottenberg2003_nondepressed", "sympathetic", evidence)
    assert drives == (Stretch(-120, 600, "assumed"), Stretch(0, 0, "reported"))


def test_hendriks_heart_is_solid_where_it_was_measured(evidence: Evidence) -> None:
    found = provenance.stretches("hendriks2007", "heart_rate", evidence)
    measured = [(s.start, s.end) for s in found if s.basis == "measured"]
    assert measured == [(2, 60), (0, 0), (240, 240)]


def test_a_moment_is_as_sure_as_the_surest_there(evidence: Evidence) -> None:
    def basis(seconds: float) -> str:
        return provenance.basis_at("hendriks2007", "heart_rate", seconds, evidence)

    assert [basis(seconds) for seconds in (-30, 0, 30, 120, 240)] == [
        "assumed", "measured", "measured", "assumed", "measured",
    ]  # fmt: skip
    assert provenance.basis_at("ioannou2016", "heart_rate", -20, evidence) == "assumed"


def test_nothing_of_the_articles_is_measured(evidence: Evidence) -> None:
    for signal in SIGNALS:
        found = provenance.stretches("articles", signal, evidence)
        assert "measured" not in {s.basis for s in found}


def test_unknown_names_are_refused_with_what_is_allowed(evidence: Evidence) -> None:
    with pytest.raises(ValueError, match="allowed: hendriks2007"):
        provenance.stretches("nobody", "rsa", evidence)
    with pytest.raises(ValueError, match=r"allowed: sympathetic, .*breathing"):
        provenance.stretches("articles", "mood", evidence)
