"""The sets of a live class: what may be chosen, and that each number has one bin."""

from __future__ import annotations

import pytest

from goodcry import live_items, live_scales
from goodcry.live_items import Item, LiveSet
from goodcry.live_scales import MOST
from tests.support.records import EVIDENCE

SETS = live_items.sets(EVIDENCE)
ITEMS = [pytest.param(item, id=f"{each.id}-{item.id}") for each in SETS for item in each.items]


def item(key: str) -> Item:
    """The item with this id."""
    return next(item for each in SETS for item in each.items if item.id == key)


@pytest.mark.parametrize("each", SETS, ids=lambda each: each.id)
def test_a_set_is_found_by_its_key(each: LiveSet) -> None:
    assert live_items.live_set(each.id, EVIDENCE) == each
    assert len({item.id for item in each.items}) == len(each.items)


def test_an_unknown_set_names_those_there_are() -> None:
    with pytest.raises(ValueError, match="diary_memory"):
        live_items.live_set("zzz", EVIDENCE)


@pytest.mark.parametrize("each", ITEMS)
def test_an_item_fits_on_a_phone(each: Item) -> None:
    """Two rows of options at most, of which each is named once."""
    assert 2 <= len(each.options) <= 10
    assert len({option.value for option in each.options}) == len(each.options)
    assert len({option.label for option in each.options}) == len(each.options)
    assert each.most == (MOST if each.kind == "several" else 1)
    assert len(each.question) <= 170


@pytest.mark.parametrize("each", ITEMS)
def test_each_number_of_a_scale_lies_in_one_bin(each: Item) -> None:
    if not each.edges:
        with pytest.raises(ValueError, match="no bin"):
            each.option_of(1)
        return
    low, high = each.edges[0], each.edges[-1]
    values = [option.value for option in each.options]
    whole = [each.option_of(number) for number in range(int(low), int(high) + 1)]
    assert list(dict.fromkeys(whole)) == values  # every bin, in its order
    for outside in (low - 1, high + 1):
        with pytest.raises(ValueError, match="no bin"):
            each.option_of(outside)


@pytest.mark.parametrize("each", ITEMS)
def test_the_words_of_a_bin_are_the_whole_numbers_in_it(each: Item) -> None:
    for option, low, high in zip(each.options, each.edges, each.edges[1:], strict=False):
        ends = [int(end) for end in option.label.split("–")]
        last = high if high == each.edges[-1] else high - 1
        assert (ends[0], ends[-1]) == (low, last)


def test_bins_of_sizes_grow_by_the_same_factor() -> None:
    edges = item("protein").edges
    assert edges[-1] / edges[1] == pytest.approx(100)
    assert [option.label for option in item("protein").options][:4] == ["0–1", "2", "3–5", "6–8"]


def test_halves_have_a_decimal() -> None:
    assert [o.label for o in live_items.options(live_scales.bins(0, 15, 0.5))][:2] == [
        "0–1.4",
        "1.5–2.9",
    ]


@pytest.mark.parametrize(("low", "high", "step"), [(0, 5, 1), (0, 0, 1), (5, 3, 1)])
def test_a_scale_too_short_for_ten_bins_is_refused(low: float, high: float, step: float) -> None:
    with pytest.raises(ValueError, match="no ten bins"):
        live_scales.bins(low, high, step, magnitude=True)


def test_an_option_has_its_words() -> None:
    assert item("diary-better").label_of("30") == "30–39"
    with pytest.raises(ValueError, match="there are: 0, 10"):
        item("diary-better").label_of("31")
