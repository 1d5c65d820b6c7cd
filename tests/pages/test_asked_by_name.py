"""What the code asks the data for by name is what :mod:`goodcry.checks.needs` says.

The texts of this evidence base are marked. A key that is asked for and bears no mark did not come
from the data: the code knows it by name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import pytest

from goodcry import causal_graph, live_items, live_measured, outcome
from goodcry.checks import needs
from goodcry.evidence import Category, Evidence, Row, load
from goodcry.figures import bodymap
from goodcry.live import Limits
from goodcry.ui.kit import frame
from tests.support.visits import STATES, Visitor, downloads, every_fold_open, forget_data

# Keys of these come from the address, where one names a source, a claim or a thing, or from a room.
FROM_ADDRESS = ("mechanisms", "sources", "things", "live_sets")
# Rows that the code knows by name without asking for them one by one.
FOUND_BY_NAME = {
    "factors": set(needs.FIRST_FACTORS),
    "nodes": {*causal_graph.CRY, *causal_graph.FEELINGS},
    "places": set(bodymap.LABELS),
}


class FromData(str):
    """A text that stands in the data."""

    __slots__ = ()


class Asked(Evidence):
    """Notes what it is asked for by name."""

    def __init__(self, whole: Evidence) -> None:
        rows = {
            table: tuple(
                {k: FromData(v) if isinstance(v, str) else v for k, v in row.items()}
                for row in whole.rows(table)
            )
            for table in whole.resources
        }
        # No effect was measured so far; the code must be ready for one.
        rows["factors"][0].update(effect_size=0.3, effect_size_low=0.1, effect_size_high=0.5)
        super().__init__(whole.codebooks, rows, whole.folder)
        self.tables: set[str] = set()
        self.keys: dict[str, set[str]] = defaultdict(set)
        self.lists: set[tuple[str, str]] = set()
        self.labels: set[tuple[str, str]] = set()

    def rows(self, table: str) -> tuple[Row, ...]:
        self.tables.add(str(table))
        return super().rows(table)

    def row(self, table: str, key: str) -> Row:
        if not isinstance(key, FromData) and table not in FROM_ADDRESS:
            self.keys[table].add(key)
        return super().row(table, key)

    def where(self, table: str, **equal: Any) -> tuple[Row, ...]:
        self.tables.add(str(table))
        return super().where(table, **equal)

    def allowed(self, table: str, field: str) -> list[str]:
        found = super().allowed(table, field)
        if found:
            self.lists.add((str(table), field))
        return found

    def categories(self, table: str, field: str) -> Mapping[str, Category]:
        self.labels.add((str(table), field))
        return super().categories(table, field)


@pytest.fixture(scope="module")
def asked() -> Asked:
    """What every page, handout and download asks for."""
    found = Asked(load())
    visitor = Visitor()
    with pytest.MonkeyPatch.context() as patch, every_fold_open():
        patch.setattr(frame, "load", lambda: found)
        forget_data()
        for name, states in STATES.items():
            for state in states:
                assert not visitor.open(name, state).exception
        for _, make in downloads(found):
            make()
        for level in found.rows("factor_levels"):
            outcome.predict({level["factor"]: level["level"]}, found)
        Limits.read(found)
        for each in live_items.sets(found):  # no page shows an item without a room
            for item in each.items:
                live_measured.measured(item, found)
        forget_data()
    return found


def test_its_tables(asked: Asked) -> None:
    assert {name for names in needs.TABLES.values() for name in names} <= asked.tables


@pytest.mark.parametrize("table", sorted({**needs.ROWS, **needs.QUANTITIES}))
def test_its_rows(table: str, asked: Asked) -> None:
    known = {*needs.ROWS.get(table, ()), *needs.QUANTITIES.get(table, ())}
    assert asked.keys[table] | FOUND_BY_NAME.get(table, set()) == known


def test_no_table_is_forgotten(asked: Asked) -> None:
    assert {table for table, keys in asked.keys.items() if keys} <= {
        *needs.ROWS,
        *needs.QUANTITIES,
    }


def test_its_lists(asked: Asked) -> None:
    known = {(table, field) for table, fields in needs.CHOICES.items() for field in fields}
    assert asked.lists <= known


def test_its_labels(asked: Asked) -> None:
    known = {(table, field) for table, fields in needs.LABELLED.items() for field in fields}
    assert asked.labels == known


def test_its_numbers_and_dates_are_all_that_the_codebook_has(evidence: Evidence) -> None:
    found: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for table, resource in evidence.resources.items():
        fields = resource["schema"]["fields"]
        for kind in sorted({field["type"] for field in fields} - {"string"}):
            names = tuple(field["name"] for field in fields if field["type"] == kind)
            found[kind][table] = names
    assert found == needs.TYPES
