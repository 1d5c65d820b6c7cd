"""A PostgreSQL of its own on a free port of this machine, for tests and benchmarks.

Its programs are Debian's, which stand outside the PATH. It refuses to run as root, so root runs it
as the user "postgres". Nothing of it is left behind.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import pytest

from tests.browser.server import free_port

Ending = Literal["fast", "immediate"]

PASSWORD = "only-for-this-test"
USER = "goodcry"


def programs() -> Path | None:
    """The folder of initdb and pg_ctl, of the newest release there is; None without one."""
    found = [
        *Path("/usr/lib/postgresql").glob("*/bin/initdb"),
        *(Path(path) for path in [shutil.which("initdb")] if path),
    ]
    if not found:
        return None
    return max(found, key=lambda path: [int(part) for part in path.parts if part.isdigit()]).parent


class Postgres:
    """One server, of which the database's files are in a folder of its own."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs = programs
        self._folder = folder
        self._data = folder / "data"
        self._user = "postgres" if os.geteuid() == 0 else None
        self.port = free_port()
        secret = folder / "password"
        secret.write_text(PASSWORD, encoding="utf-8")
        if self._user:
            for path in (folder, secret):
                shutil.chown(path, self._user)
        self._run(
            "initdb",
            *("--pgdata", str(self._data), "--username", USER, "--pwfile", str(secret)),
            *("--auth", "scram-sha-256", "--encoding", "UTF8", "--no-locale", "--no-sync"),
        )

    @property
    def url(self) -> str:
        """Its address, with the password."""
        return f"postgresql://{USER}:{PASSWORD}@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = f"-h 127.0.0.1 -p {self.port} -k {self._folder}"
        log = str(self._folder / "log")
        self._run("pg_ctl", "-D", str(self._data), "-w", "-l", log, "-o", options, "start")

    def stop(self, how: Ending = "fast") -> None:
        """End it; "immediate" is as a crash would."""
        self._run("pg_ctl", "-D", str(self._data), "-w", "-m", how, "stop")

    def restart(self, how: Ending = "fast") -> None:
        """End it and start it anew."""
        self.stop(how)
        self.start()

    def _run(self, program: str, *words: str) -> None:
        done = subprocess.run(
            [str(self._programs / program), *words],
            cwd=self._folder,
            user=self._user,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,  # pg_ctl's server keeps what it inherits open
            stderr=subprocess.DEVNULL,
            check=False,
        )
        if done.returncode:
            log = self._folder / "log"
            said = log.read_text(encoding="utf-8")[-1000:] if log.exists() else ""
            raise RuntimeError(f"{program} failed: {said}")


@contextmanager
def running(programs: Path) -> Iterator[Postgres]:
    """A new server, gone afterwards."""
    # Not pytest's folder: nobody but its owner, here root, may enter that.
    folder = Path(tempfile.mkdtemp(prefix="good-cry-postgres-"))
    try:
        server = Postgres(programs, folder)
        server.start()
        try:
            yield server
        finally:
            server.stop("immediate")
    finally:
        shutil.rmtree(folder)


@contextmanager
def for_tests() -> Iterator[Postgres]:
    """A new server; the test is skipped without PostgreSQL, or fails where it is required."""
    found = programs()
    if found is None:
        words = "no PostgreSQL found"
        if os.environ.get("GOODCRY_POSTGRES") == "required":
            pytest.fail(words)
        pytest.skip(words)
    with running(found) as server:
        yield server
