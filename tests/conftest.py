"""Shared by all tests: the evidence base, a copy of it to damage or extend, random examples."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from goodcry.evidence import DATA_FOLDER, Evidence, load
from goodcry.ui.kit import frame
from tests.support.data_copy import DataCopy

# Where CI is "true" every run draws the same examples, so that a failure there can be repeated.
settings.register_profile(
    "goodcry", deadline=None, max_examples=60, derandomize=os.environ.get("CI") == "true"
)
settings.load_profile("goodcry")


@pytest.fixture(autouse=True, scope="session")
def without_pauses() -> None:
    """Pages pause for phones to paint; no test in this process has one."""
    frame.PAINT_SECONDS = 0.0


@pytest.fixture(scope="session")
def evidence() -> Evidence:
    """The evidence base of the repository."""
    return load()


@pytest.fixture
def data_copy(tmp_path: Path) -> DataCopy:
    """A copy of ``data/`` of its own for each test."""
    return DataCopy(Path(shutil.copytree(DATA_FOLDER, tmp_path / "data")))
