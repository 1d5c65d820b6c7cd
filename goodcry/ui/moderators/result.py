"""What a scenario comes to: the drops, the literature, the pushes.

Each part is a fragment of its own, so that a touch on a control sends the parts that change and
not the controls again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st

from goodcry import effects, literature, working
from goodcry.evidence import Evidence, Row
from goodcry.figures import drops, pushes, scenarios, theme
from goodcry.outcome import CRIES, Prediction
from goodcry.ui.kit import citations, faces, help_sign, show, vocabulary, wording
from goodcry.ui.kit.folds import fold
from goodcry.ui.kit.table import state
from goodcry.ui.kit.table.state import ScenarioState
from goodcry.ui.moderators import sizes

OUTCOMES = ("better", "same", "worse")
# The fragment.
LITERATURE = "literature"


def fragments() -> tuple[str, ...]:
    """What a touch on the table draws anew besides the answer."""
    return (LITERATURE,)


@st.fragment(key=LITERATURE)
def show_literature_and_pushes(evidence: Evidence) -> None:
    """Layer one, what studies say of each thing that was set; then what pushes, and how much."""
    now = ScenarioState.read(evidence)
    names = now.names
    help_sign.show(evidence, (now.scenarios[name] for name in names))
    st.header("What the literature says", anchor=False)
    for name in names:
        if len(names) > 1:
            st.subheader(f"Scenario {name}", anchor=False)
        _literature(evidence, now.scenarios[name], name)
    predictions = {name: now.prediction(evidence, name) for name in names}
    if len(names) > 1:
        st.header("The two scenarios", anchor=False)
        _comparison(predictions)
    st.header("What pushes, and how much", anchor=False)
    _pushes(evidence, predictions)
    for name in names:
        label = (
            f"How scenario {name} was worked out" if len(names) > 1 else "How this was worked out"
        )
        fold(
            label,
            _working,
            evidence,
            now,
            name,
            key=state.key(name, "working"),
            icon=":material/calculate:",
        )
    fold(
        "All effects: measured sizes beside assumed ones",
        sizes.show_effects,
        evidence,
        now.effect_size,
        key="effects",
        icon=":material/straighten:",
    )


def table(prediction: Prediction, at_base: Prediction) -> list[dict[str, str]]:
    """The prediction as a table: count, range, and what the base rate says."""
    counts, base_counts = drops.whole_drops(prediction), drops.whole_drops(at_base)
    return [
        {
            "mood after": f"{theme.OUTCOME_SIGN[name]} {name}",
            f"of {CRIES} cries": str(counts[name]),
            "range": f"{round(CRIES * getattr(prediction, name).low)} to "
            f"{round(CRIES * getattr(prediction, name).high)}",
            "with nothing set": str(base_counts[name]),
        }
        for name in OUTCOMES
    ]


def _literature(evidence: Evidence, chosen: Mapping[str, str], name: str) -> None:
    """What studies say of one scenario. No assumption enters."""
    levels = literature.of(chosen, evidence)
    if not levels:
        st.markdown(
            "Nothing is set, so there is nothing to look up. The drops above show what people "
            "reported over all their cries."
        )
        return
    counts = literature.tally(levels)
    tally = " · ".join(
        f"**{sum(n for (d, _), n in counts.items() if d == direction)}** {mark}"
        for direction, mark in vocabulary.marks(evidence, "factor_levels", "direction").items()
        if any(d == direction for d, _ in counts)
    )
    # One text, which is never shorter than the sentence in whose place it comes: a page that is
    # drawn piece by piece would be lower for a moment, and jump for whoever stands at its end.
    st.markdown("\n".join([tally, "", *(f"- {_level_words(evidence, item)}" for item in levels)]))
    fold(
        "The findings behind each line",
        _findings,
        evidence,
        levels,
        key=state.key(name, "details"),
        icon=":material/find_in_page:",
    )


def _findings(evidence: Evidence, levels: Iterable[literature.LevelEvidence]) -> None:
    for item in levels:
        st.markdown(f"**{item.level['label']}**: {item.level['basis']}")
        citations.findings(evidence, item.findings)


def _level_words(evidence: Evidence, item: literature.LevelEvidence) -> str:
    """One chosen level: direction, certainty, sources and samples."""
    meaning = evidence.category("factor_levels", "certainty", item.level["certainty"]).meaning
    said = f"{vocabulary.how_sure(evidence, item.level)}. {meaning} {_samples(evidence, item)}"
    if item.level["log_odds"] is not None:
        said += f" Size: {_size(item.level)}."
    return (
        f"**{item.level['label']}**: "
        f"{vocabulary.direction(evidence, item.level['direction'])}  \n  {wording.small(said)}"
    )


def _size(level: Row) -> str:
    """A measured size with its 95 % interval, in log-odds."""
    ends = effects.interval(level["log_odds"], level["standard_error"])
    low, high = map(working.signed, ends)
    return f"{working.signed(level['log_odds'])} ({low} to {high}) log-odds"


def _samples(evidence: Evidence, item: literature.LevelEvidence) -> str:
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


def _pushes(evidence: Evidence, predictions: Mapping[str, Prediction]) -> None:
    """What pushes towards better or worse, and how hard."""
    if not pushes.of_each(predictions):
        st.caption("Set something that studies have a direction for, and its push appears here.")
        return
    st.markdown(
        "Longer bars push harder; the thin line says how unsure a push is. Facts of one family "
        "overlap, so the second one in a family counts less. Sizes were **measured** in one "
        "survey where it says so; the others are **assumed**."
    )
    faces.framed(
        "What pushes, and how much",
        lambda: st.html(pushes.STYLE + pushes.drawing(predictions, evidence)),
        lambda: [
            {
                "scenario": name,
                "what": evidence.row("factors", factor)["name"],
                "push (log-odds)": working.signed(push.mean),
                "give or take": f"{push.spread:.2f}",
                "size": pushes.kind(push),
            }
            for factor, found in pushes.of_each(predictions).items()
            for name, push in found.items()
        ],
        key="contributions",
    )
    for name, prediction in predictions.items():
        if prediction.likelier is not None:
            st.markdown(
                f"Scenario {name}: by this sum, “better” is likelier than with nothing set in "
                f"{round(CRIES * prediction.likelier)} of {CRIES} judgements."
            )


def _working(evidence: Evidence, now: ScenarioState, name: str) -> None:
    """The sum for a scenario: where it starts, what is added, and what that makes."""
    prediction = now.prediction(evidence, name)
    st.markdown(working.start(now.base, evidence))
    if not working.terms(prediction):
        st.markdown("Nothing that is set pushes, so these shares are the result.")
        return
    st.markdown(working.PUSHES)
    show.table(working.rows(prediction, now.effect_size))
    st.markdown("\n".join(f"- {note}" for note in working.notes(prediction, evidence)))
    st.markdown("\n\n".join(working.result(prediction, now.base, evidence)))


def _comparison(predictions: Mapping[str, Prediction]) -> None:
    """Two scenarios with their ranges."""
    st.markdown("Where the two ranges overlap much, the literature cannot tell the two apart.")
    faces.chart(
        scenarios.comparison(predictions, OUTCOMES),
        "The two scenarios",
        lambda: [
            {
                "scenario": name,
                "mood after": row["mood after"],
                "count": row[f"of {CRIES} cries"],
                "range": row["range"],
            }
            for name, prediction in predictions.items()
            for row in table(prediction, prediction)
        ],
        key="comparison",
        alt="The two scenarios side by side, with their ranges",
    )
