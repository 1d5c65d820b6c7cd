"""Tells systemd that the server has started, that it still lives, and how it is.

The protocol is that of sd_notify(3): lines in a datagram to the socket that ``NOTIFY_SOCKET``
names. A server that hangs falls silent, and is started anew (``WatchdogSec=`` in the unit).
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
from collections.abc import AsyncIterator, Awaitable, Callable

WELL = "Every page can be drawn."


@contextlib.asynccontextmanager
async def told(fault: Callable[[], Awaitable[str]]) -> AsyncIterator[None]:
    """Tell systemd, from the event loop, for as long as this lasts; nobody where nobody asks.

    ``fault`` gives what is wrong in a sentence, which ``systemctl status`` shows.
    """
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        yield
        return
    tell(address, "READY=1")
    signs = asyncio.create_task(_signs_of_life(address, fault))
    try:
        yield
    finally:
        signs.cancel()
        tell(address, "STOPPING=1")


async def _signs_of_life(address: str, fault: Callable[[], Awaitable[str]]) -> None:
    interval = seconds_between()
    while interval:
        tell(address, f"WATCHDOG=1\nSTATUS={await fault() or WELL}")
        await asyncio.sleep(interval)


def seconds_between() -> float:
    """Seconds between two signs of life, half of what systemd waits; 0 if it waits for none."""
    if os.environ.get("WATCHDOG_PID", str(os.getpid())) != str(os.getpid()):
        return 0.0
    return int(os.environ.get("WATCHDOG_USEC", "0")) / 2_000_000


def tell(address: str, message: str) -> None:
    """Send a message; it is dropped where nobody listens, or nobody reads."""
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as out:
        out.setblocking(False)
        # A name that starts with @ is not in the file system.
        out.sendto(message.encode(), address.replace("@", "\0", 1))
