"""Set what surrounds a cry; see what the literature expects, and a judged range."""

from __future__ import annotations

from goodcry.ui.kit import frame, help_sign, messages
from goodcry.ui.kit.table import table
from goodcry.ui.moderators import behind

with frame.page("moderators") as evidence:
    with frame.lead():
        messages.show("moderators", evidence)
        table.show(evidence, besides=behind.fragments)
    help_sign.show()
    behind.show(evidence)
