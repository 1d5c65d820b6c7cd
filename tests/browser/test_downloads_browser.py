"""Downloads behind the app's own server, on a page that was open for long.

Its session is gone: the server was started anew, or the phone was locked for longer than a session
lives. A plain link needs none.
"""

from __future__ import annotations

import re
import signal
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest

from goodcry.evidence import PARTS
from tests.browser.server import free_port, start
from tests.browser.visit import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# A page that offers files to take -> one of each of its groups, or all, and how many these are.
# Few enough: a browser silently drops what a page asks for beyond ten files a second.
FIRST, EACH = ".take a:first-child", ".take a"
PAGES = {
    "/evidence?q=cortisol&area=mechanism": (EACH, 2 + 3),
    "/evidence?view=sources": (EACH, 2 + 3),
    "/evidence?view=download": (FIRST, 1 + 1 + len(PARTS)),
    "/classroom?l_lesson=good_cry": (EACH, 1),
    "/classroom?l_part=stories": (EACH, 1),
}
# A session outlives its socket by two minutes. With this the server forgets it at once.
FORGETFUL = "--server.disconnectedSessionTTL=0"
CONNECTED = '[data-testid="stApp"][data-test-connection-state="CONNECTED"]'
KEEP_SOCKETS = """window.sockets = [];
window.WebSocket = class extends WebSocket {
  constructor(...given) { super(...given); window.sockets.push(this); }
};"""


def read(url: str) -> bytes:
    """What stands at an address."""
    with urllib.request.urlopen(url) as answer:
        return bytes(answer.read())


class Server:
    """The app behind its own server, which can be started anew at the same address."""

    def __init__(self) -> None:
        self.port = free_port()
        self.start()

    def start(self) -> None:
        """Start it."""
        self.address, self._process = start("serve.py", FORGETFUL, port=self.port)

    def stop(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait()

    def hang(self) -> None:
        """Let it do nothing more, and keep all its lines."""
        self._process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        """Let a hung one go on."""
        self._process.send_signal(signal.SIGCONT)

    def sessions(self) -> int:
        """How many sessions have begun."""
        text = read(f"{self.address}/_stcore/metrics").decode()
        [found] = re.findall(r'^session_events_total\{type="connect"\} (\d+)', text, re.M)
        return int(found)


@pytest.fixture(scope="module")
def serving() -> Iterator[Server]:
    found = Server()
    yield found
    found.stop()


@pytest.fixture
def opened(serving: Server, known_phone: Any) -> Iterator[Callable[[str], Visit]]:
    """Opens a page whose sockets can be cut."""
    visit = Visit(known_phone, serving.address)
    visit.page.add_init_script(KEEP_SOCKETS)
    yield visit.open
    visit.page.close()


@contextmanager
def reconnects(visit: Visit) -> Iterator[None]:
    """What is done inside costs a page its socket; wait until it has another one in use."""
    with visit.page.expect_websocket():
        yield
    visit.page.locator(CONNECTED).wait_for()
    visit.rest()


def touch_each(visit: Visit, path: str) -> None:
    """Touch what can be taken, once; each comes, and is what stands at its address."""
    kind, number = PAGES[path]
    links = visit.page.locator(kind)
    assert links.count() == number, path
    for link in links.all():
        if link.get_attribute("target"):
            assert "<h1>" in opened_by(visit.page, link)
        else:
            with visit.page.expect_download() as download:
                link.click()
            assert download.value.failure() is None
            assert download.value.path().read_bytes() == read(download.value.url)


def opened_by(page: Any, link: Any) -> str:
    """What a link opens in another tab."""
    with page.expect_popup() as popup:
        link.click()
    other = popup.value
    other.wait_for_load_state()
    content = str(other.content())
    other.close()
    return content


def test_after_the_server_was_started_anew(serving: Server, known_phone: Any) -> None:
    """All pages were open then, and are connected again."""
    visits = {path: Visit(known_phone, serving.address).open(path) for path in PAGES}
    with ExitStack() as all_of_them:
        for visit in visits.values():
            all_of_them.enter_context(reconnects(visit))
        serving.stop()
        serving.start()
    for path, visit in visits.items():
        touch_each(visit, path)
        visit.page.close()


def test_after_a_phone_was_locked_for_long(serving: Server, opened: Callable[[str], Visit]) -> None:
    """Somebody goes from page to page, and on each of them the phone is locked."""
    visit = opened("/")
    for path in PAGES:
        visit.go_on(path)
        before = serving.sessions()
        with reconnects(visit):
            visit.page.evaluate("() => window.sockets.forEach(socket => socket.close())")
        assert serving.sessions() == before + 1, "it should have been a new session"
        touch_each(visit, path)


def test_while_the_page_has_no_socket_at_all(opened: Callable[[str], Visit]) -> None:
    """A phone that wakes up is touched before the page has its server again."""
    path = "/evidence?q=cortisol&area=mechanism"
    visit = opened(path)
    visit.page.evaluate(
        "() => { window.WebSocket = class { constructor() { throw Error('no network'); } };"
        " window.sockets.forEach(socket => socket.close()); }"
    )
    visit.page.locator(f'[data-testid="stApp"]:not({CONNECTED})').wait_for()
    touch_each(visit, path)


def test_a_link_is_as_large_as_a_finger_and_named_like_its_file(visit: Visit) -> None:
    page = visit.open("/evidence?q=cortisol&area=mechanism").page
    first = page.locator(".take a").first
    assert first.bounding_box()["height"] >= 44
    with page.expect_download() as download:
        first.click()
    assert download.value.suggested_filename == "findings-q-cortisol-area-mechanism.csv"
    assert re.search(r"\d+ findings \(CSV\)", first.inner_text())
