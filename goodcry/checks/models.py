"""Rules of what the models and pictures of the body are made of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from goodcry.checks.needs import ASSUMPTIONS
from goodcry.checks.parts import too_few
from goodcry.faults import DataError, quoted
from goodcry.tables import Tables


def accounts(tables: Tables) -> Iterator[DataError]:
    """The knots of an account follow in time; all accounts begin and end at the same moments."""
    knots = tables.grouped("account_knots", "account")
    ends: tuple[float, float] | None = None
    for line, account in tables.lines("accounts"):
        found = [(at, row["seconds"]) for at, row in knots[account["id"]]]
        if len(found) < 2:
            yield too_few(
                tables, "accounts", line, account["id"], "account_knots", "knots", len(found)
            )
            continue
        for (_, before), (late, seconds) in pairwise(found):
            if seconds <= before:
                yield tables.fault(
                    "account_knots",
                    late,
                    "seconds",
                    f"{seconds:g} is not allowed after {before:g}; each knot of an account must "
                    "be later than the one before.",
                )
        own = (found[0][1], found[-1][1])
        ends = ends or own
        if own != ends:
            yield tables.fault(
                "account_knots",
                found[0][0] if own[0] != ends[0] else found[-1][0],
                "seconds",
                f"{quoted(account['id'])} reaches from {own[0]:g} to {own[1]:g}; it must reach "
                f"from {ends[0]:g} to {ends[1]:g}, as the first account, to be laid over it.",
            )
    for line, row in tables.lines("account_signals"):
        if ends and not ends[0] <= row["seconds_from"] <= row["seconds_to"] <= ends[1]:
            yield tables.fault(
                "account_signals",
                line,
                "seconds_from+seconds_to",
                f"{row['seconds_from']:g} to {row['seconds_to']:g} is not allowed; it must lie "
                f"from {ends[0]:g} to {ends[1]:g}, the time of the accounts.",
            )


def breathing(tables: Tables) -> Iterator[DataError]:
    """Accounts breathe as slowly and fast as the model can take."""
    assumed = tables.by_key("assumptions")
    low, high = (assumed[f"shift_breathing_{end}"]["value"] for end in ("lowest", "highest"))
    for line, row in tables.lines("account_knots"):
        if not low <= row["breathing"] <= high:
            yield tables.fault(
                "account_knots",
                line,
                "breathing",
                f"{row['breathing']:g} is not allowed; it must be a number from {low:g} to "
                f"{high:g}, shift_breathing_lowest and _highest.",
            )


def in_order(tables: Tables) -> Iterator[DataError]:
    """Assumed numbers that belong together stand in their order."""
    orders = (
        ("range_low", "range_high"),
        ("shift_age_lowest", "shift_age_start", "shift_age_older", "shift_age_highest"),
        ("shift_vagal_top", "shift_vagal_rest"),
        ("shift_sympathetic_rest", "shift_sympathetic_top"),
        ("shift_breathing_lowest", "shift_breathing_slow", "shift_breathing_rest"),
        ("shift_breathing_rest", "shift_breathing_highest"),
        ("tears_window_shortest", "tears_window", "tears_window_longest"),
    )
    lines = {row["id"]: (line, row["value"]) for line, row in tables.lines("assumptions")}
    for order in orders:
        for smaller, larger in pairwise(order):
            if lines[smaller][1] > lines[larger][1]:
                yield tables.fault(
                    "assumptions",
                    lines[smaller][0],
                    "value",
                    f"{lines[smaller][1]:g} is not allowed for {smaller!r}; it must be at most "
                    f"that of {larger!r}, {lines[larger][1]:g}.",
                )


def heart(tables: Tables) -> Iterator[DataError]:
    """The model heart never stands still: its slowest rate is above half its widest swing."""
    lines = {row["id"]: (line, row["value"]) for line, row in tables.lines("assumptions")}
    value = {key.removeprefix("shift_"): lines[key][1] for key in ASSUMPTIONS}
    slowest = value["vagal_top"] * min(
        value["intrinsic_rate"], value["age_intercept"] - value["age_slope"] * value["age_highest"]
    )
    swing = value["rsa_plateau"] * (1 - value["vagal_top"]) / (1 - value["vagal_rest"])
    if slowest <= swing / 2:
        yield tables.fault(
            "assumptions",
            lines["shift_rsa_plateau"][0],
            "value",
            f"{value['rsa_plateau']:g} is not allowed; with a slowest heart of {slowest:.3g} per "
            f"min the swing of the breath, up to {swing:.3g}, would stop it.",
        )


def moods(tables: Tables) -> Iterator[DataError]:
    """The mood's clock has points, each at a minute, and one of them later than the start."""
    latest = 0.0
    for line, row in tables.lines("mood_timecourse"):
        if row["clock"] != "mood" or row["direction"] is None:
            continue
        if row["minutes"] is None:
            yield tables.fault(
                "mood_timecourse",
                line,
                "minutes",
                "empty is not allowed beside a direction of the clock 'mood'; it must be a number.",
            )
        latest = max(latest, row["minutes"] or 0.0)
    if not latest:
        yield DataError(
            "evidence/mood_timecourse.csv, direction: no row of the clock 'mood' tells worse, same "
            "or better at a minute above 0; the picture of the mood needs one."
        )


def clocks(tables: Tables) -> Iterator[DataError]:
    """A half-life is a time in minutes, measured in blood or brain fluid."""
    for line, row in tables.lines("constants"):
        if row["half_life_of"] is None:
            continue
        for name in ("value", "low", "high"):
            found = row[name]
            if (found is None and name == "value") or (found is not None and not found > 0):
                yield tables.fault(
                    "constants",
                    line,
                    name,
                    f"{'empty' if found is None else f'{found:g}'} is not allowed for a "
                    "half-life; it must be a number above 0.",
                )
        if row["fluid"] is None:
            yield tables.fault("constants", line, "fluid", "empty; a half-life needs its fluid.")
        if row["unit"] != "min":
            yield tables.fault(
                "constants",
                line,
                "unit",
                f"{quoted(row['unit'])} is not allowed for a half-life; it must be min.",
            )


def tear_sum(tables: Tables) -> Iterator[DataError]:
    """The start values of the tear sum lie between the ends that other rows give them."""
    constants = {row["id"]: (line, row["value"]) for line, row in tables.lines("constants")}
    assumed = {row["id"]: row["value"] for row in tables.rows["assumptions"]}
    level = constants["plasma_cortisol_typical"][1]
    flow = constants["reflex_tear_flow"][1]
    for key, low, high in (
        ("emotional_tear_volume_generous", constants["tear_film_volume"][1] / 1000, None),
        (
            "tear_cortisol_concentration",
            assumed["tears_steroid_share_low"] * level,
            assumed["tears_steroid_share_high"] * level,
        ),
        (
            "reflex_tear_flow",
            constants["stimulated_tear_flow"][1],
            flow + assumed["tears_reflex_flow_spread"],
        ),
    ):
        line, value = constants[key]
        if value < low or (high is not None and value > high):
            words = f"{low:g} or more" if high is None else f"from {low:g} to {high:g}"
            yield tables.fault(
                "constants",
                line,
                "value",
                f"{value:g} is not allowed for {key!r}; by the rows it is compared with it must "
                f"be {words}.",
            )


RULES = (
    accounts,
    breathing,
    in_order,
    heart,
    moods,
    clocks,
    tear_sum,
)
