"""A spreadsheet that opens a table and saves it again, as people's own do in their languages."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from goodcry.cells import NUMBERS
from goodcry.checks import spreadsheets

MARK = "\ufeff"
# What has no place in a file of numbers and words: it shows what would not have come back.
CHANGED = "taken for something else"


@dataclass(frozen=True)
class Spreadsheet:
    """How a spreadsheet reads and writes.

    Attributes:
        separator: what it writes between columns, and reads there at a double click.
        decimal: the sign before the decimals of its numbers.
        coding: the encoding of the files that it saves; ``mark`` says whether a mark stands first.
        end: how it ends a line.
        told: whether it was told, when it opened the table, that commas separate the columns.
    """

    separator: str = ","
    decimal: str = "."
    coding: str = "utf-8"
    mark: bool = True
    end: str = "\r\n"
    told: bool = True

    def saved(self, table: bytes, texts: Iterable[str] = ()) -> bytes:
        """The table as it saves it; the columns named in ``texts`` it was told to leave alone."""
        text = table.decode("utf-8-sig")
        reader = csv.reader(
            io.StringIO(text, newline=""), delimiter="," if self.told else self.separator
        )
        header, *rows = list(reader)
        kept = {place for place, name in enumerate(header) if name in set(texts)}
        out = io.StringIO(newline="")
        writer = csv.writer(out, delimiter=self.separator, lineterminator=self.end)
        writer.writerow(header)
        for row in rows:
            writer.writerow(
                cell if place in kept else self._shown(cell) for place, cell in enumerate(row)
            )
        written = (MARK if self.mark else "") + out.getvalue()
        return written.encode(self.coding, errors="replace")

    def _shown(self, cell: str) -> str:
        """A cell as it stands in the grid once the spreadsheet has guessed what it means."""
        if NUMBERS["number"].fullmatch(cell.strip()):
            return f"{float(cell):.15g}".replace(".", self.decimal)
        return CHANGED if spreadsheets.look(cell) else cell
