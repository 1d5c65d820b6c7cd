"""What the tests look for on a page as it stands; each check returns what is wrong, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from tests.browser.visit import PHONE, Visit, answered, with_parts

CONTRAST = with_parts("contrast.js")

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
