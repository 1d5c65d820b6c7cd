"""Streamlit's font of icons with only those that are shown: 23 kB instead of 375.

``make icons`` made it from Streamlit's own font. Where another one is installed, that goes out.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from starlette.types import ASGIApp, Receive, Scope, Send

from goodcry.server.answer import Answer
from goodcry.server.packed import addresses, installed

FONTS = Path(__file__).with_name("fonts")
SUBSET = FONTS / "icons.woff2"
# The SHA-256 of the font that the subset was made from.
MADE_FROM = FONTS / "icons.made-from"
NAME = "MaterialSymbols-*.woff2"
# Streamlit's address, but not its promise that what is there never changes: a release of ours with
# another icon, or another app of Streamlit's at the same address, needs other bytes.
HEADERS = {"content-type": "font/woff2", "cache-control": "no-cache"}


class IconFont:
    """Answers for Streamlit's font of icons, and hands on every other request."""

    def __init__(self, app: ASGIApp, static: Path | None = None) -> None:
        """Streamlit's static folder is ``static``, or the installed one if None."""
        self.app = app
        made_from = MADE_FROM.read_text("ascii").strip()
        self.paths = {
            path
            for path, file in addresses(static or installed()).items()
            if file.match(NAME) and hashlib.sha256(file.read_bytes()).hexdigest() == made_from
        }
        self.answer = Answer(SUBSET.read_bytes(), HEADERS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A part of it (Range) is answered with all of it: parts of two fonts make none."""
        asked = scope["type"] == "http" and scope["method"] in {"GET", "HEAD"}
        if asked and scope["path"] in self.paths:
            await self.answer(scope, receive, send)
        else:
            await self.app(scope, receive, send)
