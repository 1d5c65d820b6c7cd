"""The page is asked for ahead of the framework, and once."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Any

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg

from tests.browser.visit import Visit

pytestmark = pytest.mark.browser

# Address of a page -> the device that opens it.
PLACES: dict[str, dict[str, Any]] = {
    "/": {},
    "/shift": {"color_scheme": "dark", "timezone_id": "America/St_Johns"},
    "/moderators?support=helped&x=a%20b+c": {"locale": "de-AT", "timezone_id": "Asia/Kolkata"},
    "/evidence?view=Sources#place": {},
    "/who_cries?embed=true": {},
    "/care?c_country=Österreich": {},
}
CODE = "**/static/js/index.*.js"
# The code of what is chosen from, on the first screen.
CHOICES = "**/static/js/ButtonGroup.*.js"
APP, LIVE = '[data-testid="stApp"]', ".st-key-bar a"
# The framework takes another zone of time for its own than was told ahead.
OTHERWISE = """(() => {
  const zone = Intl.DateTimeFormat.prototype.resolvedOptions;
  Intl.DateTimeFormat.prototype.resolvedOptions = function () {
    const found = zone.call(this);
    Intl.DateTimeFormat.prototype.resolvedOptions = zone;
    return { ...found, timeZone: 'Nowhere' };
  };
})()"""
# As in a tab behind others: the browser draws no frame.
UNSEEN = """(() => {
  Object.defineProperty(document, 'hidden', { get: () => true });
  window.requestAnimationFrame = () => 0;
})()"""
A_FRAME = "() => new Promise(requestAnimationFrame)"
# As on a slow phone: what is told in one frame is drawn before the next one.
SLOW = """(() => {
  const frame = requestAnimationFrame.bind(window);
  const later = (left, what) => frame(now => left ? later(left - 1, what) : what(now));
  window.requestAnimationFrame = what => later(10, what);
})()"""
# The first screen never stands still, and nobody grows impatient, until `window.still`.
STIRRED = """(() => {
  const now = performance.now.bind(performance);
  performance.now = () => window.still ? now() : 0;
  const stir = () => {
    if (window.still) return;
    document.documentElement.toggleAttribute('data-stirred');
    requestAnimationFrame(stir);
  };
  document.addEventListener('DOMContentLoaded', () => {
    document.head.append(Object.assign(document.createElement('style'),
      { textContent: '[data-stirred] .st-key-page-head { padding-top: 1px; }' }));
    stir();
  });
})()"""
# Nobody grows impatient.
PATIENT = "performance.now = () => 0;"
FRAMES = """async () => {
  for (let left = 20; left; left -= 1) await new Promise(requestAnimationFrame);
}"""
# The first line is cut as soon as it stands.
CUT = """(() => {
  const Made = WebSocket;
  window.WebSocket = class extends Made {
    constructor(...given) {
      super(...given);
      window.WebSocket = Made;
      this.addEventListener('open', () => this.close());
      this.addEventListener('close', () => { window.cut = true; });
    }
  };
})()"""


class Line:
    """The lines of a visit, and what is asked for over them."""

    def __init__(self, visit: Visit) -> None:
        self.lines = 0
        self.asked: list[Any] = []
        visit.page.on("websocket", self._opened)

    def _opened(self, socket: Any) -> None:
        self.lines += 1
        socket.on("framesent", self._sent)

    def _sent(self, data: bytes) -> None:
        message = BackMsg.FromString(data)
        if message.HasField("rerun_script"):
            self.asked.append(message.rerun_script)


@pytest.mark.parametrize("path", PLACES)
def test_what_is_asked_ahead_is_what_the_framework_asks(
    path: str, stranger: Callable[..., Visit]
) -> None:
    """Else it would ask, too: the two are compared byte by byte."""
    visit = stranger(**PLACES[path])
    line = Line(visit)
    visit.open(path)
    assert line.lines == 1
    assert len(line.asked) == 1
    assert line.asked[0].page_name == path.partition("?")[0].strip("/")
    assert not visit.errors


@pytest.fixture
def held_back(stranger: Callable[..., Visit]) -> tuple[Visit, Callable[[], None]]:
    """A visit without the framework's code, and what lets it come."""
    visit = stranger()
    visit.page.route(CODE, lambda route: None)
    return visit, lambda: visit.page.unroute(CODE)


