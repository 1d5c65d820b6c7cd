"""Pages whose words something rewrites: words and numbers belong together at every step.

The steps are taken twice, with the rewriting and without. ``rewriter.js`` stands for what rewrites;
each "é" is its doing, and all else has to be the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.browser.visit import device, rest
from tests.browser.walks import TEXT, WALKS, script, walk

pytestmark = pytest.mark.browser

SHORT = 3
Words = list[tuple[str, list[str]]]
# What was read on the page as it is, by walk and number of steps.
PLAIN: dict[tuple[str, int | None], Words] = {}


@pytest.fixture
def read(browser: Any, server: str) -> Iterator[Callable[..., Words]]:
    """Takes a walk on a phone; what could be read after each step, with what went wrong."""
    contexts = []

    def taken(name: str, kind: str = "", most: int | None = None) -> Words:
        if not kind and (name, most) in PLAIN:
            return PLAIN[name, most]
        context = device(browser, viewport={"width": 390, "height": 844})
        contexts.append(context)
        page = context.new_page()
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        if kind:
            page.add_init_script(script("rewriter.js", f"'{kind}'"))
        path, steps = WALKS[name]
        page.goto(server + path)
        rest(page)
        found: Words = [("", page.evaluate(TEXT))]
        for step, _ in walk(page, steps[:most]):
            found.append((step.name, page.evaluate(TEXT)))
        assert not [fault for fault in faults if "NotFoundError" in fault or "removeChild" in fault]
        context.close()
        if not kind:
            PLAIN[name, most] = found
        return found

    yield taken
    for context in contexts:
        context.close()


def plain(words: Words) -> Words:
    return [(step, [line.replace("é", "e") for line in lines]) for step, lines in words]


@pytest.mark.parametrize("name", WALKS)
def test_words_belong_together_in_translation(read: Callable[..., Words], name: str) -> None:
    translated = read(name, "translation")
    assert all("é" in "".join(lines) for _, lines in translated)
    for (step, there), (_, wanted) in zip(plain(translated), plain(read(name)), strict=True):
        assert there == wanted, step


def test_words_belong_together_when_the_new_ones_come_first(read: Callable[..., Words]) -> None:
    for (step, there), (_, wanted) in zip(
        plain(read("classroom", "before", SHORT)), plain(read("classroom", "", SHORT)), strict=True
    ):
        assert " ".join(there).split() == " ".join(wanted).split(), step
