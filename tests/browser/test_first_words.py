"""The words that stand before Streamlit's code has come: without scripts, until it has, instead.

The pages are seen by phones that have never been here.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from goodcry import help_lines
from goodcry.evidence import load
from goodcry.server import page_code
from goodcry.ui.kit import messages, registry
from tests.browser.accessibility import THEMES, violations
from tests.browser.views import OPENING, View
from tests.browser.visit import FRAMES, PATIENCE_MS, PHONE, WIDE, Visit, device, path_of
from tests.support.markdown import plain

pytestmark = pytest.mark.browser

BASE = load()
COUNTRY = "GB"
EVERY_PAGE = pytest.mark.parametrize("view", OPENING, ids=lambda view: view.page)
STREAMLITS_CODE = "**/static/js/**"
CODE = re.compile(r"/static/js/([\w.-]+)$")
SOCKET = re.compile(r"/_stcore/stream")
NEXT_FRAME = "() => new Promise(requestAnimationFrame)"

# The paths that the links lead to which can be seen and touched.
LINKS = """() => [...document.querySelectorAll('#first-words a')]
  .filter(each => each.checkVisibility({ visibilityProperty: true }))
  .map(each => each.protocol === 'tel:' ? each.href : each.origin === location.origin
    ? each.pathname : each.href)"""
# What style alone brings later than 15 s: turns its clock to a time, in s, and tells what then can
# be seen of it.
TURNED_TO = """seconds => document.getAnimations()
  .filter(({ effect }) => effect.getComputedTiming().delay >= 15e3
    && effect.target.closest('#first-words'))
  .map(each => {
    each.pause();
    each.currentTime = 1000 * seconds;
    const { target } = each.effect;
    const shown = target.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    return shown ? target.innerText : '';
  })"""
TOP = "place => document.querySelector(place)?.getBoundingClientRect().top"
# How light the ground behind the words and the words are, from 0 to 255.
LIGHT = """() => {
  const { backgroundColor, color } = getComputedStyle(document.querySelector('#first-words'));
  return [backgroundColor, color].map(colour =>
    colour.match(/[\\d.]+/g).slice(0, 3).reduce((sum, part) => sum + +part / 3, 0));
}"""


@pytest.fixture
def watched(stranger: Callable[..., Visit]) -> Callable[..., Visit]:
    """Makes visits whose frames are looked at one by one; see ``first_words.js``."""

    def made(**settings: Any) -> Visit:
        visit = stranger(**settings)
        visit.page.add_init_script(FRAMES)
        return visit

    return made


def seen(visit: Visit) -> dict[str, Any]:
    """What was noted frame by frame."""
    found: dict[str, Any] = visit.page.evaluate("() => firstWords.seen()")
    return found


@EVERY_PAGE
def test_without_scripts_a_page_has_message_help_links_and_after_20_seconds_something_to_try(
    view: View, stranger: Callable[..., Visit]
) -> None:
    visit = stranger(java_script_enabled=False, locale=f"en-{COUNTRY}")
    visit.page.goto(visit.address + view.path)
    words = visit.page.locator("#first-words")
    assert words.locator("h1").inner_text() == view.title
    text = plain(words.inner_text())
    for paragraph in messages.of(view.page, BASE, COUNTRY):
        assert plain(paragraph) in text
    links = visit.page.evaluate(LINKS)
    help_there = help_lines.of(BASE)
    calls = {f"tel:{help_lines.dialled(line.call)}" for line in help_there.of(COUNTRY)}
    pages = {path_of(page) for page in registry.PAGES}
    assert calls | pages <= set(links)
    before = visit.page.evaluate(TOP, "#first-words h1")
    assert visit.page.evaluate(TURNED_TO, 19.9) == [""]
    [sentence] = visit.page.evaluate(TURNED_TO, 20.1)
    assert "again" in sentence
    assert visit.page.evaluate(TOP, "#first-words h1") == before
    assert not visit.troubles()


@EVERY_PAGE
def test_the_live_page_takes_their_place_unseen_with_the_code_that_was_named(
    view: View, watched: Callable[..., Visit]
) -> None:
    visit = watched().open(view.path)
    asked = list(visit.requests)
    found = seen(visit)
    assert found["first"] < found["live"]
    assert found["without"] == []
    assert found["handOver"] == 0
    assert found["moved"] == pytest.approx(0, abs=1)
    assert visit.page.locator("#first-words").count() == 0
    assert visit.page.locator("h1").all_inner_texts() == [view.title]
    assert not visit.troubles()
    html = visit.page.request.get(visit.address + view.path).text()
    fetched = {name[1] for url in asked if (name := CODE.search(url))}
    assert {name for name in fetched if f"/{name}" not in html} == set(), "code was not named"
    assert set(page_code.files(view.page)) <= fetched, "code was named that no page needs"


def test_who_has_scrolled_stays_at_the_same_place(watched: Callable[..., Visit]) -> None:
    visit = watched()
    page, held = visit.page, list[Any]()
    page.route("**/static/js/index.*.js", lambda route: held.append(route))
    page.goto(visit.address + "/", wait_until="commit")
    page.locator("#first-words a").first.wait_for()
    # Before anything is painted, a wheel turns nothing.
    page.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length")
    page.mouse.move(PHONE[0] / 2, PHONE[1] / 2)
    page.mouse.wheel(0, 200)
    page.wait_for_function(f"place => ({TOP})(place) <= -100", arg="#first-words h1")
    place = page.evaluate(TOP, "#first-words h1")
    for route in held:
        route.continue_()
    visit.rest()
    assert page.evaluate(TOP, "h1") == pytest.approx(place, abs=1)
    assert seen(visit)["without"] == []


def test_their_bar_stays_until_the_live_page_has_its_own(watched: Callable[..., Visit]) -> None:
    visit = watched()
    page, held = visit.page, list[Any]()
    # The code of the way to help, which no page needs above its bar.
    page.route("**/static/js/PageLink.*.js", lambda route: held.append(route))
    page.goto(visit.address + "/who_cries", wait_until="commit")
    page.locator("#first-words main").wait_for(state="detached")
    assert page.locator("#first-words nav a", has_text="Help now").get_attribute("href") == "./care"
    assert not page.locator("#first-words a[href^='#']").count()
    for route in held:
        route.continue_()
    visit.rest()
    assert not page.locator("#first-words").count()
    assert page.get_by_role("link", name="Help now").is_visible()
    assert seen(visit)["without"] == []


def no_socket(visit: Visit) -> None:
    """Shut Streamlit's socket whenever the page opens it, and wait until it has tried twice."""
    tries: list[Any] = []

    def shut(socket: Any) -> None:
        tries.append(socket)
        socket.close()

    visit.page.route_web_socket(SOCKET, shut)
    visit.page.goto(visit.address + "/")
    end = time.monotonic() + PATIENCE_MS / 1000
    while len(tries) < 2:
        assert time.monotonic() < end, "the page has not tried twice"
        visit.page.evaluate(NEXT_FRAME)


