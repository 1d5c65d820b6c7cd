"""Who cries: pairs of women and men, what people cry about."""

from __future__ import annotations

import re

import pytest

from goodcry import who_cries
from goodcry.evidence import Evidence
from tests.support.data_copy import DataCopy
from tests.support.records import EVIDENCE, with_tables

PARTS = EVIDENCE.allowed("pairs", "part")
MONTH = EVIDENCE.assumption("w_month_days")


def pair(key: str) -> who_cries.Pair:
    found = [each for part in PARTS for each in who_cries.pairs(EVIDENCE, part)]
    return next(each for each in found if each.row["id"] == key)


@pytest.mark.parametrize(
    ("key", "women", "men"),
    [
        ("month-us-diary", "5.3", "1.4"),
        ("month-many-countries", "2.7", "1.0"),
        ("month-us-survey", "3.8", "2.0"),
        ("none-us-diary", "6", "45"),
        ("sobbing-frey", "14", "10"),
        ("sobbing-press", "65", "6"),
    ],
)
def test_reported_numbers_stay_as_they_are(key: str, women: str, men: str) -> None:
    assert (pair(key).of("women").words, pair(key).of("men").words) == (women, men)


def test_yearly_figures_end_where_the_old_diary_stands() -> None:
    # The page says so, and wonders whether that is chance.
    press, diary = pair("month-press"), pair("month-us-diary")
    for group in ("women", "men"):
        assert f"{press.of(group).high:.1f}" == diary.of(group).words
    assert not press.confirmed and diary.confirmed


def test_a_month_of_the_dutch_diary() -> None:
    row = EVIDENCE.row("frequency", "often-diary-women")
    diary = pair("month-dutch-diary")
    assert diary.women.high == pytest.approx(row["number"] * MONTH / 40)
    assert diary.women.low == pytest.approx(row["number"] * MONTH / 73)
    assert diary.men is None
    with pytest.raises(ValueError, match="no number for 'men' in 'month-dutch-diary'"):
        diary.of("men")


def test_women_and_men_of_a_pair_are_the_same_kind_of_number() -> None:
    for part in PARTS:
        for each in who_cries.pairs(EVIDENCE, part):
            assert [row["group"] for row in each.sources] == ["women", "men"][: len(each.sources)]
            for name in ("topic", "source", "read"):
                assert len({row[name] for row in each.sources}) == 1, (each.row["id"], name)
            # "% of women" beside "% of men", else word for word the same unit
            assert len({re.sub(r"\b(wo)?men\b", "", row["unit"]) for row in each.sources}) == 1


def test_unknown_part_and_order_are_named() -> None:
    with pytest.raises(ValueError, match=r"unknown part 'x'; allowed: how often"):
        who_cries.pairs(EVIDENCE, "x")
    with pytest.raises(ValueError, match=r"unknown order 'x'; allowed: women, men, gap"):
        who_cries.situations(EVIDENCE, "x")


def test_women_ticked_every_situation_more_often() -> None:
    # The page says so in words.
    assert all(item.gap > 0 for item in who_cries.situations(EVIDENCE))


def test_unconfirmed_numbers_make_no_range(data_copy: DataCopy) -> None:
    def words() -> list[str]:
        found = who_cries.pairs(data_copy.load(), "how often")
        return [who_cries.range_over(found, group).words for group in ("women", "men")]

    before = words()
    line = data_copy.line("frequency", id="often-press-women")
    data_copy.edit("frequency", line, low=900, high=999)
    assert words() == before, "these numbers were not confirmed"
    line = data_copy.line("frequency", id="often-survey-women")
    data_copy.edit("frequency", line, number=0.5, low="", high="")
    women, men = words()
    assert women.startswith("0.5 to ")
    assert men == before[1]


def made_up(*ticked: tuple[float, float]) -> Evidence:
    """Situations "a", "b", ... with these percentages of women and men."""
    rows = [
        {"situation": name, "women": women, "men": men}
        for name, (women, men) in zip("abcdefgh", ticked, strict=False)
    ]
    return with_tables(triggers=rows)


@pytest.mark.parametrize(
    ("order", "names"), [("women", "dbca"), ("men", "badc"), ("gap", "dcba")], ids=who_cries.ORDERS
)
def test_situations_are_sorted(order: str, names: str) -> None:
    evidence = made_up((10, 40), (50, 60), (30, 20), (70, 30))
    assert [item.name for item in who_cries.situations(evidence, order)] == list(names)


@pytest.mark.parametrize(
    ("ticked", "shared"),
    [
        ([(9, 8), (8, 9), (2, 1), (1, 2)], (2, 2)),
        ([(9, 1), (8, 9), (2, 8), (1, 2)], (1, 2)),
        ([(9, 1), (8, 2), (2, 8), (1, 9)], (0, 2)),
        ([(9, 8), (8, 9), (5, 4), (4, 5), (1, 0)], (2, 2)),
    ],
)
def test_shared_top_counts_what_stands_high_in_both_lists(
    ticked: list[tuple[float, float]], shared: tuple[int, int]
) -> None:
    assert who_cries.shared_top(made_up(*ticked)) == shared
