"""A phone with the page of the moderators open: what it shows, and what it does when taps come."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar
from urllib.parse import urlencode

import pytest

from goodcry import outcome
from goodcry.evidence import Evidence, load
from goodcry.figures import drops
from tests.browser.server import TESTED

# Long enough for a machine that runs other tests as well.
PATIENCE = 60_000  # ms
APP, CONNECTED = '[data-testid="stApp"]', '[data-test-connection-state="CONNECTED"]'
# Whether the parameters of the address are these pairs of name and text, in any order.
ADDRESS_SAYS = """wanted =>
  JSON.stringify([...new URLSearchParams(location.search)].sort()) === JSON.stringify(wanted)"""

Taken = ParamSpec("Taken")
Given = TypeVar("Given")


def unavailable(what: str) -> None:
    """Skip the test for want of a program, or fail where that is not allowed."""
    if os.environ.get("GOODCRY_BROWSER") == "required":
        pytest.fail(f"{what}, but GOODCRY_BROWSER=required")
    pytest.skip(what)


class Handset:
    """A phone's browser, with a thread of its own.

    Playwright runs once in a thread, and the tests in ``tests/browser`` may have it running.
    """

    def __init__(self) -> None:
        self.thread = ThreadPoolExecutor(max_workers=1)
        self.context: Any = None

    @contextmanager
    def switched_on(self, program: str) -> Iterator[Handset]:
        """Start the browser, and end it afterwards."""
        from playwright.sync_api import sync_playwright

        running = self.thread.submit(sync_playwright().start).result()
        try:
            self.thread.submit(self._open, running.chromium, program).result()
            yield self
        finally:
            self.thread.submit(running.stop).result()
            self.thread.shutdown()

    def _open(self, chromium: Any, program: str) -> None:
        browser = chromium.launch(executable_path=program, args=TESTED)
        self.context = browser.new_context(
            viewport={"width": 360, "height": 640}, is_mobile=True, has_touch=True
        )
        self.context.set_default_timeout(PATIENCE)


@contextmanager
def chromium() -> Iterator[Handset]:
    """A phone's browser; without one the test is skipped, or fails where it is required."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        unavailable("no browser found")
    with Handset().switched_on(str(program)) as handset:
        yield handset


@cache
def evidence() -> Evidence:
    """The evidence base, read once."""
    return load()


def result(scenario: dict[str, str]) -> re.Pattern[str]:
    """How the page's result reads for a scenario, by the model itself."""
    counts = drops.whole_drops(outcome.predict(scenario, evidence()))
    return re.compile(r"\s*".join(f"{count} {name}" for name, count in counts.items()))


def by_touch(
    method: Callable[Concatenate[Phone, Taken], Given],
) -> Callable[Concatenate[Phone, Taken], Given]:
    """Run a method in the thread of the phone's browser."""

    @wraps(method)
    def touched(phone: Phone, /, *taken: Taken.args, **named: Taken.kwargs) -> Given:
        return phone.handset.thread.submit(method, phone, *taken, **named).result()

    return touched


class Phone:
    """A visitor with a small screen and fingers, who comes for the first time.

    Only the browser's cache is the same for all visitors, so that each need not load everything.
    """

    def __init__(self, handset: Handset) -> None:
        self.handset = handset
        self.context = handset.context
        self.sockets: list[Any] = []
        self._take_up()

    @by_touch
    def _take_up(self) -> None:
        self.context.clear_cookies()
        self.page = self.context.new_page()
        self.page.on("websocket", lambda socket: self.sockets.append(socket))

    @by_touch
    def open(self, port: int, /, **scenario: str) -> None:
        """Scan a code that leads to a scenario."""
        query = f"?{urlencode(scenario)}" if scenario else ""
        self.page.goto(f"http://127.0.0.1:{port}/moderators{query}")

    @by_touch
    def tap(self, factor: str, level: str) -> None:
        """Choose a level of a factor, in its family: a phone shows one at a time."""
        family = evidence().row("factors", factor)["family"]
        self.page.locator(f'[name="family"][value="{family}"]').tap()
        self._radio(factor, level).tap()

    def _radio(self, factor: str, level: str, state: str = "") -> Any:
        return self.page.locator(f'[data-factor="{factor}"] input[value="{level}"]{state}')

    @by_touch
    def shows(self, /, **scenario: str) -> None:
        """Wait until result, controls and address say this scenario; tell what the latter says."""
        from playwright.sync_api import TimeoutError

        self.page.locator(".counts").filter(has_text=result(scenario)).first.wait_for()
        for factor, level in scenario.items():
            self._radio(factor, level, ":checked").wait_for(state="attached")
        try:
            self.page.wait_for_function(
                ADDRESS_SAYS, arg=sorted([*each] for each in scenario.items())
            )
        except TimeoutError:
            pytest.fail(f"{scenario} is shown at {self.page.evaluate('location.href')}")

    @by_touch
    def shows_heading(self, text: str) -> None:
        """Wait for a heading."""
        self.page.get_by_role("heading", name=text).wait_for()

    @by_touch
    def seat(self) -> str:
        """The cookie by which nginx finds its replica."""
        [seat] = [each for each in self.context.cookies() if each["name"] == "good_cry_seat"]
        return str(seat["value"])

    @by_touch
    def is_lost(self) -> None:
        """Wait until the page knows that it has no server."""
        self.page.locator(f"{APP}:not({CONNECTED})").wait_for()

    @contextmanager
    def reconnects(self) -> Iterator[None]:
        """What is done inside costs it its socket; wait until it has another one in use."""
        before = len(self.sockets)
        yield
        self._wait_for_socket_after(before)

    @by_touch
    def _wait_for_socket_after(self, number: int) -> None:
        if len(self.sockets) <= number:
            self.page.wait_for_event("websocket")
        self.page.locator(f"{APP}{CONNECTED}").wait_for()

    @by_touch
    def offline(self, off: bool) -> None:
        """Leave the network, or come back. Sockets that are open stay so: cut them as well."""
        self.context.set_offline(off)

    @by_touch
    def close(self) -> None:
        """Put it away."""
        self.context.set_offline(False)
        self.page.close()
