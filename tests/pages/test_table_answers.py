"""What the moderator table answers: numbers, words and picture, of one prediction each."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodcry import outcome
from goodcry.figures import drops
from goodcry.outcome import CRIES
from goodcry.ui.kit.table import answers, state, words
from goodcry.ui.kit.table.state import ScenarioState
from tests.support.records import EVIDENCE

FACTORS = {row["id"]: row for row in EVIDENCE.rows("factors")}
LEVELS = {key: EVIDENCE.where("factor_levels", factor=key) for key in FACTORS}
ALONE = [(row["factor"], row["level"]) for rows in LEVELS.values() for row in rows]
OUTCOMES = ("better", "same", "worse")
# An amount is joined to its words by spaces that do not break.
JOINT = "\u00a0"
HEAVIEST = 1500

scenarios = st.fixed_dictionaries(
    {},
    optional={key: st.sampled_from([row["level"] for row in rows]) for key, rows in LEVELS.items()},
)
settings = st.builds(
    ScenarioState,
    base=st.sampled_from([*outcome.bases(EVIDENCE)]),
    effect_size=st.floats(0.1, 0.8),
    overlap=st.floats(0, 1),
    scenarios=st.fixed_dictionaries({"A": scenarios, "B": scenarios}),
)
START = ScenarioState("survey", 0.3, 0.5, {"A": {}, "B": {}})


def setting(name: str = "A", **levels: str) -> ScenarioState:
    return replace(START, scenarios={**START.scenarios, name: levels})


def said(now: ScenarioState, last: str | None = None, names: str = "A") -> dict[str, Any]:
    return answers.answers(EVIDENCE, now, names, last)


def said_changes(line: str) -> dict[str, int]:
    """How many more drops of each outcome a line speaks of."""
    found = re.findall(rf"(\d+){JOINT}(more|fewer){JOINT}(\w+)", line)
    return {name: int(number) * (1 if way == "more" else -1) for number, way, name in found}


@given(settings)
def test_words_and_picture_say_the_same(now: ScenarioState) -> None:
    found = said(now, names="AB")
    usual = drops.whole_drops(now.prediction_at_base(EVIDENCE))
    assert found["usual"]["counts"] == usual
    for name in "AB":
        answer, prediction = found[name], now.prediction(EVIDENCE, name)
        counts, spoken = answer["counts"], answer["words"]
        assert counts == drops.whole_drops(prediction)
        assert sum(counts.values()) == CRIES
        drawn = [(kind, sure) for kind, sure, number in answer["runs"] for _ in range(number)]
        assert tuple(drawn) == drops.kinds(prediction)
        assert spoken["result"] == ", ".join(f"{counts[kind]}{JOINT}{kind}" for kind in OUTCOMES)
        for kind, (low, high) in answer["ranges"].items():
            assert low <= counts[kind] <= high
        assert bool(spoken["range"]) == (prediction.likelier is not None)
        if spoken["range"]:
            ends = [int(end) for end in re.findall(r"\d+", spoken["range"])]
            assert ends in ([*answer["ranges"]["better"]], [counts["better"]])
        heard = f"{name}: {spoken['result']}. {spoken['difference']}"
        assert spoken["spoken"].startswith(heard)


@given(settings)
def test_a_difference_is_said_where_there_is_one(now: ScenarioState) -> None:
    found = said(now, names="AB")
    pairs = [
        (found[name]["counts"], found["usual"]["counts"], found[name]["words"]["difference"])
        for name in "AB"
    ]
    pairs.append((found["B"]["counts"], found["A"]["counts"], found["between"]))
    for counts, other, line in pairs:
        changes = {kind: counts[kind] - other[kind] for kind in ("better", "worse")}
        assert said_changes(line) == {kind: number for kind, number in changes.items() if number}
        assert bool(said_changes(line)) == (counts != other)


@given(settings, st.data())
def test_silence_is_explained_exactly_where_the_drops_stay(now: ScenarioState, draw: Any) -> None:
    if not now.scenarios["A"]:
        return
    factor = draw.draw(st.sampled_from([*now.scenarios["A"]]))
    without = {key: level for key, level in now.scenarios["A"].items() if key != factor}
    before = said(replace(now, scenarios={"A": without}))["A"]
    after = said(now, last=factor)["A"]
    assert bool(after["words"]["silence"]) == (before["counts"] == after["counts"])
    assert said(now, last=state.key("B", factor))["A"]["words"]["silence"] == ""


@pytest.mark.parametrize(("factor", "level"), ALONE, ids=[":".join(each) for each in ALONE])
def test_every_answer_alone_moves_drops_or_says_why_not(factor: str, level: str) -> None:
    row = next(row for row in LEVELS[factor] if row["level"] == level)
    found = said(setting(**{factor: level}), last=factor)
    moved = found["A"]["counts"] != found["usual"]["counts"]
    silence = found["A"]["words"]["silence"]
    assert moved == (silence == "")
    if not moved:
        assert words.chip(row) in silence
        assert found["A"]["words"]["difference"] == answers.STAYS
    widened = found["A"]["words"]["range"] != ""
    if row["certainty"] == "conflicting":
        assert "only the range widens" in silence and widened
    if not outcome.pushes(row):
        assert not widened
    # A link that holds nothing else explains itself.
    assert said(setting(**{factor: level}))["A"]["words"]["silence"] == silence


@pytest.mark.parametrize(
    ("factor", "level", "why"),
    [
        ("attachment", "at a distance", "we found no study of it"),
        ("sex", "woman", "tested, and no clear difference"),
        ("holding_back", "let it out", "studies disagree, only the range widens"),
        ("depression", "no", "the count starts from such cries"),
    ],
)
def test_reasons(factor: str, level: str, why: str) -> None:
    silence = said(setting(**{factor: level}), last=factor)["A"]["words"]["silence"]
    assert silence.endswith(f"moves no drop: {why}.")


def test_reference_words() -> None:
    """Nobody helped, by the survey: 51.6 [42, 61] better and 25.7 worse; see docs/model.md."""
    found = said(setting(support="nobody reacted"))
    spoken = found["A"]["words"]
    assert spoken["result"].replace(JOINT, " ") == "51 better, 23 same, 26 worse"
    assert spoken["range"].replace(JOINT, " ") == "likely 42 to 61 better"
    assert spoken["difference"].replace(JOINT, " ") == "12 fewer better, 8 more worse than usual"
    diary = outcome.predict({"support": "nobody reacted"}, EVIDENCE, base="diary")
    assert found["other"].replace(JOINT, " ") == (
        f"in a diary: {drops.whole_drops(diary)['better']} better"
    )
    nothing = said(START)
    assert nothing["A"]["words"]["difference"] == answers.NOTHING_SET
    assert nothing["other"].replace(JOINT, " ") == "in a diary: 30 better"
    assert said(replace(START, base="diary"))["other"].startswith("looking back: ")


def test_two_that_are_alike_are_said_to_be() -> None:
    found = said(replace(START, scenarios={"A": {"sex": "man"}, "B": {}}), names="AB")
    assert found["between"] == "A and B: the same drops"
    assert re.fullmatch(r"in a diary: A.30, B.30.better", found["other"])


@given(settings)
def test_a_touch_weighs_little(now: ScenarioState) -> None:
    last = next(iter(now.scenarios["A"]), None)
    one = json.dumps(said(now, last), ensure_ascii=False, separators=(",", ":"))
    assert len(one.encode()) <= HEAVIEST
