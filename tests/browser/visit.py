"""One visit to the app in a real browser: open a page, wait until it rests, look, touch."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from goodcry.ui.kit.registry import Page

FOLDER = Path(__file__).resolve().parent
PARTS = (FOLDER / "parts.js").read_text(encoding="utf-8")


def looking(looks: str) -> str:
    """A script that looks at a page, with what all of them share; see ``parts.js``."""
    return f"(...given) => {{\n{PARTS}\nreturn (\n{looks}\n)(...given);\n}}"


def with_parts(name: str) -> str:
    """The script in a file of this folder that looks at a page, with what all of them share."""
    return looking((FOLDER / name).read_text(encoding="utf-8"))


AUDIT = with_parts("layout.js")
# Fonts of letters, of which the device has its own; and what comes with st.table (140 kB) and
# st.dataframe (200 kB).
TOO_HEAVY = ("SourceSansVF", "SourceSerif", "SourceCode", "arrowFormatUtils", "DataFrame")
PATIENCE_MS = 60_000
LOOK_MS = 40
MOST_FOLDS = 200
PHONE, WIDE = (360, 640), (1280, 800)

# What the page and its server say to each other; see ``watch.js``.
TALK = (
    BackMsg.RERUN_SCRIPT_FIELD_NUMBER,
    ForwardMsg.NEW_SESSION_FIELD_NUMBER,
    ForwardMsg.SCRIPT_FINISHED_FIELD_NUMBER,
    ForwardMsg.FINISHED_EARLY_FOR_RERUN,
)
WATCH = f"({(FOLDER / 'watch.js').read_text(encoding='utf-8')})({list(TALK)})"
# Whether the page's words are in sight, frame by frame.
FRAMES = (FOLDER / "first_words.js").read_text(encoding="utf-8")
AT_REST = (FOLDER / "rest.js").read_text(encoding="utf-8")
# What was touched before asks the server in its next task, that is, before this one.
NEXT_TASK = "() => new Promise(done => { window.still = null; setTimeout(done); })"
# Goes to another address of the app as Back and forward do.
GO_ON = """path => {
  history.pushState(null, '', path);
  dispatchEvent(new PopStateEvent('popstate'));
}"""
# Opens the folds that are shut; returns how many there were.
OPEN_FOLDS = """() => {
  const shut = [...document.querySelectorAll('details:not([open]) > summary')];
  shut.forEach(each => each.click());
  return shut.length;
}"""
# The names of folds that are shut or hold nothing.
EMPTY_FOLDS = """() => [...document.querySelectorAll('details')]
  .filter(each => !each.open || (each.closest('[data-testid="stExpander"]')
    ? !each.querySelector('[data-testid="stElementContainer"]') : each.children.length < 2))
  .map(each => each.textContent)"""
# Below a page's own path Streamlit looks for its server in vain, before it finds it one level up.
PROBES = ("host-config", "health")


def device(browser: Any, **settings: Any) -> Any:
    """A phone or a screen of its own, with Playwright's settings of a context.

    Playwright's own questions to a page need what the page's policy of contents forbids. So the
    policy is off, except where ``bypass_csp=False`` asks for it.
    """
    context = browser.new_context(**{"bypass_csp": True, **settings})
    context.set_default_timeout(PATIENCE_MS)
    context.add_init_script(WATCH)
    return context


def rest(page: Any, frames: int = 8) -> None:
    """Wait until the server has drawn what it was asked for, and the page stands still.

    Who looks at each frame makes the browser draw it: the last frames alone are worth that.
    """
    page.evaluate(NEXT_TASK)
    page.wait_for_function(AT_REST, arg=0, polling=LOOK_MS)
    page.wait_for_function(AT_REST, arg=frames)


@contextmanager
def answered(page: Any) -> Iterator[None]:
    """What is touched inside makes the page ask its server; wait for the answer and for rest."""
    before = page.evaluate("() => window.asks")
    yield
    page.wait_for_function("before => window.asks > before", arg=before)
    rest(page)


class Visit:
    """A tab of the browser with the app in it, and what went wrong there."""

    def __init__(self, context: Any, address: str) -> None:
        self.address = address
        self.page = context.new_page()
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.errors.append(f"page error: {error}"))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("websocket", lambda socket: self.requests.append(socket.url))

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

    def forget(self) -> None:
        """Take what has gone wrong so far, and all requests, as read."""
        self.requests.clear()
        self.errors.clear()

    def open(self, path: str) -> Visit:
        """Go to an address of the app (path and query) and wait until the page rests."""
        self.page.goto(self.address + path)
        self.rest()
        return self

    def go_on(self, path: str) -> Visit:
        """Go to an address from another one, as Back does: less than half the work of `open`."""
        with answered(self.page):
            self.page.evaluate(GO_ON, path)
        return self

    def rest(self, frames: int = 8) -> None:
        """Wait until the script has run and the page stands still."""
        rest(self.page, frames)

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
        foreign = {url for url in self.requests if not self._is_own(url)}
        heavy = [url for url in self.requests if any(name in url for name in TOO_HEAVY)]
        return [
            *self.errors,
            *(f"foreign: {url}" for url in foreign),
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
        while shut := self.page.evaluate(OPEN_FOLDS):
            opened += shut
            assert opened < MOST_FOLDS, "folds shut again"
            self.rest()
        assert not self.page.evaluate(EMPTY_FOLDS)
        return opened


def path_of(page: Page) -> str:
    """A page's path in the address."""
    return "/" if page.name == "home" else f"/{page.name}"
