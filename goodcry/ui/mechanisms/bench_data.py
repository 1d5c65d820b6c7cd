"""What the bench about cortisol in tears is given: ranges, words, and the sum as logarithms.

All that the sum gives is a product of powers of what goes in, but for what the body clears by
itself, which also bends with the minutes per half-life. So :func:`measures` hands the browser the
powers, worked out from :func:`goodcry.tears.balance`, and what is left over as a curve in few
points. The browser adds logarithms and reads between the points: no formula stands there.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import numpy as np

from goodcry import bibliography, tear_corners, tears
from goodcry.evidence import Evidence
from goodcry.figures import drops
from goodcry.held import HeldOf
from goodcry.tears import Inputs, Range
from goodcry.ui.kit import known, vocabulary, wording
from goodcry.ui.kit.tear_parameters import PREFIX

NAMES = {
    "tear_volume": "Tears in one cry",
    "tear_cortisol": "Cortisol in the tears",
    "plasma_volume": "Blood plasma in the body",
    "plasma_cortisol": "Cortisol in the plasma",
    "half_life": "Half of it is cleared in",
    "window": "Minutes to compare with",
    "daily_production": "Cortisol made in a day",
    "reflex_flow": "Tear flow of one irritated eye",
}
MEASURES = (
    "one_part_in",
    "litres_for_tenth",
    "body_over_tears",
    "adrenal_seconds",
    "minutes_to_collect",
)
# What the browser reads between points, over the first divided by the second.
BENT = ("window", "half_life")
POINTS = 65
# How many sliders are in sight at once, and from what ratio of its ends on one is walked in steps
# that grow.
IN_SIGHT, WIDE = 2, 20.0
# One-litre bottles: so many have a place at first, and when these are full.
SHELVES = (3, 12)
# How high a litre stands in a bottle, in widths of it. So the drop is drawn to scale.
LITRE_HIGH = 2.0
MILLILITRES = 1000.0

WORDS: Mapping[str, Any] = {
    "title": "Tears against the cortisol in the blood",
    "litres": "litres",
    "part": "1 part in ",
    "scale": "what tears take: one part in",
    "hold": "of tears for a tenth of it. Drop: one cry",
    "red": "The red dot: what one cry takes of the blood's cortisol",
    "ringed": "Each dot is {each} parts. One cry takes a single part of the ringed dot",
    "picture": "{bottles} litres of tears, in bottles of one litre, would hold a tenth of the "
    "cortisol in the blood; beside them one cry, {volume} mL, as a drop. In a field of dots, one "
    "part in {dots} is what the tears of one cry take.",
    "body_over_tears": ["The body clears in {window} min", "{} times as much"],
    "adrenal_seconds": ["The body makes it anew in", "{} seconds"],
    "minutes_to_collect": ["{volume} mL from irritated eyes", "about {} minutes"],
    "start": "Start values",
    "most": "Best for the claim",
    "least": "Worst for it",
    "more": "More values",
    "eyes": "Eyes that cry",
    "corners": "Does it hold at every corner?",
    "tenth": "a tenth",
    "heard": "1 part in {part}. {litres} litres of tears for a tenth. The body clears {times} "
    "times as much.",
}


@HeldOf
def data(evidence: Evidence) -> dict[str, Any]:
    """What is the same for everybody; see ``Data`` in ``bench.js``."""
    return {
        "inputs": [_input(evidence, name, span) for name, span in tears.ranges(evidence).items()],
        "sight": tear_corners.movers(evidence)[:IN_SIGHT],
        "eyes": [1, 2],
        "measures": measures(evidence),
        "bend": _bend(evidence),
        "corners": _corners(evidence),
        "bottles": _bottles(evidence),
        "address": address(evidence),
        "words": WORDS,
    }


def measures(evidence: Evidence) -> dict[str, dict[str, Any]]:
    """What the sum gives -> the power of each input, and the logarithms that are left over."""
    start = tears.defaults(evidence)
    ends = {name: (span.low, span.high) for name, span in tears.ranges(evidence).items()}
    first, last = _bend(evidence)["ends"]
    course = [
        replace(start, window=start.half_life * share)
        for share in np.linspace(first, last, POINTS).tolist()
    ]
    found = {}
    for measure in MEASURES:
        powers = {}
        for name, (low, high) in (ends | {"eyes": (1, 2)}).items():
            moved: list[dict[str, Any]] = [{name: low}, {name: high}]
            before, after = (_log(replace(start, **each), measure) for each in moved)
            rise = after - before
            if power := round(rise / math.log(high / low)):
                powers[name] = power
        rest = [
            _log(inputs, measure)
            - sum(power * math.log(getattr(inputs, name)) for name, power in powers.items())
            for inputs in course
        ]
        straight = max(rest) - min(rest) < 1e-9
        found[measure] = {"powers": powers, "rest": rest[:1] if straight else rest}
    return found


def _log(inputs: Inputs, measure: str) -> float:
    return math.log(getattr(tears.balance(inputs), measure))


def _bend(evidence: Evidence) -> dict[str, Any]:
    over, under = (tears.ranges(evidence)[name] for name in BENT)
    return {"over": BENT, "ends": [over.low / under.high, over.high / under.low]}


def _input(evidence: Evidence, name: str, span: Range) -> dict[str, Any]:
    cited = [bibliography.short_citation(evidence.row("sources", key)) for key in span.sources]
    read = vocabulary.read(evidence, span.read) if span.read else "the start value is assumed"
    step = step_of(span)
    return {
        "name": name,
        "text": NAMES[name],
        "unit": unit(span),
        "low": span.low,
        "high": span.high,
        "start": span.default,
        "grows": span.high / span.low > WIDE,
        "places": -int(Decimal(f"{step:g}").as_tuple().exponent),
        "source": f"{span.low:g} to {span.high:g} {unit(span)} · {'; '.join(cited)} · {read}",
    }


def unit(span: Range) -> str:
    """The unit as people write it."""
    return span.unit.replace("umol", "µmol").replace("uL", "µL")


def step_of(span: Range) -> float:
    """The step that meets both ends and the start value: that of their last decimal place."""
    places = [
        Decimal(f"{value:g}").as_tuple().exponent for value in (span.low, span.default, span.high)
    ]
    return 10.0 ** min(0, *(int(place) for place in places))


def _corners(evidence: Evidence) -> dict[str, Any]:
    """Where the corners lie on a scale of tens, and what is said of them."""
    found = tear_corners.corners(evidence)
    parts = sorted({round(math.log10(corner.balance.one_part_in), 4) for corner in found})
    ends = tears.extremes(evidence)
    return {
        "places": parts,
        "last": math.ceil(parts[-1]),
        "limit": -math.log10(tear_corners.WASHED_OUT),
        "said": corner_words(evidence),
        **{
            name: {entry: getattr(corner.inputs, entry) for entry in (*NAMES, "eyes")}
            for name, corner in (("most", ends.most_favourable), ("least", ends.least_favourable))
        },
    }


def corner_words(evidence: Evidence) -> str:
    """In how many corners the claim fails, and how far the two that lie furthest apart go."""
    found = tear_corners.corners(evidence)
    failing = tear_corners.failing(found)
    parts = [corner.balance.one_part_in for corner in found]
    times = [corner.balance.body_over_tears for corner in found]
    holds = "fails at every one" if failing == len(found) else f"fails at {failing:,} of them"
    return (
        f"The ends of the {wording.in_words(len(tears.ranges(evidence)))} ranges make "
        f"{len(found):,} corners. The claim {holds}: one cry takes less than a tenth there. At the "
        f"best corner for the claim it takes 1 part in {min(parts):,.0f}, and the body clears "
        f"{min(times):,.0f} times as much meanwhile; at the worst 1 part in {max(parts):,.0f}."
    )


def _bottles(evidence: Evidence) -> dict[str, Any]:
    """How many bottles have a place, and the drop: its shape, and how wide 1 mL of it is drawn.

    As wide as a ball of 1 mL beside a round bottle, in widths of the bottle.
    """
    most = tears.extremes(evidence).least_favourable.balance.litres_for_tenth
    return {
        "shelves": [*SHELVES, math.ceil(round(most, 6))],
        "litre": LITRE_HIGH,
        "drop": {
            "path": drops.DROP,
            "tip": drops.TIP,
            "wide": (1.5 * LITRE_HIGH / MILLILITRES) ** (1 / 3),
        },
    }


def address(evidence: Evidence) -> list[tuple[str, str, str]]:
    """What is chosen, its parameter in the address, and the text that need not stand there."""
    found = []
    for name in (*tears.ranges(evidence), "eyes"):
        entry = known.named(PREFIX + name, evidence)
        start = entry.start(evidence)
        found.append((name, entry.name, "" if start is None else entry.text(start)))
    return found
