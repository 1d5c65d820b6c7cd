"""What is said to those who cannot see: each result once, politely; and the focus is never lost."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.visit import answered, device, rest
from tests.browser.walks import FOCUS, NAMED, STAYED, WALKS, called, script, walk

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", WALKS)
def test_each_result_is_said_once(browser: Any, server: str, name: str) -> None:
    context = device(browser, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.add_init_script(script("hearing.js"))
    path, steps = WALKS[name]
    page.goto(server + path)
    rest(page)
    wrong: list[tuple[object, ...]] = []
    if loud := page.evaluate("() => window.heard.splice(0)"):
        wrong.append(("as the page opens", loud))
    for step, named in walk(page, steps):
        heard = page.evaluate("() => window.heard.splice(0)")
        wanted = 0 if step.heard is None else 1
        if len(heard) != wanted or not all((step.heard or "") in each for each in heard):
            wrong.append((step.name, heard))
        focus = page.evaluate(NAMED)
        if not focus or not (step.moves or named == focus or page.evaluate(STAYED)):
            wrong.append((step.name, "focus", focus))
    context.close()
    assert not wrong


HELP_FIRST = """document.addEventListener('DOMContentLoaded', () =>
  document.querySelector('#first-words nav a[href*="care"]')?.focus())"""


def test_the_focus_goes_on_from_what_is_gone(browser: Any, server: str) -> None:
    """From first words to the live page, out of words over the page, to another page and back."""
    context = device(browser, viewport={"width": 390, "height": 844})
    page = context.new_page()
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
    assert page.evaluate(f"() => !!({FOCUS})().closest('[role=dialog]')")
    with answered(page):
        page.keyboard.press("Escape")
    assert "Sources of this page" in page.evaluate(NAMED)

    page.get_by_role("button", name="Menu").focus()
    page.keyboard.press("Enter")
    assert press("link", "The body during a cry").startswith("h1 ")
    with answered(page):
        page.go_back()
    assert page.evaluate(NAMED)
    context.close()
