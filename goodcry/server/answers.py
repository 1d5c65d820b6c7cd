"""What the moderator table answers, each answer at an address of its own.

The same that the page is fed, by the same function; see :mod:`goodcry.ui.kit.table.table`. No
session is behind it: any replica can answer, and nothing of a page is drawn for it.
"""

from __future__ import annotations

import json

from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from goodcry.evidence import DataError
from goodcry.server import site
from goodcry.server.headers import NOT_KEPT
from goodcry.ui.kit import frame
from goodcry.ui.kit.table import state, table

# The pages on which a table stands.
PAGES = (state.PAGE, "home")


def routes() -> list[BaseRoute]:
    """The address of the answers on each page."""
    packed = [Middleware(GZipMiddleware)]
    return [Route(f"/{table.ADDRESS}/{{page}}", _answer, middleware=packed)]


def _answer(request: Request) -> Response:
    """What is answered to what the address sets; what it says in vain is as if it were not there.

    The page says so already, of the same address.
    """
    page: str = request.path_params["page"]
    if page not in PAGES:
        pages = ", ".join(PAGES)
        return PlainTextResponse(f"No table stands there. Pages with one: {pages}.", 404, NOT_KEPT)
    try:
        evidence = frame.load_evidence()
    except DataError as error:
        return PlainTextResponse(frame.stopped(error), 503, NOT_KEPT)
    address = site.address(request)
    last = address.pop(table.LAST, [""])[-1]
    found = table.fed(evidence, page, last, address)
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return Response(text, headers=NOT_KEPT, media_type="application/json")
