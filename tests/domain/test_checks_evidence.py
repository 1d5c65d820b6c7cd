"""Rules of ``data/evidence/`` that no single field can say stop the app with one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.damage import Damage, check, header_alone, row, without

if TYPE_CHECKING:
    from tests.support.data_copy import DataCopy

ASSUMPTIONS = "evidence/assumptions.csv, id: "


def assumed(name: str, key: str, value: object, *says: str) -> Damage:
    """Another value of an assumption."""
    return row(name, "assumptions", {"id": key}, "value", value, *says)


def young_start(copy: DataCopy) -> int:
    """A slider that starts below its lowest age."""
    copy.edit("assumptions", copy.line("assumptions", id="shift_age_start"), value=10)
    return copy.line("assumptions", id="shift_age_lowest")


def moods(copy: DataCopy) -> None:
    """Another name for the node "mood", with all that leads there."""
    for file in ("nodes", "mechanism_edges"):
        copy.rewrite(
            f"evidence/{file}.csv",
            lambda text: text.replace(b"\nmood,", b"\nmoods,").replace(b",mood,", b",moods,"),
        )


DAMAGES = [
    # What the code asks for by name.
    without("an assumption", "assumptions", {"id": "overlap"}, ASSUMPTIONS, "no row 'overlap'"),
    without(
        "an assumption of the heart",
        "assumptions",
        {"id": "shift_vagal_lag"},
        ASSUMPTIONS,
        "'shift_vagal_lag'",
    ),
    Damage(
        "an assumption renamed",
        lambda copy: copy.edit("assumptions", copy.line("assumptions", id="pacer_in"), id="pace"),
        ASSUMPTIONS,
        ("no row 'pacer_in'", "asks for it by this name"),
    ),
    without(
        "a constant",
        "constants",
        {"id": "plasma_volume"},
        "evidence/constants.csv, id: ",
        "no row 'plasma_volume'",
    ),
    Damage(
        "a node that every question ends at",
        moods,
        "evidence/nodes.csv, id: ",
        ("no row 'mood'",),
    ),
    Damage(
        "an assumption that nothing is worked out with",
        lambda copy: copy.add_row(
            "assumptions",
            id="drops",
            group="prediction",
            name="Drops",
            value=50,
            unit="drops",
            why="They fill a picture.",
        ),
        "evidence/assumptions.csv, line {line}, id: ",
        ("'drops' is not allowed", "the app works nothing out with it"),
    ),
    header_alone("triggers"),
    header_alone("untimed_studies"),
    # Units and sizes.
    row(
        "another unit",
        "constants",
        {"id": "plasma_volume"},
        "unit",
        "mL",
        "'mL' is not allowed; the app computes with L",
    ),
    row(
        "another unit of an assumption",
        "assumptions",
        {"id": "shift_vagal_lag"},
        "unit",
        "ms",
        "'ms' is not allowed; the app computes with s",
    ),
    assumed("an effect out of range", "effect_size", 99, "99 is not allowed", "from 0.01 to 5"),
    assumed("a range beyond all", "range_high", 500, "500 is not allowed", "from 51 to 99.9"),
    assumed("a low end above the middle", "range_low", 60, "60 is not allowed", "from 0.1 to 49"),
    row(
        "a slider without an end",
        "assumptions",
        {"id": "overlap"},
        "high",
        "",
        "empty is not allowed for 'overlap'",
    ),
    Damage(
        "an age at the start below the youngest",
        young_start,
        "evidence/assumptions.csv, line {line}, value: ",
        ("18 is not allowed for 'shift_age_lowest'", "at most that of 'shift_age_start', 10"),
    ),
    assumed(
        "a breath that stops the heart",
        "shift_rsa_plateau",
        60,
        "60 is not allowed",
        "would stop it",
    ),
    # Low and high ends.
    row(
        "a low end above the high one",
        "frequency",
        {"id": "often-press-women"},
        "low",
        70,
        "70 is not allowed; it must be at most high, 64",
    ),
    row(
        "a number outside its ends",
        "constants",
        {"id": "plasma_volume"},
        "value",
        5,
        "5 is not allowed; it must be at most high, 3",
    ),
    row(
        "one end of a span of days",
        "pairs",
        {"id": "month-press"},
        "days_low",
        "",
        "empty; days_low and days_high must come together",
    ),
    row(
        "an event that ends before it begins",
        "timeline",
        {"seconds_from": "-50"},
        "seconds_from",
        5,
        "5 is not allowed; it must be at most seconds_to, -10",
    ),
    # Counts and shares.
    row(
        "a negative count",
        "frequency",
        {"id": "never-frey-men"},
        "number",
        -45,
        "'-45' is not allowed; it must be a number, 0 or more",
    ),
    row(
        "a figure without its words",
        "frequency",
        {"id": "never-frey-men"},
        "value",
        "",
        "empty, but some text is needed",
    ),
    Damage(
        "base rates of far more than everybody",
        lambda copy: copy.edit("base_rates", 2, better=90),
        "evidence/base_rates.csv, line 2, better+same+worse: ",
        ("add up to 159.8 %", "about 100"),
    ),
    Damage(
        "base rates of less than everybody",
        lambda copy: copy.edit("base_rates", 2, better=10),
        "evidence/base_rates.csv, line 2, better+same+worse: ",
        ("add up to 79.8 %", "about 100"),
    ),
    Damage(
        "a base rate that predictions start from",
        lambda copy: copy.edit("base_rates", copy.line("base_rates", base="press"), base=""),
        "evidence/base_rates.csv, base: ",
        ("no row 'press'",),
    ),
    row(
        "a pair without a number",
        "frequency",
        {"id": "often-survey-men"},
        "number",
        "",
        "empty, but 'month-many-countries' in evidence/pairs.csv compares it",
    ),
    without(
        "a part without a pair",
        "pairs",
        {"part": "no cry"},
        "evidence/pairs.csv, part: ",
        "no row 'no cry'",
    ),
    row(
        "a pair of the first sentences without men",
        "pairs",
        {"id": "month-press"},
        "men",
        "",
        "empty, but the page shows it for 'month-press'",
    ),
    Damage(
        "no pair that nobody could confirm",
        lambda copy: copy.edit("pairs", copy.line("pairs", id="month-press"), status="reported"),
        "evidence/pairs.csv, line 2, status: ",
        ("no row of 'how often'", "'not confirmed'"),
    ),
    row(
        "a signal without its finding",
        "account_signals",
        {"account": "hendriks2007"},
        "finding",
        "",
        "empty, but some text is needed",
    ),
    # Names.
    row(
        "two mechanisms of one name",
        "mechanisms",
        {"id": "sleep"},
        "name",
        "Crying cools the brain",
        "'Crying cools the brain' already stands in line ",
    ),
    Damage(
        "two accounts of one name",
        lambda copy: copy.edit("accounts", 3, name="Hendriks 2007: over within four minutes"),
        "evidence/accounts.csv, line 3, name: ",
        ("already stands in line 2",),
    ),
    row(
        "a finding on an unknown mechanism",
        "findings",
        {"area": "mechanism"},
        "mechanism",
        "magic",
        "'magic' is not in evidence/mechanisms.csv",
    ),
    row(
        "a finding on a mechanism that says how moods went",
        "findings",
        {"area": "mechanism"},
        "direction",
        "up",
        "'up' is not allowed in the area 'mechanism'; it must be one of supports, contradicts",
    ),
    row(
        "a finding on moods that says what it means for a mechanism",
        "findings",
        {"area": "moderator"},
        "direction",
        "supports",
        "'supports' is not allowed in the area 'moderator'; it must be one of better, worse",
    ),
    # Bibliography.
    Damage(
        "authors that cannot be read",
        lambda copy: copy.edit("sources", 2, authors=";;;,,,{"),
        "evidence/sources.csv, line 2, authors: ",
        ("'' is not allowed", "'Family, Given'", "{Institution}"),
    ),
    Damage(
        "others in the first place",
        lambda copy: copy.edit("sources", 2, authors="others; Frey, W. H."),
        "evidence/sources.csv, line 2, authors: ",
        ("'others' is not allowed", "in the last place"),
    ),
    Damage(
        "a brace in a title",
        lambda copy: copy.edit("sources", 2, title="On {tears"),
        "evidence/sources.csv, line 2, title: ",
        ("'On {tears' is not allowed", "without { and }"),
    ),
    Damage(
        "an address without a host",
        lambda copy: copy.edit("sources", 2, url="https://[tears"),
        "evidence/sources.csv, line 2, url: ",
        ("'https://[tears' is not allowed", "a whole web address"),
    ),
]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
def test_message_names_the_file_the_line_the_field_and_what_is_allowed(
    damage: Damage, data_copy: DataCopy
) -> None:
    check(damage, data_copy)
