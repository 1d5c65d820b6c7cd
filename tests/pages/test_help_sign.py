"""The line that leads to help beside what is set, for heavy answers and for no others."""

from __future__ import annotations

from collections.abc import Iterable

from streamlit.testing.v1 import AppTest

from goodcry.evidence import Row
from tests.support.app import open_page
from tests.support.records import EVIDENCE, each

SCRIPT = "pages/moderators.py"


def signs(page: AppTest) -> list[str]:
    """The lines that lead to help beside what is set."""
    labels: Iterable[str] = (link.proto.label for link in page.get("page_link"))
    return [label for label in labels if "Whom to call" in label]


@each("help_signs")
def test_help_stands_in_sight_for_each_heavy_answer(row: Row) -> None:
    assert len(signs(open_page(SCRIPT, {row["factor"]: row["level"]}))) == 1
    second = {"compare": "true", f"b_{row['factor']}": row["level"]}
    assert len(signs(open_page(SCRIPT, second))) == 1


def test_no_help_is_pressed_on_who_set_nothing_heavy() -> None:
    heavy = {(row["factor"], row["level"]) for row in EVIDENCE.rows("help_signs")}
    levels = [(row["factor"], row["level"]) for row in EVIDENCE.rows("factor_levels")]
    light = dict(level for level in levels if level not in heavy)
    assert light.keys() == {factor for factor, _ in levels}
    for asked in ({}, light, {"b_depression": "signs"}):
        assert not signs(open_page(SCRIPT, asked))
