"""The small moderator table in Dash: native radios, one callback.

PICTURE=plotly benchmarks/peers/.venv/bin/gunicorn benchmarks.peers.dash_app:server
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from dash import Dash, Input, Output, dcc, html

from benchmarks.peers import shown
from goodcry.figures import drops

STICKY = {"position": "sticky", "top": 0, "zIndex": 1, "background": "white"}

app = Dash(
    __name__,
    title=shown.TITLE,
    meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
)
server = app.server
picture, wanted = (
    (dcc.Graph(id="drops", config={"staticPlot": True}), "figure")
    if shown.PLOTLY
    else (html.Img(id="drops", alt="A hundred drops", style={"width": "100%"}), "src")
)
app.layout = html.Main(
    [
        html.H1(shown.TITLE),
        html.Div([html.P(id="counts", role="status"), picture], style=STICKY),
        *(
            html.Fieldset(
                [
                    html.Legend(question.words),
                    dcc.RadioItems(
                        question.answers, shown.NOT_SET, id=question.factor, inline=True
                    ),
                    html.Small(question.sure),
                ]
            )
            for question in shown.QUESTIONS
        ),
    ]
)


@app.callback(
    Output("counts", "children"),
    Output("drops", wanted),
    {"chosen": {each.factor: Input(each.factor, "value") for each in shown.QUESTIONS}},
)
def answer(chosen: Mapping[str, str]) -> tuple[str, Any]:
    """The counts and the drops of what is chosen."""
    prediction = shown.expected(chosen)
    if shown.PLOTLY:
        return shown.counts(prediction), shown.chart(prediction)
    drawing = f"data:image/svg+xml,{quote(drops.drawing(prediction))}"
    return shown.counts(prediction), drawing
