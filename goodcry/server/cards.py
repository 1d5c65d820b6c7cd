"""The pictures of link previews and the app's icons, each at its address, as PNG."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from threading import Lock

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from streamlit import file_util

from goodcry.evidence import DataError
from goodcry.figures import drop_pixels, preview_card
from goodcry.server import previews, site
from goodcry.server.answer import has, tagged
from goodcry.ui.kit import frame, preview_words, registry

# The letters of the pictures: a serif that Streamlit brings along for its pages.
SERIF = "static/media/SourceSerifVariable-Roman*.woff2"
# Chats keep a picture for days; a browser may keep it for one.
KEPT = {"Cache-Control": "public, max-age=86400"}
# Name -> size in px, and whether the drop stands in a full square for phones that cut it to shape.
ICONS: Mapping[str, tuple[int, bool]] = {
    "drop-32": (32, False),
    "drop-192": (192, False),
    "drop-512": (512, False),
    "full-180": (180, True),
    "full-192": (192, True),
    "full-512": (512, True),
}
FAVICON = "drop-32"
# A picture takes a tenth of a second of the processor. One at a time, however many are asked for.
_drawing = Lock()


def routes() -> list[BaseRoute]:
    """The addresses of all pictures."""
    return [
        Route(f"{previews.PICTURES}/{{page}}.png", picture),
        Route("/icons/{name}.png", icon),
        Route("/favicon.ico", favicon),
    ]


def picture(request: Request) -> Response:
    """The picture of a page, by what is known of the address; all else in it changes nothing."""
    name, names = request.path_params["page"], [page.name for page in registry.PAGES]
    if name not in names:
        return _nothing("page", names)
    try:
        evidence = frame.load_evidence()
    except DataError as error:
        return PlainTextResponse(f"The evidence cannot be read: {error}", 503)
    words = preview_words.of(name, site.address(request), evidence)
    with _drawing:
        found = preview_card.png(previews.card(words, evidence), serif())
    return _png(request, found)


def icon(request: Request) -> Response:
    """An icon of the app."""
    name = request.path_params["name"]
    if name not in ICONS:
        return _nothing("icon", ICONS)
    size, full = ICONS[name]
    return _png(request, drop_pixels.icon(size, full=full))


def favicon(request: Request) -> Response:
    """The icon that browsers ask for by themselves; they take PNG under this name, too."""
    size, full = ICONS[FAVICON]
    return _png(request, drop_pixels.icon(size, full=full))


@cache
def serif() -> Path | None:
    """The font of the pictures' letters; None where this Streamlit has another one."""
    return next(Path(file_util.get_static_dir()).glob(SERIF), None)


def _png(request: Request, body: bytes) -> Response:
    tag = tagged(body)
    headers = {**KEPT, "ETag": tag}
    if has(request.headers, tag):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="image/png", headers=headers)


def _nothing(kind: str, allowed: Iterable[str]) -> Response:
    return PlainTextResponse(f"There is no such {kind}; allowed: {', '.join(allowed)}.", 404)
