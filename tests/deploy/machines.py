"""Starts what docs/deploy.md describes, on free ports of this machine: replicas and their nginx.

Replicas get the command line of the systemd unit, nginx gets ``deploy/nginx.conf``. What is changed
for the test is listed here and nowhere else: ports, folders, the Python that runs it.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from configparser import RawConfigParser
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from tests.browser.server import free_port

ROOT = Path(__file__).resolve().parents[2]
UNIT = ROOT / "deploy" / "good-cry@.service"
NGINX_CONF = ROOT / "deploy" / "nginx.conf"
LOOPBACK = "127.0.0.1"
# The same for all replicas, as in /etc/good-cry.env.
COOKIE_SECRET = "the-same-for-all-replicas"

# What surrounds deploy/nginx.conf: on a server, /etc/nginx/nginx.conf does that.
AROUND = """{user}
daemon off;
worker_processes 2;
pid {folder}/nginx.pid;
events {{ worker_connections 512; }}
http {{
    gzip on;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/good-cry.conf;
}}
"""


def wait_until(condition: Callable[[], bool], what: str, seconds: float = 45) -> None:
    """Wait for a condition. TimeoutError, saying what did not happen, if it does not come true."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(f"after {seconds:.0f} s still not: {what}")
        time.sleep(0.1)


class Answer:
    """Status, headers and body of an answer to a GET request, the body as it was sent."""

    def __init__(self, status: int, headers: Sequence[tuple[str, str]], body: bytes) -> None:
        self.status = status
        self.body = body
        self._headers = headers

    def header(self, name: str) -> str:
        """A header's value; values of a repeated header joined; empty if there is none."""
        return ", ".join(value for key, value in self._headers if key.lower() == name.lower())


def get(port: int, path: str, **headers: str) -> Answer:
    """Ask a server on this machine. Header names have ``_`` for ``-``."""
    connection = HTTPConnection(LOOPBACK, port, timeout=30)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", path, headers=named)
        answer = connection.getresponse()
        return Answer(answer.status, answer.getheaders(), answer.read())
    finally:
        connection.close()


def is_healthy(port: int) -> bool:
    """Whether a replica, or nginx with a replica behind it, is ready for visitors."""
    try:
        return get(port, "/_stcore/health").status == 200
    except (OSError, HTTPException):
        return False


def unit_section(name: str) -> dict[str, str]:
    """A section of the systemd unit: the last value of each key."""
    parser = RawConfigParser(strict=False)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # keys as they are written
    parser.read_string(UNIT.read_text(encoding="utf-8").replace("\\\n", " "))
    return dict(parser[name])


def replica_command(port: int) -> list[str]:
    """The unit's command line for the instance of this port, run by the Python of the tests."""
    words = shlex.split(unit_section("Service")["ExecStart"].replace("%i", str(port)))
    return [sys.executable, *words[1:]]


class Process:
    """A server that is started, stopped or killed, and whose output is kept."""

    def __init__(self, command: Sequence[str], log: Path, **environment: str) -> None:
        self.command = list(command)
        self.log = log
        self.environment = environment
        self.folder = ROOT
        self._process: subprocess.Popen[bytes] | None = None

    def wait(self) -> None:
        """Wait until it does its work. RuntimeError if it ended instead."""
        raise NotImplementedError

    def start(self) -> None:
        """Start it from its folder, which is the root of the repository if nobody changed that."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self.command,
                cwd=self.folder,
                env=os.environ | self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    @property
    def running(self) -> bool:
        """Whether it was started and has not ended since."""
        return self._process is not None and self._process.poll() is None

    @contextmanager
    def hung(self) -> Iterator[None]:
        """It does nothing more, and does not end either."""
        os.kill(self.pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(self.pid, signal.SIGCONT)

    @property
    def pid(self) -> int:
        """Its process id."""
        if self._process is None:
            raise RuntimeError(f"{self.command[0]} does not run")
        return self._process.pid

    def kill(self) -> None:
        """End it as a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Ask it to end; kill it if it does not."""
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self._process is None:
            return
        self._process.send_signal(how)
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None

    def check(self) -> None:
        """RuntimeError with what it wrote, if it has ended on its own."""
        if self._process is not None and self._process.poll() is not None:
            said = self.log.read_text(encoding="utf-8", errors="replace")[-2000:]
            raise RuntimeError(f"{self.command[0]} ended: {said}")


class Replica(Process):
    """One Streamlit server, started as the systemd unit starts it."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.port = free_port()
        super().__init__(
            [*replica_command(self.port), *options],
            folder / f"replica-{self.port}.log",
            STREAMLIT_SERVER_COOKIE_SECRET=COOKIE_SECRET,
            PYTHONDONTWRITEBYTECODE="1",
        )

    @property
    def name(self) -> str:
        """What nginx writes into X-Replica for it."""
        return f"{LOOPBACK}:{self.port}"

    def wait(self) -> None:
        """Wait until visitors may come."""

        def ready() -> bool:
            self.check()
            return is_healthy(self.port)

        wait_until(ready, f"replica {self.port} is ready", 60)


def nginx_program() -> str | None:
    """Where nginx is; Debian keeps it out of the PATH of ordinary users."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")


class Nginx(Process):
    """nginx with the repository's configuration in front of two replicas, given by their names.

    ``listens`` are the lines that say where, each of which gets a free port in ``ports``.
    """

    def __init__(
        self,
        program: str,
        folder: Path,
        replicas: Sequence[str],
        conf: Path = NGINX_CONF,
        listens: Sequence[str] = ("listen 80;",),
    ) -> None:
        self.ports = [free_port() for _ in listens]
        self.port = self.ports[0]
        self.logs = folder
        first, second = replicas
        user = "user root;" if os.geteuid() == 0 else ""  # else its workers may not read our folder
        (folder / "nginx.conf").write_text(AROUND.format(user=user, folder=folder), "utf-8")
        (folder / "good-cry.conf").write_text(
            rendered(
                conf.read_text(encoding="utf-8"),
                {
                    **{
                        line: re.sub(r"\d+", f"{LOOPBACK}:{port}", line, count=1)
                        for line, port in zip(listens, self.ports, strict=True)
                    },
                    f"server {LOOPBACK}:8501 ": f"server {first} ",
                    f"server {LOOPBACK}:8502 ": f"server {second} ",
                    "/var/log/nginx/good-cry.log": f"{folder}/access.log",
                    "/var/log/nginx/good-cry-error.log": f"{folder}/error.log",
                    "/var/cache/nginx-good-cry": f"{folder}/cache",
                },
            ),
            "utf-8",
        )
        super().__init__(
            [program, "-p", str(folder), "-e", "stderr", "-c", str(folder / "nginx.conf")],
            folder / "nginx.log",
        )

    def wait(self) -> None:
        """Wait until it listens, whatever is behind it."""

        def listens() -> bool:
            self.check()
            with socket.socket() as visitor:
                return visitor.connect_ex((LOOPBACK, self.port)) == 0

        wait_until(listens, f"nginx listens on {self.port}")

    def written(self) -> str:
        """All that nginx has logged, of requests and of faults."""
        logs = [self.logs / "access.log", self.logs / "error.log", self.log]
        return "".join(log.read_text(encoding="utf-8") for log in logs if log.exists())


def rendered(text: str, changes: dict[str, str]) -> str:
    """A configuration with these texts changed, each of which must stand there."""
    for old, new in changes.items():
        if old not in text:
            raise ValueError(f"this is not in {NGINX_CONF.name}: {old}")
        text = text.replace(old, new)
    return text
