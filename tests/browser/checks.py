"""What the tests look for on a page as it stands; each check returns what is wrong, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.browser.visit import PHONE, Visit, answered

CONTRAST = Path(__file__).with_name("contrast.js").read_text(encoding="utf-8")

SWIPE = 180  # px that the finger moves
LEAST_SCROLL = 120  # px; the first part of a swipe is spent before the browser calls it one

# All that is drawn, each kind and place once: plotly, SVG images, drawings in a component's own
# part of the page, pictures made of boxes. For each the point to lay a finger on is kept.
DRAWN = """() => {
  const kinds = ['.js-plotly-plot', '[data-testid=stImage] img', 'svg[role=img]', '.pacer',
    '[role=list]:has([role=img])'];
  window.drawn = [];
  const walk = root => {
    for (const each of root.querySelectorAll('*')) {
      const kind = kinds.findIndex(kind => each.matches(kind));
      const { width, height } = each.getBoundingClientRect();
      if (kind >= 0 && width > 60 && height > 30 && each.checkVisibility()) {
        drawn.push({ kind, each });
      }
      if (each.shadowRoot) walk(each.shadowRoot);
    }
  };
  walk(document.querySelector('[data-testid="stMain"]'));
  const most = [99, 1, 1, 1, 1];  // every chart of plotly, one of each other kind
  drawn = drawn.filter(({ kind }) => (most[kind] -= 1) >= 0).map(({ each }) => each);
  return drawn.length;
}"""
PLACE = """place => {
  drawn[place].scrollIntoView({ block: 'center', behavior: 'instant' });
  const main = document.querySelector('[data-testid="stMain"]');
  const box = drawn[place].getBoundingClientRect();
  const bar = document.querySelector('[data-testid="stBottom"]')?.getBoundingClientRect();
  const [top, end] = [Math.max(box.top, 0), Math.min(box.bottom, bar?.top || innerHeight)];
  const [x, y] = [box.left + box.width / 2, (top + end) / 2];
  let there = document.elementFromPoint(x, y);
  while (there?.shadowRoot?.elementFromPoint(x, y) &&
      there.shadowRoot.elementFromPoint(x, y) !== there) {
    there = there.shadowRoot.elementFromPoint(x, y);
  }
  // A button that lies over a picture, to change it, belongs to it.
  const over = there?.closest('button') && there.getRootNode() === drawn[place].getRootNode();
  return { x, y, hit: drawn[place] === there || drawn[place].contains(there) || !!over,
    name: drawn[place].getAttribute('alt') || drawn[place].getAttribute('aria-label')
      || drawn[place].className,
    below: main.scrollHeight - main.clientHeight - main.scrollTop };
}"""
SCROLLED = "() => document.querySelector('[data-testid=\"stMain\"]').scrollTop"


def swallowed(visit: Visit, swipe: Callable[..., None]) -> tuple[int, list[str]]:
    """Start a swipe on the page's pictures; returns how many, and those that did not let it by."""
    count = visit.page.evaluate(DRAWN)
    held = []
    for place in range(count):
        visit.page.evaluate(PLACE, place)
        visit.rest()
        at = visit.page.evaluate(PLACE, place)
        before = visit.page.evaluate(SCROLLED)
        # Up, as one reads on; at the end of the page down.
        swipe(visit.page, at["x"], at["y"], -SWIPE if at["below"] >= SWIPE else SWIPE)
        moved = abs(visit.page.evaluate(SCROLLED) - before)
        # A short page ends before the finger does.
        room = at["below"] if at["below"] >= SWIPE else before
        if not at["hit"] or moved < min(LEAST_SCROLL, room):
            held.append(f"{at['name'][:60]}: moved {moved} px, hit: {at['hit']}")
    return count, held


# Whether the page stands in a theme: how light its ground and its text are, from 0 to 255.
IN_THEME = """theme => {
  const app = document.querySelector('[data-testid="stApp"]');
  if (!app) return false;
  const style = getComputedStyle(app);
  const [ground, text] = [style.backgroundColor, style.color].map(colour =>
    colour.match(/[\\d.]+/g).slice(0, 3).reduce((sum, part) => sum + +part / 3, 0));
  return theme === 'light' ? ground > 200 && text < 60 : ground < 60 && text > 200;
}"""


def turn(visit: Visit, theme: str) -> None:
    """Let the device ask for the light or dark theme; fails if the page does not follow."""
    visit.page.emulate_media(color_scheme=theme)
    visit.page.wait_for_function(IN_THEME, arg=theme)
    visit.rest()


def misfits(visit: Visit, sizes: Sequence[tuple[int, int]]) -> dict[str, dict[str, list[str]]]:
    """Size of screen (px) -> what sticks out, is cut off or too small there, in its theme."""
    found = {}
    for size in sizes:
        visit.resize(*size)
        if faults := visit.audit():
            found[str(size)] = faults
    visit.resize(*PHONE)
    return found


def faults_in_dialogs(visit: Visit, look: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Open and close each dialog that the page has a button for; returns what ``look`` found."""
    page = visit.page
    buttons = 'button[aria-haspopup="dialog"]'
    found = {}
    for text in dict.fromkeys(page.locator(buttons).all_inner_texts()):
        page.locator(buttons).filter(has_text=text.split("\n")[-1]).first.tap()
        page.get_by_role("dialog").wait_for()
        visit.rest()
        if faults := look():
            found[text] = faults
        page.keyboard.press("Escape")
        page.get_by_role("dialog").wait_for(state="detached")
    return found


def lost_in_a_contrast_theme(visit: Visit) -> list[str]:
    """What looks the same chosen and not, or has no outline in focus, with a contrast theme."""
    visit.page.emulate_media(forced_colors="active")
    visit.page.keyboard.press("Tab")  # from here on the focus shows
    found: list[str] = visit.page.evaluate(CONTRAST)
    visit.page.evaluate("() => document.activeElement.blur()")
    visit.page.emulate_media(forced_colors="none")
    return found


def use_controls(visit: Visit) -> None:
    """Touch the first control of each kind that the page has."""
    page = visit.page
    for role in ("switch", "slider"):
        control = page.locator(".st-key-page").get_by_role(role)
        if control.count():
            control.first.focus()
            with answered(page):
                page.keyboard.press("Space" if role == "switch" else "ArrowRight")
    pill = page.locator(".st-key-page [role=radio][aria-checked=false]")
    if pill.count():
        with answered(page):
            pill.first.tap()
