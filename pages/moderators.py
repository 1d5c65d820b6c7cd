"""Set what surrounds a cry; see what the literature expects, and a judged range."""

from __future__ import annotations

import streamlit as st

from goodcry import outcome
from goodcry.evidence import Evidence
from goodcry.figures import drops, look
from goodcry.figures import outcome as pictures
from goodcry.outcome import Prediction
from goodcry.ui import frame, marks, scenario, show

OUTCOMES = ("better", "same", "worse")


def result_words(prediction: Prediction, of: int) -> str:
    """The prediction in one line, with its ranges."""
    counts = drops.whole_drops(prediction)
    parts = []
    for name in OUTCOMES:
        estimate = getattr(prediction, name)
        low, high = round(of * estimate.low), round(of * estimate.high)
        spread = f" ({low} to {high})" if low != high else ""
        parts.append(f"**{look.OUTCOME_SIGN[name]} {counts[name]}** {name}{spread}")
    return " · ".join(parts)


def result_table(prediction: Prediction, at_base: Prediction, of: int) -> list[dict[str, str]]:
    """The prediction as a table: count, range, and what the base rate says."""
    counts, base_counts = drops.whole_drops(prediction), drops.whole_drops(at_base)
    return [
        {
            "mood after": f"{look.OUTCOME_SIGN[name]} {name}",
            f"of {of} cries": str(counts[name]),
            "range": f"{round(of * getattr(prediction, name).low)} to "
            f"{round(of * getattr(prediction, name).high)}",
            "with nothing set": str(base_counts[name]),
        }
        for name in OUTCOMES
    ]


def show_result(name: str, prediction: Prediction, at_base: Prediction, of: int) -> None:
    """Layer two: the drops, their ranges and their table."""
    st.markdown(f"Of {of} such cries: {result_words(prediction, of)}")
    show.drawing(
        drops.drawing(prediction),
        alt=f"{of} drops, one a cry. "
        + ", ".join(f"{count} {name}" for name, count in drops.whole_drops(prediction).items()),
    )
    st.caption("Full drops: inside the range. Dashed drops: could as well fall on the other side.")
    show.twin(result_table(prediction, at_base, of), key=f"drops_{name}")


def show_literature(evidence: Evidence, chosen: dict[str, str], prefix: str = "") -> None:
    """Layer one: what studies say of each thing that was set. No assumption enters."""
    levels = outcome.literature(chosen, evidence)
    if not levels:
        st.markdown(
            "Nothing is set, so there is nothing to look up. The drops above show what people "
            "reported over all their cries."
        )
        return
    counts = outcome.tally(levels)
    st.markdown(
        " · ".join(
            f"**{sum(n for (d, _), n in counts.items() if d == direction)}** {mark}"
            for direction, mark in marks.DIRECTION.items()
            if any(d == direction for d, _ in counts)
        )
    )
    st.markdown("\n".join(f"- {_level_words(item)}" for item in levels))
    details = st.expander(
        "The findings behind each line", icon="🔎", key=f"{prefix}details", on_change="rerun"
    )
    if details.open:
        with details:
            for item in levels:
                st.markdown(f"**{item.level['label']}**: {item.level['basis']}")
                marks.findings(evidence, item.findings)


def _level_words(item: outcome.LevelEvidence) -> str:
    """One chosen level: direction, certainty, sources and samples."""
    certainty = item.factor["certainty"]
    return (
        f"**{item.level['label']}**: {marks.DIRECTION[item.level['direction']]}  \n  "
        f":small[{marks.CERTAINTY[certainty]} ({marks.CERTAINTY_MEANING[certainty]}). "
        f"{_samples(item)}]"
    )


def _samples(item: outcome.LevelEvidence) -> str:
    """How many sources stand behind a level, and their samples."""
    samples = {finding["source"]: finding for finding in item.findings}
    if not samples:
        return "No source."
    known = [marks.sample(row) for row in samples.values() if row["n"] is not None]
    words = f"{len(samples)} source{'s' if len(samples) > 1 else ''}"
    if known:
        words += (
            f", among them {'; '.join(known)}"
            if len(known) < len(samples)
            else (f": {'; '.join(known)}")
        )
    return f"{words}."


def show_contributions(evidence: Evidence, predictions: dict[str, Prediction], of: int) -> None:
    """What pushes towards better or worse, and how hard."""
    if not any(any(each.contributions.values()) for each in predictions.values()):
        st.caption("Set something that studies have a direction for, and its push appears here.")
        return
    show.chart(
        pictures.contributions(predictions, evidence),
        key="contributions",
        alt="Expected push of each thing you set, towards worse or better",
        sentence="Longer bars push harder. Facts of one family overlap, so the second one in a "
        "family counts less. The size of every push is *assumed*.",
        table=[
            {
                "scenario": name,
                "what": evidence.row("factors", key)["name"],
                "push (log-odds)": f"{value:+.2f}",
            }
            for name, prediction in predictions.items()
            for key, value in prediction.contributions.items()
        ],
    )
    for name, prediction in predictions.items():
        st.markdown(
            f"Scenario {name}: in {round(of * prediction.share_above_base)} of {of} draws *better* "
            "came out likelier than with nothing set."
        )


