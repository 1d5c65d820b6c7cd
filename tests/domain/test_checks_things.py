"""Rules of the things that crying is said to change stop the app with one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.damage import Damage, check, row

if TYPE_CHECKING:
    from tests.support.data_copy import DataCopy


def added(name: str, table: str, says: str, **cells: str) -> Damage:
    """A row too many; the message must name its line and its second field."""
    field = list(cells)[1]
    start = f"evidence/{table}.csv, line {{line}}, {field}: "
    return Damage(name, lambda copy: copy.add_row(table, **cells), start, (says,))


def shared(copy: DataCopy) -> int:
    """Another thing stands in the box of the ACTH."""
    copy.edit("things", copy.line("things", id="opioids"), node="tear_acth_enkephalin")
    return copy.line("things", id="acth")


DAMAGES = [
    row(
        "a box of another thing",
        "things",
        {"id": "cortisol"},
        "node",
        "oxytocin_spray",
        "'oxytocin_spray' is not allowed; it must be one of the boxes of 'cortisol'",
    ),
    Damage(
        "a box that stands for another thing",
        shared,
        "evidence/things.csv, line {line}, node: ",
        ("'tear_acth_enkephalin' is not allowed; it stands for 'opioids' already",),
    ),
    added(
        "a mechanism about something else",
        "thing_mechanisms",
        "'chemosignal' is not allowed; no arrow of it touches a box of 'sleep'",
        thing="sleep",
        mechanism="chemosignal",
        scope="part",
    ),
    added(
        "a finding that has come already",
        "thing_findings",
        "'mf076' is not allowed; it comes with a mechanism that is about 'sleep' as a whole",
        thing="sleep",
        finding="mf076",
    ),
    added(
        "a claim that has come already",
        "thing_claims",
        "'A10' is not allowed; it comes with a mechanism",
        thing="cortisol",
        claim="A10",
    ),
    added(
        "a claim about something else",
        "thing_claims",
        "'B11' is not allowed; it must speak of a mechanism of 'cortisol'",
        thing="cortisol",
        claim="B11",
    ),
    added(
        "a half-life that is no clock",
        "thing_constants",
        "it must be the first half-life of a hormone",
        thing="opioids",
        constant="half_life_beta_endorphin_csf",
    ),
]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
def test_message_names_the_line_and_what_is_allowed(damage: Damage, data_copy: DataCopy) -> None:
    check(damage, data_copy)
