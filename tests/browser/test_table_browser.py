"""The moderator table in a browser: it answers under the finger and by keys.

What it shows is held to the model in Python in ``test_table_shows.py``, with how it fits.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from goodcry import classroom, outcome
from goodcry.figures import drops
from goodcry.ui.kit.table import words
from goodcry.ui.kit.table.words import WORDS
from tests.browser.views import BASE, basis
from tests.browser.visit import answered, looking, rest

pytestmark = pytest.mark.browser

PHONE, SCREEN = (390, 844), (1280, 800)
OUTCOMES = ("better", "same", "worse")
TOP = "() => document.querySelector('[data-testid=stMain]').scrollTop"
ENTRIES = "() => history.length"


def table(page: Any) -> Any:
    return page.locator("section.table")


def question(factor: str) -> str:
    return str(BASE.row("factors", factor)["question"])


def radio(page: Any, factor: str, level: str) -> Any:
    return page.locator(f'[data-factor="{factor}"] input[value="{level}"]')


def family(page: Any, name: str) -> Any:
    return page.locator(".tabs label").filter(has_text=name).locator("input")


def chip(factor: str, level: str) -> str:
    """What an answer is called among those that are set."""
    return words.chip(BASE.where("factor_levels", factor=factor, level=level)[0])


def chips(page: Any) -> list[str]:
    """What is set, as its chips say."""
    found: list[str] = page.locator(".chips li span").all_inner_texts()
    return found


def expected(chosen: dict[str, str], **settings: Any) -> dict[str, int]:
    return drops.whole_drops(outcome.predict(chosen, BASE, **settings))


def shown(page: Any, name: str = "A") -> dict[str, int]:
    """The counts beside the drops."""
    counts = page.locator(f'.answer [data-name="{name}"] .counts b')
    return dict(zip(OUTCOMES, map(int, counts.all_inner_texts()), strict=True))


def settled(page: Any) -> None:
    table(page).and_(page.locator(":not(.waiting)")).wait_for()


def tap(page: Any, target: Any, sticks: Any) -> None:
    """Touch what is in sight, without scrolling, and see that the drops are in sight as well."""
    bar = page.locator('[data-testid="stBottom"]').bounding_box()["y"]
    under = sticks.bounding_box()
    box = target.bounding_box()
    assert box["y"] + box["height"] <= bar, "the target is behind the bar"
    assert box["y"] >= under["y"] + under["height"] - 1, "the target is behind the drops"
    assert min(box["width"], box["height"]) >= 44
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert page.evaluate(TOP) == 0
    under = sticks.bounding_box()
    assert under["y"] >= 0 and under["y"] + under["height"] <= bar
    assert under["height"] <= page.viewport_size["height"] / 3 + 1


def test_three_things_of_three_families_take_five_taps_and_no_scrolling(
    phone: Callable[..., Any],
) -> None:
    page = phone("/moderators")
    sticks = page.locator(".answer")
    entries = page.evaluate(ENTRIES)
    taps = [
        radio(page, "support", "hostile"),
        family(page, "Matter"),
        radio(page, "resolution", "still open"),
        family(page, "Inside"),
        radio(page, "shame", "ashamed"),
    ]
    with answered(page):
        for target in taps:
            tap(page, target, sticks)
            settled(page)
    chosen = {"support": "hostile", "resolution": "still open", "shame": "ashamed"}
    assert shown(page) == expected(chosen)
    assert chips(page) == [chip(*each) for each in chosen.items()]
    page.wait_for_url("**support=hostile&resolution=still+open&shame=ashamed")
    assert page.evaluate(ENTRIES) == entries, "Back would lead through every touch"
    # However far one scrolls through the questions, the drops stay.
    family(page, "You").check()
    last = page.locator(".family.open .row").last
    last.evaluate("each => each.scrollIntoView({ block: 'center', behavior: 'instant' })")
    assert sticks.bounding_box()["y"] == pytest.approx(0, abs=1)
    assert page.get_by_text(WORDS["moves_nothing"]).last.is_visible()


def test_a_second_touch_takes_an_answer_back(phone: Callable[..., Any]) -> None:
    page = phone("/moderators?support=hostile&shame=ashamed")
    for take_back in (
        lambda: radio(page, "support", "hostile").tap(),
        lambda: radio(page, "support", "hostile").press("Space"),
        lambda: radio(page, "support", "hostile").press("Delete"),
    ):
        assert radio(page, "support", "hostile").is_checked()
        with answered(page):
            take_back()
        assert not radio(page, "support", "hostile").is_checked()
        assert chips(page) == [chip("shame", "ashamed")]
        page.wait_for_url(re.compile(r"/moderators\?shame=ashamed$"))
        assert shown(page) == expected({"shame": "ashamed"})
        with answered(page):
            radio(page, "support", "hostile").tap()
    with answered(page):
        page.get_by_role("button", name=WORDS["take_back"] + chip("shame", "ashamed")).tap()
    assert shown(page) == expected({"support": "hostile"})
    with answered(page):
        page.get_by_role("button", name=WORDS["reset"]).tap()
    assert shown(page) == expected({})
    assert page.url.endswith("/moderators")


def focused(page: Any) -> dict[str, Any]:
    """What has the focus: its kind, its name, its value."""
    found: dict[str, Any] = page.evaluate(
        looking("""() => {
          const { tagName, value, ariaLabel } = focused();
          return { kind: tagName, value, name: ariaLabel };
        }""")
    )
    return found


def test_keys_set_answers_take_them_back_and_never_lose_their_place(
    phone: Callable[..., Any],
) -> None:
    page = phone("/moderators", viewport=SCREEN, screen=True)
    said = table(page).get_by_role("status")
    group = page.get_by_role("radiogroup", name=question("support"))
    group.get_by_role("radio").first.focus()
    heard = []
    for key, level in (
        ("Space", "helped"),
        ("ArrowRight", "nobody reacted"),
        ("ArrowDown", "hostile"),
    ):
        with answered(page):
            page.keyboard.press(key)
        assert focused(page)["value"] == level
        assert radio(page, "support", level).is_checked()
        assert shown(page) == expected({"support": level})
        heard.append(said.inner_text())
    assert len(set(heard)) == len(heard) and all(heard), "each result is said, and once"
    with answered(page):
        page.keyboard.press("Space")
    assert focused(page)["value"] == "hostile"
    assert shown(page) == expected({})
    # The chip that is taken back hands its place on to the next one, at last to the stories.
    with answered(page):
        radio(page, "support", "hostile").press("Space")
        radio(page, "shame", "ashamed").press("Space")
    page.get_by_role("button", name=WORDS["take_back"] + chip("support", "hostile")).focus()
    with answered(page):
        page.keyboard.press("Enter")
    assert focused(page)["name"] == WORDS["take_back"] + chip("shame", "ashamed")
    with answered(page):
        page.keyboard.press("Enter")
    assert focused(page)["kind"] == "SELECT"
    why = page.get_by_role("button", name=f"{WORDS['why']} {question('support')}")
    why.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    dialog.get_by_text(basis("support")).wait_for()
    assert dialog.get_by_text(question("support")).first.is_visible()
    page.keyboard.press("Escape")
    dialog.wait_for(state="detached")


def test_a_link_says_at_once_what_it_sets_and_what_became_of_a_story(
    phone: Callable[..., Any],
) -> None:
    story = BASE.row("presets", "ashamed_alone")
    levels = classroom.story_parameters("ashamed_alone", BASE)
    page = phone(f"/moderators?{classroom.query(levels)}")
    chosen = table(page).get_by_role("combobox")
    said = "each => each.selectedOptions[0].textContent"
    assert chosen.evaluate(said) == story["name"]
    assert sorted(chips(page)) == sorted(chip(*each) for each in levels.items())
    with answered(page):
        chosen.select_option("comforted")
    page.wait_for_url("**story=comforted*")
    assert shown(page) == expected(classroom.story_parameters("comforted", BASE))
    with answered(page):
        radio(page, "support", "hostile").tap()
    name = BASE.row("presets", "comforted")["name"]
    assert chosen.evaluate(said) == WORDS["changed"] + name
    page.reload()
    rest(page)
    assert chosen.evaluate(said) == WORDS["changed"] + name
    # Back and forward lead to what their addresses ask for.
    # Only a touch makes a step there.
    page.evaluate(
        "() => { document.body.click(); history.pushState(null, '', '/moderators?shame=ashamed') }"
    )
    with answered(page):
        page.go_back()
    assert chip("support", "hostile") in chips(page)
    with answered(page):
        page.go_forward()
    assert chips(page) == [chip("shame", "ashamed")]
    assert shown(page) == expected({"shame": "ashamed"})


def test_the_second_cry_starts_as_the_first_and_one_is_changed_at_a_time(
    phone: Callable[..., Any],
) -> None:
    page = phone("/moderators?support=helped&shame=ashamed")
    first = {"support": "helped", "shame": "ashamed"}
    with answered(page):
        page.get_by_role("button", name=WORDS["compare"]).tap()
    page.wait_for_url("**b_support=helped&b_shame=ashamed*")
    assert shown(page, "A") == shown(page, "B") == expected(first)
    with answered(page):
        radio(page, "support", "hostile").tap()
    page.wait_for_url("**support=helped*b_support=hostile*")
    second = first | {"support": "hostile"}
    assert shown(page, "A") == expected(first)
    assert shown(page, "B") == expected(second)
    page.get_by_role("radiogroup", name=WORDS["edit"]).get_by_role("radio", name="A").check()
    assert radio(page, "support", "helped").is_checked()
    assert chips(page) == [chip(*each) for each in first.items()]
    with answered(page):
        page.get_by_role("button", name=WORDS["compare"]).tap()
    page.wait_for_url(re.compile(r"\?support=helped&shame=ashamed$"))
    # A link that holds a second cry keeps it.
    page = phone("/moderators?support=helped&b_shame=ashamed")
    with answered(page):
        page.get_by_role("button", name=WORDS["compare"]).tap()
    assert shown(page, "B") == expected({"shame": "ashamed"})
