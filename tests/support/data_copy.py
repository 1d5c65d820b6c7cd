"""A copy of the data folder whose tables a test may change."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from goodcry.evidence import Evidence, load

HEADER = 0


class DataCopy:
    """A copy of the data folder whose tables a test may change.

    Lines are counted as in the file: the header is line 1, the first row is line 2.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._files = {path.stem: path for path in folder.glob("*/*.csv")}
        self._whole = {path: path.read_bytes() for path in folder.glob("*/*")}

    def mend(self) -> None:
        """Undo all changes."""
        found = {path for path in self.folder.glob("*/*") if path.is_file()}
        if found != set(self._whole):
            shutil.rmtree(self.folder)
            found = set()
        for path, held in self._whole.items():
            if path not in found or path.read_bytes() != held:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(held)

    def load(self) -> Evidence:
        """The evidence as it is after the changes."""
        return load(self.folder)

    def path(self, table: str) -> Path:
        """The file of a table."""
        return self._files[table]

    def line(self, table: str, **equal: str) -> int:
        """The line of the first row in which each named cell holds the text given."""
        header, *rows = self._read(table)
        for line, cells in enumerate(rows, start=2):
            if all(cells[header.index(name)] == text for name, text in equal.items()):
                return line
        raise LookupError(f"no row of {table} with {equal}")

    def edit(self, table: str, line: int, **texts: object) -> None:
        """Put texts into the named cells of a line."""

        def change(lines: list[list[str]]) -> None:
            for name, text in texts.items():
                lines[line - 1][lines[HEADER].index(name)] = str(text)

        self._change(table, change)

    def add_row(self, table: str, **texts: object) -> int:
        """Append a row; what is not named stays empty. Returns its line."""
        header = self._read(table)[HEADER]
        if unknown := set(texts) - set(header):
            raise LookupError(f"{table} has no column {', '.join(sorted(unknown))}")
        cells = [str(texts.get(name, "")) for name in header]
        self._change(table, lambda lines: lines.append(cells))
        return len(self._read(table))

    def repeat_row(self, table: str, line: int) -> int:
        """Append a line once more. Returns the line of the copy."""
        lines = self._read(table)
        return self.add_row(table, **dict(zip(lines[HEADER], lines[line - 1], strict=True)))

    def drop_row(self, table: str, line: int) -> None:
        """Delete a line."""
        self._change(table, lambda lines: lines.pop(line - 1))

    def add_column(self, table: str, name: str, text: str = "") -> None:
        """Append a column that holds the same text in each row."""

        def change(lines: list[list[str]]) -> None:
            for place, cells in enumerate(lines):
                cells.append(text if place else name)

        self._change(table, change)

    def drop_column(self, table: str, name: str) -> None:
        """Delete a column."""

        def change(lines: list[list[str]]) -> None:
            place = lines[HEADER].index(name)
            for cells in lines:
                del cells[place]

        self._change(table, change)

    def rewrite(self, file: str, change: Callable[[bytes], bytes]) -> None:
        """Put the bytes of a file, such as ``evidence/findings.csv``, through a function."""
        path = self.folder / file
        path.write_bytes(change(path.read_bytes()))

    def _read(self, table: str) -> list[list[str]]:
        with self.path(table).open(encoding="utf-8", newline="") as file:
            return list(csv.reader(file))

    def _change(self, table: str, change: Callable[[list[list[str]]], object]) -> None:
        lines = self._read(table)
        change(lines)
        with self.path(table).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(lines)


def remembering(read: Callable[..., Any]) -> Callable[..., Any]:
    """Reads a table only where its file or its codebook changed: that is most of the time."""
    seen: dict[tuple[str, bytes], Any] = {}
    # Place in memory -> the entry of a codebook that keeps it, and the entry as text.
    entries: dict[int, tuple[Any, str]] = {}

    def read_table(folder: Path, resource: dict[str, Any]) -> Any:
        if id(resource) not in entries:
            entries[id(resource)] = (resource, json.dumps(resource))
        key = (entries[id(resource)][1], (folder / resource["path"]).read_bytes())
        if key not in seen:
            seen[key] = read(folder, resource)
        return seen[key]

    return read_table
