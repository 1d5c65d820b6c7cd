"""What tells search engines and phones about the app: robots.txt, sitemap, web app manifest.

Formats: RFC 9309, https://www.sitemaps.org/protocol.html, https://www.w3.org/TR/appmanifest/.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from goodcry import network
from goodcry.evidence import DataError, Evidence
from goodcry.server import cards, previews, site
from goodcry.ui.kit import frame, preview_words, registry, share
from goodcry.ui.kit.registry import Page

KEPT = {"Cache-Control": "public, max-age=86400"}
# What stands in it depends on the address at which it is asked for.
KEPT_BY_HOST = {**KEPT, "Vary": "Host"}
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
NO_ADDRESS = (
    "The address in this request is not one that a list of pages could hold. Allowed: a host of "
    "letters, digits, dots and hyphens or a number of the network, and a port; or whoever runs the "
    f"app sets {network.VARIABLE}."
)


def routes() -> list[BaseRoute]:
    """The addresses of all three."""
    return [
        Route("/robots.txt", robots),
        Route("/sitemap.xml", sitemap),
        Route("/manifest.webmanifest", manifest),
    ]


def robots(request: Request) -> Response:
    """What crawlers may read: all but what only the pages' own code asks for."""
    root = site.root(request)
    lines = ["User-agent: *", "Allow: /", "Disallow: /_stcore/"]
    if root:
        lines += ["", f"Sitemap: {root}/sitemap.xml"]
    return PlainTextResponse("\n".join(lines) + "\n", headers=KEPT_BY_HOST)


def sitemap(request: Request) -> Response:
    """All that has an address of its own, with the date of the evidence."""
    root = site.root(request)
    if not root:
        return PlainTextResponse(NO_ADDRESS, 400)
    try:
        evidence = frame.load_evidence()
    except DataError as error:
        return PlainTextResponse(f"The evidence cannot be read: {error}", 503)
    entries = "".join(
        f"<url><loc>{escape(share.address(page, parameters, root))}</loc>"
        f"<lastmod>{evidence.date}</lastmod></url>\n"
        for page, parameters in things(evidence)
    )
    return Response(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{NAMESPACE}">\n{entries}</urlset>',
        media_type="application/xml",
        headers=KEPT_BY_HOST,
    )


def things(evidence: Evidence) -> Iterator[tuple[Page, Mapping[str, str]]]:
    """Each page, thing, claim, lesson, story and source: its page, and what its address holds."""
    for page in registry.PAGES:
        yield page, {}
    for page_name, name, table, besides in (
        ("mechanisms", "thing", "things", {}),
        ("mechanisms", "mechanism", "mechanisms", {}),
        ("classroom", "l_lesson", "lessons", {}),
        ("classroom", "l_story", "presets", {"l_part": preview_words.STORIES}),
        ("evidence", "source", "sources", {}),
    ):
        for row in evidence.rows(table):
            yield registry.page(page_name), {**besides, name: row["id"]}


def manifest(_: Request) -> Response:
    """What a phone needs to put the app beside its others. Addresses in it start where it lies."""
    light = previews.BACKGROUNDS["light"]
    icons = [
        {
            "src": f"icons/{name}.png",
            "sizes": f"{size}x{size}",
            "type": "image/png",
            "purpose": "maskable" if full else "any",
        }
        for name, (size, full) in cards.ICONS.items()
        if size in (192, 512)
    ]
    content = {
        "name": registry.APP,
        "short_name": registry.APP,
        "description": registry.page("home").promise,
        "lang": "en",
        "id": ".",
        "start_url": ".",
        "scope": ".",
        "display": "standalone",
        "theme_color": light,
        "background_color": light,
        "icons": icons,
    }
    return Response(
        json.dumps(content, indent=1), media_type="application/manifest+json", headers=KEPT
    )
