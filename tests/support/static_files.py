"""Files like those that Streamlit sends, and the app's packs around its way to send them."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import brotli
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount, WebSocketRoute
from starlette.types import ASGIApp
from starlette.websockets import WebSocket
from streamlit.web.server.starlette.starlette_static_routes import create_streamlit_static_handler

from goodcry.server.packed import Packed
from tests.support.asgi import Answer, ask

SCRIPT = b"export const drops = [1, 2, 3];\n" * 400
SCRIPT_PATH = "/static/js/index.a1b2.js"
FILES = {
    SCRIPT_PATH: SCRIPT,
    "/static/css/index.c3d4.css": b"p { color: teal }\n" * 100,
    "/static/media/flake.e5f6.svg": b"<svg></svg>" * 100,
    "/static/media/flake.e5f6.png": b"\x89PNG" * 100,
    "/static/media/font.a7b8.woff2": b"wOF2" * 100,
    "/index.html": b"<!doctype html><title>Streamlit</title>",
    "/manifest.json": b"{}" * 400,
}
UNPACK: dict[str, Callable[[bytes], bytes]] = {"br": brotli.decompress, "gzip": gzip.decompress}
PACKED = [path for path in FILES if path.endswith((".js", ".css", ".svg"))]


def app(static: Path, packs: Path) -> Starlette:
    """Streamlit's own way to send files, with ours around it."""

    async def echo(socket: WebSocket) -> None:
        await socket.accept()
        await socket.send_text(await socket.receive_text())
        await socket.close()

    streamlits = create_streamlit_static_handler(str(static), None)
    return Starlette(
        routes=[WebSocketRoute(SCRIPT_PATH, echo), Mount("/", streamlits)],
        middleware=[Middleware(Packed, static=static, packs=packs)],
    )


def sent(
    server: ASGIApp, path: str, coding: str = "", method: str = "GET", **headers: str
) -> Answer:
    """The answer to one request, by a browser that unpacks ``coding``."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return ask(server, path, method, {"accept-encoding": coding, **named})
