"""Whom to call: the country of a reader, and what is left of the lines when data are damaged."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from goodcry import help_lines
from goodcry.evidence import DATA_FOLDER, Evidence

if TYPE_CHECKING:
    from tests.support.data_copy import DataCopy

LINES = "content/crisis_lines.csv"


@pytest.fixture(scope="module")
def found(evidence: Evidence) -> help_lines.Help:
    return help_lines.of(evidence)


@pytest.mark.parametrize(
    ("timezone", "locale", "country"),
    [
        ("Pacific/Auckland", "en-NZ", "NZ"),
        ("Asia/Calcutta", "en-US", "IN"),
        ("Europe/Oslo", None, "NO"),
        ("Asia/Tokyo", "en-US", None),
        ("Nowhere/At_All", "de-DE", None),
        ("UTC", "de-AT", "AT"),
        ("Etc/GMT+5", "fr_FR", "FR"),
        ("", "es-419", None),
        (None, "en-GB", "GB"),
        (None, "zh-Hans-SG", "SG"),
        (None, "EN-ie", "IE"),
        (None, "de", None),
        (None, "ja-JP", None),
        (None, "<b>-US", None),
        (None, None, None),
    ],
)
def test_country_of_a_reader(
    found: help_lines.Help, timezone: str | None, locale: str | None, country: str | None
) -> None:
    assert found.country(timezone, locale) == country


def test_every_country_has_a_line_and_a_name(found: help_lines.Help) -> None:
    assert list(found.countries.values()) == sorted(found.countries.values())
    for country in found.countries:
        assert found.of(country)
    assert found.of(None) == found.of("XX") == ()


def test_a_short_number_is_shown_in_one_piece(evidence: Evidence) -> None:
    [row] = evidence.where(help_lines.LINES, country="ES")
    assert row["call"] == "0 24", "spreadsheets would make it 24"
    found = help_lines.of(evidence)
    assert [line.call for line in found.of("ES")] == ["024"]
    assert [line.call for line in found.of("GB")] == ["116 123"]


def test_whole_data_are_the_same_without_the_evidence_base(found: help_lines.Help) -> None:
    assert help_lines.rescue(DATA_FOLDER) == found


def test_the_built_in_directory_is_that_of_the_data(found: help_lines.Help) -> None:
    assert found.directory == help_lines.Directory(*help_lines.DIRECTORY)


def test_a_damaged_row_takes_no_other_with_it(data_copy: DataCopy, found: help_lines.Help) -> None:
    data_copy.edit("crisis_lines", data_copy.line("crisis_lines", id="gb"), call="one one six")
    data_copy.edit("crisis_lines", data_copy.line("crisis_lines", id="nz"), text="x", call="1737")
    left = help_lines.rescue(data_copy.folder)
    assert set(left.countries) == set(found.countries) - {"GB"}
    assert not left.of("NZ")[0].text
    assert left.country("Europe/London", "en-GB") is None
    assert left.country("Pacific/Auckland", None) == "NZ"


def test_a_link_that_is_none_is_not_offered(data_copy: DataCopy) -> None:
    line = data_copy.line("crisis_lines", id="directory")
    data_copy.edit("crisis_lines", line, link='https://x" onclick="y')
    assert help_lines.rescue(data_copy.folder).directory.link == help_lines.DIRECTORY[1]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda _: b"", id="empty"),
        pytest.param(lambda text: text.replace(b",", b";"), id="semicolons"),
        pytest.param(lambda text: text.replace(b"call", b"\xff", 1), id="not UTF-8"),
        pytest.param(lambda text: text[text.index(b"\n") + 1 :], id="no names of columns"),
        pytest.param(lambda text: b'"' + text, id="quotes without end"),
    ],
)
def test_without_any_line_there_is_the_directory(
    data_copy: DataCopy, change: Callable[[bytes], bytes]
) -> None:
    data_copy.rewrite(LINES, change)
    left = help_lines.rescue(data_copy.folder)
    assert (left.lines, left.directory.link) == ((), help_lines.DIRECTORY[1])


def test_without_the_files_there_is_the_directory(data_copy: DataCopy) -> None:
    data_copy.path("crisis_lines").unlink()
    data_copy.path("country_zones").unlink()
    left = help_lines.rescue(data_copy.folder)
    assert left == help_lines.Help((), help_lines.Directory(*help_lines.DIRECTORY), {})


def test_without_clocks_the_language_tells_the_country(data_copy: DataCopy) -> None:
    data_copy.path("country_zones").unlink()
    assert help_lines.rescue(data_copy.folder).country(None, "en-GB") == "GB"
