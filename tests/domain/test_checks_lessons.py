"""Lessons that could not be taught stop the app at the start, with one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.damage import Damage, check, row
from tests.support.made_up import add_factor

if TYPE_CHECKING:
    from tests.support.data_copy import DataCopy

STEP = {"lesson": "better_or_worse", "order": "2"}


def link(name: str, query: str, *says: str, key: dict[str, str] = STEP) -> Damage:
    """Another query in a step of a lesson."""
    return row(name, "lesson_steps", key, "query", query, *says)


def named_factor(key: str) -> Damage:
    """A factor whose name in the address another control has, or could have."""

    def spoil(copy: DataCopy) -> int:
        return add_factor(copy, {"slow": {"score": 0.5}, "fast": {"score": -0.5}}, key)

    return Damage(
        f"a factor called {key}",
        spoil,
        "evidence/factors.csv, line {line}, id: ",
        (f"{key!r} is not allowed; another control has this name already, or could",),
    )


DAMAGES = [
    # Lessons.
    row(
        "minutes that do not add up",
        "lessons",
        {"id": "good_cry"},
        "minutes",
        11,
        "11 is not allowed",
        "the steps of 'good_cry' in content/lesson_steps.csv take 10 min",
    ),
    Damage(
        "steps out of order",
        lambda copy: copy.edit("lesson_steps", 2, order=9),
        "content/lesson_steps.csv, line 2, order: ",
        ("9 is not allowed; this is step 1 of 'good_cry'",),
    ),
    Damage(
        "an answer that rests on nothing",
        lambda copy: copy.edit(
            "lesson_talk",
            copy.line("lesson_talk", lesson="good_cry", kind="answer", order="1"),
            base_rate="",
        ),
        "content/lesson_talk.csv, line ",
        ("all empty; an answer must name a row of data/evidence/",),
    ),
    link(
        "a link that sets a level that does not exist",
        "support=helpful",
        "'helpful' is not allowed for 'support'; it must be one of not set, helped",
    ),
    link(
        "a link with a parameter that the page does not have",
        "suport=helped",
        "'suport' is not allowed; the page 'moderators' has: support",
    ),
    link(
        "a link with a parameter twice",
        "support=helped&support=hostile",
        "'support' stands twice",
    ),
    link("a link without a value", "support=helped&compare=", "'' is not allowed for 'compare'"),
    link("a link that is no query", "a=1&b", "'a=1&b' is not allowed; it must be name=value"),
    link(
        "a link that sets a size beyond the slider",
        "size=9",
        "'9' is not allowed for 'size'; it must be a number from 0.1 to 0.8",
    ),
    link(
        "a link to an account that does not exist",
        "second=nobody1900",
        "'nobody1900' is not allowed for 'second'; it must be one of none, hendriks2007",
        key={"lesson": "body", "order": "3"},
    ),
    row(
        "a link to a page that does not exist",
        "lesson_steps",
        STEP,
        "page",
        "moods",
        "'moods' is not allowed; it must be one of home, moderators",
    ),
    Damage(
        "a link without words",
        lambda copy: copy.edit("lesson_steps", 3, opens=""),
        "content/lesson_steps.csv, line 3, opens+page+query: ",
        ("opens and page must come together",),
    ),
    *(named_factor(key) for key in ("slow", "base", "share", "b_support", "w_pace")),
]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
def test_message_names_the_file_the_line_the_field_and_what_is_allowed(
    damage: Damage, data_copy: DataCopy
) -> None:
    check(damage, data_copy)
