"""One visit to the app in a real browser: open a page, wait until it rests, look, touch."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from goodcry.ui.kit.registry import Page

FOLDER = Path(__file__).resolve().parent
AUDIT = (FOLDER / "layout.js").read_text(encoding="utf-8")
# The slanted font comes with the first italic letter (138 kB), the others with st.table (140 kB)
# and st.dataframe (200 kB).
TOO_HEAVY = ("SourceSansVF-Italic", "arrowFormatUtils", "DataFrame")
PATIENCE_MS = 60_000
PHONE, WIDE = (360, 640), (1280, 800)

# True once the script has run, nothing is a placeholder and every chart is drawn.
RESTS = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  const charts = [...document.querySelectorAll('[data-testid="stPlotlyChart"]')];
  return app?.dataset.testScriptState === 'notRunning'
    && app.dataset.testConnectionState === 'CONNECTED'
    && !!document.querySelector('h1')
    && !document.querySelector('[data-testid="stSkeleton"], [data-stale="true"]')
    && charts.every(chart => chart.querySelector('.main-svg'));
}"""
# Resolves when for some frames in a row nothing has changed its place or number.
STILL = """async frames => {
  const main = document.querySelector('[data-testid="stMain"]');
  const look = () => [main?.scrollHeight, main?.scrollTop,
    document.querySelector('[data-testid="stApp"]')?.getElementsByTagName('*').length,
    document.documentElement.clientWidth].join();
  let before = look();
  for (let same = 0, all = 0; same < frames && all < 300; all += 1) {
    await new Promise(requestAnimationFrame);
    const now = look();
    same = now === before ? same + 1 : 0;
    before = now;
  }
}"""
# Below a page's own path Streamlit looks for its server in vain, before it finds it one level up.
PROBES = ("host-config", "health")


class Visit:
    """A tab of the browser with the app in it, and what went wrong there."""

    def __init__(self, context: Any, address: str) -> None:
        self.address = address
        self.page = context.new_page()
        self.page.set_default_timeout(PATIENCE_MS)
        self.requests: list[str] = []
        self.errors: list[str] = []
        self._foreign: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.errors.append(f"page error: {error}"))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("websocket", lambda socket: self.requests.append(socket.url))
        # What would leave the machine is written down and goes nowhere.
        self.page.route(lambda url: not self._is_own(url), self._stop)

    def _hear(self, message: Any) -> None:
        if message.type == "error" and not self._is_probe(message):
            self.errors.append(f"console: {message.text} {message.location.get('url', '')}")

    def _is_probe(self, message: Any) -> bool:
        place = urlsplit(self.page.url).path
        known = {f"{self.address}{place}/_stcore/{probe}" for probe in PROBES if place != "/"}
        return "404" in message.text and message.location.get("url") in known

    def _is_own(self, url: str) -> bool:
        if url.startswith(("data:", "blob:", "about:")):
            return True
        return urlsplit(url).netloc == urlsplit(self.address).netloc

    def _stop(self, route: Any) -> None:
        self._foreign.append(route.request.url)
        route.abort()

    def forget(self) -> None:
        """Take what has gone wrong so far, and all requests, as read."""
        for heard in (self.requests, self.errors, self._foreign):
            heard.clear()

    def open(self, path: str) -> Visit:
        """Go to an address of the app (path and query) and wait until the page rests."""
        self.page.goto(self.address + path)
        self.rest()
        return self

    def rest(self, frames: int = 8) -> None:
        """Wait until the script has run and the page stands still."""
        self.page.wait_for_function(RESTS)
        self.page.evaluate(STILL, frames)
        self.page.wait_for_function(RESTS)

    def resize(self, width: int, height: int) -> None:
        """Give the screen another size, px."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.rest()

    def audit(self) -> dict[str, list[str]]:
        """What is wrong with the layout as it stands; see ``layout.js``. Empty if nothing is."""
        found: dict[str, list[str]] = self.page.evaluate(AUDIT)
        return {kind: examples for kind, examples in found.items() if examples}

    def troubles(self) -> list[str]:
        """Errors, requests to other machines, and files that no page is worth."""
        foreign = [url for url in self.requests if not self._is_own(url)]
        heavy = [url for url in self.requests if any(name in url for name in TOO_HEAVY)]
        return [
            *self.errors,
            *(f"foreign: {url}" for url in {*foreign, *self._foreign}),
            *(f"too heavy: {url}" for url in heavy),
        ]

    def words(self) -> str:
        """All text that is shown, with single blanks."""
        text: str = self.page.evaluate(
            "() => document.querySelector('[data-testid=\"stApp\"]').innerText"
        )
        return " ".join(text.split())

    def open_folds(self) -> int:
        """Unfold every expander, also those inside others; returns how many there were."""
        opened = 0
        for _ in range(4):
            closed = self.page.evaluate(
                """() => {
                  const found = [...document.querySelectorAll('details:not([open]) > summary')];
                  found.forEach(each => each.click());
                  return found.length;
                }"""
            )
            if not closed:
                break
            opened += closed
            # Closed ones may follow, inside those that were opened; these are the next round's.
            self.page.wait_for_function(
                "most => document.querySelectorAll('details[open]').length >= most", arg=opened
            )
            self.rest()
        return opened


def path_of(page: Page) -> str:
    """A page's path in the address."""
    return "/" if page.name == "home" else f"/{page.name}"
