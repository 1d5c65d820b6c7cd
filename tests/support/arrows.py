"""What the arrows on a page were given: see ``goodcry/ui/mechanisms/arrow_data.py``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from streamlit.testing.v1 import AppTest

COMPONENT = "goodcry_arrows"
# The parameters of the address that they hold.
HELD = frozenset(("basis",))


def given(page: AppTest) -> dict[str, Any]:
    """The data of the arrows on a page; it has them once."""
    [found] = [
        element
        for element in page.get("bidi_component")
        if element.proto.component_name == COMPONENT
    ]
    return dict(json.loads(found.proto.json))


def chosen(page: AppTest, parameter: str) -> list[str]:
    """What is chosen on them, by its parameter in the address."""
    return list(given(page)["chosen"][{"basis": "bases"}[parameter]])


def here(page: AppTest, bases: Iterable[str]) -> list[str]:
    """Those bases that the arrows of a page have."""
    return [basis["id"] for basis in given(page)["bases"] if basis["id"] in bases]
