"""All effects as a forest plot: what was measured, beside what is assumed."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import streamlit as st

from goodcry import bibliography, effects, working
from goodcry.effects import Effect
from goodcry.evidence import Evidence
from goodcry.figures import forest
from goodcry.ui.kit import citations, keys, registry, share, show


def show_effects(evidence: Evidence, effect_size: float) -> None:
    """The plot, its table with the way to each finding, and the file."""
    found = effects.effects(evidence, effect_size)
    measured = sum(effect.measured for effect in found)
    show.chart(
        forest.plot(found),
        key="forest",
        alt="A line for each answer: how far it lies from the average cry, with its interval",
        sentence=(
            f"The average cry stands at the middle line. Filled circles: {measured} differences "
            "measured in one survey of people who remembered a cry, with "
            f"{effects.INTERVAL_NAME}s. Hollow diamonds: sizes that are **assumed**, with the "
            "doubt about size and direction. Where an interval crosses the line, there may be no "
            "difference at all."
        ),
        rows=[_row(evidence, effect) for effect in found],
    )
    st.download_button(
        "Take these numbers away (CSV)",
        as_csv(found),
        file_name="a-good-cry-effects.csv",
        mime="text/csv",
        key=keys.own("effects_file"),
        on_click="ignore",
        icon="⬇️",
    )
    findings = {effect.finding["id"]: effect.finding for effect in found if effect.finding}
    citations.sources(evidence, findings, "The findings that measured them")


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


def as_csv(found: Sequence[Effect]) -> bytes:
    """The effects as a file: factor, level, log-odds with its interval, origin, finding."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["factor", "level", "log_odds", "low", "high", "size", "finding"])
    for effect in found:
        numbers = (f"{number:.4f}" for number in (effect.middle, effect.low, effect.high))
        origin = ("measured", effect.finding["id"]) if effect.finding else ("assumed", "")
        writer.writerow([effect.factor["id"], effect.level["level"], *numbers, *origin])
    return text.getvalue().encode()
