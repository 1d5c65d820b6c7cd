"""The small moderator table in Shiny for Python: native radios, one calculation.

PICTURE=plotly benchmarks/peers/.venv/bin/shiny run benchmarks.peers.shiny_app:app
"""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go
from shiny import App, Inputs, Outputs, Session, reactive, render, ui
from shinywidgets import output_widget, render_plotly

from benchmarks.peers import shown
from goodcry.figures import drops
from goodcry.outcome import Prediction

STICKY = "position: sticky; top: 0; z-index: 1; background: white"

page = ui.page_fluid(
    ui.h1(shown.TITLE),
    ui.div(
        ui.output_text("counts", container=ui.p),
        output_widget("picture") if shown.PLOTLY else ui.output_ui("picture"),
        style=STICKY,
    ),
    *(
        ui.div(
            ui.input_radio_buttons(
                question.factor, question.words, dict(question.answers), inline=True
            ),
            ui.tags.small(question.sure),
        )
        for question in shown.QUESTIONS
    ),
    # A chart that is drawn anew is gone for a while; what is below it must not jump.
    ui.tags.style("#picture { min-height: 180px } #picture > svg { width: 100%; height: auto }"),
    title=shown.TITLE,
)


def server(input: Inputs, output: Outputs, session: Session) -> None:
    """What one visitor sees change."""

    @reactive.calc
    def expected() -> Prediction:
        return shown.expected({each.factor: input[each.factor]() for each in shown.QUESTIONS})

    @render.text
    def counts() -> str:
        return shown.counts(expected())

    @(render_plotly if shown.PLOTLY else render.ui)
    def picture() -> Any:
        if shown.PLOTLY:
            chart = go.FigureWidget(shown.chart(expected()))
            chart._config |= {"staticPlot": True}
            return chart
        return ui.HTML(drops.drawing(expected()))


app = App(page, server)
