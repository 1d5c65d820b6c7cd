"""Pictures of the moderators page that are explored by touch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from goodcry.evidence import Evidence
from goodcry.figures import look
from goodcry.outcome import Prediction

ROW_HEIGHT = 34
# One small push must not fill the picture: the axis reaches at least this far, in log-odds.
SHORTEST_REACH = 0.3
SCENARIO_COLOURS = (look.PARASYMPATHETIC, look.SYMPATHETIC)
SCENARIO_SYMBOLS = ("circle", "diamond")


def contributions(predictions: Mapping[str, Prediction], evidence: Evidence) -> go.Figure:
    """Expected push of each chosen factor as a bar, towards worse (left) or better (right).

    One scenario: colour and hatching say the direction. Two: colour says the scenario.
    Factors that push nothing are left out.
    """
    pushes = {
        name: {key: value for key, value in prediction.contributions.items() if value}
        for name, prediction in predictions.items()
    }
    totals: dict[str, float] = {}
    for values in pushes.values():
        for key, value in values.items():
            totals[key] = totals.get(key, 0) + value
    keys = sorted(totals, key=lambda key: totals[key])
    names = [evidence.row("factors", key)["name"] for key in keys]
    bars = []
    for place, (scenario, values) in enumerate(pushes.items()):
        lengths = [round(values.get(key, 0), 4) for key in keys]
        worse = [length < 0 for length in lengths]
        colours: str | list[str] = SCENARIO_COLOURS[place]
        if len(pushes) == 1:
            colours = [look.WORSE if down else look.BETTER for down in worse]
        bars.append(
            {
                "type": "bar",
                "name": scenario,
                "x": lengths,
                "y": names,
                "orientation": "h",
                "marker": {
                    "color": colours,
                    "pattern": {"shape": ["/" if down else "" for down in worse]},
                },
                "hovertemplate": "%{y}: %{x:+.2f} log-odds<extra></extra>",
            }
        )
    longest = max(
        (abs(value) for values in pushes.values() for value in values.values()), default=0
    )
    reach = 1.15 * max(longest, SHORTEST_REACH)
    x_axis = {
        "range": [-reach, reach],
        "tickvals": [-reach * 0.62, 0, reach * 0.62],
        "ticktext": ["← worse", "0", "better →"],
        "zeroline": True,
        "zerolinewidth": 2,
    }
    figure = go.Figure(data=bars, layout={"xaxis": x_axis})
    height = 90 + ROW_HEIGHT * len(keys) * len(pushes)
    return look.style(figure, height, legend=len(pushes) > 1)


def comparison(predictions: Mapping[str, Prediction], outcomes: Sequence[str]) -> go.Figure:
    """Scenarios side by side: for each outcome the mean of 100 cries and its range."""
    figure = go.Figure()
    for place, (name, prediction) in enumerate(predictions.items()):
        estimates = [getattr(prediction, outcome) for outcome in outcomes]
        means = [100 * estimate.mean for estimate in estimates]
        figure.add_scatter(
            x=means,
            y=[index + (0.16 if place else -0.16) for index in range(len(outcomes))],
            mode="markers",
            name=name,
            marker={
                "size": 14,
                "symbol": SCENARIO_SYMBOLS[place],
                "color": SCENARIO_COLOURS[place],
            },
            error_x={
                "type": "data",
                "symmetric": False,
                "array": [100 * e.high - m for e, m in zip(estimates, means, strict=True)],
                "arrayminus": [m - 100 * e.low for e, m in zip(estimates, means, strict=True)],
                "thickness": 3,
                "width": 7,
                "color": SCENARIO_COLOURS[place],
            },
            hovertemplate="%{x:.0f} of 100<extra>" + name + "</extra>",
        )
    look.style(figure, height=300, legend=True)
    figure.update_yaxes(
        tickvals=list(range(len(outcomes))),
        ticktext=[f"{look.OUTCOME_SIGN[o]} {o}" for o in outcomes],
        range=[len(outcomes) - 0.5, -0.5],
    )
    figure.update_xaxes(range=[0, 100], title={"text": "of 100 cries"})
    return figure
