"""What the instrument of the page of the shift was given, and what is chosen on it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from streamlit.testing.v1 import AppTest

from goodcry.figures.timeline_scale import STATES
from goodcry.provenance import DRIVES
from tests.support.records import EVIDENCE

MOMENTS = {row["seconds"]: row["id"] for row in EVIDENCE.rows("moments")}
# Parameter of the address -> how a link would write what is chosen.
HELD: Mapping[str, Callable[[dict[str, Any]], str]] = {
    "account": lambda chosen: str(chosen["study"]),
    "second": lambda chosen: str(chosen["second"] or "none"),
    "moment": lambda chosen: MOMENTS[chosen["seconds"]],
    "s_place": lambda chosen: str(chosen["place"]),
    "block": lambda chosen: str(chosen["block"] or "nothing"),
    "slow": lambda chosen: str(chosen["slow"]).lower(),
    "s_age": lambda chosen: str(chosen["age"]),
}


def given(page: AppTest) -> dict[str, Any]:
    """The data of the instrument on a page."""
    components = (each.proto for each in walk(page) if each.type == "bidi_component")
    found = next(each for each in components if each.component_name == "goodcry_shift")
    return dict(json.loads(found.json))


def chosen(page: AppTest, parameter: str) -> str:
    """What is chosen, by its parameter in the address and as a link would write it."""
    return HELD[parameter](given(page)["chosen"])


def walk(page: AppTest) -> Iterator[Any]:
    """All elements of a page, however deep."""
    stack: list[Any] = [page.main]
    while stack:
        node = stack.pop()
        children = getattr(node, "children", None)
        if children:
            stack.extend(children.values())
        else:
            yield node


def reading(signal: str, value: float, threshold: float) -> str:
    """A value as it stands beside a lane's name: a word for a nerve, else a whole number.

    ``threshold``: the drive from which on a nerve is called up or down.
    """
    if signal in DRIVES:
        return STATES[0 if abs(value) < threshold else 1 if value > 0 else 2]
    return f"{value:.0f}"
