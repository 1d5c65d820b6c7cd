"""Random changes of the data, as hands, spreadsheets and merges make them; the same every time."""

from __future__ import annotations

import csv
import io
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

from goodcry.evidence import CODEBOOK

Files = dict[str, bytes]
Table = list[list[str]]

NONSENSE = (
    "zzz",
    "0",
    "-7",
    "1e9",
    "3. Apr",
    "2026-13-45",
    "<b>bold",
    "a, b; c",
    "{",
    "[x](y)",
    ":",
    "💧",
    "None",
    "x" * 5000,
)
VALUES: tuple[Any, ...] = (None, True, 7, -1.5, "zzz", "", [], ["zzz"], {}, {"zzz": 1})


@dataclass(frozen=True)
class Mutation:
    """A change of one file. It is skipped where an earlier one took away what it changes."""

    name: str
    file: str
    change: Callable[[bytes], bytes]

    def apply(self, files: Files) -> Files:
        """The files after the change."""
        try:
            return files | {self.file: self.change(files[self.file])}
        except (IndexError, KeyError, ValueError):
            return files


def mutations(files: Files, seed: int) -> Iterator[Mutation]:
    """Changes without end, each table and codebook having its turn."""
    dice = random.Random(seed)
    tables = sorted(name for name in files if name.endswith(".csv"))
    books = sorted(name for name in files if name.endswith(CODEBOOK))
    for turn in count():
        if turn % 4 == 3:
            yield _of_codebook(books[turn // 4 % len(books)], files, dice)
        else:
            yield _of_table(tables[turn % len(tables)], files, dice)


def _read(text: bytes) -> Table:
    return list(csv.reader(io.StringIO(text.decode(), newline="")))


def _write(lines: Table) -> bytes:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\n").writerows(lines)
    return buffer.getvalue().encode()


def _of_table(file: str, files: Files, dice: random.Random) -> Mutation:
    lines = _read(files[file])
    line, place = dice.randrange(1, len(lines)), dice.randrange(len(lines[0]))
    other, beside = dice.randrange(1, len(lines)), dice.randrange(len(lines[0]))
    word, field = dice.choice(NONSENSE), lines[0][place]
    factor = dice.choice((1000, -1, 0, 0.001))

    def cell(change: Callable[[Table], str]) -> Callable[[Table], object]:
        def put(table: Table) -> None:
            table[line][place] = change(table)

        return put

    def swap(table: Table) -> None:
        cells = table[line]
        cells[place], cells[beside] = cells[beside], cells[place]

    def columns(change: Callable[[list[str]], object]) -> Callable[[Table], object]:
        def each(table: Table) -> None:
            for cells in table:
                change(cells)

        return each

    def half(table: Table) -> str:
        return table[line][place][: len(table[line][place]) // 2]

    def exchange(table: Table) -> None:
        table[line], table[other] = table[other], table[line]

    where = f"line {line + 1}, {field}"
    of_cells: dict[str, Callable[[Table], object]] = {
        f"{where} emptied": cell(lambda _: ""),
        f"{where} shortened": cell(half),
        f"{where} is {word[:12]!r}": cell(lambda _: word),
        f"{where} from line {other + 1}": cell(lambda table: table[other][place]),
        f"{where} times {factor}": cell(lambda table: f"{float(table[line][place]) * factor:g}"),
        f"{where} swapped with {lines[0][beside]}": swap,
        f"{where} repeated": cell(lambda table: f"{table[line][place]} {table[line][place]}"),
    }
    of_lines: dict[str, Callable[[Table], object]] = {
        f"line {line + 1} dropped": lambda table: table.pop(line),
        f"line {line + 1} repeated": lambda table: table.insert(other, list(table[line])),
        f"lines {line + 1} and {other + 1} exchanged": exchange,
        f"{where} cut off": lambda table: table[line].pop(),
        "all lines dropped": lambda table: table.__delitem__(slice(1, None)),
        f"column {field} dropped": columns(lambda cells: cells.pop(place)),
        f"column {field} moved to the end": columns(lambda cells: cells.append(cells.pop(place))),
        f"header {field} is {word[:12]!r}": lambda table: table[0].__setitem__(place, word),
    }
    of_files: dict[str, Callable[[bytes], bytes]] = {
        "file emptied": lambda _: b"",
        "file blanked": lambda _: b" \n",
        "semicolons": lambda text: text.replace(b",", b";"),
        "tabs": lambda text: text.replace(b",", b"\t"),
        "Windows line ends": lambda text: text.replace(b"\n", b"\r\n"),
        "file cut": lambda text: text[: len(text) * 2 // 3],
        "Latin-1": lambda text: text.replace(b"e", b"\xe9", 1),
    }
    kind = dice.random()
    if kind < 0.03:
        name, change = dice.choice(list(of_files.items()))
        return Mutation(f"{file}: {name}", file, change)
    name, edit = dice.choice(list((of_cells if kind < 0.8 else of_lines).items()))

    def of_text(text: bytes) -> bytes:
        table = _read(text)
        edit(table)
        return _write(table)

    return Mutation(f"{file}: {name}", file, of_text)


def _of_codebook(file: str, files: Files, dice: random.Random) -> Mutation:
    path = dice.choice(list(_paths(json.loads(files[file]))))
    value, kind = dice.choice(VALUES), dice.random()
    shown = ".".join(map(str, path))

    def drop(parent: Any, key: Any) -> None:
        del parent[key]

    def put(parent: Any, key: Any) -> None:
        parent[key] = value

    def rename(parent: Any, key: Any) -> None:
        if isinstance(parent, list):
            parent.append(parent[key])
        else:
            parent[f"{key}x"] = parent.pop(key)

    def shorten(parent: Any, key: Any) -> None:
        held = parent[key]
        parent[key] = held[: len(held) // 2] if isinstance(held, str | list) else value

    changes = {"dropped": drop, f"is {value!r}": put, "renamed or repeated": rename}
    name, edit = dice.choice(list({**changes, "shortened": shorten}.items()))
    if kind < 0.2 and path[-1] == "type":
        value = dice.choice(("string", "integer", "number", "date", "int"))
        name, edit = f"is {value!r}", put

    def of_text(text: bytes) -> bytes:
        book = json.loads(text)
        parent = book
        for key in path[:-1]:
            parent = parent[key]
        edit(parent, path[-1])
        return json.dumps(book).encode()

    return Mutation(f"{file}: {shown} {name}", file, of_text)


def _paths(entry: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to each value in a tree of JSON, but the tree itself."""
    if path:
        yield path
    keys = (
        entry if isinstance(entry, dict) else range(len(entry)) if isinstance(entry, list) else ()
    )
    for key in keys:
        yield from _paths(entry[key], (*path, key))
