"""Do tears carry off stress hormones? The arithmetic, with cited numbers only.

The claim is tested by weighing: how much cortisol a cry could carry off, against how
much is in the blood, how fast the adrenal glands make more, and how much the body
clears by itself in the same minutes. All published values are read from
``data/evidence/constants.csv``; the few that this module adds are in
``data/evidence/assumptions.csv`` (rows ``tears_...``), each with its reason. No readable value
was found for cortisol in *emotional* tears: the one used was quoted for tears in general.

>>> from goodcry import evidence, tears
>>> result = tears.balance(tears.defaults(evidence.load()))
>>> round(result.one_part_in)
22500
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from numbers import Real
from typing import Any

from goodcry.evidence import Evidence, Row

# No body comes near these. They keep a quotient of two inputs from running over or under.
SMALLEST, LARGEST = 1e-9, 1e9

MICROLITRES_PER_MILLILITRE = 1_000.0
PICOMOLES_PER_NANOMOLE = 1_000.0
PICOMOLES_PER_MICROMOLE = 1_000_000.0
SECONDS_PER_DAY = 86_400.0

# Which published constant each input starts from.
CONSTANTS: Mapping[str, str] = {
    "tear_volume": "emotional_tear_volume_generous",
    "tear_cortisol": "tear_cortisol_concentration",
    "plasma_volume": "plasma_volume",
    "plasma_cortisol": "plasma_cortisol_typical",
    "half_life": "half_life_cortisol",
    "daily_production": "cortisol_production_per_day",
    "reflex_flow": "reflex_tear_flow",
}


@dataclass(frozen=True)
class Inputs:
    """What the balance is computed from.

    Args:
        tear_volume: tears shed in one cry, mL.
        tear_cortisol: cortisol in those tears, nmol/L.
        plasma_volume: plasma in the body, L.
        plasma_cortisol: cortisol in that plasma, nmol/L.
        half_life: time in which the body clears half of its cortisol, min.
        window: time over which the body's own clearing is counted, min.
        daily_production: cortisol that the adrenal glands make, umol/day.
        reflex_flow: tears that one eye makes when irritated, uL/min.
        eyes: how many eyes the tears come from, 1 or 2.

    Raises:
        ValueError: an input that no body can have (zero, negative, infinite, not a number);
            the message names the input and what is allowed.
    """

    # "favours" is the end of the range that speaks for tears carrying cortisol off.
    tear_volume: float = field(metadata={"unit": "mL", "favours": "high"})
    tear_cortisol: float = field(metadata={"unit": "nmol/L", "favours": "high"})
    plasma_volume: float = field(metadata={"unit": "L", "favours": "low"})
    plasma_cortisol: float = field(metadata={"unit": "nmol/L", "favours": "low"})
    half_life: float = field(metadata={"unit": "min", "favours": "high"})
    window: float = field(metadata={"unit": "min", "favours": "low"})
    daily_production: float = field(metadata={"unit": "umol/day", "favours": "low"})
    reflex_flow: float = field(metadata={"unit": "uL/min", "favours": "high"})
    eyes: int = 2

    def __post_init__(self) -> None:
        for entry in fields(self):
            value = getattr(self, entry.name)
            if entry.name == "eyes":
                if isinstance(value, bool) or value not in (1, 2):
                    raise ValueError(f"eyes = {value!r} is not possible; allowed: 1 or 2")
            elif not _is_possible(value):
                raise ValueError(
                    f"{entry.name} = {value!r} is not possible; allowed: a number above 0, "
                    f"from {SMALLEST:g} to {LARGEST:g}, in {entry.metadata['unit']}"
                )


@dataclass(frozen=True)
class Balance:
    """What one cry could do to the body's cortisol.

    Attributes:
        lost: cortisol carried off in the tears, pmol.
        circulating: cortisol in all of the plasma, nmol.
        fraction: lost as a share of circulating, 0 to 1 (or more, for wild inputs).
        one_part_in: the same as "1 part in ...".
        adrenal_seconds: how long the adrenal glands need to replace what was lost, s.
        cleared_by_body: what the body clears without tears within the window, nmol.
        body_over_tears: how many times more the body clears than the tears carry off.
        litres_for_tenth: tears that would hold a tenth of circulating, L.
        minutes_to_collect: how long the tears take to flow at the reflex rate, min.
    """

    lost: float
    circulating: float
    fraction: float
    one_part_in: float
    adrenal_seconds: float
    cleared_by_body: float
    body_over_tears: float
    litres_for_tenth: float
    minutes_to_collect: float


@dataclass(frozen=True)
class Range:
    """How far one input may be moved, and on whose word.

    Attributes:
        name, unit: the input in plain words, and the unit of the three numbers.
        low, high: the ends that a source supports; a missing end equals the default.
        default: the value to start from.
        sources: ids in ``sources.csv``; the first is that of the default, if it has one.
        read: how far the source of the default was read; None where the default is ours.
        note: what to know about the value, and about ends that another row gives.
    """

    name: str
    unit: str
    low: float
    default: float
    high: float
    sources: tuple[str, ...]
    read: str | None
    note: str

    @property
    def fixed(self) -> bool:
        """Whether the sources leave nothing to move."""
        return self.low == self.high


@dataclass(frozen=True)
class Corner:
    """One corner of all ranges together: its inputs and what follows from them."""

    inputs: Inputs
    balance: Balance


@dataclass(frozen=True)
class Extremes:
    """The two corners between which every choice within the cited ranges lies.

    ``minutes_to_collect`` is no measure of the claim: more tears take longer, faster tears
    shorter, so it may leave the span between the corners.
    """

    most_favourable: Corner
    least_favourable: Corner


def balance(inputs: Inputs) -> Balance:
    """Weigh the cortisol in the tears against the body's own (one compartment, plasma only).

    Counting the plasma alone favours the claim: the body holds cortisol outside it too.
    """
    lost = inputs.tear_volume * inputs.tear_cortisol  # mL times nmol/L is pmol
    circulating = inputs.plasma_volume * inputs.plasma_cortisol
    fraction = lost / PICOMOLES_PER_NANOMOLE / circulating
    adrenal_rate = inputs.daily_production * PICOMOLES_PER_MICROMOLE / SECONDS_PER_DAY
    # expm1 stays exact where the window is far shorter than the half-life.
    cleared_share = -math.expm1(-math.log(2.0) * inputs.window / inputs.half_life)
    cleared = circulating * cleared_share
    microlitres = inputs.tear_volume * MICROLITRES_PER_MILLILITRE
    return Balance(
        lost=lost,
        circulating=circulating,
        fraction=fraction,
        one_part_in=1.0 / fraction,
        adrenal_seconds=lost / adrenal_rate,
        cleared_by_body=cleared,
        body_over_tears=cleared * PICOMOLES_PER_NANOMOLE / lost,
        litres_for_tenth=circulating / 10.0 / inputs.tear_cortisol,
        minutes_to_collect=microlitres / (inputs.reflex_flow * inputs.eyes),
    )


def defaults(evidence: Evidence) -> Inputs:
    """The inputs as published, and the assumed window."""
    chosen: dict[str, Any] = {
        name: float(evidence.row("constants", key)["value"]) for name, key in CONSTANTS.items()
    }
    return Inputs(window=evidence.assumption("tears_window"), **chosen)


def ranges(evidence: Evidence) -> dict[str, Range]:
    """Each input's cited range, in the order of ``Inputs`` (eyes, a plain count, has none).

    No single source gives both ends of four of them, so these are put together:

    - tear volume: from the film that always lies on one eye to a generous donation;
    - tear cortisol: the shares of blood steroids that were found in tears, taken of the
      default level in plasma (cortisol's own share could not be read);
    - reflex flow: from a provoked eye to the average plus its printed spread;
    - window: from the shortest to the longest cry in reports.
    """
    main = {name: evidence.row("constants", key) for name, key in CONSTANTS.items()}
    found = {name: _range(row) for name, row in main.items()}

    film = evidence.row("constants", "tear_film_volume")
    film_millilitres = float(film["value"]) / MICROLITRES_PER_MILLILITRE
    found["tear_volume"] = _range(main["tear_volume"], (film, film_millilitres))

    shares = [evidence.row("assumptions", f"tears_steroid_share_{end}") for end in ("low", "high")]
    level = float(main["plasma_cortisol"]["value"])
    levels = [(share, float(share["value"]) * level) for share in shares]
    found["tear_cortisol"] = _range(main["tear_cortisol"], *levels)

    provoked = evidence.row("constants", "stimulated_tear_flow")
    spread = evidence.row("assumptions", "tears_reflex_flow_spread")
    fastest = float(main["reflex_flow"]["value"]) + float(spread["value"])
    found["reflex_flow"] = _range(
        main["reflex_flow"], (provoked, float(provoked["value"])), (spread, fastest)
    )

    ends = [evidence.row("assumptions", f"tears_window_{end}") for end in ("shortest", "longest")]
    found["window"] = _range(
        evidence.row("assumptions", "tears_window"), *((row, float(row["value"])) for row in ends)
    )
    return {entry.name: found[entry.name] for entry in fields(Inputs) if entry.name in found}


def extremes(evidence: Evidence) -> Extremes:
    """The corners of all ranges that speak most for and most against the claim.

    Every input moves each measure of the claim in one direction only, so what holds in the
    most favourable corner holds for every choice within the ranges.
    """
    cited = ranges(evidence)
    most: dict[str, Any] = {}
    least: dict[str, Any] = {}
    for entry in fields(Inputs):
        if entry.name in cited:
            ends = (cited[entry.name].high, cited[entry.name].low)
            favourable = 0 if entry.metadata["favours"] == "high" else 1
            most[entry.name], least[entry.name] = ends[favourable], ends[1 - favourable]
    corners = [Corner(inputs, balance(inputs)) for inputs in (Inputs(**most), Inputs(**least))]
    return Extremes(most_favourable=corners[0], least_favourable=corners[1])


def _is_possible(value: Any) -> bool:
    is_number = isinstance(value, Real) and not isinstance(value, bool)
    return is_number and bool(SMALLEST <= value <= LARGEST)  # false for NaN and the infinities


def _range(
    row: Row, low: tuple[Row, float] | None = None, high: tuple[Row, float] | None = None
) -> Range:
    """A range around the row's value; an end may come from another row, given with its number."""
    value = float(row["value"])
    ends = [value if row[side] is None else float(row[side]) for side in ("low", "high")]
    low_end = ends[0] if low is None else low[1]
    high_end = ends[1] if high is None else high[1]
    notes = [row.get("note") or row.get("why")]
    sources = [row["source"]]
    for side, given in (("Low end", low), ("High end", high)):
        if given is not None:
            other = given[0]
            measured = f"{other['name']}, {other['value']:g} {other['unit']}."
            notes.append(f"{side}: {other.get('why') or measured}")
            sources.append(other["source"])
    return Range(
        name=row["name"],
        unit=row["unit"] or "",
        low=low_end,
        default=value,
        high=high_end,
        sources=tuple(dict.fromkeys(source for source in sources if source)),
        read=row.get("read"),
        note=" ".join(note for note in notes if note),
    )
