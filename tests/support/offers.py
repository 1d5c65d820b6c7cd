"""What a page offers to take away, with the app's server before it and without."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from typing import Any
from unittest.mock import patch

import pytest
from streamlit.testing.v1 import AppTest

from goodcry.ui.kit import served
from tests.support.readers import links_of


@dataclass(frozen=True)
class Button:
    """A button that holds a file: what it says, and what a touch on it gives."""

    label: str
    content: bytes
    media: str


@contextmanager
def buttons() -> Iterator[dict[str, Button]]:
    """File name -> the button that offers it, of the pages that are drawn meanwhile."""
    found: dict[str, Button] = {}

    def record(label: str, data: Any, **settings: Any) -> bool:
        assert label
        assert isinstance(data, bytes), "a file that is made at the touch is refused after a while"
        assert settings["on_click"] == "ignore"
        found[settings["file_name"]] = Button(label, data, settings["mime"])
        return False

    with patch("streamlit.download_button", record):
        yield found


def stand_before(patch: pytest.MonkeyPatch, there: bool) -> None:
    """Let the app's own server stand before the pages, or not."""
    if there:
        patch.setenv(served.SERVED, "1")
    else:
        patch.delenv(served.SERVED, raising=False)


def links(page: AppTest) -> dict[str, tuple[str, str]]:
    """Words -> address and further attributes, of the links of a page to files."""
    return {
        words: (unescape(address), how)
        for address, how, words in links_of(page)
        if address.startswith(("data/", "handouts/"))
    }
