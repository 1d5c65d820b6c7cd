"""Large text: every page at 200 and 400 %, as WCAG 1.4.4 and 1.4.10 ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.browser.views import OPENING, View
from tests.browser.visit import PHONE, Visit

pytestmark = pytest.mark.browser

# A browser shows a page at 400 % as one a quarter as wide and high, and at 200 % as half of it.
AT_200, AT_400 = (640, 400), (320, 256)
WINDOW = (1280, 800)
TWICE = "html { font-size: 200% !important; }"
# How many controls of a page are touched, spread over its length.
TOUCHED = 12
KINDS_OF_FAULT = ("overflow", "clipped", "alerts")
# The bar at the bottom leaves most of the screen to the page, less of it on a phone with twice as
# large text.
LARGEST_BAR, LARGEST_BAR_ON_PHONE = 0.5, 0.6

# Scrolls to some controls, one by one; returns those whose middle something else covers.
COVERED = """async wanted => {
  const all = [...document.querySelectorAll(
    '.st-key-page button, .st-key-page summary, .st-key-page label:has(input), ' +
    '.st-key-page a:has(p), .st-key-bar button, .st-key-bar a')].filter(each =>
      each.checkVisibility() && !each.disabled && each.getBoundingClientRect().height > 0);
  const step = Math.max(1, Math.floor(all.length / wanted));
  const last = all.slice(-3);
  const covered = [];
  const main = document.querySelector('[data-testid="stMain"]');
  const bar = document.querySelector('[data-testid="stBottom"]');
  for (const each of [...all.filter((_, place) => place % step === 0), ...last]) {
    const free = Math.min(innerHeight, bar.getBoundingClientRect().top) || innerHeight;
    each.scrollIntoView({ block: 'nearest', inline: 'center', behavior: 'instant' });
    main.scrollTop += each.getBoundingClientRect().top - free / 2;
    await new Promise(requestAnimationFrame);
    const box = each.getBoundingClientRect();
    const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    if (!there || !(each.contains(there) || there.contains(each))) {
      covered.push(`${each.textContent.trim().slice(0, 40)} at ${Math.round(box.y)} px`);
    }
  }
  return covered;
}"""
# The share of the screen's height that the bar at the bottom covers at the top of the page.
SHARE_OF_BAR = """() => {
  document.querySelector('[data-testid="stMain"]').scrollTop = 0;
  const bar = document.querySelector('[data-testid="stBottom"]').getBoundingClientRect();
  return Math.max(0, Math.min(bar.bottom, innerHeight) - Math.max(bar.top, 0)) / innerHeight;
}"""
TITLE_SHOWN = """() => {
  document.querySelector('[data-testid="stMain"]').scrollTop = 0;
  const box = document.querySelector('h1').getBoundingClientRect();
  return box.top >= 0 && box.bottom <= innerHeight && box.right <= innerWidth + 1;
}"""


def faults(visit: Visit, bar: float = LARGEST_BAR) -> dict[str, Any]:
    """What is wrong with the page at this size, for somebody who needs it large."""
    found: dict[str, Any] = {
        kind: examples for kind, examples in visit.audit().items() if kind in KINDS_OF_FAULT
    }
    if covered := visit.page.evaluate(COVERED, TOUCHED):
        found["covered"] = list(dict.fromkeys(covered))
    if not visit.page.evaluate(TITLE_SHOWN):
        found["title"] = "not on the first screen"
    if (share := visit.page.evaluate(SHARE_OF_BAR)) > bar:
        found["bar"] = f"covers {share:.0%} of the screen"
    return found


PLANTED = """<div data-testid="stApp"><section data-testid="stMain">
<div class="st-key-page" style="margin-top: 100vh"><h1>Title</h1><p>Words</p>
<button style="position: fixed; bottom: 0">covered</button></div>
<div data-testid="stBottom" style="position: fixed; inset: 45% 0 0 0; background: white">
<div class="st-key-bar"><button>in the bar</button></div></div></section></div>"""


@pytest.fixture(scope="module")
def desk(devices: Callable[..., Any], server: str) -> Iterator[Visit]:
    """A browser with a mouse, where pages are made larger and smaller."""
    found = Visit(devices(viewport={"width": WINDOW[0], "height": WINDOW[1]}), server)
    yield found
    found.page.close()


def test_planted_faults_are_found(desk: Visit) -> None:
    desk.page.set_content(PLANTED)
    found = faults(desk)
    assert set(found) == {"covered", "title", "bar"}
    assert found["bar"] == "covers 55% of the screen"
    assert [example.split(" at ")[0] for example in found["covered"]] == ["covered"]


@pytest.mark.parametrize("view", OPENING, ids=str)
def test_large_text_stays_readable_and_usable(view: View, desk: Visit) -> None:
    visit = desk.open(view.path)
    found = {}
    for name, size in (("page at 200 %", AT_200), ("page at 400 %", AT_400)):
        visit.resize(*size)
        if wrong := faults(visit):
            found[name] = wrong
    before = text_size(visit)
    visit.page.add_style_tag(content=TWICE)
    for name, size, bar in (
        ("text at 200 %", WINDOW, LARGEST_BAR),
        ("text at 200 % on a phone", PHONE, LARGEST_BAR_ON_PHONE),
    ):
        visit.resize(*size)
        assert text_size(visit) == pytest.approx(2 * before)
        if wrong := faults(visit, bar):
            found[name] = wrong
    assert not found


def text_size(visit: Visit) -> float:
    """The size of the page's running text, px."""
    size: float = visit.page.evaluate(
        "() => parseFloat(getComputedStyle(document.querySelector('.st-key-page p')).fontSize)"
    )
    return size
