"""What is added to ``data/`` enters the literature and the prediction without a change of code."""

from __future__ import annotations

import math
from statistics import NormalDist

import pytest

from goodcry import literature, outcome
from goodcry.evidence import Evidence
from goodcry.outcome import outcome_probabilities, predict
from tests.support.data_copy import DataCopy

FACTOR = "made_up_factor"
LOGITS = math.pi / math.sqrt(3)


def add_finding(copy: DataCopy, key: str, source: str) -> None:
    """A made-up finding about the made-up factor."""
    copy.add_row(
        "findings",
        id=key,
        source=source,
        area="moderator",
        topic=FACTOR,
        direction="better",
        statement=f"Made up for a test ({key}).",
        read="abstract",
    )


def add_factor(copy: DataCopy, **texts: object) -> None:
    """A made-up factor with two levels and one finding behind the first."""
    copy.add_row(
        "factors",
        **{
            "id": FACTOR,
            "family": "manner",
            "name": "Made up",
            "question": "Did the sun shine?",
            "certainty": "single",
            "basis": "Made up for a test.",
            **texts,
        },
    )
    for level, score, direction in (("sun", 0.5, "better"), ("rain", -0.5, "worse")):
        copy.add_row(
            "factor_levels",
            factor=FACTOR,
            level=level,
            label=level,
            score=score,
            direction=direction,
            basis="Made up for a test.",
        )
    add_finding(copy, "f_made_up", "bylsma2008")
    copy.add_row("level_findings", factor=FACTOR, level="sun", finding="f_made_up")


def measure(copy: DataCopy, size: float, low: object = "", high: object = "") -> None:
    """An effect size of shame, as if it had been measured."""
    copy.edit(
        "factors",
        copy.line("factors", id="shame"),
        effect_size=size,
        effect_size_low=low,
        effect_size_high=high,
        effect_size_finding="f_shame_bylsma",
    )


class TestMeasuredEffect:
    @pytest.mark.parametrize(("level", "score"), [("not ashamed", 0.5), ("ashamed", -0.5)])
    @pytest.mark.parametrize("size", [0.4, -0.2])
    def test_it_takes_the_place_of_the_assumed_one(
        self, size: float, level: str, score: float, data_copy: DataCopy
    ) -> None:
        measure(data_copy, size)
        evidence = data_copy.load()
        prediction = predict({"shame": level}, evidence, effect_size=0.8)
        assert prediction.contributions["shame"] == pytest.approx(size * LOGITS * score, rel=1e-12)
        assert prediction == predict({"shame": level}, evidence, effect_size=0.1)

    def test_its_range_follows_the_published_interval(self, data_copy: DataCopy) -> None:
        measure(data_copy, 0.4, 0.2, 0.6)
        evidence = data_copy.load()
        better = predict({"shame": "not ashamed"}, evidence).better
        spread = (0.6 - 0.2) / (2 * 1.96)
        base = outcome.bases(evidence)["diary"]
        for percent, found in ((0.1, better.low), (0.9, better.high)):
            size = NormalDist(0.4, spread).inv_cdf(percent)
            expected = outcome_probabilities(
                base["worse"], base["same"], base["better"], size * LOGITS * 0.5
            )
            assert found == pytest.approx(expected[2], abs=0.005)

    def test_a_wider_interval_gives_a_wider_range(self, data_copy: DataCopy) -> None:
        widths = []
        for reach in (0, 0.1, 0.3):
            measure(data_copy, 0.4, 0.4 - reach, 0.4 + reach)
            better = predict({"shame": "not ashamed"}, data_copy.load()).better
            widths.append(better.high - better.low)
        assert widths[0] == 0
        assert widths[0] < widths[1] < widths[2]


class TestNewFactor:
    def test_it_enters_the_prediction(self, data_copy: DataCopy, evidence: Evidence) -> None:
        add_factor(data_copy)
        more = data_copy.load()
        sun, rain = (predict({FACTOR: level}, more) for level in ("sun", "rain"))
        push = 0.5 * (2 * evidence.assumption("sign_single") - 1) * 0.30 * LOGITS
        assert sun.contributions == {FACTOR: pytest.approx(push)}
        assert rain.shift == pytest.approx(-push)
        assert rain.better.mean < predict({}, more).better.mean < sun.better.mean

    def test_what_was_there_before_stays_as_it_was(
        self, data_copy: DataCopy, evidence: Evidence
    ) -> None:
        add_factor(data_copy)
        scenario = {"support": "helped", "intensity": "hard", "depression": "signs"}
        assert predict(scenario, data_copy.load()) == predict(scenario, evidence)

    def test_it_enters_the_literature(self, data_copy: DataCopy) -> None:
        add_factor(data_copy)
        sun, rain = (literature.of({FACTOR: key}, data_copy.load())[0] for key in ("sun", "rain"))
        assert sun.factor["name"] == "Made up"
        assert sun.level["direction"] == "better"
        assert [finding["id"] for finding in sun.findings] == ["f_made_up"]
        assert (sun.studies, rain.studies) == (1, 0)

    def test_its_measured_effect_counts(self, data_copy: DataCopy) -> None:
        add_factor(data_copy, effect_size=0.6, effect_size_finding="f_made_up")
        prediction = predict({FACTOR: "sun"}, data_copy.load())
        assert prediction.shift == pytest.approx(0.3 * LOGITS, rel=1e-12)
        assert prediction.better.low == prediction.better.high


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
        add_factor(data_copy)
        studies = []
        for key, source in (("f_made_up_same", "bylsma2008"), ("f_made_up_other", "becht2002")):
            add_finding(data_copy, key, source)
            data_copy.add_row("level_findings", factor=FACTOR, level="sun", finding=key)
            (item,) = literature.of({FACTOR: "sun"}, data_copy.load())
            studies.append((len(item.findings), item.studies))
        assert studies == [(2, 1), (3, 2)]

    def test_tally_counts_by_direction_and_certainty(self, evidence: Evidence) -> None:
        scenario = {
            "support": "helped",
            "resolution": "settled",
            "shame": "ashamed",
            "sex": "woman",
            "age": "older",
        }
        assert literature.tally(literature.of(scenario, evidence)) == {
            ("better", "replicated"): 2,
            ("worse", "replicated"): 1,
            ("no difference", "tested, no difference"): 1,
            ("not known", "no study found"): 1,
        }

    @pytest.mark.parametrize("scenario", [{"zzz": "helped"}, {"support": "zzz"}])
    def test_what_is_unknown_is_named(self, scenario: dict[str, str], evidence: Evidence) -> None:
        with pytest.raises(ValueError, match=r"'zzz'.*allowed: "):
            literature.of(scenario, evidence)
