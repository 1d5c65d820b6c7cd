"""The whole app without a mouse: Tab reaches everything, focus can be seen, keys do the work."""

from __future__ import annotations

from typing import Any

import pytest

from goodcry.ui.kit.page_parameters import MODERATOR_PARTS
from goodcry.ui.moderators import behind
from tests.browser.views import BASE, OPENING, STATES, View
from tests.browser.visit import PHONE, WIDE, Visit, answered, looking

pytestmark = pytest.mark.browser
# What has the focus, and what is around it, is replaced by its like.
MADE_ANEW = """() => {
  const around = document.activeElement.closest('.stElementContainer');
  around.replaceWith(around.cloneNode(true));
}"""

MOST_STOPS = 400
# Movement of the focus ring would be measured half way.
STILL_STYLE = "*, *::before, *::after { transition: none !important; animation: none !important; }"
HELPERS = looking("""() => {
  window.stops = [];
  window.drawnOf = element =>
    element.matches('[type=checkbox], [type=radio]') ? element.closest('label')
    : element.matches('[type=range]')
      ? element.closest('[role=group]') ?? element  // a component's own stands for itself
    : element;
  window.lookOf = element => {
    const drawn = drawnOf(element);
    const around = [drawn, drawn.parentElement, drawn.parentElement?.parentElement,
      ...[...drawn.querySelectorAll('*')].slice(0, 40)];
    return around.filter(Boolean).map(each => {
      const style = getComputedStyle(each);
      return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow,
        style.borderColor, style.backgroundColor, style.textDecorationLine].join();
    }).join(';');
  };
  window.nameOf = element => (element.getAttribute('aria-label') || element.textContent
    || element.closest('label')?.textContent || '').trim().replace(/\\s+/g, ' ').slice(0, 50);
  window.stoppedAt = () => focused() === document.body ? null : focused();
}""")
# Writes down where the focus is; null once it has left the page or come round.
STOP = """() => {
  const element = stoppedAt();
  if (!element || stops.some(stop => stop.element === element)) return null;
  const box = drawnOf(element).getBoundingClientRect();
  const inside = [0.1, 0.5, 0.9].flatMap(x => [0.1, 0.5, 0.9].map(y =>
    document.elementFromPoint(box.x + box.width * x, box.y + box.height * y)));
  const seen = inside.some(each => each
    && (drawnOf(element).contains(each) || each.contains(drawnOf(element))
      || each.shadowRoot?.contains(element)));
  stops.push({ element, look: lookOf(element) });
  return { name: nameOf(element), seen };
}"""
# After the walk: stops whose look did not depend on the focus, and what was never reached.
RESULT = looking("""() => {
  stoppedAt()?.blur();
  const reached = stops.map(stop => stop.element);
  // Streamlit makes the whole scrolling page a stop, so that arrow keys scroll it: no control.
  const unmarked = stops.filter(({ element, look }) => element.isConnected
    && element.dataset.testid !== 'stMain' && look === lookOf(element));
  const CONTROLS = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  const all = deep(document.querySelector('[data-testid="stApp"]'))
    .filter(each => each.matches(CONTROLS));
  const missed = all.filter(each => {
    const box = drawnOf(each)?.getBoundingClientRect();
    const group = each.closest('[role=radiogroup], [role=group], [role=toolbar]');
    return box?.width && box.height && !each.disabled && each.tabIndex >= 0
      && drawnOf(each).checkVisibility({ visibilityProperty: true }) && !each.closest('[inert]')
      && !reached.includes(each) && !reached.some(other => group?.contains(other));
  });
  const disorder = [];
  const inPage = element => element.getRootNode().host ?? element;
  for (let place = 1; place < reached.length; place += 1) {
    const [before, after] = [inPage(reached[place - 1]), inPage(reached[place])];
    if (before.compareDocumentPosition(after) & Node.DOCUMENT_POSITION_PRECEDING) {
      disorder.push(nameOf(after));
    }
  }
  const named = unmarked.map(stop => nameOf(stop.element));
  return { unmarked: named, missed: missed.map(nameOf), disorder };
}""")


def walk(visit: Visit) -> tuple[list[dict[str, Any]], dict[str, list[str]]]:
    """Press Tab from the start of the page to its end; returns the stops, and what was wrong."""
    visit.page.add_style_tag(content=STILL_STYLE)
    visit.page.evaluate(HELPERS)
    stops = []
    for _ in range(MOST_STOPS):
        visit.page.keyboard.press("Tab")
        stop = visit.page.evaluate(STOP)
        if stop is None:
            break
        stops.append(stop)
    return stops, visit.page.evaluate(RESULT)


PLANTED = """<div data-testid="stApp" style="padding: 20px">
<a href="#">first</a> <button style="outline: none">unmarked</button>
<button tabindex="3">too early</button>
<div style="position: fixed; inset: 100px 0 0 0; background: white"></div>
<div style="height: 100px"></div><button>hidden</button>
<div style="position: fixed; top: 60px">
<button onkeydown="event.preventDefault()">trap</button> <button>beyond</button></div></div>"""


