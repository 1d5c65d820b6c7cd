"""Starts and stops the app, or another Streamlit script, for tests in a browser.

pytest runs them in several processes, its workers; what they can share is made once.
"""

from __future__ import annotations

import fcntl
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from goodcry import network

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60
# How the browser is started.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# What a browser needs not do that nobody sees. The list takes the place of Playwright's own, whose
# names stand first; the last three would start two pages more with each tab, for its address bar.
UNUSED = (
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades"),
    *("HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding"),
    *("ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints"),
    *("NetworkTimeServiceQuerying", "AimEnabled", "PreconnectToSearch"),
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "PreloadTopChromeWebUI"),
)
# How the browser of the tests is started. What would leave the machine goes nowhere: Playwright can
# stop requests, too, but then a browser keeps no file, and each page loads all of them anew.
TESTED = [
    *ARGUMENTS,
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    f"--disable-features={','.join(UNUSED)}",
    "--process-per-site",  # a new tab finds the code already read
    # No page lives long enough to win by code compiled for long use; what was read once is used
    # again; and all processors are busy, so that none waits idly to help with clearing up.
    "--js-flags=--no-turbofan --no-maglev --no-flush-bytecode --single-threaded-gc",
]

_reserved: list[socket.socket] = []


def free_port() -> int:
    """A port of this machine that nobody listens on.

    It stays reserved for as long as the tests run: neither another worker nor a browser in search
    of one gets it. Servers that set ``SO_REUSEADDR``, as ours do, may listen there nevertheless.
    """
    reserved = socket.socket()
    reserved.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    reserved.bind(("127.0.0.1", 0))
    _reserved.append(reserved)
    return int(reserved.getsockname()[1])


def start(
    script: str = "serve.py",
    *options: str,
    port: int | None = None,
    for_phones: bool = False,
) -> tuple[str, subprocess.Popen[bytes]]:
    """Start a Streamlit script with the repository's configuration; returns its address, too.

    It listens to this machine only; with ``for_phones`` it is told that phones can open it.
    ``options`` are Streamlit's; ``port`` is a free one, if none is given. Fails with an ``OSError``
    if it does not answer within a minute.
    """
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / script)]
    settings = ["--server.headless", "true", "--server.fileWatcherType", "none"]
    address = f"http://127.0.0.1:{port}"
    environment = dict(os.environ) | ({network.VARIABLE: address} if for_phones else {})
    server = subprocess.Popen(
        [*command, *settings, "--server.address=127.0.0.1", f"--server.port={port}", *options],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(f"{address}/_stcore/health", server)
    except OSError:
        server.kill()
        raise
    return address, server


@contextmanager
def started(script: str = "serve.py") -> Iterator[str]:
    """The address of a Streamlit script that runs until it is left; see :func:`start`."""
    address, server = start(script)
    try:
        yield address
    finally:
        server.terminate()
        server.wait()


@contextmanager
def shared(folder: Path) -> Iterator[str]:
    """The address of one app for all workers: the first starts it, the last to leave ends it.

    ``folder`` is the same for all workers of a run and of no other run.
    """
    note = folder / "server.json"
    with alone(folder):
        if note.exists():
            found = json.loads(note.read_text("utf-8"))
        else:
            address, server = start(for_phones=True)
            found = {"address": address, "process": server.pid, "users": 0}
        note.write_text(json.dumps(found | {"users": found["users"] + 1}), "utf-8")
    try:
        yield found["address"]
    finally:
        with alone(folder):
            found = json.loads(note.read_text("utf-8"))
            if found["users"] > 1:
                note.write_text(json.dumps(found | {"users": found["users"] - 1}), "utf-8")
            else:
                note.unlink()
                os.kill(found["process"], signal.SIGTERM)


def once(folder: Path, name: str, make: Callable[[], Any]) -> Any:
    """What one worker makes, as JSON, for all workers of a run."""
    file = folder / f"{name}.json"
    with alone(folder):
        if not file.exists():
            file.write_text(json.dumps(make()), "utf-8")
        return json.loads(file.read_text("utf-8"))


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Only one worker at a time is in here."""
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _wait_for(health: str, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and server.poll() is None:
        try:
            urllib.request.urlopen(health, timeout=2).close()
            return
        except OSError:
            time.sleep(0.2)
    raise OSError(f"{health} does not answer")
