"""One Back leads to the page as it was left, from wherever a touch has led."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.test_instruments import HOLD
from tests.browser.visit import Visit, answered

pytestmark = pytest.mark.browser
TOP = "() => Math.round(document.querySelector('[data-testid=\"stMain\"]').scrollTop)"
# As a reader has it when something is touched: not at an end of the screen, where a bar covers it.
CENTRE = "each => each.scrollIntoView({ block: 'center', behavior: 'instant' })"
# One frame in a second, for what asks for them from now on.
FEW_FRAMES = "() => { window.requestAnimationFrame = then => setTimeout(then, 1000); }"
# How far from its place a page may come back, px: letters and pictures are drawn anew.
NEAR = 2
CAME_BACK = f"top => Math.abs(({TOP})() - top) <= {NEAR}"


def help_now(page: Any) -> Any:
    return page.get_by_role("link", name="Help now")


def in_the_menu(page: Any) -> Any:
    page.get_by_role("button", name="Menu").tap()
    return page.get_by_test_id("stPopoverBody").get_by_role("link", name="Home")


def first(selector: str) -> Callable[[Any], Any]:
    return lambda page: page.locator(selector).first


def pill(name: str) -> Callable[[Any], Any]:
    return lambda page: page.get_by_role("radio", name=name)


WAYS = {
    "help": ("/moderators?support=helped&shame=ashamed", help_now),
    "help-from-an-instrument": ("/shift?moment=crying&account=sharman2020", help_now),
    "menu": ("/evidence?q=cortisol", in_the_menu),
    "card": ("/?support=helped", first('.st-key-page a[href*="who_cries"]')),
    "study-in-a-list": ("/evidence?view=findings&p=2", first(".rows > li:nth-child(5) a.here")),
    "study-of-a-claim": ("/mechanisms?mechanism=sleep", first('.st-key-page a[href*="source="]')),
    "lesson": ("/classroom?l_lesson=good_cry", first(".st-key-page .stPageLink a")),
    "part": ("/who_cries?w_part=sexes", pill("Countries, age, therapy")),
    "part-of-another-kind": ("/evidence?view=sources&q=cortisol", pill("Claims")),
}
# Those that do not stand in the bar.
AMONG_WORDS = WAYS.keys() - {"help", "help-from-an-instrument", "menu"}


@pytest.mark.parametrize("way", WAYS)
def test_one_back_brings_the_page_as_it_was_left(way: str, visit: Visit) -> None:
    path, to = WAYS[way]
    page = visit.open(path).page
    before, words = page.url, visit.words()
    page.mouse.wheel(0, 500)
    visit.rest()
    link = to(page)
    if way in AMONG_WORDS:
        link.evaluate(CENTRE)
        visit.rest()
    top = page.evaluate(TOP)
    steps = page.evaluate("() => history.length")
    with answered(page):
        link.tap()
    there = page.url
    assert there != before
    assert page.evaluate("() => history.length") == steps + 1, "a touch is one step"
    with answered(page):
        page.go_back()
    assert page.url == before
    assert visit.words() == words
    assert abs(page.evaluate(TOP) - top) <= NEAR
    with answered(page):
        page.go_forward()
    assert page.url == there
    assert not visit.troubles()


def test_back_finds_its_place_however_few_frames_a_phone_draws(visit: Visit) -> None:
    """A page may have been drawn between two of them."""
    path, to = WAYS["study-in-a-list"]
    page = visit.open(path).page
    link = to(page)
    link.evaluate(CENTRE)
    visit.rest()
    top = page.evaluate(TOP)
    assert top > 1000
    with answered(page):
        link.tap()
    page.evaluate(FEW_FRAMES)
    page.go_back()
    page.wait_for_function(CAME_BACK, arg=top)


def test_what_others_put_into_the_address_leaves_it(visit: Visit) -> None:
    page = visit.open("/?fbclid=x&support=helped&amp;utm_source=y").page
    assert page.url == f"{visit.address}/?support=helped"
    table = page.locator("a.all")
    assert table.get_attribute("href") == "./moderators?support=helped"
    with answered(page):
        help_now(page).tap()
    assert page.url == f"{visit.address}/care"


# Scrolls as a finger does and touches a link at once; returns where the page stood, once all that
# was to happen for the scrolling is over: this comes behind it in the queue.
TOUCHED_WHILE_SCROLLING = """async link => {
  const main = document.querySelector('[data-testid="stMain"]');
  link.scrollIntoView({ block: 'center', behavior: 'instant' });
  main.dispatchEvent(new WheelEvent('wheel', { bubbles: true }));
  await new Promise(done => main.addEventListener('scroll', done, { once: true }));
  const top = Math.round(main.scrollTop);
  window.holding = true;
  link.click();
  main.scrollTop = 0;
  await new Promise(done => setTimeout(done, 250));
  release();
  return top;
}"""


def test_who_touches_a_link_while_scrolling_comes_back_there_too(
    stranger: Callable[..., Visit],
) -> None:
    visit = stranger()
    page = visit.page
    page.add_init_script(HOLD)
    visit.open("/mechanisms?mechanism=sleep")
    before = page.url
    link = page.locator('.st-key-page a[href*="source="]').first
    with answered(page):
        top = link.evaluate(TOUCHED_WHILE_SCROLLING)
    assert page.url != before
    with answered(page):
        page.go_back()
    assert page.url == before
    assert top > 0
    assert abs(page.evaluate(TOP) - top) <= NEAR
