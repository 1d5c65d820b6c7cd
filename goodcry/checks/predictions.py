"""Rules of what predictions are made of: levels of factors, and base rates."""

from __future__ import annotations

from collections.abc import Iterator

from goodcry.checks import needs
from goodcry.checks.parts import too_few
from goodcry.faults import DataError, quoted
from goodcry.tables import Tables

# Certainties of levels that may have a measured size.
WITH_SIZE = ("measured", "tested, no difference")
OUTCOMES = ("better", "same", "worse")
# Shares of one whole are printed rounded, so their sum may be off by this much.
ROUNDED = 1.0


def scores(tables: Tables) -> Iterator[DataError]:
    """A factor has at least two levels, and their scores span exactly 1."""
    levels = tables.grouped("factor_levels", "factor")
    for line, factor in tables.lines("factors"):
        found = levels[factor["id"]]
        if len(found) < 2:
            yield too_few(
                tables, "factors", line, factor["id"], "factor_levels", "levels", len(found)
            )
            continue
        values = [row["score"] for _, row in found]
        if abs(max(values) - min(values) - 1) > 1e-9:
            yield tables.fault(
                "factor_levels",
                found[0][0],
                "score",
                f"the scores of {quoted(factor['id'])} span {max(values) - min(values):g}; highest "
                "minus lowest must be 1.",
            )


def measured_levels(tables: Tables) -> Iterator[DataError]:
    """A level whose size was measured has it whole, from a finding about its own factor."""
    findings = tables.by_key("findings")
    for line, row in tables.lines("factor_levels"):
        parts = ("log_odds", "standard_error", "finding")
        missing = [name for name in parts if row[name] is None]
        if missing and (row["certainty"] == "measured" or len(missing) < len(parts)):
            yield tables.fault(
                "factor_levels",
                line,
                missing[0],
                "empty; a level that was measured needs log_odds, standard_error and finding.",
            )
        elif not missing and row["certainty"] not in WITH_SIZE:
            yield tables.fault(
                "factor_levels",
                line,
                "certainty",
                f"{quoted(row['certainty'])} is not allowed beside log_odds; it must be "
                f"{' or '.join(map(quoted, WITH_SIZE))}.",
            )
        elif not missing and findings[row["finding"]]["factor"] != row["factor"]:
            yield tables.fault(
                "factor_levels",
                line,
                "finding",
                f"{quoted(row['finding'])} is not allowed; it must be a finding about "
                f"{quoted(row['factor'])}.",
            )
        elif row["direction"] == "no better" and max(row["score"], row["log_odds"] or 0) > 0:
            yield tables.fault(
                "factor_levels",
                line,
                "direction",
                "'no better' is not allowed beside a score or log_odds above 0.",
            )


def base_rates(tables: Tables) -> Iterator[DataError]:
    """The shares of a base rate make one whole; those that predictions start from are complete."""
    for line, row in tables.lines("base_rates"):
        shares = [row[name] for name in OUTCOMES]
        missing = [name for name, share in zip(OUTCOMES, shares, strict=True) if not share]
        for name in missing if row["base"] else ():
            found = "empty" if row[name] is None else f"{row[name]:g}"
            yield tables.fault(
                "base_rates",
                line,
                name,
                f"{found} is not allowed in the base {row['base']!r}; it must be a number above 0.",
            )
        total = sum(share for share in shares if share is not None)
        short = not missing and total < 100 - ROUNDED
        if short or total > 100 + ROUNDED:
            yield tables.fault(
                "base_rates",
                line,
                "+".join(OUTCOMES),
                f"they add up to {total:g} %; it must be about 100{' at most' if missing else ''}.",
            )
    for base in needs.BASES_OF_PREDICTIONS:
        rows = [(line, row) for line, row in tables.lines("base_rates") if row["base"] == base]
        if not rows:
            yield DataError(
                f"evidence/base_rates.csv, base: no row {base!r}; predictions start from it, so "
                "it must stand there."
            )
        for line, row in rows:
            if base == "diary" and row["n_episodes"] is None:
                yield tables.fault(
                    "base_rates", line, "n_episodes", "empty, but the first page shows it."
                )


RULES = (scores, measured_levels, base_rates)