def test_the_page_comes_before_the_framework(held_back: tuple[Visit, Callable[[], None]]) -> None:
    visit, release = held_back
    line = Line(visit)
    with visit.page.expect_websocket() as socket:
        visit.page.goto(visit.address + "/shift", wait_until="commit")
    socket.value.wait_for_event("framereceived")
    assert len(line.asked) == 1
    assert not visit.page.locator(APP).count()
    release()
    visit.rest()
    assert line.lines == len(line.asked) == 1
    assert not visit.errors


def test_what_comes_over_a_line_in_disguise_is_kept_too(
    held_back: tuple[Visit, Callable[[], None]],
) -> None:
    """Extensions and tests put a line of their own before the browser's; its events are made."""
    visit, release = held_back
    came = Event()

    def forward(line: Any) -> None:
        def answer(data: bytes) -> None:
            line.send(data)
            came.set()

        line.connect_to_server().on_message(answer)

    visit.page.route_web_socket("**/_stcore/stream", forward)
    visit.page.goto(visit.address + "/shift", wait_until="commit")
    while not came.is_set():
        visit.page.evaluate(A_FRAME)
    release()
    visit.rest()
    assert visit.page.locator(LIVE).count()


def test_a_page_that_nobody_sees_is_told_all(stranger: Callable[..., Visit]) -> None:
    visit = stranger()
    visit.page.add_init_script(UNSEEN)
    visit.page.goto(visit.address + "/shift", wait_until="commit")
    visit.page.locator(LIVE).first.wait_for(state="attached")


def below_waits_for(visit: Visit, first: str, release: Callable[[], object]) -> None:
    """On a slow phone that has ``first``, what is below does not come before ``release``."""
    visit.page.add_init_script(SLOW)
    visit.page.goto(visit.address + "/mechanisms", wait_until="commit")
    visit.page.locator(first).first.wait_for(state="attached")
    visit.page.evaluate(FRAMES)
    assert not visit.page.locator(LIVE).count()
    release()
    visit.rest()
    assert visit.page.locator(LIVE).count()


def test_what_is_below_waits_until_the_first_screen_is_seen(
    stranger: Callable[..., Visit],
) -> None:
    visit = stranger(viewport={"width": 390, "height": 844})
    visit.page.add_init_script(STIRRED)
    still = "() => { window.still = true; }"
    below_waits_for(visit, ".st-key-page p", lambda: visit.page.evaluate(still))


def test_what_is_below_waits_while_the_first_screen_is_drawn(
    stranger: Callable[..., Visit],
) -> None:
    """Else a slow phone works on what nobody sees, and shows what it has later."""
    visit = stranger(viewport={"width": 390, "height": 844})
    visit.page.add_init_script(PATIENT)
    visit.page.route(CHOICES, lambda route: None)
    below_waits_for(visit, ".st-key-m_thing", lambda: visit.page.unroute(CHOICES))


def test_where_the_framework_asks_something_else_that_is_answered(
    stranger: Callable[..., Visit],
) -> None:
    visit = stranger()
    line = Line(visit)
    visit.page.add_init_script(OTHERWISE)
    visit.open("/shift")
    assert [each.context_info.timezone == "Nowhere" for each in line.asked] == [True, False]
    assert line.lines == 1
    assert not visit.errors


def test_a_line_that_was_cut_meanwhile_is_opened_anew(
    held_back: tuple[Visit, Callable[[], None]],
) -> None:
    visit, release = held_back
    line = Line(visit)
    visit.page.add_init_script(CUT)
    visit.page.goto(visit.address + "/shift", wait_until="commit")
    visit.page.wait_for_function("() => window.cut")
    release()
    visit.rest()
    assert visit.page.locator(LIVE).count()
    assert line.lines == 2
