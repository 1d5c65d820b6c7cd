"""Rules: what the code asks the data for by name is there (:mod:`goodcry.checks.needs`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from goodcry.checks import needs
from goodcry.codebook import CODEBOOK, choices, key_fields, needed_table
from goodcry.faults import DataError, quoted, shortened
from goodcry.tables import Tables

# In letters: so much is told of what may stand in a column.
LONGEST_LIST = 300


def tables_with_rows(tables: Tables) -> Iterator[DataError]:
    """Each table that the code asks for is in the codebook of its part and has a row."""
    for part, names in needs.TABLES.items():
        found = {entry["name"]: entry for entry in tables.codebooks[part]["resources"]}
        for name in names:
            if name not in found:
                yield needed_table(name, f"{part}/{CODEBOOK}", found)
            elif not tables.rows[name]:
                yield tables.fault(
                    name, 2, key_fields(found[name])[0], "no row; at least one is needed."
                )


def types(tables: Tables) -> Iterator[DataError]:
    """What the code computes with has a type to compute with."""
    for kind, needed in needs.TYPES.items():
        for table, names in needed.items():
            fields = _fields(tables, table)
            for name in names if fields else ():
                found = fields[name]["type"] if name in fields else "missing"
                if found != kind:
                    yield DataError(
                        f"{_book(tables, table)}, fields of {table}, {name}, type: "
                        f"{quoted(found)} is not allowed; the app computes with it, so it must be "
                        f"{kind}."
                    )
    for table in {**needs.ROWS, **needs.QUANTITIES}:
        if table in tables.resources and len(key_fields(tables.resources[table])) != 1:
            yield DataError(
                f"{_book(tables, table)}, schema of {table}, primaryKey: it must be one field, by "
                "which the app asks for a row."
            )


def choices_known(tables: Tables) -> Iterator[DataError]:
    """The codebook allows the values that the code tells apart, and lists those it goes through."""
    for table, fields in needs.CHOICES.items():
        found = _fields(tables, table)
        for name, known in fields.items() if found else ():
            values = choices(found.get(name, {}))
            if not values or (known and set(values) != set(known)):
                yield DataError(
                    f"{_book(tables, table)}, fields of {table}, {name}, enum: "
                    f"{quoted(', '.join(values))} is not allowed; the app "
                    f"{'tells apart: ' + ', '.join(known) if known else 'needs a list'}."
                )


def labels(tables: Tables) -> Iterator[DataError]:
    """The values that the code shows by their labels have labels."""
    for table, names in needs.LABELLED.items():
        fields = _fields(tables, table)
        for name in names if fields else ():
            if "categories" not in fields.get(name, {}):
                yield DataError(
                    f"{_book(tables, table)}, fields of {table}, {name}: 'categories' is missing; "
                    "the app shows the values by their labels."
                )


def twins(tables: Tables) -> Iterator[DataError]:
    """Fields that mean the same in several tables allow the same."""
    first: dict[str, tuple[str, list[str]]] = {}
    for table, resource in tables.resources.items():
        for field in resource["schema"]["fields"]:
            name = field["name"]
            in_account = table.startswith("account_") and name.endswith("basis")
            kind = "basis" if in_account else name
            if kind not in ("read", "n_of") and not in_account:
                continue
            other, values = first.setdefault(kind, (table, choices(field)))
            if choices(field) != values:
                yield DataError(
                    f"{_book(tables, table)}, fields of {table}, {name}, enum: "
                    f"{quoted(', '.join(choices(field)))} is not allowed; it must be the same as "
                    f"in {other}: {', '.join(values)}."
                )


def rows_by_name(tables: Tables) -> Iterator[DataError]:
    """Each row that the code asks for by its key is there, with the cells that it uses."""
    asked: dict[str, tuple[str, ...]] = {
        **needs.ROWS,
        **{table: tuple(quantities) for table, quantities in needs.QUANTITIES.items()},
    }
    for table, keys in asked.items():
        if not tables.rows.get(table):
            continue
        [field] = key_fields(tables.resources[table])
        lines = {row[field]: line for line, row in tables.lines(table)}
        for key in keys:
            if key not in lines:
                yield DataError(
                    f"{tables.resources[table]['path']}, {field}: no row {key!r}; the app asks "
                    "for it by this name, so it must stand there."
                )
        for key, line in lines.items() if table in needs.CLOSED else ():
            if key not in keys:
                yield tables.fault(
                    table,
                    line,
                    field,
                    f"{quoted(key)} is not allowed; {needs.CLOSED[table]}; it knows "
                    f"{shortened(', '.join(keys), LONGEST_LIST)}.",
                )


def quantities(tables: Tables) -> Iterator[DataError]:
    """What the code computes with has the unit that it takes, and a size that it can take."""
    for table, needed in needs.QUANTITIES.items():
        for line, row in tables.lines(table) if table in tables.rows else ():
            quantity = needed.get(row["id"])
            if quantity is None:
                continue
            if row["unit"] != quantity.unit:
                yield tables.fault(
                    table,
                    line,
                    "unit",
                    f"{quoted(row['unit'] or '')} is not allowed; the app computes with "
                    f"{quantity.unit or 'a plain number, so it must be empty'}.",
                )
            ends = ("low", "high") if quantity.span else ()
            for name in ("value", *ends):
                found = row[name]
                if found is None or not quantity.least <= found <= quantity.most:
                    shown = "empty" if found is None else f"{found:g}"
                    yield tables.fault(
                        table,
                        line,
                        name,
                        f"{shown} is not allowed for {row['id']!r}; it must be a number from "
                        f"{quantity.least:g} to {quantity.most:g}.",
                    )


def _fields(tables: Tables, table: str) -> dict[str, Mapping[str, object]]:
    resource = tables.resources.get(table, {"schema": {"fields": ()}})
    return {field["name"]: field for field in resource["schema"]["fields"]}


def _book(tables: Tables, table: str) -> str:
    return f"{tables.resources[table]['path'].partition('/')[0]}/{CODEBOOK}"


RULES = (tables_with_rows, types, choices_known, labels, twins, rows_by_name, quantities)
