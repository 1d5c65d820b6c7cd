"""What is added to ``data/`` enters the literature and the prediction without a change of code."""

from __future__ import annotations

import math

import pytest

from goodcry import effects, literature, outcome
from goodcry.evidence import Evidence
from goodcry.outcome import predict
from tests.support.data_copy import DataCopy
from tests.support.made_up import FACTOR, add_factor, add_finding, add_measured_factor

LOGITS = math.pi / math.sqrt(3)
SEEN_ONCE = {
    "sun": {"score": 0.5, "direction": "better", "certainty": "single", "tested": "yes"},
    "rain": {"score": -0.5, "direction": "worse", "certainty": "single"},
}


def add_studied_factor(copy: DataCopy) -> None:
    """The made-up factor with one finding behind its first level."""
    add_factor(copy, SEEN_ONCE)
    add_finding(copy, "f_made_up")
    copy.add_row("level_findings", factor=FACTOR, level="sun", finding="f_made_up")


class TestMeasuredLevel:
    def test_its_size_takes_the_place_of_the_assumed_one(self, data_copy: DataCopy) -> None:
        add_measured_factor(data_copy, 0.4, 0.1)
        evidence = data_copy.load()
        found = predict({FACTOR: "sun"}, evidence, effect_size=0.8)
        assert found.shift == pytest.approx(0.4)
        assert found.spread == pytest.approx(math.hypot(0.1, 0.5 * 0.4))
        assert found.contributions[FACTOR].measured
        assert found == predict({FACTOR: "sun"}, evidence, effect_size=0.1)

    def test_a_larger_standard_error_gives_a_wider_range(self, data_copy: DataCopy) -> None:
        add_measured_factor(data_copy, 0.4, 0.1)
        line = data_copy.line("factor_levels", factor=FACTOR, level="sun")
        widths = []
        for error in (0.01, 0.1, 0.3):
            data_copy.edit("factor_levels", line, standard_error=error)
            better = predict({FACTOR: "sun"}, data_copy.load()).better
            widths.append(better.high - better.low)
        assert widths == sorted(widths) and widths[0] < widths[2]

    def test_it_stands_among_the_effects_with_its_interval(self, data_copy: DataCopy) -> None:
        add_measured_factor(data_copy, 0.4, 0.1)
        found = effects.effects(data_copy.load(), 0.3)
        (effect,) = (each for each in found if each.finding and each.finding["id"] == "f_made_up")
        assert (effect.low, effect.middle, effect.high) == pytest.approx(
            (0.204, 0.4, 0.596), abs=1e-3
        )
        (assumed,) = (each for each in found if each.level["level"] == "rain")
        assert not assumed.measured
        assert assumed.middle == pytest.approx(-0.5 * 0.7 * 0.3 * LOGITS)


class TestNewFactor:
    def test_it_enters_the_prediction(self, data_copy: DataCopy, evidence: Evidence) -> None:
        add_studied_factor(data_copy)
        more = data_copy.load()
        sun, rain = (predict({FACTOR: level}, more) for level in ("sun", "rain"))
        push = 0.5 * (2 * evidence.assumption("sign_single") - 1) * 0.30 * LOGITS
        assert sun.shift == pytest.approx(push)
        assert rain.shift == pytest.approx(-push)
        assert rain.better.middle < predict({}, more).better.middle < sun.better.middle

    def test_what_was_there_before_stays_as_it_was(
        self, data_copy: DataCopy, evidence: Evidence
    ) -> None:
        add_studied_factor(data_copy)
        scenario = {"support": "helped", "intensity": "hard", "depression": "signs"}
        assert predict(scenario, data_copy.load()) == predict(scenario, evidence)

    def test_it_enters_the_literature(self, data_copy: DataCopy) -> None:
        add_studied_factor(data_copy)
        sun, rain = (literature.of({FACTOR: key}, data_copy.load())[0] for key in ("sun", "rain"))
        assert sun.factor["name"] == "Made up"
        assert sun.level["direction"] == "better"
        assert [finding["id"] for finding in sun.findings] == ["f_made_up"]
        assert (sun.studies, rain.studies) == (1, 0)


