"""The database of live classes: its tables, its connections, and patience when it does not answer.

SQLite in a file, or PostgreSQL. The tables carry the number of their form in their names
(``live1_``), so that servers of two releases can stand side by side; nothing in them lives longer
than hours, so nothing is ever carried over. They are made by whichever connection finds none.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

Found = TypeVar("Found")

TABLES = {
    "live1_rooms": """
        code TEXT PRIMARY KEY, set_id TEXT NOT NULL, step INTEGER NOT NULL, round INTEGER NOT NULL,
        phase TEXT NOT NULL, door INTEGER NOT NULL, version INTEGER NOT NULL,
        opened BIGINT NOT NULL, expires BIGINT NOT NULL,
        hand_hash TEXT, hand_until BIGINT, hand_tries INTEGER NOT NULL DEFAULT 0
    """,
    # Who may steer: one row a device.
    "live1_keys": "code TEXT, key_hash TEXT, PRIMARY KEY (code, key_hash)",
    # Who came in: no name, no time, no address.
    "live1_voters": "code TEXT, voter TEXT, PRIMARY KEY (code, voter)",
    "live1_votes": """
        code TEXT, step INTEGER, round INTEGER, voter TEXT, value TEXT NOT NULL,
        changes INTEGER NOT NULL, PRIMARY KEY (code, step, round, voter)
    """,
    # What is left of a round once the teacher has gone on; the empty option counts who answered.
    "live1_totals": """
        code TEXT, step INTEGER, round INTEGER, choice TEXT, number INTEGER NOT NULL,
        PRIMARY KEY (code, step, round, choice)
    """,
    # Codes that were given and have to rest; nothing else is known of their rooms.
    "live1_given": "code TEXT PRIMARY KEY, until BIGINT NOT NULL",
}
# Any number: whoever makes the tables holds it meanwhile.
MAKING = 18_1115

# Seconds: that a connection, a statement, a pool may take; between tries; for all tries together.
PATIENCE = 3
PAUSES = (0.2, 0.5, 1.0)
# A file that the system threw away in idle days shall not stay open for ever.
RECYCLE = 3600


class Away(Exception):
    """The database does not answer, after all tries. What was asked for was perhaps not done."""


def temporary_url() -> str:
    """The address of the file for a server alone: in the temporary folder, for its user's eyes.

    Raises:
        PermissionError: somebody else made that folder.
    """
    folder = Path(tempfile.gettempdir()) / f"goodcry-live-{_user()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    theirs = hasattr(os, "getuid") and folder.stat().st_uid != os.getuid()
    if theirs or folder.is_symlink():
        raise PermissionError(f"{folder} was made by somebody else")
    folder.chmod(0o700)
    return f"sqlite:///{folder / 'rooms.db'}"


def _user() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else "here"


def engine(url: str) -> Engine:
    """Connections to the database at an address; none is made yet.

    Raises:
        ValueError: no address of a PostgreSQL database or of a SQLite file.
    """
    found = _address(url)
    if found.get_backend_name() == "sqlite":
        return _sqlite(found)
    milliseconds = f"{1000 * PATIENCE}"
    made = create_engine(
        found,
        pool_size=2,
        max_overflow=3,
        pool_timeout=PATIENCE,
        pool_pre_ping=True,
        connect_args={
            "connect_timeout": PATIENCE,
            "tcp_user_timeout": milliseconds,
            "options": f"-c statement_timeout={milliseconds} -c lock_timeout={milliseconds}"
            f" -c idle_in_transaction_session_timeout={milliseconds}",
        },
    )
    event.listen(made, "connect", _make_on_postgresql)
    return made


def _address(url: str) -> URL:
    allowed = "allowed: postgresql://… or sqlite:///file"
    try:
        found = make_url(url)
    except ArgumentError:
        # Never the text itself: it may hold a password.
        raise ValueError(f"this is no address of a database; {allowed}") from None
    kind = found.drivername.partition("+")[0]
    if kind in ("postgres", "postgresql"):
        return found.set(drivername="postgresql+psycopg")
    if kind == "sqlite" and found.database not in (None, "", ":memory:"):
        return found
    raise ValueError(f"{found.drivername} is no such database; {allowed}")


def _sqlite(url: URL) -> Engine:
    # The file is there before SQLite makes it, so that nobody else can read it.
    descriptor = os.open(str(url.database), os.O_CREAT | os.O_RDWR, 0o600)
    os.close(descriptor)
    made = create_engine(
        url,
        pool_size=2,
        max_overflow=3,
        pool_timeout=PATIENCE,
        pool_recycle=RECYCLE,
        connect_args={"timeout": PATIENCE},
    )
    event.listen(made, "connect", _make_on_sqlite)
    event.listen(made, "begin", _begin_on_sqlite)
    return made


def _make_on_sqlite(connection: Any, _: object) -> None:
    connection.isolation_level = None  # transactions are begun below, not by the driver
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    names = "SELECT count(*) FROM sqlite_master WHERE name LIKE 'live1~_%' ESCAPE '~'"
    if cursor.execute(f"{names} AND type = 'table'").fetchone()[0] < len(TABLES):
        cursor.execute("BEGIN IMMEDIATE")  # two servers may start at once
        for name, columns in TABLES.items():
            cursor.execute(f"CREATE TABLE IF NOT EXISTS {name} ({columns})")
        cursor.execute("COMMIT")
    cursor.close()


def _begin_on_sqlite(connection: Connection) -> None:
    if not connection.get_execution_options().get("reading"):
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _make_on_postgresql(connection: Any, _: object) -> None:
    with connection.cursor() as cursor:
        last = list(TABLES)[-1]
        if cursor.execute("SELECT to_regclass(%s)", (last,)).fetchone()[0] is None:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", (MAKING,))
            for name, columns in TABLES.items():
                cursor.execute(f"CREATE TABLE IF NOT EXISTS {name} ({columns})")
    connection.commit()


def tried(
    engine: Engine,
    work: Callable[[Connection], Found],
    *,
    reading: bool = False,
    pause: Callable[[float], None] = time.sleep,
) -> Found:
    """What ``work`` gives in a transaction of its own, tried anew where the database is away.

    Raises:
        Away: it stayed away.
    """
    end = time.monotonic() + PATIENCE
    for wait in (*PAUSES, None):
        try:
            with engine.connect() as connection:
                options = connection.execution_options(reading=reading)
                with options.begin():
                    return work(options)
        except (DBAPIError, PoolTimeout) as error:
            if not _away(error):
                raise
            if wait is None or time.monotonic() + wait > end:
                raise Away("the database of live classes does not answer") from error
            pause(wait)
    raise AssertionError("the last try returns or raises")


def _away(error: Exception) -> bool:
    """Whether another try may help: not where a statement itself is wrong."""
    if isinstance(error, OperationalError | InterfaceError | PoolTimeout):
        return True
    return isinstance(error, DBAPIError) and error.connection_invalidated
