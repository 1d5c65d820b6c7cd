"""What the moderator table was given, what is set on it, and what it answers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from streamlit.testing.v1 import AppTest

from goodcry.ui.kit.page_parameters import NOT_SET
from goodcry.ui.kit.table import state
from tests.support.records import EVIDENCE

TABLE, FEED = "goodcry_table", "goodcry_answer"
SETTINGS = (state.BASE, state.EFFECT_SIZE, state.OVERLAP)
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
    now = fed(page)
    for name, prefix in reversed(state.PREFIX.items()):
        if parameter not in now and parameter.startswith(prefix):
            return str(now["chosen"][name].get(parameter.removeprefix(prefix), NOT_SET))
    value = now[parameter]
    return str(value).lower() if isinstance(value, bool) else str(value)


def touch(page: AppTest, **told: str) -> AppTest:
    """Set this on the table, and nothing else, as the browser tells it."""
    key = fed(page)["place"]
    turn = fed(page)["turn"] + 1
    page.session_state[key] = {"chosen": {**told, "turn": turn}}
    return page.run()


def factors(page: AppTest) -> dict[str, Mapping[str, Any]]:
    """The questions of the table by factor."""
    return {
        factor["id"]: factor for family in given(page)["families"] for factor in family["factors"]
    }
