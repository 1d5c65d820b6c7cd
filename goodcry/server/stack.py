"""All that the server does besides Streamlit, in the order in which a request meets it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from goodcry.server import answers, cards, discovery, entrance, files, health, rooms, watchdog
from goodcry.server.arrivals import Arrivals
from goodcry.server.dialogs import NoDialogs
from goodcry.server.entrance import UnknownPaths
from goodcry.server.headers import SecurityHeaders
from goodcry.server.icon_font import IconFont
from goodcry.server.limits import Limits
from goodcry.server.packed import Packed
from goodcry.server.sockets import Sockets

HEALTH = health.Health(health.PAGES, health.draw)


def middleware() -> list[Middleware]:
    """What each request passes, the outermost first."""
    return [
        Middleware(Sockets),
        Middleware(Arrivals),
        Middleware(SecurityHeaders),
        Middleware(Limits),
        Middleware(NoDialogs),
        Middleware(IconFont),
        Middleware(Packed),
        Middleware(UnknownPaths, routes=routes()),
    ]


def routes() -> list[BaseRoute]:
    """What is answered here and not by Streamlit."""
    return [
        *entrance.routes(),
        *answers.routes(),
        *rooms.routes(),
        *files.routes(),
        *cards.routes(),
        *discovery.routes(),
        *health.routes(HEALTH),
    ]


@asynccontextmanager
async def lifespan(_: Any) -> AsyncIterator[dict[str, Any]]:
    """What goes on for as long as the server runs."""
    async with watchdog.told(HEALTH.fault):
        yield {}
