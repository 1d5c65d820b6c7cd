"""The lessons' tasks at the moderator table, done on the wall: in sight, nothing is scrolled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from goodcry import classroom
from goodcry.classroom import Step
from goodcry.ui.kit.table.words import WORDS, chip
from tests.browser.views import BASE
from tests.browser.visit import answered, rest

pytestmark = pytest.mark.browser

SIZES = ((1280, 800), (1920, 1080))
# Whether the middle of each of these is in sight, uncovered; the page has not been scrolled.
IN_SIGHT = """found => {
  if (document.querySelector('[data-testid="stMain"]').scrollTop) return 'the page was scrolled';
  for (const each of found) {
    const box = each.getBoundingClientRect();
    let there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    while (there?.shadowRoot) {
      const inner = there.shadowRoot.elementFromPoint(
        box.x + box.width / 2, box.y + box.height / 2);
      if (!inner || inner === there) break;
      there = inner;
    }
    if (!there || !(each.contains(there) || there.contains(each))) {
      return `${there?.outerHTML.slice(0, 80)} covers ${each.outerHTML.slice(0, 80)}`;
    }
  }
  return found.length ? '' : 'not there';
}"""


def in_sight(page: Any, *selectors: str) -> None:
    for selector in selectors:
        assert page.locator(selector).evaluate_all(IN_SIGHT) == "", selector


def counts(page: Any) -> list[str]:
    """The three counts of A."""
    page.locator("section.table:not(.waiting)").wait_for()
    found: list[str] = page.locator('[data-name="A"] .counts b').all_inner_texts()
    return found


def ask_why(page: Any, factor: str) -> None:
    """Read what studies say of a question, and come back to the drops."""
    why = f'[data-factor="{factor}"] .why'
    in_sight(page, why)
    page.locator(why).click()
    page.get_by_role("dialog").get_by_text(BASE.row("factors", factor)["basis"]).wait_for()
    rest(page)
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="detached")


def switch_the_way_of_asking(page: Any) -> None:
    diary = counts(page)
    page.get_by_role("button", name=WORDS["settings"]).click()
    in_sight(page, 'input[value="survey"]')
    with answered(page):
        page.locator('input[value="survey"]').check()
    in_sight(page, '[data-name="A"] .counts')
    assert counts(page) != diary


def compare_two_scenes(page: Any) -> None:
    ask_why(page, "support")
    in_sight(page, '[data-name="A"] .drops', '[data-name="B"] .drops', ".between")


def take_answers_back(page: Any) -> None:
    preset = BASE.row("presets", "ashamed_alone")
    assert (
        page.get_by_label(WORDS["story"]).locator("option:checked").inner_text() == preset["name"]
    )
    usual = counts(page)
    for factor in (row["factor"] for row in BASE.where("preset_levels", preset=preset["id"])):
        family = BASE.row("factors", factor)["family"]
        page.locator(f'.tabs input[value="{family}"]').check()
        chosen = f'[data-factor="{factor}"] .pill.chosen'
        in_sight(page, chosen, '[data-name="A"] .drops')
        level = page.locator(f"{chosen} input").get_attribute("value")
        for _ in ("taken back", "set again"):
            with answered(page):
                page.locator(f'[data-factor="{factor}"] .pill:has([value="{level}"])').click()
        assert counts(page) == usual
        ask_why(page, factor)


def see_that_nothing_moves(page: Any) -> None:
    label = chip(BASE.where("factor_levels", factor="attachment", level="at ease")[0])
    assert page.locator(".chips li span").all_inner_texts() == [label]
    in_sight(page, ".chips li", '[data-name="A"] .difference')
    assert (
        page.get_by_text("we found no study of it").first.evaluate(f"each => ({IN_SIGHT})([each])")
        == ""
    )


def move_the_size_down(page: Any) -> None:
    largest = counts(page)
    page.get_by_role("button", name=WORDS["settings"]).click()
    slider = page.locator(".range input").first
    assert slider.evaluate(f"each => ({IN_SIGHT})([each])") == ""
    slider.focus()
    with answered(page):
        slider.press("Home")
    in_sight(page, '[data-name="A"] .counts')
    assert counts(page) != largest


DONE = {
    "good_cry-3": switch_the_way_of_asking,
    "better_or_worse-2": compare_two_scenes,
    "better_or_worse-3": take_answers_back,
    "better_or_worse-4": see_that_nothing_moves,
    "better_or_worse-5": move_the_size_down,
}
STEPS = {
    f"{lesson['id']}-{step.number}": (lesson["id"], step)
    for lesson in BASE.rows("lessons")
    for step in classroom.steps(lesson["id"], BASE)
    if step.page == "moderators"
}


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", STEPS)
def test_a_task_is_done_in_front_of_the_table_without_scrolling(
    name: str, size: tuple[int, int], phone: Callable[..., Any]
) -> None:
    lesson, step = STEPS[name]
    page = phone(address(lesson, step), viewport=size, screen=True)
    in_sight(page, '[data-name="A"] .counts', '[data-name="A"] .drops')
    DONE[name](page)
    in_sight(page, '[data-name="A"] .drops')


def address(lesson: str, step: Step) -> str:
    place = {"l_lesson": lesson, "l_step": str(step.number), "big": "1"}
    return f"/moderators?{classroom.query({**step.parameters, **place})}"
