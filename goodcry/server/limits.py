"""What no visitor needs is closed, and what a visitor sends is bounded."""

from __future__ import annotations

from ipaddress import ip_address

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# No page takes a file. `deploy/nginx.conf` closes the same.
CLOSED = ("/_stcore/upload_file",)
# For the people who run the server, from the server itself.
INSIDE = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/script-health-check")
# The longest link of the app has about 1,100 characters.
ADDRESS_BYTES = 4_096
# Nothing is ever uploaded.
BODY_BYTES = 64 * 1024


class TooMuch(Exception):
    """A request's body is longer than it may be."""


class Limits:
    """Middleware that turns away what is closed or too long, in words."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with 404, 413 or 414, or let the request pass with its body counted."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refusal = refused(scope)
        if refusal is not None:
            await refusal(scope, receive, send)
            return
        began = False
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > BODY_BYTES:
                raise TooMuch
            return message

        async def watched(message: Message) -> None:
            nonlocal began
            began = True
            await send(message)

        try:
            await self.app(scope, counted, watched)
        except TooMuch:
            if began:
                raise
            await too_much()(scope, receive, send)


def refused(scope: Scope) -> PlainTextResponse | None:
    """What a request is answered before anybody looks at it; nothing if it may pass."""
    path: str = scope["path"]
    headers = Headers(scope=scope)
    if is_below(path, CLOSED) or (is_below(path, INSIDE) and not is_inside(scope, headers)):
        return PlainTextResponse("There is nothing here for visitors.", 404)
    if len(scope.get("raw_path") or path) + len(scope["query_string"]) > ADDRESS_BYTES:
        return PlainTextResponse(
            f"This address is too long. No link of the app has more than {ADDRESS_BYTES:,} "
            "characters. What stands before the question mark leads to the page itself.",
            414,
        )
    length = headers.get("content-length", "0")
    if not length.isdecimal() or len(length) > len(str(BODY_BYTES)) or int(length) > BODY_BYTES:
        return too_much()
    return None


def too_much() -> PlainTextResponse:
    """The answer to a body that is too long."""
    return PlainTextResponse(
        f"Too much was sent with this request. The app takes no files, and {BODY_BYTES:,} bytes at "
        "most.",
        413,
    )


def is_below(path: str, folders: tuple[str, ...]) -> bool:
    """Whether a path is one of these or lies in one of them."""
    return any(path == folder or path.startswith(f"{folder}/") for folder in folders)


def is_inside(scope: Scope, headers: Headers) -> bool:
    """Whether a request comes from the server's own machine, and from no proxy on it."""
    if any(name == "forwarded" or name.startswith("x-forwarded-") for name in headers):
        return False
    try:
        address = ip_address((scope.get("client") or ("", 0))[0])
    except ValueError:
        return False
    return (getattr(address, "ipv4_mapped", None) or address).is_loopback
