"""How hormones leave the blood, minute by minute, as a chart to explore: one panel a hormone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from goodcry import hormones
from goodcry.figures import theme
from goodcry.hormones import Clock

PANEL_HEIGHT, FOOT_HEIGHT = 190, 70
# So many half-lives of the slowest one are shown, and as many cries at least.
HALF_LIVES, CRIES = 4, 2
POINTS = 161
SHADE = "rgba(111, 127, 143, 0.25)"


def plot(clocks: Sequence[Clock], cry: float) -> go.Figure:
    """The share left of each, from the moment its supply stops; the cry is shaded.

    A band reaches from the lowest to the highest cited half-life.

    Args:
        clocks: from top to bottom.
        cry: length of the cry, min.

    Raises:
        ValueError: nothing to draw.
    """
    if not clocks:
        raise ValueError("a plot of decay needs at least one clock")
    slowest = max(clock.half_life for clock in clocks)
    minutes = np.linspace(0, max(HALF_LIVES * slowest, CRIES * cry), POINTS)
    figure = make_subplots(
        rows=len(clocks),
        cols=1,
        shared_xaxes=True,
        subplot_titles=[clock.name for clock in clocks],
    )
    for row, clock in enumerate(clocks, start=1):
        ends = (clock.low, clock.high) if clock.low != clock.high else ()
        for place, half_life in enumerate((*ends, clock.half_life)):
            band = place < len(ends)
            figure.add_scatter(
                x=minutes,
                y=100 * hormones.remaining(half_life, minutes),
                mode="lines",
                fill="tonexty" if band and place else None,
                fillcolor=SHADE,
                line={"color": theme.PLAIN, "width": 0 if band else 3},
                hoverinfo="skip" if band else None,
                hovertemplate=None if band else "%{x:.0f} min: %{y:.0f} %<extra></extra>",
                row=row,
                col=1,
            )
    theme.style(figure, height=PANEL_HEIGHT * len(clocks) + FOOT_HEIGHT)
    figure.layout.margin.t = 30
    figure.layout.hovermode = "x"
    figure.add_vrect(x0=0, x1=cry, fillcolor=SHADE, line_width=0)
    figure.update_yaxes(range=[0, 104], dtick=50, ticksuffix=" %")
    figure.update_xaxes(title={"text": "minutes"}, row=len(clocks))
    return figure
