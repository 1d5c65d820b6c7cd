"""What the style of a page asks of the browser at each change of the page.

At a quarter of a processor's speed a change of any class cost 10 to 40 ms with rules of these two
kinds, and an element that came 15 to 50; without them nothing, and 2 to 10.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest

from goodcry.ui.kit import registry
from tests.support.app import open_page

STATES: tuple[tuple[str, Mapping[str, str]], ...] = (
    *((page.name, {}) for page in registry.PAGES),
    *((page.name, {"big": "true"}) for page in registry.PAGES),
    ("mechanisms", {"mechanism": "sleep"}),
    ("mechanisms", {"m_part": "claims"}),
    ("evidence", {"source": "sharman2020"}),
)
SHEET = re.compile(r"<style>(.*?)</style>", re.DOTALL)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# What stands before a brace, and is no rule of the @ kind.
SELECTORS = re.compile(r"([^{}]+)\{")
HAS = ":has("
# Within the brackets of :has(), a part of a class.
PART = re.compile(r":has\((?:[^()]|\([^()]*\))*\[class")
# An element that is styled by nothing but its place or its kind among others.
ANY = re.compile(r"\*|:(?:first|last|nth|only|is)\b[^.#\[]*")


def cut(text: str, signs: str) -> Iterator[str]:
    """The parts of a selector between signs that stand in no brackets."""
    depth, start = 0, 0
    for at, sign in enumerate(text):
        depth += (sign in "([") - (sign in ")]")
        if sign in signs and not depth:
            yield text[start:at].strip()
            start = at + 1
    yield text[start:].strip()


def costly(style: str) -> list[str]:
    """The selectors of a style sheet for which a browser works through the page again and again."""
    found = []
    for selectors in SELECTORS.findall(COMMENT.sub("", style)):
        if selectors.strip().startswith("@"):
            continue
        for selector in cut(selectors.rpartition(";")[2], ","):
            *before, styled = [each for each in cut(selector, " >+~") if each]
            about_all = any(HAS in each for each in before) and ANY.fullmatch(styled)
            if about_all or PART.search(selector):
                found.append(selector)
    return found


@pytest.mark.parametrize(
    ("selector", "costs"),
    [
        ('.page:has([class*="stage-"])', True),
        (".bar:has(.place) > *", True),
        (".bar:has(.place) > :first-child", True),
        (".page :is(button, a:has(p)) :is(div, span)", True),
        (".page:has(.stage)", False),
        (".page:has(.stage) .head", False),
        (".page :has(> * > .input)", False),
        ('[class*="stage-"] > *', False),
    ],
)
def test_what_costs_is_known(selector: str, costs: bool) -> None:
    assert (
        costly(f"a {{ b: c; }} @media print {{ {selector}, .x {{ d: e }} }}") == [selector] * costs
    )


@pytest.mark.parametrize(
    ("name", "state"), STATES, ids=["-".join([name, *state.values()]) for name, state in STATES]
)
def test_no_change_of_a_page_lets_all_of_it_be_styled_anew(
    name: str, state: Mapping[str, str]
) -> None:
    page = open_page(registry.page(name).script, state)
    sheets = [sheet for element in page.get("html") for sheet in SHEET.findall(element.proto.body)]
    assert any(HAS in sheet for sheet in sheets)
    assert not [selector for sheet in sheets for selector in costly(sheet)]