def no_code(visit: Visit) -> None:
    """Let none of Streamlit's code come."""
    visit.page.route(STREAMLITS_CODE, lambda route: route.abort())
    visit.page.goto(visit.address + "/")


@pytest.mark.parametrize("lacking", [no_socket, no_code])
def test_the_words_stay_where_the_live_page_never_comes(
    lacking: Callable[[Visit], None], watched: Callable[..., Visit]
) -> None:
    visit = watched()
    lacking(visit)
    [sentence] = visit.page.evaluate(TURNED_TO, 20.1)
    assert "again" in sentence
    assert visit.page.locator("#first-words h1").is_visible()
    found = seen(visit)
    assert found["first"] is not None
    assert found["live"] is None
    assert found["without"] == []


@pytest.fixture(scope="module")
def without_code(browser: Any, server: str) -> Iterator[Visit]:
    """A phone to which none of Streamlit's code comes."""
    context = device(browser, viewport={"width": PHONE[0], "height": PHONE[1]})
    visit = Visit(context, server)
    visit.page.route(STREAMLITS_CODE, lambda route: route.abort())
    yield visit
    context.close()


@EVERY_PAGE
def test_they_can_be_read_in_light_and_dark(view: View, without_code: Visit) -> None:
    page = without_code.page
    page.goto(without_code.address + view.path)
    for theme in THEMES:
        page.emulate_media(color_scheme=theme)
        ground, text = page.evaluate(LIGHT)
        assert (ground > 200 and text < 60) if theme == "light" else (ground < 60 and text > 200)
        for width, height in (PHONE, WIDE):
            page.set_viewport_size({"width": width, "height": height})
            assert not violations(without_code, "light")
            assert page.evaluate("document.documentElement.scrollWidth") <= width