def test_another_base_rate_is_the_new_start(data_copy: DataCopy) -> None:
    data_copy.edit(
        "base_rates", data_copy.line("base_rates", base="survey"), better=50, same=30, worse=20
    )
    found = predict({}, data_copy.load())
    assert (found.better.middle, found.same.middle, found.worse.middle) == pytest.approx(
        (0.5, 0.3, 0.2)
    )


class TestLiterature:
    def test_nothing_set_nothing_said(self, evidence: Evidence) -> None:
        assert literature.of({}, evidence) == ()
        assert literature.tally(literature.of({"support": None}, evidence)) == {}

    def test_it_follows_the_order_of_the_table(self, evidence: Evidence) -> None:
        chosen = literature.of({"age": "older", "support": "helped", "shame": "ashamed"}, evidence)
        assert [item.factor["id"] for item in chosen] == ["support", "shame", "age"]

    def test_each_level_has_the_findings_linked_to_it(self, evidence: Evidence) -> None:
        for row in evidence.rows("factor_levels"):
            (item,) = literature.of({row["factor"]: row["level"]}, evidence)
            linked = [
                link["finding"]
                for link in evidence.rows("level_findings")
                if (link["factor"], link["level"]) == (row["factor"], row["level"])
            ]
            assert [finding["id"] for finding in item.findings] == linked

    def test_two_findings_of_one_source_are_one_study(self, data_copy: DataCopy) -> None:
        add_studied_factor(data_copy)
        studies = []
        for key, source in (("f_made_up_same", "bylsma2008"), ("f_made_up_other", "becht2002")):
            add_finding(data_copy, key, source)
            data_copy.add_row("level_findings", factor=FACTOR, level="sun", finding=key)
            (item,) = literature.of({FACTOR: "sun"}, data_copy.load())
            studies.append((len(item.findings), item.studies))
        assert studies == [(2, 1), (3, 2)]

    def test_the_data_of_a_study_are_no_further_study(self, data_copy: DataCopy) -> None:
        add_studied_factor(data_copy)
        for key in ("sharman2019", "sharman2019_data"):
            add_finding(data_copy, f"f_{key}", key)
            data_copy.add_row("level_findings", factor=FACTOR, level="sun", finding=f"f_{key}")
        (item,) = literature.of({FACTOR: "sun"}, data_copy.load())
        assert item.sources == ("bylsma2008", "sharman2019")

    def test_tally_counts_by_direction_and_certainty(self, evidence: Evidence) -> None:
        scenario = {
            "support": "helped",
            "resolution": "settled",
            "shame": "ashamed",
            "insight": "a new view",
            "sex": "woman",
            "repressive": "yes",
        }
        assert literature.tally(literature.of(scenario, evidence)) == {
            ("better", "measured"): 1,
            ("better", "replicated"): 1,
            ("worse", "measured"): 1,
            ("better", "single"): 1,
            ("no difference", "tested, no difference"): 1,
            ("not known", "no study found"): 1,
        }

    @pytest.mark.parametrize("scenario", [{"zzz": "helped"}, {"support": "zzz"}])
    def test_what_is_unknown_is_named(self, scenario: dict[str, str], evidence: Evidence) -> None:
        with pytest.raises(ValueError, match=r"'zzz'.*allowed: "):
            literature.of(scenario, evidence)


def test_only_what_has_a_size_stands_among_the_effects(evidence: Evidence) -> None:
    found = effects.effects(evidence, 0.3)
    keys = {(each.factor["id"], each.level["level"]) for each in found}
    for row in evidence.rows("factor_levels"):
        moves = outcome.alone("any", row, evidence, 0.3).moves
        assert ((row["factor"], row["level"]) in keys) == (moves or row["finding"] is not None)
    assert [each.measured for each in found] == sorted((e.measured for e in found), reverse=True)
