"""The one look that charts share: the colours of data, and plotly's template."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import plotly.graph_objects as go
import plotly.io as pio

from goodcry.figures import look

BETTER, SAME, WORSE = (look.TONES[name].day for name in ("better", "same", "worse"))
OUTCOME = {"better": BETTER, "same": SAME, "worse": WORSE}

# Never colour alone: each outcome has its sign, each direction its shape.
OUTCOME_SIGN = {"better": "+", "same": "=", "worse": "−"}

FONT_SIZE = 14
# Greys that can be read on paper and on ink: plotly cannot ask the page.
GRID = "rgba(128, 140, 150, 0.35)"
PLAIN = "#6f7f8f"


# Registered once as plotly's default: a figure then carries only what is its own, which makes
# it quick to build and keeps its JSON small. The page's theme colours text and background.
pio.templates["good_cry"] = go.layout.Template(
    layout={
        "hovermode": "closest",
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "font": {"size": FONT_SIZE},
        "legend": {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom"},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        **{
            axis: {"fixedrange": True, "gridcolor": GRID, "zerolinecolor": GRID, "automargin": True}
            for axis in ("xaxis", "yaxis")
        },
    }
)
pio.templates.default = "good_cry"


def style(figure: go.Figure, height: int, legend: bool = False) -> go.Figure:
    """Apply the shared look: no dragging (a finger must scroll the page), large type, no title.

    Height in pixels.
    """
    figure.layout.height = height
    figure.layout.dragmode = False
    figure.layout.showlegend = legend
    return figure


def ranges(
    ends: Iterable[tuple[float, float, float]], colour: str, thickness: float, width: float
) -> dict[str, Any]:
    """Plotly's error bars for (low, middle, high) of each mark; thickness and width in px."""
    marks = list(ends)
    return {
        "type": "data",
        "symmetric": False,
        "array": [high - middle for _, middle, high in marks],
        "arrayminus": [middle - low for low, middle, _ in marks],
        "thickness": thickness,
        "width": width,
        "color": colour,
    }
