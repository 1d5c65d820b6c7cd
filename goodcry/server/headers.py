"""What each answer tells the browser it may do with it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# For what is another one the next time: nobody keeps it.
NOT_KEPT = {"Cache-Control": "no-store"}
# Of a host only this is repeated, so that nobody can put a word of his own into the policy.
HOST = re.compile(r"(?:[A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?")
# Streamlit makes its styles in the page, its components' code from texts, and pictures as data.
# Any school may show the app in a frame of its own site; docs/deploy.md says how to forbid it.
POLICY: Mapping[str, str] = {
    "default-src": "'self'",
    "script-src": "'self' blob:",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "media-src": "'self' data: blob:",
    "worker-src": "'self' blob:",
    "connect-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "*",
}
ALWAYS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    # A link to a study must not tell its host what stands in our address.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": ", ".join(
        f"{what}=()"
        for what in (
            *("accelerometer", "camera", "display-capture", "geolocation", "gyroscope"),
            *("magnetometer", "microphone", "midi", "payment", "usb"),
        )
    ),
}


def policy(host: str) -> str:
    """The policy of contents for pages at a host.

    Old browsers do not count the page's own socket as ``'self'``, so it is named.
    """
    rules = dict(POLICY)
    if HOST.fullmatch(host):
        rules["connect-src"] += f" ws://{host} wss://{host}"
    return "; ".join(f"{name} {value}" for name, value in rules.items())


class SecurityHeaders:
    """Adds the headers to every answer; one that has its own of them keeps it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and its answer back with the headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in ALWAYS.items():
                    headers.setdefault(name, value)
                if headers.get("content-type", "").startswith("text/html"):
                    host = Headers(scope=scope).get("host", "")
                    headers.setdefault("Content-Security-Policy", policy(host))
            await send(message)

        await self.app(scope, receive, with_headers)
