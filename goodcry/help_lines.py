"""Whom to call or text: the lines of each country, and in which country somebody may be.

What is wrong with other tables must not take these away. So they can be read without the evidence
base: :func:`rescue` takes every row of the two tables that is whole.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from goodcry.held import HeldOf

if TYPE_CHECKING:
    from goodcry.evidence import Evidence

LINES, ZONES = "crisis_lines", "country_zones"
# Where the table of lines cannot be read at all, there is still this one.
DIRECTORY = ("Find A Helpline", "https://findahelpline.com")

CALLABLE = re.compile(r"[0-9]([ -]?[0-9]){2,14}")
SHORT = 5  # digits of a number that is written without blanks
ADDRESS = re.compile(r"https://[\w.-]+\.\w+(/\S*)?")
# The last part of a language as browsers name it: the GB of en-GB, the TW of zh-Hant-TW.
REGION = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z]{4})?[-_]([a-zA-Z]{2})")


@dataclass(frozen=True)
class Line:
    """A line to call in a country; ``text`` is empty where it takes no messages.

    Numbers stand as people write them; :func:`dialled` makes them fit for a link.
    """

    country: str
    country_name: str
    name: str
    call: str
    text: str = ""
    text_word: str = ""
    note: str = ""
    emergency: str = ""
    id: str = ""


FIELDS = tuple(field.name for field in fields(Line))


@dataclass(frozen=True)
class Directory:
    """A list of lines all over the world."""

    name: str
    link: str

    @property
    def shown(self) -> str:
        """The address as people say it."""
        return urlsplit(self.link).netloc


@dataclass(frozen=True)
class Help:
    """The lines of all countries, the directory, and the country of each time zone."""

    lines: tuple[Line, ...]
    directory: Directory
    zones: Mapping[str, str]

    @property
    def countries(self) -> dict[str, str]:
        """Code -> name of each country that has a line, by name."""
        names = {line.country: line.country_name for line in self.lines}
        return dict(sorted(names.items(), key=lambda entry: entry[1]))

    def of(self, country: str | None) -> tuple[Line, ...]:
        """The lines of a country; none if it has none or is not known."""
        return tuple(line for line in self.lines if line.country == country)

    def country(self, timezone: str | None, locale: str | None) -> str | None:
        """The country in which somebody may be, by clock and language; None if it has no line.

        A clock that is set to a place decides alone: who reads English in Tokyo is not in America.

        Args:
            timezone: the time zone that a browser reports, such as ``Pacific/Auckland``.
            locale: its language, such as ``en-NZ``.
        """
        if timezone and timezone in self.zones:
            return self.zones[timezone]
        if timezone and "/" in timezone and not timezone.startswith("Etc/"):
            return None
        region = REGION.match(locale or "")
        code = region[1].upper() if region else ""
        return code if code in self.countries else None


def dialled(number: str) -> str:
    """The digits of a number, such as a link needs.

    >>> dialled("0800 111-0")
    '08001110'
    """
    return re.sub(r"\D", "", number)


def _written(number: str) -> str:
    """A number as people write it: a short one in one piece.

    In the table "024" is "0 24", which a spreadsheet does not take for the number 24.

    >>> _written("0 24"), _written("116 123")
    ('024', '116 123')
    """
    digits = dialled(number)
    return digits if len(digits) <= SHORT else number


@HeldOf
def of(evidence: Evidence) -> Help:
    """The lines of the evidence base."""
    return _whole(evidence.rows(LINES), evidence.rows(ZONES))


def rescue(folder: Path) -> Help:
    """What is whole of the lines in a data folder, whatever else in it is damaged."""
    return _whole(*(_rows(folder / "content" / f"{table}.csv") for table in (LINES, ZONES)))


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        text = path.read_bytes().decode("utf-8-sig", errors="replace")
        return list(csv.DictReader(io.StringIO(text, newline="")))
    except (OSError, csv.Error):
        return []


def _whole(lines: Iterable[Mapping[str, Any]], zones: Iterable[Mapping[str, Any]]) -> Help:
    found: list[Line] = []
    directory = DIRECTORY
    for row in lines:
        cells = {name: str(row.get(name) or "").strip() for name in FIELDS}
        link = str(row.get("link") or "")
        if CALLABLE.fullmatch(cells["call"]) and cells["country_name"] and cells["name"]:
            if not CALLABLE.fullmatch(cells["text"]):
                cells["text"] = ""
            cells |= {name: _written(cells[name]) for name in ("call", "text", "emergency")}
            found.append(Line(**cells))
        elif ADDRESS.fullmatch(link) and cells["name"]:
            directory = (cells["name"], link)
    clocks = {str(row.get("zone") or ""): str(row.get("country") or "") for row in zones}
    known = {line.country for line in found}
    return Help(
        tuple(found),
        Directory(*directory),
        {zone: country for zone, country in clocks.items() if country in known},
    )
