"""A room of a live class at an address: what its phones show, and where they say what they answer.

No session is behind it: any replica can answer, and nothing of a page is drawn for it. What all
phones show is made once for each state of a room, and sent to those alone who have not got it. See
:mod:`goodcry.ui.live.phone`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from goodcry import live
from goodcry.evidence import DataError
from goodcry.server.answer import Answer
from goodcry.server.headers import NOT_KEPT
from goodcry.ui.kit import frame
from goodcry.ui.kit.live_parameters import ROOM
from goodcry.ui.live import ballot, phone, sheet, watch

if TYPE_CHECKING:
    from goodcry.rooms import State

NO_CODE = "This is not the code of a room."
# There is no such room, or no longer.
GONE = "null"
AWAY = "The store of live classes does not answer."
FOREIGN = "Only a page of this app can answer here, in JSON."
NO_ANSWER = "No phone of this app answers so."
JSON = "application/json"
# What a phone tells has about 150; the longest answer names three things.
BODY_BYTES = 1_000
# So many rooms are kept made; there are never so many.
MOST_ROOMS = 1_000
_made: dict[str, tuple[State, Answer]] = {}


def routes() -> list[BaseRoute]:
    """The address of each room."""
    packed = [Middleware(GZipMiddleware)]
    methods = ["GET", "POST"]
    return [Route(f"/{phone.ADDRESS}", _room, methods=methods, middleware=packed)]


async def _room(request: Request) -> ASGIApp:
    try:
        code = live.read_code(request.query_params.get(ROOM.name, ""))
    except ValueError:
        return _said(NO_CODE, 404)
    if watch.is_off():
        return _said(AWAY, 503)
    from goodcry.rooms import Away, Gone

    try:
        return await (_taken(request, code) if request.method == "POST" else _sheet(code))
    except Gone:
        return Response(GONE, headers=NOT_KEPT, media_type=JSON)
    except Away:
        return _said(AWAY, 503)
    except DataError as error:
        return _said(frame.stopped(error), 503)


def _said(words: str, status: int) -> Response:
    return PlainTextResponse(words, status, NOT_KEPT)


async def _sheet(code: str) -> Answer:
    """What the phones of a room show."""
    from goodcry.rooms import Gone

    rooms = watch.watch()
    state = rooms.at_hand(code) or await run_in_threadpool(rooms.state, code)
    if state is None:
        _made.pop(code, None)
        raise Gone(code)
    before, answer = _made.get(code, (None, None))
    if answer is None or before is not state:
        if len(_made) >= MOST_ROOMS:
            _made.clear()
        text = _json(sheet.of(state, frame.load_evidence()))
        answer = Answer(text.encode(), {"Content-Type": JSON, **NOT_KEPT})
        _made[code] = state, answer
    return answer


async def _taken(request: Request, code: str) -> Response:
    """Take what a phone answers."""
    if not _is_own(request):
        return _said(FOREIGN, 403)
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > BODY_BYTES:
            return _said(NO_ANSWER, 413)
    evidence = frame.load_evidence()
    try:
        told = json.loads(body)
        if not isinstance(told, dict):
            return _said(NO_ANSWER, 400)
        found = await run_in_threadpool(ballot.answer, evidence, code, told)
    except (ValueError, RecursionError):
        return _said(NO_ANSWER, 400)
    return Response(_json(found), headers=NOT_KEPT, media_type=JSON)


def _is_own(request: Request) -> bool:
    """Whether a page of this app asks, as far as browsers tell.

    JSON alone keeps other sites out: for that a browser asks first, and is not answered.
    """
    headers = request.headers
    if headers.get("content-type", "").partition(";")[0].strip().lower() != JSON:
        return False
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None:
        return site == "same-origin"
    return origin is None or origin.partition("://")[2] == headers.get("host")


def _json(found: dict[str, Any]) -> str:
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))
