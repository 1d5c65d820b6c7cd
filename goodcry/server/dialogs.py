"""Streamlit's dialogs about what went wrong stay shut: they speak to whoever wrote an app.

"Is Streamlit still running? … restart it in your terminal" covers the page when its line is cut.
The page's own words for it are in :mod:`goodcry.ui.kit.away`. Streamlit leaves dialogs out where
the host that shows an app asks it to; here the server asks.
"""

from __future__ import annotations

import json

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Where a page asks what its host wants, and how a host says that it wants no such dialogs.
HOST = "/_stcore/host-config"
WANTED = {"blockErrorDialogs": True}


class NoDialogs:
    """Middleware that adds to Streamlit's answer what we want, and hands on everything else."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """What is no answer of Streamlit's with settings stays as it is."""
        if scope["type"] != "http" or not scope["path"].endswith(HOST):
            await self.app(scope, receive, send)
            return
        plain = [each for each in scope["headers"] if each[0] != b"accept-encoding"]
        began: list[Message] = []
        body = bytearray()

        async def collected(message: Message) -> None:
            if message["type"] == "http.response.start":
                began.append(message)
                return
            body.extend(message.get("body", b""))
            if not message.get("more_body"):
                [start] = began
                said = bytes(body)
                if start["status"] == 200 and said:
                    said = json.dumps(json.loads(said) | WANTED).encode()
                    MutableHeaders(raw=start["headers"])["content-length"] = str(len(said))
                await send(start)
                await send({"type": "http.response.body", "body": said})

        await self.app({**scope, "headers": plain}, receive, collected)
