"""The bench on which the reader weighs the claim that tears flush out a stress hormone."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal
from functools import partial

import streamlit as st

from goodcry import bibliography, tears
from goodcry.evidence import Evidence
from goodcry.figures import cortisol_amounts
from goodcry.tears import Balance, Extremes, Inputs, Range
from goodcry.ui.kit import appearance, citations, controls, faces, known, notes, show, vocabulary
from goodcry.ui.kit.parameters import Choice

PREFIX = "m_"
NAMES = {
    "tear_volume": "Tears in one cry",
    "tear_cortisol": "Cortisol in the tears",
    "plasma_volume": "Blood plasma in the body",
    "plasma_cortisol": "Cortisol in the plasma",
    "half_life": "Time in which the body clears half of it",
    "window": "Minutes to compare with",
    "daily_production": "Cortisol the body makes in a day",
    "reflex_flow": "Tear flow of one irritated eye",
}


def bench(evidence: Evidence) -> None:
    """Sliders within what sources support, and what follows from them."""
    extremes, ranges = tears.extremes(evidence), tears.ranges(evidence)
    st.header("Can tears wash a stress hormone out?", anchor=False)
    show.words(_always(extremes))
    result = st.container()
    st.subheader("Try it yourself", anchor=False)
    notes.caption(
        "No slider goes further than a source does. A value that no body has is not on it."
    )
    start = tears.defaults(evidence)
    chosen: dict[str, float] = {}
    for column, names in zip(st.columns(2, gap="medium"), _halves(list(ranges)), strict=True):
        with column:
            chosen |= {name: _slider(evidence, name, ranges[name]) for name in names}
    eyes = controls.one_of("Eyes that cry", f"{PREFIX}eyes", evidence)
    st.button("Back to the start values", on_click=_reset, args=(ranges, start))
    inputs = Inputs(**chosen, eyes=eyes)
    balance = tears.balance(inputs)
    with result:
        _result(inputs, balance, extremes, partial(_sources, evidence, ranges))
    _not_known(ranges)
    with st.bottom:
        show.words(
            f"Tears of one cry: **{cortisol_amounts.part(balance.one_part_in)}** of the blood's "
            "cortisol"
        )


def _halves(names: list[str]) -> tuple[list[str], list[str]]:
    middle = (len(names) + 1) // 2
    return names[:middle], names[middle:]


def _share(balance: Balance) -> str:
    return f"{_digits(100 * balance.fraction, 2)} %"


def _digits(value: float, digits: int) -> str:
    """A number with so many digits that count, written out.

    Whole numbers stay whole.
    """
    places = max(0, digits - 1 - math.floor(math.log10(value)))
    return f"{value:,.{places}f}"


def _always(extremes: Extremes) -> str:
    """The sentence that holds for every choice within the ranges, with its numbers worked out."""
    best = extremes.most_favourable
    return (
        f"**Whatever you set below, it stays true: tears take at most "
        f"{cortisol_amounts.part(_round_down(best.balance.one_part_in))} of the cortisol in the "
        "blood, and "
        f"meanwhile the body clears at least {_round_down(best.balance.body_over_tears):,.0f} "
        "times as much by itself.**"
    )


def _round_down(value: float) -> float:
    """Two digits, never more than the value: "at least" must stay true."""
    size = 10.0 ** (math.floor(math.log10(value)) - 1)
    return math.floor(value / size) * size


def _result(
    inputs: Inputs, balance: Balance, extremes: Extremes, sources: Callable[[], None]
) -> None:
    """What follows from the chosen values, in words, as a picture and as a table."""
    lines = {
        "Share of the blood's cortisol": f"{_share(balance)}, or "
        f"{cortisol_amounts.part(balance.one_part_in)}",
        f"The body's own clearing in {inputs.window:g} minutes": f"{balance.body_over_tears:,.0f} "
        "times as much",
        "Time in which the body makes it anew": f"{_digits(balance.adrenal_seconds, 3)} seconds",
        "Tears that would carry off a tenth": f"{_digits(balance.litres_for_tenth, 3)} litres",
        f"Time to collect {inputs.tear_volume:g} mL from irritated eyes": "about "
        f"{_digits(balance.minutes_to_collect, 2)} minutes",
    }
    show.words("\n".join(f"- {name}: **{value}**" for name, value in lines.items()))
    show.words(
        "In the picture each line to the right means **ten times as much**. Dots are your values; "
        "the pale bars show how far the sources let them move."
    )
    amounts = cortisol_amounts.amounts(inputs, extremes)
    faces.framed(
        "Amounts of cortisol",
        lambda: show.drawing(
            cortisol_amounts.drawing(inputs, extremes).picture,
            alt="Amounts of cortisol on a scale of tens. "
            + ". ".join(f"{row.name}: {cortisol_amounts.words(row.value)}" for row in amounts),
            key="amounts-picture",
            width=appearance.DRAWING_WIDTH,
        ),
        lambda: [
            {
                "cortisol": row.name,
                "amount": cortisol_amounts.words(row.value),
                "sources allow": f"{cortisol_amounts.words(row.low)} to "
                f"{cortisol_amounts.words(row.high)}",
            }
            for row in amounts
        ],
        sources,
        key="amounts",
    )


def _slider(evidence: Evidence, name: str, span: Range) -> float:
    """One input; it cannot leave its cited range."""
    label = f"{NAMES[name]} ({_unit(span)})"
    if isinstance(known.named(PREFIX + name, evidence), Choice):
        value = controls.stop_of(label, PREFIX + name, evidence)
    else:
        value = controls.number(label, PREFIX + name, evidence, step=_step(span), format="%g")
    cited = [bibliography.short_citation(evidence.row("sources", key)) for key in span.sources]
    read = vocabulary.read(evidence, span.read) if span.read else "the start value is **assumed**"
    notes.caption(f"{span.low:g} to {span.high:g} · {'; '.join(cited)} · {read}")
    return float(value)


def _unit(span: Range) -> str:
    return span.unit.replace("umol", "µmol").replace("uL", "µL")


def _step(span: Range) -> float:
    """The step that meets both ends and the start value: that of their last decimal place."""
    places = [
        Decimal(f"{value:g}").as_tuple().exponent for value in (span.low, span.default, span.high)
    ]
    return 10.0 ** min(0, *(int(place) for place in places))


def _reset(ranges: dict[str, Range], start: Inputs) -> None:
    for name, span in ranges.items():
        st.session_state[PREFIX + name] = span.default
    st.session_state[f"{PREFIX}eyes"] = start.eyes


def _not_known(ranges: dict[str, Range]) -> None:
    plasma, tear = ranges["plasma_cortisol"], ranges["tear_cortisol"]
    st.subheader("What we could not find out", anchor=False)
    show.words(
        "- **Cortisol in emotional tears has no value that we could read.** The "
        f"{tear.default:g} {_unit(tear)} was quoted for tears in general.\n"
        "- How much of the blood's cortisol passes into tears we could not read either. The ends "
        "of that slider use the shares of other hormones of its family.\n"
        f"- The {plasma.default:g} {_unit(plasma)} in plasma is a value we chose from the middle "
        f"of the published {plasma.low:g} to {plasma.high:g}.\n"
        "- How fast tears flow in a real cry: we found no number. The flow here is that of "
        "irritated eyes.\n"
        "- One study found more cortisol in tears than in blood, after alcohol had irritated the "
        "eyes. No other study that we read did, and its value is left out of the ranges.\n"
        "- Only the plasma is counted. The body holds cortisol outside it too, so the true share "
        "is smaller still."
    )


def _sources(evidence: Evidence, ranges: dict[str, Range]) -> None:
    for name, span in ranges.items():
        show.words(f"**{NAMES[name]}**, {span.low:g} to {span.high:g} {_unit(span)}: {span.note}")
        for key in span.sources:
            citations.source_link(evidence, key)
