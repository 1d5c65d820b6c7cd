"""Downloads on the evidence page: every table, all data, the bibliography."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any
from unittest.mock import patch

import pytest

from goodcry import exports
from tests.support.evidence_page import VIEWS, open_evidence
from tests.support.records import EVIDENCE


@pytest.fixture(autouse=True, scope="module")
def made_once() -> Iterator[None]:
    """What is the same below every list is made once for all tests of this module."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        for name in ("archive", "bibtex", "csl_json"):
            monkeypatch.setattr(exports, name, cache(getattr(exports, name)))
        yield


def downloads(**parameters: str) -> dict[str, Callable[[], bytes]]:
    """File name -> what a touch on its button gives."""
    found: dict[str, Callable[[], bytes]] = {}

    def record(label: str, data: Any, **settings: Any) -> bool:
        assert label
        assert settings["on_click"] == "ignore"
        found[settings["file_name"]] = data
        return False

    with patch("streamlit.download_button", record):
        open_evidence(**parameters)
    return found


def test_every_table_can_be_downloaded_as_it_is() -> None:
    found = downloads(view="Download")
    for table, entry in EVIDENCE.resources.items():
        _, _, file = entry["path"].rpartition("/")
        assert found[file]() == exports.table(EVIDENCE, table), table


@pytest.mark.parametrize("name", [*VIEWS, "Download"])
def test_all_data_and_the_bibliography_can_always_be_downloaded(name: str) -> None:
    found = downloads(view=name)
    assert found["a-good-cry-data.zip"]().startswith(b"PK")
    assert found["a-good-cry.bib"]().startswith(b"@")
    assert found["a-good-cry.json"]().startswith(b"[")
    if name in VIEWS:
        assert f"{VIEWS[name]}.csv" in found


def test_download_buttons_are_not_folded_away() -> None:
    page = open_evidence()
    assert len(page.get("download_button")) == len(downloads())
    for fold in page.expander:
        assert not fold.get("download_button")
