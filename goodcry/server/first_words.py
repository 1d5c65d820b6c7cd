"""What a visitor reads before Streamlit's megabyte of code has come, and if it never comes.

Each page's ``index.html`` is Streamlit's own with the page's message, the way to help and links to
all pages in it, as plain HTML beside the element that Streamlit draws into. A script of our own
takes them away once the live page has the same words; see ``first_words.js``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from markdown_it import MarkdownIt

from goodcry import help_lines, outcome
from goodcry.evidence import DATA_FOLDER, Evidence
from goodcry.figures import drops, svg
from goodcry.help_lines import Help
from goodcry.ui.kit import appearance, bar, frame, help_numbers, messages, query, registry, share
from goodcry.ui.kit.live_parameters import ROOM, WALL
from goodcry.ui.kit.page_parameters import BIG
from goodcry.ui.kit.registry import Page

HERE = Path(__file__).parent
# What all pages look like comes last here, too: it comes again with the live page, and would move
# the words if it stood before their own.
STYLE = "".join(
    (
        (HERE / "first_words.css").read_text(encoding="utf-8"),
        appearance.RULES,
        help_numbers.STYLE_RULES,
    )
)
# What the live page's bar has as icons of a font, which may not be there yet.
ICONS = {
    name: f'<svg aria-hidden="true" viewBox="0 0 20 20"><path d="{path}"/></svg>'
    for name, path in {
        "menu": "M3 5.5h14M3 10h14M3 14.5h14",
        "help": "M10 3a7 7 0 1 0 0 14a7 7 0 1 0 0-14M10 7a3 3 0 1 0 0 6a3 3 0 1 0 0-6"
        "M5 5l3 3M15 5l-3 3M5 15l3-3M15 15l-3-3",
        "share": "M15 3.5a2 2 0 1 0 0 4a2 2 0 1 0 0-4M5 8a2 2 0 1 0 0 4a2 2 0 1 0 0-4"
        "M15 12.5a2 2 0 1 0 0 4a2 2 0 1 0 0-4M7 9l6-3M7 11l6 3",
    }.items()
}
HOME, CARE, LIVE = (registry.page(name) for name in ("home", "care", "live"))
# Each page has one name and no folder, so others are found from it wherever a host hangs the app.
HERE_ON = "."
# What the page of help calls the chosen country.
COUNTRY = "c_country"
# So much of a message's end tells that the live page has all of it.
TELLING = 40
# Whom to call is asked for by the first of a browser's languages that names a country.
LANGUAGES = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*")
LATE = (
    "The live page has not come yet; these words stay. Try to load the page again, or use another "
    "browser or network."
)
WITHOUT_SCRIPTS = "Pictures and switches need JavaScript, which is off here. The words do not."

_markdown = MarkdownIt("commonmark", {"html": False})


def country(languages: str, found: Help) -> str | None:
    """The country that a browser's ``Accept-Language`` names, if it has a line.

    >>> from goodcry import evidence
    >>> found = help_lines.of(evidence.load())
    >>> country("de-AT,de;q=0.9,en-US;q=0.8", found), country("en", found)
    ('AT', None)
    """
    for tag in LANGUAGES.findall(languages[:200]):
        if help_lines.REGION.match(tag):
            return found.country(None, tag)
    return None


def of(page: Page, address: Mapping[str, Sequence[str]], languages: str, evidence: Evidence) -> str:
    """The words of a page as HTML; what is set in the address does not change them."""
    found = help_lines.of(evidence)
    chosen = _chosen(address, evidence) if page is CARE else None
    here = chosen or country(languages, found)
    texts = [_markdown.render(paragraph) for paragraph in messages.of(page.name, evidence, here)]
    # Within a room a page says what its class is at, and no message.
    until = "" if page is LIVE and ROOM.name in address else _end(texts[-1])
    if page is HOME:
        texts.append(_drops(evidence))
    return _words(page, "".join(texts), found, here, until, _large(page, address, evidence))


def _large(page: Page, address: Mapping[str, Sequence[str]], evidence: Evidence) -> bool:
    """Whether the address asks for letters for the last row."""
    given = query.renamed(page.name, address, evidence)
    asked = (
        switch.value(given[switch.name][-1], evidence)
        for switch in (BIG, WALL)
        if switch.name in given
    )
    return any(asked)


def _chosen(address: Mapping[str, Sequence[str]], evidence: Evidence) -> str | None:
    """The country that is set in the address of the page of help."""
    given = {COUNTRY: address[COUNTRY]} if COUNTRY in address else {}
    for asked in query.read(CARE.name, given, evidence):
        if asked.values:
            return str(asked.values[0])
    return None


def without_data(page: Page, languages: str, error: Exception) -> str:
    """The words of a page where the data cannot be used: that it is so, and whom to call."""
    found = help_lines.rescue(DATA_FOLDER)
    here = country(languages, found)
    return _words(
        page, f"<p>{escape(frame.stopped(error))}</p>", found, here, help_numbers.NO_DANGER_NEEDED
    )


def _drops(evidence: Evidence) -> str:
    prediction = outcome.predict({}, evidence)
    picture = svg.named(drops.drawing(prediction), messages.DROPS)
    return (
        f"{drops.counts(prediction)}"
        f"<figure>{picture}<figcaption>{messages.DROPS}</figcaption></figure>"
    )


def _end(html: str) -> str:
    """The end of a message as the eye reads it."""
    return re.sub(r"<[^>]*>", "", html).strip()[-TELLING:]


def _words(
    page: Page, message: str, found: Help, country: str | None, until: str, large: bool = False
) -> str:
    call = _call(found, country)
    care = share.address(CARE, {}, HERE_ON)
    # Who opens the page of help wants to call, and not to read first.
    body = f"{call}{message}" if page is CARE else f"{message}{call}"
    size = ' class="big"' if large else ""
    return (
        f'<div id="first-words"{size} data-until="{escape(until)}">'
        f"<main><h1>{escape(page.heading)}</h1>{body}"
        f"<noscript><p>{WITHOUT_SCRIPTS}</p></noscript>{_pages(page)}</main>"
        f'<nav aria-label="Main"><p class="late">{LATE}</p>'
        f'<a href="#first-pages">{ICONS["menu"]}Menu</a>'
        f'<a href="{care}">{ICONS["help"]}{bar.HELP}</a>'
        f"<span>{ICONS['share']}Share</span></nav></div>"
    )


def _call(found: Help, country: str | None) -> str:
    return f"<h2>{help_numbers.HEADING}</h2>{help_numbers.buttons_html(found, country)}"


def _pages(current: Page | None, root: str = HERE_ON) -> str:
    entries = "".join(
        f'<li><a href="{share.address(entry, {}, root)}"'
        f"{' aria-current=page' if entry is current else ''}>"
        f"{escape(entry.title)}</a> {escape(entry.promise)}</li>"
        for entry in registry.PAGES
    )
    return f'<h2 id="first-pages">Pages</h2><ul>{entries}</ul>'


def nowhere(sentence: str, found: Help, country: str | None) -> str:
    """A whole page for an address at which there is none."""
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="UTF-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(registry.APP)}</title><style>{STYLE}</style></head><body>"
        f'<div id="first-words"><main><h1>{escape(registry.APP)}</h1><p>{escape(sentence)}</p>'
        f"{_pages(None, root='')}{_call(found, country)}</main></div></body></html>"
    )
