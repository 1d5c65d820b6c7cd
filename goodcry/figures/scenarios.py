"""The picture of the moderators page that is explored by touch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from goodcry.figures import theme
from goodcry.outcome import CRIES, Prediction

# Full and hollow; the rows say which outcome, so neither needs a colour.
SCENARIO_SYMBOLS = ("circle", "circle-open")


def comparison(predictions: Mapping[str, Prediction], outcomes: Sequence[str]) -> go.Figure:
    """Scenarios side by side: for each outcome the middle of 100 cries and its range."""
    figure = go.Figure()
    for place, (name, prediction) in enumerate(predictions.items()):
        estimates = [getattr(prediction, outcome) for outcome in outcomes]
        figure.add_scatter(
            x=[CRIES * estimate.middle for estimate in estimates],
            y=[index + (0.16 if place else -0.16) for index in range(len(outcomes))],
            mode="markers",
            name=name,
            marker={
                "size": 14,
                "symbol": SCENARIO_SYMBOLS[place],
                "color": theme.PLAIN,
                "line": {"width": 3},
            },
            error_x=theme.ranges(
                [(CRIES * e.low, CRIES * e.middle, CRIES * e.high) for e in estimates],
                theme.PLAIN,
                thickness=3,
                width=7,
            ),
            hovertemplate=f"%{{x:.0f}} of {CRIES}<extra>{name}</extra>",
        )
    theme.style(figure, height=300, legend=True)
    figure.update_yaxes(
        tickvals=list(range(len(outcomes))),
        ticktext=[f"{theme.OUTCOME_SIGN[o]} {o}" for o in outcomes],
        range=[len(outcomes) - 0.5, -0.5],
    )
    figure.update_xaxes(range=[0, CRIES], title={"text": f"of {CRIES} cries"})
    return figure
