"""The rules of the data that no single field can say: each is a function that yields faults.

What one field allows stands in the codebook, where readers of the data see it too. A rule belongs
here if it looks at several cells, rows or tables, or if it says what the code relies on
(:mod:`goodcry.checks.needs`). ``python -m goodcry.checks`` looks for all faults of the data at
once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from goodcry.checks import (
    arrows,
    asked,
    claims,
    content,
    help_lines,
    links,
    literature,
    live,
    models,
    predictions,
    spreadsheets,
    things,
)
from goodcry.faults import DataError
from goodcry.tables import Tables

Rule = Callable[[Tables], Iterator[DataError]]

RULES: tuple[Rule, ...] = (
    *literature.RULES,
    *predictions.RULES,
    *claims.RULES,
    *arrows.RULES,
    *models.RULES,
    *things.RULES,
    *content.RULES,
    *help_lines.RULES,
    *live.RULES,
    *links.RULES,
    *spreadsheets.RULES,
)


def faults(tables: Tables) -> Iterator[DataError]:
    """What is wrong with the data.

    A rule of :mod:`goodcry.checks.asked` may rely on those before it, and all others on them, so
    nothing more is looked for where one of them finds a fault.
    """
    for needed in asked.RULES:
        found = list(needed(tables))
        yield from found
        if found:
            return
    for rule in RULES:
        yield from rule(tables)
