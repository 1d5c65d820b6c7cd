"""All effects as a forest plot: what was measured, beside what is assumed."""

from __future__ import annotations

from functools import partial

import streamlit as st

from goodcry import bibliography, downloads, effects, working
from goodcry.effects import Effect
from goodcry.evidence import Evidence
from goodcry.figures import forest
from goodcry.ui.kit import citations, faces, known, registry, served, share
from goodcry.ui.kit.served import Offer


def show_effects(evidence: Evidence, effect_size: float) -> None:
    """The plot, its table with the way to each finding, and the file."""
    found = effects.effects(evidence, effect_size)
    measured = sum(effect.measured for effect in found)
    findings = {effect.finding["id"]: effect.finding for effect in found if effect.finding}
    st.markdown(
        f"The average cry stands at the middle line. Filled circles: {measured} differences "
        "measured in one survey of people who remembered a cry, with "
        f"{effects.INTERVAL_NAME}s. Hollow diamonds: sizes that are **assumed**, with the "
        "doubt about size and direction. Where an interval crosses the line, there may be no "
        "difference at all."
    )
    faces.chart(
        forest.plot(found),
        "All effects",
        lambda: [_row(evidence, effect) for effect in found],
        partial(citations.findings, evidence, findings.values()),
        key="forest",
        alt="A line for each answer: how far it lies from the average cry, with its interval",
        taken=partial(_file, evidence, effect_size),
    )


def _file(evidence: Evidence, effect_size: float) -> None:
    """The effects as a file, with more than the table has."""
    sized = known.named("size", evidence).text(effect_size)
    served.take(
        Offer(
            "Take these numbers away (CSV)",
            served.data(downloads.EFFECTS, {"size": sized}),
            partial(downloads.sized_effects, evidence, effect_size),
        ),
        key="effects_file",
    )


def _row(evidence: Evidence, effect: Effect) -> dict[str, str]:
    """An effect as a line of the table."""
    return {
        "what": effect.factor["name"],
        "answer": effect.level["level"],
        "log-odds": working.signed(effect.middle),
        effects.INTERVAL_NAME: f"{working.signed(effect.low)} to {working.signed(effect.high)}",
        "size": _origin(evidence, effect),
    }


def _origin(evidence: Evidence, effect: Effect) -> str:
    """Where a size comes from: a link to its finding, or that it is assumed."""
    if effect.finding is None:
        return "assumed"
    source = evidence.row("sources", effect.finding["source"])
    address = share.address(registry.page("evidence"), {"source": source["id"]})
    return f"measured: [{bibliography.short_citation(source)}]({address})"
