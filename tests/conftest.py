"""Shared by all tests: the evidence base, a copy of it to damage or extend, random examples."""

from __future__ import annotations

import os
import shutil
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings
from streamlit.components.v2 import manifest_scanner

from goodcry.evidence import DATA_FOLDER, DataError, Evidence, load
from goodcry.ui.kit import frame
from tests.support.data_copy import DataCopy

# Where CI is "true" every run draws the same examples, so that a failure there can be repeated.
settings.register_profile(
    "goodcry", deadline=None, max_examples=60, derandomize=os.environ.get("CI") == "true"
)
settings.load_profile("goodcry")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One worker more than processors: some wait, for a browser or a page's own thread."""
    return (os.cpu_count() or 1) + 1


def pytest_sessionstart(session: pytest.Session) -> None:
    """Where the data are damaged nothing else can be said: one sentence takes the tests' place."""
    if hasattr(session.config, "workerinput"):
        return  # a worker; whoever started it has looked
    try:
        load()
    except DataError as error:
        raise pytest.UsageError(f"data/ is damaged. {error}") from None


@pytest.fixture(autouse=True, scope="session")
def one_look_for_components() -> None:
    """Each AppTest would look for components in every installed package anew."""
    manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


@pytest.fixture(autouse=True, scope="session")
def without_pauses() -> None:
    """Pages pause for phones to paint; no test in this process has one."""
    frame.PAINT_SECONDS = 0.0


@pytest.fixture(scope="session")
def evidence() -> Evidence:
    """The evidence base of the repository."""
    return load()


@pytest.fixture(scope="session")
def _copied_data(tmp_path_factory: pytest.TempPathFactory) -> DataCopy:
    return DataCopy(Path(shutil.copytree(DATA_FOLDER, tmp_path_factory.mktemp("copy") / "data")))


@pytest.fixture
def data_copy(_copied_data: DataCopy) -> DataCopy:
    """A copy of ``data/``, whole again for each test."""
    _copied_data.mend()
    return _copied_data
