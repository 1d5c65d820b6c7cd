"""What the instruments of cortisol in tears and of the clocks were given, and what is set there."""

from __future__ import annotations

import json
from typing import Any

from streamlit.testing.v1 import AppTest

from goodcry.ui.kit.tear_parameters import MINUTES, PREFIX
from goodcry.ui.mechanisms import bench_data
from tests.support.records import EVIDENCE

BENCH, CLOCKS = "goodcry_bench", "goodcry_clocks"
# Parameters of the address that the instruments hold.
HELD = frozenset({MINUTES, *(parameter for _, parameter, _ in bench_data.address(EVIDENCE))})


def given(page: AppTest, name: str) -> dict[str, Any]:
    """The data of one of the two instruments."""
    found = [each for each in page.get("bidi_component") if each.proto.component_name == name]
    assert len(found) == 1, f"{len(found)} components {name}"
    return dict(json.loads(found[0].proto.json))


def held(page: AppTest, parameter: str) -> str:
    """What is set of a parameter, as a link would write it."""
    if parameter == MINUTES:
        return f"{given(page, CLOCKS)['minutes']:g}"
    return f"{given(page, BENCH)['chosen'][parameter.removeprefix(PREFIX)]:g}"
