"""The line that leads to help beside what is set, for heavy answers and for no others."""

from __future__ import annotations

from collections.abc import Mapping

from goodcry.evidence import Row
from tests.support.app import open_page
from tests.support.records import EVIDENCE, each
from tests.support.table import fed

SCRIPT = "pages/moderators.py"


def signed(asked: Mapping[str, str]) -> bool:
    """Whether a page with this in its address shows the line that leads to help."""
    page = open_page(SCRIPT, asked)
    labels = [link.proto.label for link in page.get("page_link")]
    assert sum("Whom to call" in label for label in labels) == 1
    return bool(fed(page)["help"])


@each("help_signs")
def test_help_stands_in_sight_for_each_heavy_answer(row: Row) -> None:
    assert signed({row["factor"]: row["level"]})
    second = {"compare": "true", f"b_{row['factor']}": row["level"]}
    assert signed(second)


def test_no_help_is_pressed_on_who_set_nothing_heavy() -> None:
    heavy = {(row["factor"], row["level"]) for row in EVIDENCE.rows("help_signs")}
    levels = [(row["factor"], row["level"]) for row in EVIDENCE.rows("factor_levels")]
    light = dict(level for level in levels if level not in heavy)
    assert light.keys() == {factor for factor, _ in levels}
    for asked in ({}, light, {"b_depression": "signs"}):
        assert not signed(asked)
