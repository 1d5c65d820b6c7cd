"""For tests in a browser: one browser and one server for all tests of a worker."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.browser.accessibility import THEMES, violations
from tests.browser.server import ARGUMENTS, started
from tests.browser.visit import PATIENCE_MS, PHONE, Visit

STEPS = 16


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A real browser; without one the tests are skipped, or fail where it is required."""
    executable = shutil.which("chromium") or shutil.which("google-chrome")
    if not executable:
        if os.environ.get("GOODCRY_BROWSER") == "required":
            pytest.fail("no browser found, but GOODCRY_BROWSER=required")
        pytest.skip("no browser found")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of the running app, without a slash at its end."""
    with started() as found:
        yield found


@pytest.fixture
def phone(server: str, browser: Any) -> Iterator[Callable[..., Any]]:
    """Opens a path of the app on a phone of its own; settings are those of a browser context."""
    contexts = []
    usual = {
        "viewport": {"width": 390, "height": 844},
        "device_scale_factor": 2,
        "is_mobile": True,
        "has_touch": True,
    }

    def opened(path: str, **settings: Any) -> Any:
        context = browser.new_context(**{**usual, **settings})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.goto(server + path)
        page.locator("h1").first.wait_for()
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def swipe() -> Callable[..., None]:
    """Drags a finger up or down from a point of a page, all in px.

    Single touch events: in a headless browser a whole gesture ends without a move.
    """

    def swiped(page: Any, x: float, y: float, distance: float) -> None:
        finger = page.context.new_cdp_session(page)

        def touch(kind: str, *points: dict[str, float]) -> None:
            finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

        touch("touchStart", {"x": x, "y": y})
        for step in range(1, STEPS + 1):
            touch("touchMove", {"x": x, "y": y + distance * step / STEPS})
            page.wait_for_timeout(16)
        touch("touchEnd")
        page.wait_for_timeout(300)
        finger.detach()

    return swiped


@pytest.fixture(scope="session")
def known_phone(browser: Any) -> Iterator[Any]:
    """A phone that has been here: from its second page on it has the app's files."""
    width, height = PHONE
    context = browser.new_context(
        viewport={"width": width, "height": height}, is_mobile=True, has_touch=True
    )
    yield context
    context.close()


@pytest.fixture(scope="module")
def tab(known_phone: Any, server: str) -> Iterator[Visit]:
    """A tab on the known phone that all tests of a file share."""
    found = Visit(known_phone, server)
    yield found
    found.page.close()


@pytest.fixture
def visit(known_phone: Any, server: str) -> Iterator[Visit]:
    """A tab on the known phone."""
    found = Visit(known_phone, server)
    yield found
    found.page.close()


@pytest.fixture
def stranger(browser: Any, server: str) -> Iterator[Callable[..., Visit]]:
    """Makes visits from devices that have never been here: nothing cached, nothing shared."""
    contexts = []

    def made(at: str = server, **settings: Any) -> Visit:
        size = {"width": PHONE[0], "height": PHONE[1]}
        context = browser.new_context(**{"viewport": size, **settings})
        contexts.append(context)
        return Visit(context, at)

    yield made
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def floor(known_phone: Any) -> dict[str, set[str]]:
    """Theme -> the rules of accessibility, with kind of element, that Streamlit itself breaks.

    Streamlit draws some things that a checker objects to whatever the app does. So the same rules
    run on a page with nothing but its elements; what they break there is not the app's.
    """
    broken = {}
    with started("tests/browser/floor/app.py") as address:
        visit = Visit(known_phone, address)
        visit.page.goto(address)
        visit.page.get_by_role("button", name="At the bottom").wait_for()
        visit.page.locator(".js-plotly-plot .main-svg").first.wait_for()
        for theme in THEMES:
            visit.page.emulate_media(color_scheme=theme)
            visit.rest()
            broken[theme] = set(violations(visit))
        visit.page.close()
    return broken