def show_comparison(predictions: dict[str, Prediction], of: int) -> None:
    """Two scenarios with their ranges."""
    show.chart(
        pictures.comparison(predictions, OUTCOMES),
        key="comparison",
        alt="The two scenarios side by side, with their ranges",
        sentence="Where the two ranges overlap much, the literature cannot tell the two apart.",
        table=[
            {
                "scenario": name,
                "mood after": row["mood after"],
                "count": row[f"of {of} cries"],
                "range": row["range"],
            }
            for name, prediction in predictions.items()
            for row in result_table(prediction, prediction, of)
        ],
    )


with frame.page("moderators") as evidence:
    of = int(evidence.assumption("drops"))
    st.markdown(
        "The same tears can end in relief or in more pain. What surrounds them seems to matter. "
        "Choose what was there; the page shows what studies found, and what that *could* look "
        f"like in {of} cries."
    )
    scenario.story_picker(evidence)
    compare = st.toggle("Compare with a second scenario (B)", key="compare", bind="query-params")
    if compare:
        scenario.story_picker(evidence, scenario.SECOND, "Story for scenario B")
    result = st.container()

    st.header("What surrounds the cry", anchor=False)
    rest = []
    for family, heading in scenario.FAMILIES.items():
        st.subheader(heading, anchor=False)
        for factor in evidence.where("factors", family=family):
            if factor["certainty"] in outcome.NO_PUSH:
                rest.append(factor)
            else:
                scenario.factor_card(evidence, factor, compare)
    st.subheader("Asked about, but it moves nothing here", anchor=False)
    st.markdown(
        "Studies looked for a difference and found none, or we found no study of mood after a "
        f"cry: {', '.join(factor['name'].lower() for factor in rest)}."
    )
    with st.expander("Set them all the same", icon="🔧", key="rest"):
        for factor in rest:
            scenario.factor_card(evidence, factor, compare)

    literature, pushes = st.container(), st.container()

    st.header("What is assumed", anchor=False)
    st.markdown(
        "Studies give directions. None that we could read says *how much* any of this changes "
        "the mood of somebody who cried. So the sizes are assumed, and you can move them."
    )
    bases = outcome.bases(evidence)
    with st.container(key="touch-base"):
        # An empty value in the address would otherwise arrive as None.
        base = st.pills(
            "Start from",
            list(bases),
            default=next(iter(bases)),
            required=True,
            key="base",
            bind="query-params",
        ) or next(iter(bases))
    st.caption(f"{bases[base]['label']}. {bases[base]['caution']}")
    size, overlap = (
        evidence.row("assumptions", "effect_size"),
        evidence.row("assumptions", "overlap"),
    )
    effect_size = st.slider(
        f"{size['name']} ({size['unit']})",
        size["low"],
        size["high"],
        size["value"],
        step=size["low"] / 2,
        key="size",
        bind="query-params",
    )
    discount = st.slider(
        overlap["name"],
        overlap["low"],
        overlap["high"],
        overlap["value"],
        step=size["low"],
        key="overlap",
        bind="query-params",
    )
    st.caption(f"{size['why']} {overlap['why']}")

    chosen = scenario.chosen(evidence)
    settings = {"base": base, "effect_size": effect_size, "overlap": discount}
    prediction = outcome.predict(chosen, evidence, **settings)
    at_base = outcome.predict({}, evidence, **settings)
    predictions = {"A": prediction}
    if compare:
        predictions["B"] = outcome.predict(
            scenario.chosen(evidence, scenario.SECOND), evidence, **settings
        )

    with result:
        columns = st.columns(len(predictions))
        for column, (name, each) in zip(columns, predictions.items(), strict=True):
            with column:
                if compare:
                    st.subheader(f"Scenario {name}", anchor=False)
                show_result(name, each, at_base, of)

    with literature:
        st.header("What the literature says", anchor=False)
        show_literature(evidence, chosen)
        if compare:
            st.subheader("Scenario B", anchor=False)
            show_literature(evidence, scenario.chosen(evidence, scenario.SECOND), scenario.SECOND)
    with pushes:
        if compare:
            st.header("The two scenarios", anchor=False)
            show_comparison(predictions, of)
        st.header("What pushes, and how much", anchor=False)
        show_contributions(evidence, predictions, of)

    st.header("What this page cannot know", anchor=False)
    st.markdown(
        "- You. Every number here is about groups, mostly young women and students.\n"
        "- What caused what. Most studies asked people to remember a cry; a good ending may have "
        "coloured the memory of all the rest.\n"
        "- How two things work together. Nobody has studied pairs, so the page just adds them.\n"
        "- Whether a cry that changes nothing was useless. Mood is only one thing that tears do."
    )
    with st.bottom:
        for name, each in predictions.items():
            st.markdown(f"{'**' + name + ':** ' if compare else ''}{result_words(each, of)}")
