"""Home: the answer in three sentences, the drops to touch, and the way to every page."""

from __future__ import annotations

from goodcry.ui.home import sections
from goodcry.ui.kit import frame, messages
from goodcry.ui.kit.table import table

with frame.page("home") as evidence:
    with frame.lead():
        messages.show("home", evidence)
        table.show(evidence, page="home")
    sections.pages()
    sections.about(evidence)
