"""Streamlit's own ``index.html``, with what a page says first in it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from streamlit import config, file_util

from goodcry.server import first_words, page_code

# The one script of ours that a page names. A module: it runs once the page is read.
SCRIPT = "first.js"

ROOT = '<div id="root"></div>'
# What Streamlit's page fetches.
CODE = r"<link\b[^>]*>|<script\b[^>]*></script>"
ENTRY = r'<script type="module"[^>]* src="([^"]+)"></script>'
# The largest file by far comes first and while the words are being painted: a browser that finds it
# with the others fetches it last, and it would keep the line to itself when those have waited.
FIRST = '<link rel="modulepreload" crossorigin href="{}">'
# Of the links, the app has its own picture for one, no need of the font that another fetches
# early, and the third leads to what is closed.
FONT = r'<link\s+rel="preload"[^>]*as="font"[^>]*>'
GONE = (
    r"<noscript>.*?</noscript>|<script>.*?</script>|<!--.*?-->"
    rf'|<link rel="(?:shortcut icon|service-desc)"[^>]*>|{FONT}'
)


@dataclass(frozen=True)
class Shell:
    """Streamlit's own page, cut where words of ours belong: the head's, then the page's.

    Of its code the largest file is fetched with the words. ``code`` is the rest, which would keep
    the words from being painted: to ask for a hundred files takes a slow phone a third of a second.
    It stands in a template, where no browser looks for it, and ``first_words.js`` takes it out once
    the words are there. The script within the page is gone, because a strict policy of contents
    would refuse it; it only tells crawlers whether the page is drawn.
    """

    start: str
    middle: str
    end: str
    code: str

    @classmethod
    def of(cls, html: str) -> Shell:
        """Cut a page. RuntimeError if it is not as this release of the app knows it."""
        font = re.search(FONT, html)
        html = re.sub(GONE, "", html, flags=re.DOTALL)
        code = "".join(re.findall(CODE, html))
        entry = re.search(ENTRY, code)
        html = re.sub(r"\n\s*\n+", "\n", re.sub(CODE, "", html))
        start, title, rest = html.partition("<title>Streamlit</title>")
        middle, place, end = rest.partition(ROOT)
        if not (title and place and entry and font):
            raise RuntimeError("Streamlit's index.html is another one than is known here")
        return cls(start, middle, FIRST.format(entry[1]) + end, code)


@cache
def shell() -> Shell:
    """That of the Streamlit that is installed."""
    index = Path(file_util.get_static_dir()) / "index.html"
    return Shell.of(index.read_text(encoding="utf-8"))


def host() -> dict[str, object]:
    """What Streamlit asks of its host before anything else, unless the page tells it."""
    return {
        "allowedOrigins": list(config.get_option("client.allowedOrigins")),
        "useExternalAuthToken": False,
    }


def index(page: str, head: str, words: str) -> str:
    """A page's ``index.html``.

    Args:
        page: its name.
        head: title and descriptions, as HTML.
        words: what :mod:`goodcry.server.first_words` gives.
    """
    cut = shell()
    script = f'<script type="module" src="./{SCRIPT}"></script>'
    ours = f"<style>{first_words.STYLE}</style>{script}"
    # Behind all that Streamlit names itself: that is needed first.
    code = (
        f'<template id="framework" data-host="{escape(json.dumps(host()))}">'
        f"{cut.code}{page_code.links(page)}</template>"
    )
    return f"{cut.start}{head}{ours}{cut.middle}{words}{ROOT}{code}{cut.end}"
