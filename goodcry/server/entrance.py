"""The pages' own addresses, each with its first words; a readable page where there is none."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from functools import cache
from html import escape
from urllib.parse import parse_qsl, urlencode

from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Match, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from goodcry import help_lines
from goodcry.evidence import DATA_FOLDER, DataError
from goodcry.server import first_words, previews, shell, site
from goodcry.server.answer import Answer
from goodcry.server.coding import Coding, accepted
from goodcry.ui.kit import components, frame, query, registry, share, travelled

# Where an address begins to say what is set, if that sign was encoded or lost on the way.
QUERY = re.compile(r"[?&]")
PAGES = {share.address(page, {}): page for page in registry.PAGES}
# What Streamlit serves besides: its files, and what a page's code asks of the server.
STREAMLITS = ("/_stcore/", "/static/", "/media/", "/component/")
NO_PAGE = "There is no page at this address. It may be mistyped, or cut off."
WORDS_VARY = "Accept-Language"
LOG = logging.getLogger(__name__)


def routes() -> list[BaseRoute]:
    """The pages, and the script that they need before they are drawn."""
    return [
        # Streamlit compresses all but what stands at the root.
        *(Route(path, _page, middleware=[Middleware(GZipMiddleware)]) for path in PAGES),
        Route(f"/{shell.SCRIPT}", _script),
    ]


def _page(request: Request) -> Response:
    page = PAGES[request.url.path]
    address, languages = site.address(request), request.headers.get("accept-language", "")
    status = 200
    try:
        evidence = frame.load_evidence()
        by_todays_names = query.renamed(page.name, address, evidence)
        if by_todays_names.keys() != address.keys():
            # The page would write them into the address itself, as one more step for Back.
            return _redirect(f"{first_words.HERE_ON}{share.address(page, by_todays_names)}")
        head = previews.head(previews.of(page.name, address, evidence, site.root(request)))
        words = first_words.of(page, address, languages, evidence)
    except Exception as error:
        if not isinstance(error, DataError):
            LOG.exception("The first words of %s cannot be said", page.name)
        # Another replica may be whole; a proxy that sees this asks it.
        status, head = 503, f"<title>{escape(page.tab)}</title>"
        words = first_words.without_data(page, languages, error)
    html = shell.index(page.name, head, words)
    return HTMLResponse(html, status, {"Cache-Control": "no-cache", "Vary": WORDS_VARY})


def _script(request: Request) -> Answer:
    return _script_in(accepted(request.headers.get("accept-encoding", "")))


@cache
def _script_in(coding: Coding | None) -> Answer:
    headers = {
        "Content-Type": "text/javascript",
        "Cache-Control": "no-cache",
        "Vary": "Accept-Encoding",
    }
    script = components.joined(first_words.HERE / shell.SCRIPT).encode()
    if coding:
        headers["Content-Encoding"] = coding.name
        script = coding.pack(script, coding.kept)
    return Answer(script, headers)


class UnknownPaths:
    """Answers what neither the app nor Streamlit knows with a page that can be read.

    Streamlit would send its own page for any path, which stays blank below a second slash. What a
    chat or a mail has made of a page's address leads to that page.
    """

    def __init__(self, app: ASGIApp, routes: Sequence[BaseRoute]) -> None:
        self.app = app
        self.routes = routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is known."""
        if scope["type"] != "http" or self._knows(scope):
            await self.app(scope, receive, send)
        elif there := _meant(Request(scope)):
            await _redirect(there)(scope, receive, send)
        else:
            languages = Request(scope).headers.get("accept-language", "")
            await _nowhere(languages)(scope, receive, send)

    def _knows(self, scope: Scope) -> bool:
        path = scope["path"]
        # Streamlit leads to the page without the slash at the end of its address.
        bare = {**scope, "path": path.rstrip("/") or "/"}
        # Below a page's own path Streamlit looks for its server, before it finds it one level up.
        return (
            path.startswith(STREAMLITS)
            or "/_stcore/" in path
            or (
                not path.startswith("//")
                and any(route.matches(bare)[0] is not Match.NONE for route in self.routes)
            )
        )


def _redirect(there: str) -> Response:
    return RedirectResponse(there, headers={"Cache-Control": "no-cache"})


def _meant(request: Request) -> str | None:
    """The way to the page that was meant, seen from the address that was asked for."""
    path: str = request.scope["path"]
    name, *joined = QUERY.split(path.strip("/"), maxsplit=1)
    page = travelled.named(name, ["", *(page.name for page in registry.PAGES)])
    if page is None or path.startswith("//"):
        return None
    asked = [pair for text in (*joined, request.url.query) for pair in parse_qsl(text, True)]
    up = "../" * path[1:].count("/") or "./"
    return f"{up}{'' if page == 'home' else page}" + (f"?{urlencode(asked)}" if asked else "")


def _nowhere(languages: str) -> Response:
    found = help_lines.rescue(DATA_FOLDER)
    html = first_words.nowhere(
        NO_PAGE,
        found,
        first_words.country(languages, found),
    )
    return HTMLResponse(html, 404, {"Cache-Control": "no-cache", "Vary": WORDS_VARY})
