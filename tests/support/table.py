"""What the moderator table was given, what is set on it, and what it answers."""

from __future__ import annotations

import itertools
import json
from collections.abc import Mapping
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.testing.v1 import AppTest

from goodcry.ui.kit.page_parameters import NOT_SET
from goodcry.ui.kit.table import state
from tests.support import choices
from tests.support.records import EVIDENCE

TABLE, FEED = "goodcry_table", "goodcry_answer"
OTHERS = (state.BASE, state.EFFECT_SIZE, state.OVERLAP, state.COMPARE, state.STORY)
_TURNS = itertools.count(1)
# The parameters of the address that the table holds.
HELD = frozenset(state.parameters(EVIDENCE))


def _data(page: AppTest, name: str) -> dict[str, Any]:
    found = [each for each in page.get("bidi_component") if each.proto.component_name == name]
    assert len(found) == 1, f"{len(found)} components {name}"
    return dict(json.loads(found[0].proto.json))


def given(page: AppTest) -> dict[str, Any]:
    """What the table was given once: questions, answers, words."""
    return _data(page, TABLE)


def fed(page: AppTest) -> dict[str, Any]:
    """What the table was told last: what is set, and what is answered."""
    return _data(page, FEED)


def chosen(page: AppTest, name: str = "A") -> dict[str, str]:
    """What is set in a scenario."""
    return dict(fed(page)["chosen"][name])


def counts(page: AppTest, name: str = "A") -> dict[str, int]:
    """How many of a hundred drops there are of each outcome."""
    return dict(fed(page)["answers"][name]["counts"])


def held(page: AppTest, parameter: str) -> str:
    """What is set of a parameter, as a link would write it."""
    if parameter in OTHERS:
        value = fed(page)[parameter]
        if isinstance(value, bool):
            return str(value).lower()
        return f"{value:g}" if isinstance(value, float) else str(value)
    name = "B" if parameter.startswith(state.PREFIX["B"]) else "A"
    return chosen(page, name).get(parameter.removeprefix(state.PREFIX[name]), NOT_SET)


def touch(page: AppTest, **told: str) -> AppTest:
    """Set this on the table, and nothing else, as the browser tells it."""
    wanted = {"chosen": {**told, "turn": next(_TURNS)}}
    held = WidgetState(id=_id(page, FEED), json_value=json.dumps(wanted))
    return page._run(WidgetStates(widgets=[held]))


def ask(page: AppTest, about: str) -> AppTest:
    """Touch the button "why?" of a question or base rate."""
    return choices.trigger(page, _id(page, TABLE), "why", about)


# How Streamlit calls the components of a page: a touch does not draw each of them anew.
_IDS: dict[tuple[str, str], str] = {}


def _id(page: AppTest, name: str) -> str:
    for element in page.get("bidi_component"):
        _IDS[page._page_hash, element.proto.component_name] = element.proto.id
    return _IDS[page._page_hash, name]


def factors(page: AppTest) -> dict[str, Mapping[str, Any]]:
    """The questions of the table by factor."""
    return {
        factor["id"]: factor for family in given(page)["families"] for factor in family["factors"]
    }
