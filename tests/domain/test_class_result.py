"""What a class chose, in numbers and words, and what is not told of a few."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodcry import class_result, live_items, live_measured
from goodcry.class_result import Result, result
from goodcry.live import Limits
from tests.support.records import EVIDENCE

LIMITS = Limits.read(EVIDENCE)
ITEMS = {item.id: item for each in live_items.sets(EVIDENCE) for item in each.items}
DIARY, GRADE, FACTORS = (ITEMS[key] for key in ("diary-better", "A10", "factors-1"))
# 30 guesses, most of them high.
GUESSES = {"20": 2, "30": 4, "40": 5, "50": 6, "60": 8, "70": 3, "90": 2}
ANY = st.dictionaries(
    st.sampled_from([option.value for option in DIARY.options]), st.integers(0, 40)
)


def of(totals: Mapping[str, int], key: str = "diary-better", answers: int | None = None) -> Result:
    """The result of an item."""
    return result(ITEMS[key], totals, LIMITS, answers)


def beside(found: Result, key: str = "diary-better") -> str:
    """Its comparison with what was measured."""
    item = ITEMS[key]
    return class_result.beside(item, found, live_measured.measured(item, EVIDENCE))


def test_the_middle_guess_is_a_bin_and_so_are_the_ends_of_the_middle_half() -> None:
    found = of(GUESSES)
    assert (found.answers, found.middle, found.half) == (30, "50", ("40", "50", "60"))
    assert class_result.sentence(DIARY, found) == (
        "30 answers. The middle guess is 50–59 of 100 cries; half of you lie within 40–69."
    )


def test_the_class_beside_the_number_of_the_diary() -> None:
    assert beside(of(GUESSES)) == (
        "The middle guess lies 2 steps too high. 13 of 30 were further off than the middle guess."
    )
    assert beside(of({"30": 9})).startswith("The middle guess lies at the same step. 0 of 9")


def test_where_the_order_of_size_is_asked_it_is_told() -> None:
    """From 5–7 to 66–101 minutes are six steps of about one and a half times each."""
    words = "The middle guess lies 6 steps too low, about 13 times. 0 of 9"
    assert beside(of({"5": 9}, "cortisol-half"), "cortisol-half").startswith(words)
    words = "The middle guess lies 1 step too high, about 2 times."
    assert beside(of({"102": 9}, "cortisol-half"), "cortisol-half").startswith(words)


@pytest.mark.parametrize("number", range(5))
def test_of_a_few_only_their_number_is_told(number: int) -> None:
    found = of({"30": number})
    assert not found.shown
    assert (found.middle, found.half, found.percents) == (None, (), None)
    sentence = class_result.sentence(DIARY, found)
    assert sentence.startswith(f"{number} answer")
    assert "30" not in sentence
    assert beside(found) == ""


def test_a_share_in_percent_needs_more_answers() -> None:
    assert of({"30": 19}).percents is None
    found = of({"30": 15, "40": 5}).percents
    assert found is not None
    assert (found["30"], found["40"], found["0"]) == (75, 25, 0)


def test_of_several_things_people_are_counted_not_choices() -> None:
    chosen = {"support": 12, "shame": 9, "place": 9, "sex": 2}
    found = of(chosen, "factors-1", 14)
    assert found.answers == 14
    assert class_result.sentence(FACTORS, found) == (
        "14 answers. Most often: What others did (12), Where it happened (9), Feeling ashamed (9)."
    )
    assert "Where it happened: ●○○ only indirect studies" in beside(found, "factors-1")


def test_a_grade_of_the_class_is_no_proof() -> None:
    found = of({"contradicted": 4, "disputed": 10}, "A10")
    assert class_result.sentence(GRADE, found) == "14 answers. Most often: disputed (10)."
    assert beside(found, "A10").startswith("4 of 14 chose the grade that we gave.")


def test_who_says_that_nobody_knows_is_right_where_nobody_does() -> None:
    found = of({"not known": 3, "worse": 6}, "attachment-at-a-distance")
    assert beside(found, "attachment-at-a-distance") == (
        "3 of 9 chose that it is not known yet, and so it is."
    )
    assert beside(of({"better": 7}, "support-helped"), "support-helped").startswith("7 of 7")


def test_rounds_stand_side_by_side() -> None:
    first, last = of({"60": 9}), of({"30": 9})
    words = "The middle guess went from 60–69 to 30–39 of 100 cries."
    assert class_result.rounds(DIARY, [first, of({"40": 9}), last]) == words
    assert class_result.rounds(DIARY, [first, first]).startswith("The middle guess stayed at 60–69")
    graded = [of({"disputed": 9}, "A10"), of({"contradicted": 8}, "A10")]
    assert class_result.rounds(GRADE, graded) == (
        "First, most often: disputed (9). Now: contradicted (8)."
    )


def test_one_round_or_one_of_a_few_is_no_comparison() -> None:
    assert class_result.rounds(DIARY, [of(GUESSES)]) == ""
    assert class_result.rounds(DIARY, [of(GUESSES), of({"30": 2})]) == ""


def test_what_is_no_option_is_not_counted() -> None:
    assert of({"30": 6, "zzz": 90}).answers == 6


@given(ANY)
def test_any_totals_give_a_middle_within_its_half(totals: dict[str, int]) -> None:
    found = of(totals)
    assert found.answers == sum(totals.values()) == sum(found.counts.values())
    assert found.shown == (found.answers >= LIMITS.fewest_answers)
    if found.shown:
        assert found.middle in found.half
        assert 2 * sum(found.counts[value] for value in found.half) >= found.answers
    class_result.sentence(DIARY, found)
    beside(found)
