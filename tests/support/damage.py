"""Ways to spoil a copy of the data, and what the message about it must say."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from goodcry.evidence import CODEBOOK, DATA_FOLDER, DataError
from tests.support.data_copy import DataCopy


@dataclass(frozen=True)
class Damage:
    """A way to spoil the data, and what the message must say.

    Where ``spoil`` returns a line, ``start`` may ask for it with ``{line}``.
    """

    name: str
    spoil: Callable[[DataCopy], object]
    start: str  # file, line and field: how the message begins
    says: tuple[str, ...]  # what is wrong and what is allowed


def file_of(table: str) -> str:
    """The file of a table as messages name it, such as ``evidence/findings.csv``."""
    [path] = DATA_FOLDER.glob(f"*/{table}.csv")
    return path.relative_to(DATA_FOLDER).as_posix()


def cell(
    name: str, table: str, line: int, field: str, text: str, *says: str, shown: bool = True
) -> Damage:
    """A text in one cell that the codebook does not allow."""
    return Damage(
        name,
        lambda copy: copy.edit(table, line, **{field: text}),
        f"{file_of(table)}, line {line}, {field}: ",
        (repr(text), *says) if shown else says,
    )


def row(
    name: str, table: str, key: Mapping[str, str], field: str, text: object, *says: str
) -> Damage:
    """A text in one cell of the row with these cells; the message must name line and field."""

    def spoil(copy: DataCopy) -> int:
        line = copy.line(table, **key)
        copy.edit(table, line, **{field: text})
        return line

    return Damage(name, spoil, f"{file_of(table)}, line {{line}}, {field}: ", says)


def without(name: str, table: str, key: Mapping[str, str], start: str, *says: str) -> Damage:
    """The row with these cells is gone."""
    return Damage(name, lambda copy: copy.drop_row(table, copy.line(table, **key)), start, says)


def header_alone(table: str) -> Damage:
    """All rows of a table are gone."""
    return Damage(
        f"no row of {table}",
        lambda copy: copy.rewrite(file_of(table), lambda text: text.partition(b"\n")[0] + b"\n"),
        f"{file_of(table)}, line 2, ",
        ("no row; at least one is needed",),
    )


def raw_line(table: str, line: int, change: Callable[[bytes], bytes]) -> Callable[[DataCopy], None]:
    """A change of one line of a file as it stands there."""

    def spoil(copy: DataCopy) -> None:
        lines = copy.path(table).read_bytes().split(b"\n")
        lines[line - 1] = change(lines[line - 1])
        copy.path(table).write_bytes(b"\n".join(lines))

    return spoil


def codebook(
    change: Callable[[dict[str, Any]], object], part: str = "evidence"
) -> Callable[[DataCopy], None]:
    """A change of the codebook of a part that leaves it valid JSON."""

    def spoil(copy: DataCopy) -> None:
        path = copy.folder / part / CODEBOOK
        entries = json.loads(path.read_text(encoding="utf-8"))
        change(entries)
        path.write_text(json.dumps(entries), encoding="utf-8")

    return spoil


def check(damage: Damage, data_copy: DataCopy) -> None:
    """Do the damage; loading must fail with one sentence that says all it should."""
    line = damage.spoil(data_copy)
    with pytest.raises(DataError) as caught:
        data_copy.load()
    message = str(caught.value)
    assert message.startswith(damage.start.format(line=line))
    for words in damage.says:
        assert words in message
    assert message.endswith(".")
    assert "\n" not in message
    assert str(data_copy.folder) not in message, "a visitor need not know the server's folders"
