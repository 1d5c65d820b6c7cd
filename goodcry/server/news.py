"""Whether a room of a live class has changed: an address for its phones, and nothing but a number.

No session is behind it; any replica can answer. See :mod:`goodcry.ui.live.news`.
"""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from goodcry import live
from goodcry.server.headers import NOT_KEPT
from goodcry.ui.kit.live_parameters import ROOM
from goodcry.ui.live import news, watch

NO_CODE = "This is not the code of a room."
AWAY = "The store of live classes does not answer."


def routes() -> list[BaseRoute]:
    """The address of the news of each room."""
    return [Route(f"/{news.ADDRESS}", _version)]


async def _version(request: Request) -> Response:
    """The version of a room, as :func:`news.text` writes it; what it holds is told to nobody."""
    try:
        code = live.read_code(request.query_params.get(ROOM.name, ""))
    except ValueError:
        return PlainTextResponse(NO_CODE, 404, NOT_KEPT)
    if watch.is_off():
        return PlainTextResponse(AWAY, 503, NOT_KEPT)
    from goodcry.rooms import Away

    rooms = watch.watch()
    try:
        state = rooms.at_hand(code) or await run_in_threadpool(rooms.state, code)
    except Away:
        return PlainTextResponse(AWAY, 503, NOT_KEPT)
    return PlainTextResponse(news.text(state.room.version if state else None), headers=NOT_KEPT)
