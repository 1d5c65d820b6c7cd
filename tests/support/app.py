"""Opens a page of the app the way a visitor does: through app.py, with an address."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
from streamlit.testing.v1 import AppTest

from tests.support import choices

ROOT = Path(__file__).resolve().parents[2]
# The address at which the app is visited.
VISITED = "https://a-good-cry.example"
# Where a line of HTML ends.
BLOCK_END = re.compile(r"</(?:p|li|h\d|summary|details|[ou]l|nav|div|td|th|tr)>")
# Parameters that decide what else a page draws.
PARTS = (
    *("m_part", "mechanism", "view", "source", "subject", "p"),
    *("l_part", "l_lesson", "l_large", "big", "l_path", "l_question"),
    *("w_part", "w_sort", "w_guess", "c_part"),
)


def unopened(script: str) -> AppTest:
    """A page before its first run.

    The script of a page bears the page's name: so it is found before anything has run.
    """
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    page.context["url"] = VISITED
    if script != "app.py":
        page.switch_page(script)
    return page


def open_page(script: str, parameters: Mapping[str, str | list[str]] | None = None) -> AppTest:
    """The page after its first run, with these query parameters, and no other page before it."""
    page = unopened(script)
    for key, value in (parameters or {}).items():
        page.query_params[key] = value
    return page.run()


@cache
def plain_page(script: str) -> AppTest:
    """The page as it is for a reader who touches nothing. All tests share it: it is only read."""
    page = open_page(script)
    assert_healthy(page)
    return page


def together(
    addresses: Mapping[str, Mapping[str, list[str]]],
) -> list[tuple[tuple[str, ...], dict[str, list[str]]]]:
    """Addresses of one page laid over each other, so that few openings show what all of them ask.

    Takes name -> what it asks for; gives names, and what these ask for together. Nothing is laid
    over each other where both ask otherwise for the same, or for other parts of the page.
    """
    found: list[tuple[tuple[str, ...], dict[str, list[str]]]] = []
    for name, address in addresses.items():
        for place, (names, other) in enumerate(found):
            shared = address.keys() & other.keys() | set(PARTS)
            if all(address.get(key) == other.get(key) for key in shared):
                found[place] = ((*names, name), {**other, **address})
                break
        else:
            found.append(((name,), dict(address)))
    return found


def text_of(page: AppTest) -> str:
    """All text that a visitor can see on a page, controls included; all spaces as usual ones."""
    kinds = ("title", "header", "subheader", "markdown", "caption", "error", "warning", "info")
    parts = [str(getattr(element, "value", "")) for kind in kinds for element in page.get(kind)]
    for kind in ("slider", "toggle", "button", "button_group", "select_slider"):
        parts += [str(getattr(element, "label", "")) for element in page.get(kind)]
    parts += [element.proto.label for element in page.get("page_link")]
    for each in choices.given(page).values():
        parts += [each["label"], dict(each["options"])[each["chosen"]]]
    parts.append(words_of(html_of(page)))
    return "\n".join(parts).replace("\u00a0", " ")


def words_of(markup: str) -> str:
    """What HTML says, a line for each block."""
    seen = re.sub(r"<style>.*?</style>", "", markup, flags=re.DOTALL)
    seen = re.sub(r"</?(?:b|bdi|mark|a)\b[^>]*>", "", BLOCK_END.sub("\n", seen))
    return html.unescape(re.sub(r"[ \t]+", " ", re.sub(r"<[^>]+>", " ", seen)))


def tables_of(page: AppTest) -> list[pd.DataFrame]:
    """The tables on a page; see :func:`goodcry.ui.kit.show.table`."""
    return [_table(element.value) for element in page.markdown if element.value.startswith("| ")]


def _table(markdown: str) -> pd.DataFrame:
    cells = [
        [cell.strip().replace(r"\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        for line in markdown.splitlines()
    ]
    return pd.DataFrame(cells[2:], columns=cells[0])


def turned(page: AppTest, face: str) -> AppTest:
    """The page with this face of each frame that has it; see :mod:`goodcry.ui.kit.faces`."""
    for group in page.button_group:
        if str(group.key).endswith("_face") and face in group.options:
            group.set_value(face)
    page.run()
    assert_healthy(page)
    return page


def assert_healthy(page: AppTest) -> None:
    """No exception box, no error, and something to read."""
    assert not page.exception, [element.value for element in page.exception]
    assert not page.error, [element.value for element in page.error]
    assert page.title, "the page has no title"
    assert page.markdown or page.subheader, "the page says nothing"


def pictures_of(page: AppTest) -> list[ElementTree.Element]:
    """The drawings on a page that are SVG."""
    drawn = [
        json.loads(element.proto.json)["picture"]
        for element in page.get("bidi_component")
        if element.proto.component_name == "goodcry_picture"
    ]
    return [ElementTree.fromstring(picture) for picture in drawn]


def said_of(picture: ElementTree.Element) -> str:
    """A drawing in words."""
    return picture.attrib["aria-label"]


def html_of(page: AppTest) -> str:
    """What is HTML of its own on a page: tables, lines of marks."""
    return "\n".join(element.proto.body for element in page.get("html"))
