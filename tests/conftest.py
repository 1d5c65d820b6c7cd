"""Shared by all tests: the evidence base, a copy of it to damage or extend, random examples.

The process that hands tests to the workers loads this file too and runs none: what only tests need
is imported where they need it, so that it starts at once.
"""

from __future__ import annotations

import gc
import os
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from goodcry.evidence import DATA_FOLDER, DataError, Evidence, load
from tests.support.data_copy import DataCopy


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """A worker for each processor, and two more for those that wait for a browser or a server."""
    waiting = 0 if "not browser" in config.option.markexpr else 2
    return (os.cpu_count() or 1) + waiting


def pytest_collection() -> None:
    """Read all tests without looking again and again for what could be thrown away of them."""
    gc.disable()


def pytest_collection_finish() -> None:
    """What has been read stays until the end."""
    gc.freeze()
    gc.enable()


def pytest_collectstart(collector: pytest.Collector) -> None:
    """Settle how examples are drawn before the first file of tests is read.

    A conftest in a folder is asked only about what lies in that folder, never about the session.
    """
    if isinstance(collector, pytest.Module):
        settle_examples()


@cache
def settle_examples() -> None:
    """Where CI is "true" every run draws the same examples, so that a failure can be repeated."""
    from hypothesis import HealthCheck, settings

    # How long something takes is no fault: the machine may have other things to do.
    settings.register_profile(
        "goodcry",
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
        max_examples=60,
        derandomize=os.environ.get("CI") == "true",
    )
    settings.load_profile("goodcry")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Where no browser is asked for, what drives one is not even read."""
    unasked = "not browser" in config.option.markexpr
    return True if unasked and collection_path == Path(__file__).parent / "browser" else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first, so that no worker is left alone with one of them at the end."""

    def is_long(item: pytest.Item) -> bool:
        return bool(item.get_closest_marker("slow")) or "project" in item.path.parts

    items.sort(key=is_long, reverse=True)


def pytest_sessionstart(session: pytest.Session) -> None:
    """Where the data are damaged nothing else can be said: one sentence takes the tests' place."""
    if hasattr(session.config, "workerinput"):
        return  # a worker; whoever started it has looked
    try:
        load()
    except DataError as error:
        raise pytest.UsageError(f"data/ is damaged. {error}") from None


@pytest.fixture(autouse=True, scope="session")
def light_app_tests() -> None:
    """What each AppTest would make anew is made once.

    That is its list of components, from every installed package, its stand-in for a server, the
    code of the pages, and the QR codes of their links. And who waits for a page sleeps until it is
    drawn, and does not ask a thousand times a second.
    """
    from streamlit.components.v2 import manifest_scanner
    from streamlit.testing.v1 import app_test, local_script_runner

    from goodcry.figures import qr

    manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)
    app_test.MagicMock = cache(app_test.MagicMock)  # type: ignore[assignment, attr-defined, misc]
    local_script_runner.ScriptCache = cache(local_script_runner.ScriptCache)  # type: ignore[assignment, attr-defined, misc]
    qr._code = cache(qr._code)
    give_up = local_script_runner.require_widgets_deltas

    def wait(runner: Any, timeout: float = 3) -> None:
        runner._script_thread.join(timeout)
        if not runner.script_stopped():
            give_up(runner, 0)

    local_script_runner.require_widgets_deltas = wait


@pytest.fixture(autouse=True, scope="session")
def without_pauses() -> None:
    """Pages pause for phones to paint; no test in this process has one."""
    from goodcry.ui.kit import frame

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
