"""What a machine can check of WCAG 2.2 A and AA, and that every picture has a name and a table."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Any

import pytest

from tests.browser.checks import turn
from tests.browser.visit import PHONE, Visit, looking, with_parts

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
# What a theme can break.
CONTRAST = ["color-contrast", "link-in-text-block"]
# No rule here needs the style sheets once more.
SPARING = {"resultTypes": ["violations"], "preload": False}
BY_THEME: dict[str, Any] = {"runOnly": {"type": "rule", "values": CONTRAST}, **SPARING}
IN_ANY_THEME: dict[str, Any] = {
    "runOnly": {"type": "tag", "values": TAGS},
    # The size of targets is off unless it is asked for by name.
    "rules": {"target-size": {"enabled": True}, **{name: {"enabled": False} for name in CONTRAST}},
    **SPARING,
}

# Theme -> what is checked in it besides contrast; dark comes last.
THEMES = {"light": IN_ANY_THEME, "dark": None}
Floor = Mapping[str, Set[str]]
BAR = 200  # px, more than the bar at the bottom takes


IS_KNOWN = "() => 'axe' in window"
BROKEN = with_parts("rules.js")
# What kind of Streamlit's elements a found element belongs to.
KIND = """selector => document.querySelector(selector)?.closest('[data-testid]')?.dataset.testid"""


def violations(visit: Visit, theme: str, part: str | None = None) -> dict[str, list[str]]:
    """Rule and kind of element -> the elements that break it, on the page as it stands in a theme.

    ``part`` selects what alone is looked at.
    """
    axe_core = pytest.importorskip("axe_playwright_python.sync_playwright")
    if not visit.page.evaluate(IS_KNOWN):  # as long as nothing else is loaded, a page keeps it
        visit.page.evaluate(axe_core.Axe().axe_script)
    found: dict[str, list[str]] = {}
    for rule in visit.page.evaluate(BROKEN, [part, THEMES[theme], BY_THEME]):
        for node in rule["nodes"]:
            place = node["target"][0]  # a list where it lies in a component's own part of the page
            kind = visit.page.evaluate(KIND, place if isinstance(place, str) else place[0])
            example = f"{node['html'][:120]} {node['failureSummary'][:200]}"
            found.setdefault(f"{rule['id']} in {kind}", []).append(example)
    return found


def unroll(visit: Visit) -> None:
    """Make the screen as high as the page, so that the bar at the bottom covers nothing of it."""
    height = "() => document.querySelector('[data-testid=\"stMain\"]').scrollHeight"
    visit.resize(PHONE[0], max(PHONE[1], visit.page.evaluate(height) + BAR))


# Each picture: what it is called, what it is, and whether it has a table: another face of its
# frame, or the next table or fold named after one that comes before another picture does. Looks
# into components' shadow roots too.
PICTURES = looking("""() => {
  const kinds = 'img, [role=figure], svg[role=img], [role=list]:has([role=img])';
  const steps = [];
  for (const each of deep(document.querySelector('.st-key-page'))) {
    const outside = each.getRootNode().host ?? each;
    if (outside.closest('[data-testid="stBottom"]')) continue;
    const picture = each.matches(kinds) && !each.parentElement?.closest(kinds);
    const fold = each.matches('summary') && /table|What each arrow/i.test(each.textContent);
    const size = each.getBoundingClientRect();
    if (picture && size.width && size.height) {
      const label = each.getAttribute('alt') ?? each.getAttribute('aria-label')
        ?? [...each.querySelectorAll('[role=img]')].map(part =>
          part.getAttribute('aria-label')).find(Boolean);
      steps.push({ picture: true, name: (label ?? '').trim(), kind: each.tagName,
        framed: /Table/.test(outside.closest('[class*="st-key-frame-"]')?.textContent),
        hidden: each.closest('[aria-hidden=true]') !== null });
    } else if (each.matches('table') || fold) steps.push({ picture: false });
  }
  const twin = (step, place) => step.framed || steps[place + 1]?.picture === false;
  return steps.map((step, place) => ({ ...step, twin: twin(step, place) }))
    .filter(step => step.picture);
}""")
# Pictures without a table, and what says the same in words beside them.
WORDS_INSTEAD = {
    "The plane of both": "the table of the time line above holds the values",
    "QR code": "the address stands below the code",
    "100 drops": "the sentence above gives its three numbers",
    "A line from": "the sentence above gives the guess and the measured number",
    "A circle grows": "the sentence below gives the seconds",
    "After 8 minutes": "the clock in the fold below has a table",
}


def unexplained(visit: Visit) -> list[dict[str, Any]]:
    """The pictures on the page without a name, or without a table or words that say the same."""
    pictures: list[dict[str, Any]] = visit.page.evaluate(PICTURES)
    return [
        picture
        for picture in pictures
        if not picture["name"]
        or not (picture["twin"] or picture["name"].startswith(tuple(WORDS_INSTEAD)))
    ]


def broken_rules(
    visit: Visit, floor: Floor, theme: str, part: str | None = None
) -> dict[str, list[str]]:
    """What the page, or a part of it, breaks in its theme and Streamlit alone does not."""
    found = violations(visit, theme, part)
    return {rule: found[rule] for rule in found.keys() - floor[theme]}


def broken_in_both_themes(visit: Visit, floor: Floor) -> dict[str, dict[str, list[str]]]:
    """Theme -> what the whole page breaks in it and Streamlit alone does not; it stays in dark."""
    unroll(visit)
    found = broken_as_it_stands(visit, floor)
    visit.resize(*PHONE)
    return found


def broken_as_it_stands(visit: Visit, floor: Floor) -> dict[str, dict[str, list[str]]]:
    """Theme -> what is in sight and breaks a rule in it that Streamlit alone keeps."""
    found = {}
    for theme in THEMES:
        turn(visit, theme)
        if broken := broken_rules(visit, floor, theme):
            found[theme] = broken
    return found
