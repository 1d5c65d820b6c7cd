"""Walks by keyboard: what is said to those who cannot see, where the focus is, and what is read.

Each result is said once, politely; the focus is never lost. Then the walk is taken once more while
something rewrites the words: words and numbers belong together at every step. ``rewriter.js``
stands for what rewrites; each "é" is its doing, and all else has to be as on the first walk.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from tests.browser.visit import answered, looking, rest
from tests.browser.walks import NAMED, STAYED, TEXT, WALKS, called, script, walk

pytestmark = pytest.mark.browser

SHORT = 3
Words = list[tuple[str, list[str]]]


class Walked(NamedTuple):
    """What could be read before and after each step, and what was wrong with what was said."""

    name: str
    words: Words
    wrong: list[tuple[object, ...]]


@pytest.fixture(scope="session")
def desk(devices: Callable[..., Any]) -> Any:
    """A device of its own size, known to the app."""
    return devices(viewport={"width": 390, "height": 844})


@pytest.fixture(scope="module", params=WALKS)
def walked(request: pytest.FixtureRequest, desk: Any, server: str) -> Walked:
    """A walk through the pages as they are."""
    page = desk.new_page()
    page.add_init_script(script("hearing.js"))
    path, steps = WALKS[request.param]
    page.goto(server + path)
    rest(page)
    wrong: list[tuple[object, ...]] = []
    if loud := page.evaluate("() => window.heard.splice(0)"):
        wrong.append(("as the page opens", loud))
    words: Words = [("", page.evaluate(TEXT))]
    for step, named in walk(page, steps):
        heard = page.evaluate("() => window.heard.splice(0)")
        wanted = 0 if step.heard is None else 1
        if len(heard) != wanted or not all((step.heard or "") in each for each in heard):
            wrong.append((step.name, heard))
        focus = page.evaluate(NAMED)
        if not focus or not (step.moves or named == focus or page.evaluate(STAYED)):
            wrong.append((step.name, "focus", focus))
        words.append((step.name, page.evaluate(TEXT)))
    page.close()
    return Walked(request.param, words, wrong)


def rewritten(desk: Any, address: str, name: str, kind: str, most: int | None = None) -> Words:
    """What can be read on a walk of so many steps while something rewrites the words."""
    page = desk.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.add_init_script(script("rewriter.js", f"'{kind}'"))
    path, steps = WALKS[name]
    page.goto(address + path)
    rest(page)
    found: Words = [("", page.evaluate(TEXT))]
    for step, _ in walk(page, steps[:most]):
        found.append((step.name, page.evaluate(TEXT)))
    assert not [fault for fault in faults if "NotFoundError" in fault or "removeChild" in fault]
    page.close()
    return found


def plain(lines: list[str]) -> list[str]:
    return [line.replace("é", "e") for line in lines]


def test_each_result_is_said_once_and_the_focus_stays(walked: Walked) -> None:
    assert not walked.wrong


def test_words_belong_together_in_translation(walked: Walked, desk: Any, server: str) -> None:
    translated = rewritten(desk, server, walked.name, "translation")
    assert all("é" in "".join(lines) for _, lines in translated)
    for (step, there), (_, wanted) in zip(translated, walked.words, strict=True):
        assert plain(there) == plain(wanted), step


@pytest.mark.parametrize("walked", ["classroom"], indirect=True)
@pytest.mark.parametrize(("kind", "most"), [("before", SHORT), ("halves", 9)])
def test_words_belong_together_however_they_are_rewritten(
    kind: str, most: int, walked: Walked, desk: Any, server: str
) -> None:
    found = rewritten(desk, server, walked.name, kind, most)
    for (step, there), (_, wanted) in zip(found, walked.words[: most + 1], strict=True):
        assert " ".join(plain(there)).split() == " ".join(plain(wanted)).split(), step


HELP_FIRST = """document.addEventListener('DOMContentLoaded', () =>
  document.querySelector('#first-words nav a[href*="care"]')?.focus())"""


def test_the_focus_goes_on_from_what_is_gone(desk: Any, server: str) -> None:
    """From first words to the live page, out of words over the page, to another page and back."""
    page = desk.new_page()
    page.add_init_script(HELP_FIRST)
    page.goto(server)
    rest(page)
    assert "Help now" in page.evaluate(NAMED)

    def press(kind: str, name: str, key: str = "Enter") -> str:
        page.get_by_role(kind, name=called(name)).first.focus()
        with answered(page):
            page.keyboard.press(key)
        return str(page.evaluate(NAMED))

    press("button", "Sources of this page")
    assert page.evaluate(looking("() => !!focused().closest('[role=dialog]')"))
    with answered(page):
        page.keyboard.press("Escape")
    assert "Sources of this page" in page.evaluate(NAMED)

    page.get_by_role("button", name="Menu").focus()
    page.keyboard.press("Enter")
    assert press("link", "The body during a cry").startswith("h1 ")
    with answered(page):
        page.go_back()
    assert page.evaluate(NAMED)
    page.close()


# While there is a list of what is held, a page gets nothing of what its server says.
HOLD = """window.WebSocket = class extends WebSocket {
  constructor(...given) {
    super(...given);
    this.addEventListener('message', said => {
      if (!window.held || !said.isTrusted) return;
      said.stopImmediatePropagation();
      held.push(() => this.dispatchEvent(new MessageEvent('message', { data: said.data })));
    });
  }
};"""
# Lets the page have one after the other, as over a slow line, and at last all the rest.
DRIP = """async () => {
  for (let slow = 6; slow; slow -= 1) {
    for (let frames = 5; frames; frames -= 1) await new Promise(requestAnimationFrame);
    held.shift()?.();
  }
  const rest = held;
  window.held = null;
  rest.forEach(give => give());
}"""


def test_the_focus_waits_for_a_page_that_comes_slowly(desk: Any, server: str) -> None:
    page = desk.new_page()
    page.add_init_script(HOLD)
    page.goto(server)
    rest(page)
    page.get_by_role("button", name="Menu").focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="The body during a cry").first.focus()
    page.evaluate("() => { window.held = []; }")
    with answered(page):
        page.keyboard.press("Enter")
        page.evaluate(DRIP)
    assert page.evaluate(NAMED).startswith("h1 ")
    page.close()
