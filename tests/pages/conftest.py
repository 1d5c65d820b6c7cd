"""For tests of pages: an app that reads data of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from goodcry import evidence as evidence_base
from goodcry.ui.kit import frame

if TYPE_CHECKING:
    from tests.conftest import DataCopy


@pytest.fixture
def page_of_copy(data_copy: DataCopy, monkeypatch: pytest.MonkeyPatch) -> Iterator[DataCopy]:
    """Makes the app read the copied data folder."""
    monkeypatch.setattr(evidence_base, "DATA_FOLDER", Path(data_copy.folder))
    frame.load_evidence.clear()
    yield data_copy
    frame.load_evidence.clear()
