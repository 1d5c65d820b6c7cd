"""A forest plot: how much each level goes with how a cry ends, each with its interval."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

import plotly.graph_objects as go

from goodcry.effects import INTERVAL_NAME, Effect
from goodcry.figures import theme

# A row holds the words above its line, so that they have the whole width of a phone; in px. Of
# some there are two lines of so many characters.
ROW_HEIGHT, LINE = 58, 32
FOOT_HEIGHT = 110


def plot(effects: Sequence[Effect]) -> go.Figure:
    """Measured effects as full circles, assumed ones as hollow diamonds; x in log-odds.

    Raises:
        ValueError: nothing to draw.
    """
    if not effects:
        raise ValueError("a forest plot needs at least one effect")
    figure = go.Figure()
    for measured, name, symbol, thickness in (
        (True, f"measured, with its {INTERVAL_NAME}", "circle", 3),
        (False, "assumed", "diamond-open", 1.5),
    ):
        rows = [(place, each) for place, each in enumerate(effects) if each.measured is measured]
        figure.add_scatter(
            x=[each.middle for _, each in rows],
            y=[place for place, _ in rows],
            mode="markers",
            name=name,
            marker={"size": 12, "symbol": symbol, "color": theme.PLAIN},
            error_x=theme.ranges(
                [(each.low, each.middle, each.high) for _, each in rows],
                theme.PLAIN,
                thickness,
                width=5,
            ),
            hovertemplate="%{x:.2f}<extra></extra>",
        )
    theme.style(figure, height=ROW_HEIGHT * len(effects) + FOOT_HEIGHT, legend=True)
    for place, each in enumerate(effects):
        figure.add_annotation(
            x=0,
            xref="paper",
            xanchor="left",
            y=place,
            yanchor="bottom",
            yshift=ROW_HEIGHT / 10,
            text="<br>".join(wrap(f"{each.factor['name']}: {each.level['level']}", LINE)),
            showarrow=False,
            align="left",
        )
    figure.update_yaxes(
        range=[len(effects) - 0.5, -1], showticklabels=False, showgrid=False, zeroline=False
    )
    figure.update_xaxes(
        title={"text": "← worse · log-odds · better →"}, zeroline=True, zerolinewidth=2
    )
    return figure
