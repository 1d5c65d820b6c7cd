"""What studies say of what was set: counted and quoted, nothing assumed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st

from goodcry import effects, literature, working
from goodcry.evidence import Evidence, Row
from goodcry.literature import LevelEvidence
from goodcry.ui.kit import citations, vocabulary, wording
from goodcry.ui.kit.folds import fold


def show(evidence: Evidence, chosen: Mapping[str, str], name: str) -> None:
    """What studies say of one scenario, factor id -> level id; ``name`` is A or B."""
    levels = literature.of(chosen, evidence)
    if not levels:
        st.markdown(
            "Nothing is set, so there is nothing to look up. The drops above show what people "
            "reported over all their cries."
        )
        return
    counts = literature.tally(levels)
    directions = vocabulary.marks(evidence, "factor_levels", "direction")
    tally = " · ".join(
        f"**{sum(n for (d, _), n in counts.items() if d == direction)}** {_together(mark)}"
        for direction, mark in directions.items()
        if any(d == direction for d, _ in counts)
    )
    tally = f"Of {wording.count(len(levels), 'answer')}: {tally}"
    # One text, so that nothing jumps while the page is drawn piece by piece.
    st.markdown("\n".join([tally, "", *(f"- {_level(evidence, item)}" for item in levels)]))
    fold(
        "The findings behind each line",
        _findings,
        evidence,
        levels,
        key=f"findings_{name}",
        icon=":material/find_in_page:",
        about=f"Scenario {name}",
    )


def _findings(evidence: Evidence, levels: Iterable[LevelEvidence]) -> None:
    for item in levels:
        st.markdown(f"**{item.level['label']}**: {item.level['basis']}")
        citations.findings(evidence, item.findings)


def _level(evidence: Evidence, item: LevelEvidence) -> str:
    """One chosen level: direction, certainty, sources and samples."""
    meaning = evidence.category("factor_levels", "certainty", item.level["certainty"]).meaning
    said = f"{vocabulary.how_sure(evidence, item.level)}. {meaning} {_samples(evidence, item)}"
    if item.level["log_odds"] is not None:
        said += f" Size: {_size(item.level)}."
    direction = _together(vocabulary.direction(evidence, item.level["direction"]))
    return f"**{item.level['label']}**: {direction}  \n  {wording.small(said)}"


def _together(mark: str) -> str:
    """Sign and words of a direction, which no line's end parts."""
    return mark.replace(" ", "\u00a0")


def _size(level: Row) -> str:
    """A measured size with its 95 % interval, in log-odds."""
    ends = effects.interval(level["log_odds"], level["standard_error"])
    low, high = map(working.signed, ends)
    return f"{working.signed(level['log_odds'])} ({low} to {high}) log-odds"


def _samples(evidence: Evidence, item: LevelEvidence) -> str:
    """How many sources are listed for a level, be they for it or against it, and their samples.

    Of the samples that one study gives, the largest: the others are parts of it.
    """
    if not item.findings:
        return "No source."
    by_size = sorted(item.findings, key=lambda finding: finding["n"] or 0)
    largest = {literature.study(finding, evidence): finding for finding in by_size}
    samples = {study: largest[study] for study in item.sources}
    known = [citations.sample(row) for row in samples.values() if row["n"] is not None]
    said = f"{wording.count(len(samples), 'source')} listed, for or against it"
    if known:
        said += ", among them " if len(known) < len(samples) else ": "
        said += "; ".join(known)
    return f"{said}."
