"""A file's answer to GET and HEAD, with all that lets a browser keep it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from starlette.datastructures import Headers
from starlette.types import Receive, Scope, Send

# So that the server holds no more than this of a file for a phone that reads slowly, in bytes.
PIECE = 64 * 1024


def has(headers: Headers, etag: str) -> bool:
    """Whether whoever sends these headers has the very bytes already (If-None-Match).

    A proxy may have made the tag a weak one.
    """
    tags = [tag.strip() for tag in ",".join(headers.getlist("if-none-match")).split(",")]
    return "*" in tags or any(tag.removeprefix("W/") == etag for tag in tags)


def tagged(body: bytes) -> str:
    """The ETag of bytes: another one as soon as one of them differs."""
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'


@dataclass(frozen=True)
class Answer:
    """Bytes and their headers; an ASGI application. Other methods are the caller's to refuse."""

    body: bytes
    headers: Mapping[str, str]

    @cached_property
    def etag(self) -> str:
        """Of the bytes as they travel, so that each coding has its own."""
        return tagged(self.body)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it; nothing but the headers where the browser has it or asks for no more."""
        known = has(Headers(scope=scope), self.etag)
        headers = {**self.headers, "etag": self.etag}
        if known:
            headers = {k: v for k, v in headers.items() if not k.lower().startswith("content-")}
        else:
            headers["content-length"] = str(len(self.body))
        raw = [(k.lower().encode("latin-1"), v.encode("latin-1")) for k, v in headers.items()]
        status = 304 if known else 200
        await send({"type": "http.response.start", "status": status, "headers": raw})
        body = b"" if known or scope["method"] == "HEAD" else self.body
        for start in range(0, len(body), PIECE):
            piece = body[start : start + PIECE]
            await send({"type": "http.response.body", "body": piece, "more_body": True})
        await send({"type": "http.response.body", "body": b""})
