"""For tests in a browser: one browser for all tests of a worker, one server for all workers."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.accessibility import THEMES, violations
from tests.browser.checks import turn
from tests.browser.fingers import Tried, move, touch
from tests.browser.server import TESTED, once, shared, started
from tests.browser.visit import PHONE, Visit, device, rest

TOUCHED: dict[str, Any] = {"is_mobile": True, "has_touch": True}
AS_THE_DEVICE_HAS_IT = {
    "color_scheme": "null",
    "forced_colors": "null",
    "media": "null",
    "reduced_motion": "null",
}

# Resolves when the page has stood at one place for some frames: the finger's push is spent.
SCROLLED_OUT = """async () => {
  const place = () => document.querySelector('[data-testid="stMain"]').scrollTop;
  for (let before = NaN, same = 0; same < 6; ) {
    await new Promise(requestAnimationFrame);
    same = place() === before ? same + 1 : 0;
    before = place();
  }
}"""


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
        running = driver.chromium.launch(executable_path=executable, args=TESTED)
        yield running
        running.close()


@pytest.fixture(scope="session")
def for_all_workers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def server(for_all_workers: Path) -> Iterator[str]:
    """The address of the running app, without a slash at its end."""
    with shared(for_all_workers) as found:
        yield found


@pytest.fixture(scope="session")
def devices(browser: Any, server: str) -> Iterator[Callable[..., Any]]:
    """Phones and screens, by Playwright's settings of a context; one of each kind for all tests.

    A device that has been here before has the app's files; nothing else of a visit stays. Its first
    tab holds a single word of the server: with the last tab would go what was read of these files.
    """
    known: dict[str, Any] = {}

    def found(**settings: Any) -> Any:
        kind = repr(sorted(settings.items()))
        if kind not in known:
            known[kind] = device(browser, **settings)
            known[kind].new_page().goto(f"{server}/_stcore/health")
        return known[kind]

    yield found
    for context in known.values():
        context.close()


@pytest.fixture
def phone(server: str, browser: Any, devices: Callable[..., Any]) -> Iterator[Callable[..., Any]]:
    """Opens a path of the app on a phone and returns the page once it rests.

    ``viewport`` (px) and ``media`` are Playwright's; ``screen`` takes a computer instead of a
    phone. Each has one tab, which the next test takes over: all that a visit leaves is in memory
    and in the address. ``own`` takes a device that no other test gets: a clock that is stopped
    stays so.
    """
    own_devices = []

    def opened(
        path: str,
        viewport: tuple[int, int] = (390, 844),
        screen: bool = False,
        own: bool = False,
        **media: str,
    ) -> Any:
        settings = {} if screen else TOUCHED
        if own:
            own_devices.append(device(browser, **settings))
        context = own_devices[-1] if own else devices(**settings)
        tabs = context.pages[0 if own else 1 :]
        page = tabs[0] if tabs else context.new_page()
        page.set_viewport_size({"width": viewport[0], "height": viewport[1]})
        page.emulate_media(**AS_THE_DEVICE_HAS_IT | media)
        # To go where the tab is already would be a reload, which leads to the place on the page
        # that the test before has scrolled to.
        page.goto("about:blank")
        page.goto(server + path)
        rest(page)
        return page

    yield opened
    for each in own_devices:
        each.close()


@pytest.fixture
def swipe() -> Callable[..., None]:
    """Drags a finger up or down from a point of a page, and meanwhile sideways, all in px.

    Returns when the page stands still.
    """

    def swiped(page: Any, x: float, y: float, distance: float, aside: float = 0) -> None:
        finger = page.context.new_cdp_session(page)
        move(finger, x, y, distance, aside)
        touch(finger, "End")
        page.evaluate(SCROLLED_OUT)
        finger.detach()

    return swiped


@pytest.fixture(scope="session")
def tried(for_all_workers: Path) -> Tried:
    """The kinds of controls and pictures that a finger has tried so far."""
    return Tried(for_all_workers)


@pytest.fixture(scope="session")
def known_phone(devices: Callable[..., Any]) -> Any:
    """A small phone that has been here: from its second page on it has the app's files."""
    width, height = PHONE
    return devices(viewport={"width": width, "height": height}, **TOUCHED)


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
        context = device(browser, **{"viewport": size, **settings})
        contexts.append(context)
        return Visit(context, at)

    yield made
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def floor(known_phone: Any, for_all_workers: Path) -> dict[str, set[str]]:
    """Theme -> the rules of accessibility, with kind of element, that Streamlit itself breaks.

    Streamlit draws some things that a checker objects to whatever the app does. So the same rules
    run on a page with nothing but its elements; what they break there is not the app's.
    """

    def measured() -> dict[str, list[str]]:
        broken = {}
        with started("tests/browser/floor/app.py") as address:
            visit = Visit(known_phone, address).open("")
            for theme in THEMES:
                turn(visit, theme)
                broken[theme] = sorted(violations(visit, theme))
            visit.page.close()
        return broken

    found = once(for_all_workers, "floor", measured)
    return {theme: set(rules) for theme, rules in found.items()}
