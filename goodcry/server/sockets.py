"""What Streamlit leaves open about its sockets: no answer held back, no message too large.

uvicorn hands its ``receive`` to an app as a method of an object of its own: of a connection, which
has the ``transport``, or of what starts and ends the server, which has the ``config``. Behind
another server this does nothing.
"""

from __future__ import annotations

import socket
import sys
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config

# So many a program may open on a Mac, whatever the hard limit says.
OPEN_FILES = 10_240


class Sockets:
    """Middleware, the outermost: sees each connection, and the start of the server."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Set what is to be set, and go on."""
        owner = getattr(receive, "__self__", None)
        if scope["type"] == "lifespan":
            open_many_files()
            bound_messages(getattr(owner, "config", None))
        else:
            send_at_once(getattr(owner, "transport", None))
        await self.app(scope, receive, send)


def send_at_once(transport: Any) -> None:
    """Switch off TCP's waiting for more to send, by which small answers come a round trip late.

    asyncio leaves it on for a socket that was opened as Streamlit opens its own; uvloop does not.
    """
    get = getattr(transport, "get_extra_info", None)
    connection = get("socket") if get else None
    if connection is not None and connection.family in (socket.AF_INET, socket.AF_INET6):
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def bound_messages(uvicorn: Any) -> None:
    """Give uvicorn's ``Config`` the limits of messages that hold now.

    It took Streamlit's before ``serve.py`` was read, and looks at them for each new connection.
    """
    if hasattr(uvicorn, "ws_max_size"):
        uvicorn.ws_max_size = int(config.get_option("server.maxMessageSize") * 1e6)
        uvicorn.ws_per_message_deflate = config.get_option("server.enableWebsocketCompression")


def open_many_files() -> None:
    """Let the server open as many files as it may; each phone that is connected takes several.

    Many systems allow 256 or 1,024 until asked.
    """
    if sys.platform == "win32":
        return  # no such limit
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    for wanted in (hard, OPEN_FILES):
        if soft == resource.RLIM_INFINITY or (wanted <= soft and wanted != resource.RLIM_INFINITY):
            return
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        except (OSError, ValueError):
            continue  # more than this system grants
        return
