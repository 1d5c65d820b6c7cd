"""The lists of a page to choose one option from: what they were given, and a choice in one."""

from __future__ import annotations

import json
from typing import Any

from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.testing.v1 import AppTest

LIST = "goodcry_list"


def _lists(page: AppTest) -> dict[str, tuple[str, dict[str, Any]]]:
    """Parameter -> how Streamlit calls its list, and what that was given."""
    protos = [each.proto for each in page.get("bidi_component")]
    lists = [(each.id, json.loads(each.json)) for each in protos if each.component_name == LIST]
    return {data["name"]: (called, data) for called, data in lists}


def given(page: AppTest) -> dict[str, dict[str, Any]]:
    """Parameter -> what its list was given."""
    return {name: data for name, (_, data) in _lists(page).items()}


def chosen(page: AppTest, name: str) -> str:
    """What is chosen in the list of a parameter, as it stands in the address."""
    return str(given(page)[name]["chosen"])


def choose(page: AppTest, name: str, text: str) -> AppTest:
    """Choose this option, by its text in the address, as the browser does and tells it."""
    called, data = _lists(page)[name]
    assert text in dict(data["options"]), f"{name} has no option {text!r}"
    if text == data["start"]:
        page.query_params.pop(name, None)
    else:
        page.query_params[name] = text
    return trigger(page, called, "chosen", text)


def trigger(page: AppTest, called: str, event: str, value: str) -> AppTest:
    """Let the component that Streamlit calls so tell of an event, as its JavaScript does."""
    told = json.dumps([{"event": event, "value": value}])
    state = WidgetState(id=_make_trigger_id(called, "events"), json_trigger_value=told)
    return page._run(WidgetStates(widgets=[state]))
