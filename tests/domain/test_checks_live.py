"""Rules of live classes stop the app with one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.damage import Damage, check, row

if TYPE_CHECKING:
    from tests.support.data_copy import DataCopy

DIARY = {"set": "diary_memory", "order": "1"}
KIND = {"set": "which_way", "order": "1"}
RECALL = {"question": "recall-better", "order": "1"}
ABOUT = "question+claim+factor+cut: "


def no_items(copy: DataCopy) -> int:
    """A set of which all items are gone."""
    copy.drop_row("live_items", copy.line("live_items", set="film_criers"))
    return copy.line("live_sets", id="film_criers")


def few_factors(copy: DataCopy) -> int:
    """As many factors as may be chosen."""
    for _ in range(7):
        copy.drop_row("live_options", copy.line("live_options", set="which_factors"))
    return copy.line("live_options", set="which_factors")


def two_things(copy: DataCopy) -> int:
    """A question and a claim in one item."""
    line = copy.line("live_items", **DIARY)
    copy.edit("live_items", line, claim="A10")
    return line


def nothing(copy: DataCopy) -> int:
    """An item about nothing."""
    line = copy.line("live_items", **DIARY)
    copy.edit("live_items", line, question="", scale="")
    return line


def short_scale(copy: DataCopy) -> int:
    """Sizes on a scale that is too short for them."""
    copy.edit("questions", copy.line("questions", id="protein"), high=25, start=10, step=0.1)
    return copy.line("live_items", question="protein")


def level(copy: DataCopy, factor: str, level: str) -> int:
    """An item about another answer of a factor."""
    line = copy.line("live_items", **KIND)
    copy.edit("live_items", line, factor=factor, level=level)
    return line


def off_scale(copy: DataCopy) -> int:
    """A mark far beyond the end of the question's scale."""
    line = copy.line("live_marks", **RECALL)
    constant = "plasma_cortisol_typical"
    copy.edit(
        "live_marks", line, answer_table="constants", answer_id=constant, answer_field="value"
    )
    return line


ITEM = "content/live_items.csv, line {line}, "
DAMAGES = [
    Damage(
        "a set without items", no_items, "content/live_sets.csv, line {line}, id: ", ("no row",)
    ),
    row("a gap between items", "live_items", DIARY | {"order": "2"}, "order", 3, "count from 1 on"),
    Damage("two things in one item", two_things, ITEM + ABOUT, ("it must be one",)),
    Damage("an item about nothing", nothing, ITEM + ABOUT, ("it must be one",)),
    row("a number without a scale", "live_items", DIARY, "scale", "", "must not be empty here"),
    row("another text", "live_items", DIARY, "text", "Guess.", "must be empty here"),
    row("no text", "live_items", KIND, "text", "", "must not be empty here"),
    row(
        "a question to the class about itself",
        "live_items",
        KIND,
        "text",
        "When did You last cry?",
        "'You' is not allowed; no item may ask about the class itself",
    ),
    Damage(
        "too few factors to choose from",
        few_factors,
        "content/live_options.csv, line {line}, factor: ",
        ("the number of factors is 3; it must be from 4 to 10",),
    ),
    Damage(
        "a way that mood cannot lean",
        lambda copy: level(copy, "depression", "diagnosed"),
        ITEM + "level: ",
        ("'no better', the direction of it, is not one of: better, no difference",),
    ),
    Damage(
        "the opposite of what was tested",
        lambda copy: level(copy, "place", "in private"),
        ITEM + "level: ",
        ("'in private' is the mere opposite of what was tested",),
    ),
    Damage("sizes on a short scale", short_scale, ITEM + "scale: ", ("no ten bins",)),
    row(
        "a mark of no row",
        "live_marks",
        RECALL,
        "answer_id",
        "zzz",
        "it must be the key of a row there",
    ),
    row(
        "a mark without a number", "live_marks", RECALL, "answer_field", "value", "holds no number"
    ),
    Damage(
        "a mark that is not on the scale",
        off_scale,
        "content/live_marks.csv, line {line}, answer_id: ",
        ("300 is not on the scale of the question, 0 to 100",),
    ),
]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
def test_message_names_the_file_the_line_the_field_and_what_is_allowed(
    damage: Damage, data_copy: DataCopy
) -> None:
    check(damage, data_copy)
