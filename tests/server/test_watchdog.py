"""What systemd hears, at a socket like the one it opens."""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from goodcry.server import watchdog
from tests.support import elsewhere

DAMAGED = "evidence/findings.csv, line 3: no such source."


@contextmanager
def listening(address: str) -> Iterator[socket.socket]:
    """systemd's end of the line."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.settimeout(30)
        line.bind(address.replace("@", "\0", 1))
        yield line


@pytest.fixture(params=["a file", "no file"])
def systemd(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[socket.socket]:
    address = str(tmp_path / "notify") if request.param == "a file" else f"@{tmp_path}"
    monkeypatch.setenv("NOTIFY_SOCKET", address)
    with listening(address) as line:
        yield line


def heard(line: socket.socket, messages: int, *faults: str) -> list[str]:
    """The first messages of a server at which this is wrong, one after the other, and its last."""
    said = iter(faults)

    async def fault() -> str:
        return next(said, "")

    async def server() -> list[str]:
        async with watchdog.told(fault):
            took = [await asyncio.to_thread(line.recv, 4096) for _ in range(messages)]
        *_, last = left(line)
        return [message.decode() for message in [*took, last]]

    return elsewhere.run(server())


def left(line: socket.socket) -> Iterator[bytes]:
    """What was said by now and not heard yet: a busy machine gives more signs before the end."""
    line.setblocking(False)
    with suppress(BlockingIOError):
        while True:
            yield line.recv(4096)


def test_systemd_hears_of_the_start_and_of_the_end(
    systemd: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WATCHDOG_USEC", raising=False)
    assert heard(systemd, 1) == ["READY=1", "STOPPING=1"]


def test_systemd_hears_signs_of_life_and_what_is_wrong(
    systemd: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WATCHDOG_USEC", "20000")
    monkeypatch.setenv("WATCHDOG_PID", str(os.getpid()))
    assert heard(systemd, 3, DAMAGED) == [
        "READY=1",
        f"WATCHDOG=1\nSTATUS={DAMAGED}",
        f"WATCHDOG=1\nSTATUS={watchdog.WELL}",
        "STOPPING=1",
    ]


def test_a_sign_comes_twice_in_the_time_that_systemd_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WATCHDOG_USEC", "20000000")
    assert watchdog.seconds_between() == 10


def test_signs_that_are_asked_of_another_process_are_not_sent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("WATCHDOG_USEC", "20000000")
    monkeypatch.setenv("WATCHDOG_PID", "1")
    assert watchdog.seconds_between() == 0


@pytest.mark.parametrize("address", [None, "", "/nobody/listens/here"])
def test_without_systemd_the_server_runs_as_well(
    address: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WATCHDOG_USEC", "20000")
    if address is None:
        monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    else:
        monkeypatch.setenv("NOTIFY_SOCKET", address)

    async def server() -> str:
        async with watchdog.told(lambda: asyncio.sleep(0, "")):
            return "served"

    assert elsewhere.run(server()) == "served"
