"""Rules of whom to call, in ``data/content/``, stop the app with one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.damage import Damage, check, row

if TYPE_CHECKING:
    from tests.support.data_copy import DataCopy


def again(copy: DataCopy, key: str) -> int:
    """The same line once more, under another key."""
    line = copy.repeat_row("crisis_lines", copy.line("crisis_lines", id=key))
    copy.edit("crisis_lines", line, id=f"{key}2")
    for name in ("openhelplines2026", "wikicrisis2026"):
        copy.add_row("crisis_line_lists", line=f"{key}2", list=name)
    return line


def no_directory(copy: DataCopy) -> None:
    """The directory is gone, with all that names it."""
    copy.drop_row("crisis_lines", copy.line("crisis_lines", id="directory"))
    copy.drop_row("crisis_line_lists", copy.line("crisis_line_lists", line="directory"))


DAMAGES = [
    row(
        "an icon that is a letter",
        "soothers",
        {"id": "walk"},
        "icon",
        "x",
        "'x' is not allowed; it must be one of :material/air:, ",
    ),
    row(
        "an icon that nobody drew",
        "soothers",
        {"id": "walk"},
        "icon",
        ":material/parc:",
        "':material/parc:' is not allowed; it must be one of :material/air:, ",
    ),
    row(
        "a number with letters",
        "crisis_lines",
        {"id": "gb"},
        "call",
        "116 ABC",
        "'116 ABC' is not allowed; it must be text of the form",
    ),
    row(
        "a number that lost its first digit",
        "crisis_lines",
        {"id": "es"},
        "call",
        "24",
        "'24' is not allowed; it must be text of the form",
    ),
    row("a line without a number", "crisis_lines", {"id": "nz"}, "call", "", "empty, but it is"),
    row(
        "a country whose clock nobody knows",
        "crisis_lines",
        {"id": "nz"},
        "country",
        "XX",
        "'XX' is not in content/country_zones.csv",
    ),
    Damage(
        "a country under two names",
        lambda copy: copy.edit(
            "crisis_lines", copy.line("crisis_lines", id="ie"), country_name="United Kingdom"
        ),
        "content/crisis_lines.csv, line 5, country_name: ",
        ("'United Kingdom' is not allowed; one country must have one name",),
    ),
    Damage(
        "the same number twice in a country",
        lambda copy: copy.repeat_row("crisis_lines", copy.line("crisis_lines", id="nz")),
        "content/crisis_lines.csv, line {line}, id: ",
        ("'nz' already stands in line",),
    ),
    Damage(
        "the same number twice in a country, under another name",
        lambda copy: again(copy, "nz"),
        "content/crisis_lines.csv, line {line}, call: ",
        ("'1737' already stands in line",),
    ),
    Damage(
        "a country without a line",
        lambda copy: copy.add_row("country_zones", zone="Asia/Tokyo", country="JP"),
        "content/country_zones.csv, line {line}, country: ",
        ("'JP' has no line in content/crisis_lines.csv",),
    ),
    row(
        "a word to send to nobody",
        "crisis_lines",
        {"id": "gb"},
        "text",
        "",
        "empty, but the row has a text_word",
    ),
    Damage(
        "no directory",
        no_directory,
        "content/crisis_lines.csv, line 32, link: ",
        ("0 directories; there must be one",),
    ),
    row(
        "a directory with a number",
        "crisis_lines",
        {"id": "directory"},
        "call",
        "116 123",
        "'116 123' is not allowed beside a link",
    ),
    row(
        "a directory at half an address",
        "crisis_lines",
        {"id": "directory"},
        "link",
        "https://findahelpline",
        "'https://findahelpline' is not allowed; it must be a whole web address",
    ),
    Damage(
        "a number that one list alone has",
        lambda copy: copy.edit(
            "crisis_lines", copy.line("crisis_lines", id="pl"), undated_lists=""
        ),
        "content/crisis_lines.csv, line 26, id: ",
        ("'pl' stands on 1 of the lists; it must be 2 or more",),
    ),
    Damage(
        "a sign to help at a level that does not exist",
        lambda copy: copy.add_row("help_signs", factor="support", level="eaten"),
        "content/help_signs.csv, line {line}, factor+level: ",
        ("'support, eaten' is not in evidence/factor_levels.csv",),
    ),
]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
def test_message_names_the_file_the_line_the_field_and_what_is_allowed(
    damage: Damage, data_copy: DataCopy
) -> None:
    check(damage, data_copy)
