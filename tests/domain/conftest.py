"""Databases of live classes: a file, and a PostgreSQL for all tests of a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from goodcry.rooms import Rooms
from tests.support import live_rooms, postgres
from tests.support.postgres import Postgres


@pytest.fixture(scope="module")
def postgresql() -> Iterator[Postgres]:
    """A PostgreSQL; skipped or failed where there is none."""
    with postgres.for_tests() as server:
        yield server


@pytest.fixture(scope="module")
def sqlite_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a new file."""
    folder: Path = tmp_path_factory.mktemp("live")
    return f"sqlite:///{folder / 'rooms.db'}"


# A server of a database takes a second to start, and more to be started anew.
POSTGRESQL = pytest.param("postgresql", marks=pytest.mark.slow)


@pytest.fixture(params=["sqlite", POSTGRESQL])
def url(request: pytest.FixtureRequest, sqlite_url: str) -> str:
    """The address of each kind of database."""
    if request.param == "sqlite":
        return sqlite_url
    server: Postgres = request.getfixturevalue("postgresql")
    return server.url


@pytest.fixture
def rooms(url: str) -> Iterator[Rooms]:
    """The store, empty."""
    with live_rooms.store(url) as found:
        found.sweep(live_rooms.NOW + 100 * live_rooms.HOUR)
        yield found
