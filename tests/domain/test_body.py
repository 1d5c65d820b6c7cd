"""What nerves and organs do at a moment: tears by the clock, the rest by the drives."""

from __future__ import annotations

import pytest

from goodcry import autonomic, body
from goodcry.body import WORDS, Body
from goodcry.evidence import Evidence
from tests.support.records import EVIDENCE

ACCOUNTS = [row["id"] for row in EVIDENCE.rows("accounts")]
MOMENTS = EVIDENCE.rows("moments")


def state(account: str, seconds: float, evidence: Evidence) -> Body:
    return body.at_moment(autonomic.simulate(account, evidence), seconds, evidence)


@pytest.mark.parametrize("moment", MOMENTS, ids=lambda row: row["id"])
@pytest.mark.parametrize("account", ACCOUNTS)
def test_every_place_has_a_state(
    account: str, moment: dict[str, float], evidence: Evidence
) -> None:
    found = state(account, moment["seconds"], evidence)
    places = {row["id"] for row in evidence.rows("places")}
    organs = {row["id"] for row in evidence.rows("places") if row["kind"] == "organ"}
    assert set(found.light) == places
    assert set(found.mover) == places
    assert set(found.word) == organs
    assert all(0 <= light <= 1 for light in found.light.values())
    assert -1 <= found.pupils <= 1


def test_tears_flow_while_the_vagus_rests(evidence: Evidence) -> None:
    found = state("arita2013", 30, evidence)
    assert found.tears
    assert found.light["facial_nerve"] == 1
    assert found.light["vagus"] == 0
    assert (found.word["tear_gland"], found.word["heart"]) == ("tears", "faster")


def test_the_vagus_works_before_there_are_tears(evidence: Evidence) -> None:
    found = state("sharman2020", -5, evidence)
    assert not found.tears
    assert found.light["facial_nerve"] == 0
    assert found.light["vagus"] > 0
    assert (found.word["tear_gland"], found.word["heart"]) == ("not yet", "slower")


def test_tears_end_where_they_are_assumed_to_end(evidence: Evidence) -> None:
    end = evidence.assumption("shift_tears_end")
    assert state("articles", end - 1, evidence).tears
    assert state("articles", end, evidence).word["tear_gland"] == "over"


def test_a_heart_pulled_both_ways_can_look_at_rest(evidence: Evidence) -> None:
    found = state("hendriks2007", 60, evidence)
    assert found.word["heart"] == found.word["lungs"] == WORDS["both"]
    assert found.mover["heart"] is None
    assert found.word["sweat"] == "more", "only one branch drives sweat glands"


def test_everything_rests_at_the_start(evidence: Evidence) -> None:
    found = state("articles", -120, evidence)
    assert set(found.word.values()) == {"not yet", WORDS["rest"]}
    assert not any(found.light.values())
    assert not any(found.mover.values())


def set_by_hand(evidence: Evidence, **state: float) -> Body:
    rest = {"sympathetic": 0.0, "parasympathetic": 0.0, "heart_rate": 60.0}
    return body.of(body.rules(evidence), rest | state, rest, -60)


def test_a_silent_nerve_leaves_untold_what_its_organs_do(evidence: Evidence) -> None:
    found = set_by_hand(evidence, parasympathetic=-1, heart_rate=100)
    assert found.word["gut"] == found.word["pupils"] == WORDS["untold"]
    assert found.word["sweat"] == WORDS["rest"], "no such nerve reaches them"
    assert found.word["heart"] == "faster", "its rate is worked out"
    assert found.light["vagus"] == 0


def test_a_drive_above_all_accounts_lights_no_more_than_fully(evidence: Evidence) -> None:
    found = set_by_hand(evidence, sympathetic=1, parasympathetic=-1)
    assert found.light["sympathetic"] == found.light["sweat"] == 1
    assert found.word["pupils"] == "wider", "the nerve that works decides"
    assert found.pupils == 1


@pytest.mark.parametrize(
    ("cut", "told"),
    [
        pytest.param(
            ["vagus"],
            {"vagus": "cut", "gut": "less", "lungs": "wider", "pupils": WORDS["both"]},
            id="vagus",
        ),
        pytest.param(
            ["sympathetic"],
            {"sympathetic": "cut", "gut": "more", "sweat": WORDS["untold"], "pupils": "narrower"},
            id="sympathetic",
        ),
        pytest.param(
            ["vagus", "sympathetic"],
            {"gut": WORDS["untold"], "lungs": WORDS["untold"], "pupils": "narrower"},
            id="both",
        ),
    ],
)
def test_beyond_a_cut_nerve_nothing_hears_of_it(
    cut: list[str], told: dict[str, str], evidence: Evidence
) -> None:
    state = {"sympathetic": 0.4, "parasympathetic": 0.4, "heart_rate": 100.0}
    rest = {"sympathetic": 0.0, "parasympathetic": 0.0, "heart_rate": 60.0}
    rules = body.rules(evidence)
    whole, found = (body.of(rules, state, rest, 30, nerves) for nerves in ((), cut))
    assert {place: found.word[place] for place in told} == told
    for nerve in cut:
        assert found.light[nerve] == 0 < whole.light[nerve]
    assert found.light["facial_nerve"] == 1, "tears take another nerve"
    assert (found.pupils < whole.pupils) == ("sympathetic" in cut)


def test_a_heart_that_nothing_holds_is_moved_by_nothing(evidence: Evidence) -> None:
    rest = {"sympathetic": 0.0, "parasympathetic": 0.0, "heart_rate": 60.0}
    rules = body.rules(evidence)
    found = body.of(rules, rest | {"heart_rate": 100.0}, rest, -60, ["vagus"])
    assert (found.word["heart"], found.mover["heart"]) == ("faster", None)


def test_every_word_of_a_branch_has_a_sign(evidence: Evidence) -> None:
    said = {row[f"{b}_word"] for row in evidence.rows("places") for b in body.BRANCHES}
    assert said - {None} == set(body.SIGNS)


@pytest.mark.parametrize(
    ("push", "brake", "words"),
    [
        (0.5, 0.5, "together"),
        (0.5, 0.01, "only the push is up"),
        (0.0, 0.5, "only the brake is up"),
        (-0.5, 0.5, "the brake is up, the push down"),
        (-0.5, -0.5, "down together"),
        (0.01, -0.01, "at rest"),
    ],
)
def test_modes_in_words(push: float, brake: float, words: str) -> None:
    assert words in body.mode(push, brake, 0.02)
