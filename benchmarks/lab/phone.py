"""A slow phone: Chromium with a small touch screen, a quarter of this processor, and slow 4G."""

from __future__ import annotations

import base64
import re
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, sync_playwright
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.server import ARGUMENTS
from tests.browser.visit import FRAMES

# To look at each frame would take this phone a second and a half of a page; the tests do it.
EVERY = "window.firstWordsEvery = 250;"
WATCH = EVERY + FRAMES + Path(__file__).with_name("watch.js").read_text(encoding="utf-8")
SCREEN = {"width": 390, "height": 844}
PROCESSOR_SLOWDOWN = 4
# What Chromium's developer tools call "slow 4G".
ROUND_TRIP = 150.0  # ms
DOWN, UP = 1600.0, 750.0  # kilobits per second
Role = Literal["button", "link", "radio", "switch", "checkbox", "combobox", "tab"]
# A page that has not changed for so long has settled.
QUIET = 700.0  # ms
PATIENCE = 180.0  # s


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser. RuntimeError if this machine has none."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        raise RuntimeError("no chromium on the PATH")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


class Phone:
    """A phone that has never been here before: nothing in its cache.

    ``encodings`` are the kinds of compressed files that it takes: gzip, br.
    """

    def __init__(
        self, browser: Browser, encodings: Sequence[str] = ("gzip",), slow: bool = True
    ) -> None:
        self._context = browser.new_context(
            viewport=SCREEN,  # type: ignore[arg-type]
            device_scale_factor=3,
            is_mobile=True,
            has_touch=True,
            locale="en-GB",
        )
        self._context.add_init_script(WATCH)
        self.page = self._context.new_page()
        self._tools = self._context.new_cdp_session(self.page)
        self._under_way: dict[str, str] = {}
        self._runs = 0
        self.file_bytes = 0
        self._listen()
        taken = {"headers": {"Accept-Encoding": ", ".join(encodings)}}
        self._tools.send("Network.setExtraHTTPHeaders", taken)
        if slow:
            self._tools.send("Emulation.setCPUThrottlingRate", {"rate": PROCESSOR_SLOWDOWN})
            line = {"latency": ROUND_TRIP, "offline": False}
            line |= {"downloadThroughput": DOWN * 125, "uploadThroughput": UP * 125}  # bytes a s
            self._tools.send("Network.emulateNetworkConditions", line)

    def __enter__(self) -> Phone:
        return self

    def __exit__(self, *exception: object) -> None:
        self._context.close()

    def _listen(self) -> None:
        """Count the files that come over the line, and the runs of the script."""

        def asked(event: dict[str, Any]) -> None:
            if event["request"]["url"].startswith("http"):
                self._under_way[event["requestId"]] = event["request"]["url"]

        def ended(event: dict[str, Any]) -> None:
            url = self._under_way.pop(event["requestId"], None)
            if url is not None:
                self.file_bytes += int(event.get("encodedDataLength", 0))

        def message(event: dict[str, Any]) -> None:
            if event["response"]["opcode"] == 2:
                data = base64.b64decode(event["response"]["payloadData"])
                self._runs += ForwardMsg.FromString(data).WhichOneof("type") == "script_finished"

        self._tools.send("Network.enable")
        self._tools.on("Network.requestWillBeSent", asked)
        self._tools.on("Network.loadingFinished", ended)
        self._tools.on("Network.loadingFailed", ended)
        self._tools.on("Network.webSocketFrameReceived", message)

    def watched(self) -> dict[str, Any]:
        """What lab/watch.js and first_words.js have noted up to ``now``."""
        noted: dict[str, Any] = self.page.evaluate(
            """() => {
              return {...window.__watch, ...window.firstWords.seen(), now: performance.now(),
                waiting: document.querySelectorAll('[data-testid$="Skeleton"]').length,
                broken: document.querySelectorAll('.stException').length,
                stands: document.querySelectorAll('#first-words').length};
            }"""
        )
        return noted

    def open(self, url: str, repeats: bool = True) -> dict[str, Any]:
        """Open an address and wait until the page has settled. Returns what was noted.

        ``repeats``: whether the live page says what the first words say; a room does not.
        """
        self.page.goto(url, wait_until="commit", timeout=PATIENCE * 1000)
        noted = self._settle(1, repeats)
        self.page.evaluate("window.firstWords.stop()")
        return noted

    def tap(self, role: Role, name: str) -> float:
        """Touch a control and wait until the page has settled. Returns how long it took, ms.

        ``name`` is what it is called, up to the first comma.
        """
        called = re.compile(rf"^{re.escape(name)}\s*(,|$)")
        control = self.page.get_by_role(role, name=called).first
        x, y = control.evaluate(
            """each => {
              each = each.closest('label') ?? each;  // what is drawn of a switch
              each.scrollIntoView({block: 'center', behavior: 'instant'});
              const box = each.getBoundingClientRect();
              return [box.x + box.width / 2, box.y + box.height / 2];
            }"""
        )
        runs = self._runs + 1
        self.page.touchscreen.tap(x, y)
        noted = self._settle(runs)
        return float(noted["last"] - noted["taps"][-1])

    def _settle(self, runs: int, repeats: bool = True) -> dict[str, Any]:
        """Wait for so many runs of the script, and until nothing moves or is on its way."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.page.wait_for_timeout(100)
            noted = self.watched()
            if noted["broken"]:
                raise RuntimeError(f"{self.page.url} shows an exception")
            still = noted["now"] - noted["last"] > QUIET and not noted["waiting"]
            live = noted["live"] is not None if repeats else not noted["stands"]
            if self._runs >= runs and live and still and not self._under_way:
                return noted
        missing = "" if noted["live"] else "its words do not stand in the live page alone; "
        under_way = list(self._under_way.values())[:3]
        raise TimeoutError(f"{self.page.url} has not settled: {missing}{under_way}")
