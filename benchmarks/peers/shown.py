"""What each peer shows: the questions with their answers, and what is expected of what is set.

The model and its hundred drops are those of the app. A peer draws the drops in one of two ways,
named by ``PICTURE``: as a chart of Plotly, in which its own guide draws, or as one picture, which
is the lightest that it can.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

import plotly.graph_objects as go

from goodcry import evidence, literature, outcome
from goodcry.evidence import Row
from goodcry.figures import drops, theme
from goodcry.outcome import Prediction

TITLE = "What makes it better or worse"
NOT_SET = "not set"
EVIDENCE = evidence.load()
PLOTLY = os.environ.get("PICTURE") == "plotly"


@dataclass(frozen=True)
class Question:
    """One row of the table: its words, level -> words of the answer, and how sure that is."""

    factor: str
    words: str
    answers: Mapping[str, str]
    sure: str


def _question(factor: Row) -> Question:
    levels = EVIDENCE.where("factor_levels", factor=factor["id"])
    signs = EVIDENCE.categories("factor_levels", "direction")
    certainties = EVIDENCE.categories("factor_levels", "certainty")
    sure = " / ".join(
        certainties[each].mark for each in literature.certainties(factor["id"], EVIDENCE)
    )
    found = [row for level in levels for row in literature.level_findings(level, EVIDENCE)]
    answers = {row["level"]: f"{row['level']} {signs[row['direction']].sign}" for row in levels}
    return Question(
        factor["id"],
        factor["question"],
        {NOT_SET: NOT_SET} | answers,
        f"{sure} · sources: {len(literature.studies(found, EVIDENCE))}",
    )


QUESTIONS = tuple(_question(factor) for factor in EVIDENCE.rows("factors"))


def expected(chosen: Mapping[str, str]) -> Prediction:
    """What is expected of a scenario, factor -> level."""
    scenario = {factor: level for factor, level in chosen.items() if level != NOT_SET}
    return outcome.predict(scenario, EVIDENCE)


def counts(prediction: Prediction) -> str:
    """How many drops there are of each outcome."""
    found = drops.whole_drops(prediction)
    return ", ".join(f"{count} {name}" for name, count in found.items())


def chart(prediction: Prediction) -> go.Figure:
    """The hundred drops in Plotly: full circles are sure, open ones are not."""
    kinds = drops.kinds(prediction)
    colours = [theme.OUTCOME[name] for name, _ in kinds]
    figure = go.Figure(
        go.Scatter(
            x=[place // drops.ROWS for place in range(len(kinds))],
            y=[-(place % drops.ROWS) for place in range(len(kinds))],
            mode="markers+text",
            marker={
                "size": 14,
                "color": colours,
                "symbol": ["circle" if sure else "circle-open" for _, sure in kinds],
            },
            text=[theme.OUTCOME_SIGN[name] for name, _ in kinds],
            textfont={
                "color": [
                    drops.SURE_INK if sure else colour
                    for colour, (_, sure) in zip(colours, kinds, strict=True)
                ]
            },
            hoverinfo="skip",
        )
    )
    figure.update_layout(
        height=180,
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        xaxis={"visible": False},
        yaxis={"visible": False},
    )
    return figure
