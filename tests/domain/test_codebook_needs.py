"""A codebook that lacks what the code relies on stops the app with one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.codebook_damage import BOOK, field, of_node, spoilt
from tests.support.damage import Damage, check

if TYPE_CHECKING:
    from tests.support.data_copy import DataCopy


def cut(text: bytes) -> bytes:
    """The first half, in lines."""
    lines = text.split(b"\n")
    return b"\n".join(lines[: len(lines) // 2])


DAMAGES = [
    # What the code relies on.
    spoilt(
        "no labels where the app shows them",
        lambda entries: field(entries, "mechanisms", "grade").pop("categories"),
        "fields of mechanisms, grade: ",
        "'categories' is missing; the app shows the values by their labels",
    ),
    of_node(
        "a label with a key that nobody shows",
        lambda entry: entry.update(
            categories=[{"value": "crying", "label": "Crying", "colour": "red"}]
        ),
        "fields of nodes, group, categories: ",
        "'colour' is not known to this app",
        "allowed: value, label, sign, meaning",
    ),
    of_node(
        "no list where the code goes through one",
        lambda entry: entry["constraints"].pop("enum"),
        "fields of nodes, group, enum: ",
        "the app needs a list",
    ),
    spoilt(
        "other values than the code tells apart",
        lambda entries: field(entries, "mood_timecourse", "clock")["constraints"]["enum"].append(
            "x"
        ),
        "fields of mood_timecourse, clock, enum: ",
        "'body, mood, comparison, x' is not allowed; the app tells apart: body, mood, comparison",
    ),
    spoilt(
        "numbers that are texts",
        lambda entries: field(entries, "account_knots", "seconds").update(
            type="string", constraints={"required": True}
        ),
        "fields of account_knots, seconds, type: ",
        "'string' is not allowed; the app computes with it, so it must be number",
    ),
    spoilt(
        "the same list in two orders",
        lambda entries: field(entries, "frequency", "read")["constraints"]["enum"].reverse(),
        "fields of frequency, read, enum: ",
        "it must be the same as in findings: full_text, abstract, secondary",
    ),
    # Text that is no codebook.
    Damage(
        "JSON that breaks off",
        lambda copy: copy.rewrite(BOOK, cut),
        f"{BOOK}, line ",
        ("not valid JSON",),
    ),
    Damage(
        "JSON that is a list",
        lambda copy: copy.rewrite(BOOK, lambda _: b"[1, 2]"),
        f"{BOOK}, top level: ",
        ("'created'", "created, resources"),
    ),
    Damage(
        "a key twice in one entry",
        lambda copy: copy.rewrite(
            BOOK, lambda text: text.replace(b'"version":', b'"title": "x", "version":', 1)
        ),
        f"{BOOK}: ",
        ("not valid JSON", "'title' stands twice"),
    ),
    Damage(
        "brackets without end",
        lambda copy: copy.rewrite(BOOK, lambda _: b"[" * 100_000),
        f"{BOOK}: ",
        ("not valid JSON",),
    ),
]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
def test_message_names_the_entry_and_what_is_allowed(damage: Damage, data_copy: DataCopy) -> None:
    check(damage, data_copy)
