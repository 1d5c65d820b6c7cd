"""A server on this machine: started, watched, stopped."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Self

import psutil

from tests.browser.server import free_port

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "serve.py"
FLOOR = ROOT / "benchmarks" / "floor" / "app.py"
LOOPBACK = "127.0.0.1"
# Where Streamlit says that it is ready.
HEALTH = "/_stcore/health"
MEGABYTE = 1e6
# Streamlit, as on a machine that uvloop is not made for.
WITHOUT_UVLOOP = """
import sys
sys.modules["uvloop"] = None
from streamlit.web.cli import main
main()
"""


def wait_for(url: str, process: subprocess.Popen[bytes], seconds: float = 60) -> None:
    """Wait until an address answers. RuntimeError if the process ends, TimeoutError if it hangs."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"the server of {url} ended by itself")
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError(f"{url} does not answer")


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a process that was started here."""
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class Local:
    """A process that answers at ``url`` on this machine, for as long as the block runs.

    ``health`` is the path that answers once it is ready.
    """

    def __init__(
        self, command: Sequence[str], port: int, health: str = HEALTH, **settings: Any
    ) -> None:
        self.port = port
        self.url = f"http://{LOOPBACK}:{port}"
        self.health = health
        self._command = command
        self._settings = settings  # for subprocess.Popen

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(self._command, stdin=subprocess.DEVNULL, **self._settings)
        try:
            wait_for(self.url + self.health, self._process)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *exception: object) -> None:
        stop(self._process)


class Server(Local):
    """A script, run by Streamlit as on a school's own server, with its folder's settings.

    ``environment`` is added to that of this process.
    """

    def __init__(
        self, script: Path = APP, uvloop: bool = True, environment: Mapping[str, str] | None = None
    ) -> None:
        port = free_port()
        settings = {
            "server.headless": "true",
            "server.address": LOOPBACK,
            "server.port": str(port),
            "server.fileWatcherType": "none",
        }
        flags = [part for name, value in settings.items() for part in (f"--{name}", value)]
        program = ["-m", "streamlit"] if uvloop else ["-c", WITHOUT_UVLOOP]
        super().__init__(
            [sys.executable, *program, "run", script.name, *flags],
            port,
            cwd=script.parent,
            env=os.environ | dict(environment or {}),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    def kill(self) -> None:
        """End it as a power cut would."""
        self._process.kill()

    @property
    def memory(self) -> float:
        """Memory that the server holds, MB (resident set)."""
        return float(psutil.Process(self._process.pid).memory_info().rss) / MEGABYTE

    @property
    def processor_seconds(self) -> float:
        """Processor time that the server has used so far, s."""
        times = psutil.Process(self._process.pid).cpu_times()
        return float(times.user + times.system)
