"""For tests of pages: an app whose data a test may change."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from goodcry.ui.kit import frame
from tests.support.data_copy import DataCopy


@pytest.fixture
def page_of_copy(data_copy: DataCopy, monkeypatch: pytest.MonkeyPatch) -> Iterator[DataCopy]:
    """Makes the app read the copied data folder."""
    monkeypatch.setattr("goodcry.evidence.DATA_FOLDER", data_copy.folder)
    frame.load_evidence.clear()
    yield data_copy
    frame.load_evidence.clear()