def test_the_walk_notices_planted_faults(visit: Visit) -> None:
    visit.page.set_content(PLANTED)
    stops, result = walk(visit)
    assert [stop["name"] for stop in stops][-1] == "trap"
    assert [stop["name"] for stop in stops if not stop["seen"]] == ["hidden"]
    assert result == {"unmarked": ["unmarked"], "missed": ["beyond"], "disorder": ["first"]}


# The page whose bar at the bottom is the highest, on the screen that it covers most of.
HIGHEST_BAR = next(view for view in STATES if view.page == "moderators")


@pytest.mark.parametrize(
    ("view", "size"), [*((view, WIDE) for view in OPENING), (HIGHEST_BAR, PHONE)], ids=str
)
def test_tab_reaches_everything_in_order_and_shows_where_it_is(
    view: View, size: tuple[int, int], visit: Visit
) -> None:
    visit.open(view.path)
    visit.resize(*size)
    stops, result = walk(visit)
    names = [stop["name"] for stop in stops]
    assert names[0] == "Skip to main content"
    bar = ["Menu", "Help now", "Share"]
    assert all(name in stop for name, stop in zip(bar, names[-len(bar) :], strict=True))
    assert not result["missed"]
    assert not result["disorder"]
    assert not result["unmarked"], "focus cannot be seen"
    assert not [stop["name"] for stop in stops if not stop["seen"]], "focus is behind something"


def name_in_focus(visit: Visit) -> str:
    """What the focused element is called."""
    name: str = visit.page.evaluate(
        "() => document.activeElement.getAttribute('aria-label')"
        " || document.activeElement.textContent"
    )
    return name


def test_the_way_round_is_short(visit: Visit) -> None:
    """One key skips to the content, two to help; backwards from the start comes the bar."""
    visit.open("/moderators")
    visit.page.keyboard.press("Tab")
    assert name_in_focus(visit) == "Skip to main content"
    visit.page.keyboard.press("Enter")
    assert visit.page.evaluate("() => !!document.activeElement.querySelector('h1')")
    visit.page.keyboard.press("Tab")
    assert name_in_focus(visit) == "Skip to help"
    visit.open("/moderators")
    for wanted in ("Share", "Help now", "Menu"):
        visit.page.keyboard.press("Shift+Tab")
        assert wanted in name_in_focus(visit)


def test_keys_work_every_kind_of_control(visit: Visit) -> None:
    page = visit.open("/moderators?support=helped").page
    parts = page.get_by_role("radiogroup", name="Behind these drops")
    for part, key in (("limits", "Space"), ("studies", "Enter")):
        parts.get_by_role("radio", name=MODERATOR_PARTS[part]).focus()
        page.keyboard.press(key)
        page.get_by_role("heading", name=behind.TITLES[part]).wait_for()
        visit.rest()

    page.locator("summary").filter(has_text="The findings behind").focus()
    page.keyboard.press("Enter")
    page.get_by_text(finding("support", "helped")).first.wait_for()
    visit.rest()

    visit.open("/classroom?l_part=guess")
    slider = page.get_by_role("slider").first
    before = float(slider.get_attribute("aria-valuetext"))
    slider.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**l_guess1=*")
    visit.rest()
    assert float(slider.get_attribute("aria-valuetext")) > before

    page.get_by_role("switch", name="Show the answer").focus()
    page.keyboard.press("Space")
    page.wait_for_url("**l_show1=*")

    visit.open("/classroom?l_part=stories")
    stories = page.get_by_role("combobox", name="Story")
    stories.focus()
    for story in BASE.rows("presets")[1:3]:
        with answered(page):
            page.keyboard.press("ArrowDown")
        page.wait_for_url(f"**l_story={story['id']}*")
        page.get_by_role("heading", name=story["name"], exact=True).wait_for()
        assert stories.evaluate("each => each.matches(':focus')"), "the focus has left the list"


def finding(factor: str, level: str) -> str:
    """What one of the findings behind an answer says."""
    link = BASE.where("level_findings", factor=factor, level=level)[0]
    return str(BASE.row("findings", link["finding"])["statement"])


def test_a_control_that_the_page_makes_anew_keeps_the_focus(visit: Visit) -> None:
    page = visit.open("/classroom?l_part=guess").page
    page.get_by_role("button", name="Next question").focus()
    page.evaluate(MADE_ANEW)
    page.wait_for_function(
        "() => document.activeElement.matches('button')"
        " && document.activeElement.textContent.includes('Next question')"
    )


def test_the_menu_opens_leads_on_and_closes_by_key(visit: Visit) -> None:
    page = visit.open("/").page
    button = page.get_by_role("button", name="Menu")
    button.focus()
    page.keyboard.press("Enter")
    menu = page.get_by_role("dialog", name="Menu")
    menu.wait_for()
    page.keyboard.press("Escape")
    menu.wait_for(state="detached")
    page.wait_for_function(
        "button => document.activeElement === button", arg=button.element_handle()
    )
    page.keyboard.press("Enter")
    menu.get_by_role("link", name="All the evidence").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="All the evidence", level=1).wait_for()
