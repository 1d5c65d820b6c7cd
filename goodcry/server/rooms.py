"""A room of a live class at an address: what its phones show, and where they say what they answer.

No session is behind it: any replica can answer, and nothing of a page is drawn for it. What all
phones show is made once for each state of a room, and sent to those alone who have not got it. See
:mod:`goodcry.ui.live.phone`.
"""

from __future__ import annotations

import json

from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from goodcry import live
from goodcry.evidence import DataError
from goodcry.live import Limits
from goodcry.server.answer import Answer
from goodcry.server.headers import NOT_KEPT
from goodcry.ui.kit import frame
from goodcry.ui.kit.live_parameters import ROOM
from goodcry.ui.live import ballot, phone, sheet, watch

NO_CODE = "This is not the code of a room."
# There is no such room, or no longer.
GONE = "null"
AWAY = "The store of live classes does not answer."
TOO_MANY = "Too many codes were tried of which there is no room. Try again in a minute."
FOREIGN = "Only a page of this app can answer here, in JSON."
NO_ANSWER = "No phone of this app answers so."
JSON = "application/json"
# What a phone tells has about 150; the longest answer names three things.
BODY_BYTES = 1_000
# Those of all visitors together. A phone never counts: its page has been in the room, so this
# server, or the one that it moves to, finds one. An address of the network says nothing: a school
# has one for all.
misses = watch.Misses()


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
    knows = watch.watch().knows
    from goodcry.rooms import Away, Gone

    try:
        if not knows(code):
            if not misses.allow(code, Limits.read(frame.load_evidence()).misses_a_minute):
                return _said(TOO_MANY, 429)
            misses.add(code)
        return await (_taken(request, code) if request.method == "POST" else _sheet(code))
    except Gone:
        return Response(GONE, headers=NOT_KEPT, media_type=JSON)
    except Away:
        misses.drop(code)
        return _said(AWAY, 503)
    except DataError as error:
        return _said(frame.stopped(error), 503)
    finally:
        if knows(code):
            misses.drop(code)


def _said(words: str, status: int) -> Response:
    return PlainTextResponse(words, status, NOT_KEPT)


async def _sheet(code: str) -> Answer:
    """What the phones of a room show."""
    from goodcry.rooms import Gone

    rooms = watch.watch()
    state = rooms.at_hand(code) or await run_in_threadpool(rooms.state, code)
    made = sheet.made(code, state, frame.load_evidence())
    if made is None:
        raise Gone(code)
    return Answer(made.text.encode(), {"Content-Type": JSON, **NOT_KEPT})


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
    return Response(sheet.in_json(found), headers=NOT_KEPT, media_type=JSON)


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
