"""The moderator table in other frameworks (benchmarks/peers), served as their guides say.

They live in an environment of their own, which is made when it is missing or pinned anew.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.lab.server import LOOPBACK, ROOT, Local
from tests.browser.server import free_port

FOLDER = ROOT / "benchmarks" / "peers"
REQUIREMENTS = FOLDER / "requirements.txt"
# What was installed last.
MARK = "installed.txt"


def environment(requirements: Path = REQUIREMENTS) -> Path:
    """The folder of programs of the peers' environment, beside what it needs; made if needed.

    ``subprocess.CalledProcessError`` if it cannot be made.
    """
    folder = requirements.with_name(".venv")
    wanted = requirements.read_text(encoding="utf-8")
    mark = folder / MARK
    if not mark.exists() or mark.read_text(encoding="utf-8") != wanted:
        print("Installing the peers; the first time this takes a minute or two.", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
        install = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet"]
        pinned = ["--disable-pip-version-check", "--requirement", str(requirements)]
        subprocess.run([*install, *pinned], check=True)
        mark.write_text(wanted, encoding="utf-8")
    return folder / "bin"


class Peer(Local):
    """A peer that draws its drops as ``picture`` says: "plotly" or "svg"."""

    def __init__(self, program: str, picture: str, *options: str) -> None:
        port = free_port()
        self.picture = picture
        command = [str(environment() / program), *options]
        super().__init__(
            [part.format(address=LOOPBACK, port=port) for part in command],
            port,
            health="/",
            cwd=ROOT,
            env=dict(os.environ) | {"PICTURE": picture},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


def dash(picture: str) -> Peer:
    """The peer in Dash, behind gunicorn; with threads, so that connections are kept."""
    options = ("--bind", "{address}:{port}", "--threads", "4", "benchmarks.peers.dash_app:server")
    return Peer("gunicorn", picture, *options)


def shiny(picture: str) -> Peer:
    """The peer in Shiny for Python, behind uvicorn."""
    options = ("run", "--host", "{address}", "--port", "{port}", "benchmarks.peers.shiny_app:app")
    return Peer("shiny", picture, *options)
