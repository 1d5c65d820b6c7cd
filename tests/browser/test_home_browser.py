"""The home page in a browser: drops to touch, and every page within two screens of a phone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from goodcry import outcome
from goodcry.checks.needs import FIRST_FACTORS
from goodcry.figures import drops
from goodcry.ui.kit import messages, registry
from tests.browser.views import BASE, plain
from tests.browser.visit import answered, path_of, rest

pytestmark = pytest.mark.browser

PHONE, SCREEN, PROJECTOR = (390, 844), (1280, 800), (1920, 1080)
OUTCOMES = ("better", "same", "worse")
SCROLLED = "by => document.querySelector('[data-testid=stMain]').scrollTo(0, by)"


def radio(page: Any, factor: str, level: str) -> Any:
    return page.locator(f'.table input[name="{factor}"][value="{level}"]')


def shown(page: Any) -> dict[str, int]:
    """The counts beside the drops."""
    counts = page.locator('.answer [data-name="A"] .counts b')
    return dict(zip(OUTCOMES, map(int, counts.all_inner_texts()), strict=True))


def drawn(page: Any) -> dict[str, int]:
    """How many drops of each outcome there are in the picture."""
    return {
        name: page.locator(f'.answer [data-name="A"] .drops g[class^="{name}"]').count()
        for name in OUTCOMES
    }


def expected(chosen: dict[str, str], **settings: Any) -> dict[str, int]:
    return drops.whole_drops(outcome.predict(chosen, BASE, **settings))


def ends(target: Any) -> float:
    box = target.bounding_box()
    return float(box["y"] + box["height"])


def bar(page: Any) -> float:
    return float(page.locator('[data-testid="stBottom"]').bounding_box()["y"])


def test_what_it_is_and_what_to_do_stand_on_the_first_screen(phone: Callable[..., Any]) -> None:
    page = phone("/")
    for paragraph in messages.of("home", BASE):
        assert ends(page.get_by_text(plain(paragraph))) < bar(page)
    assert shown(page) == drawn(page) == expected({})
    assert ends(page.locator(".answer .drops").first) < bar(page)
    for target in (radio(page, "base", "diary"), radio(page, FIRST_FACTORS[0], "hostile")):
        assert ends(target) < bar(page)


def test_a_touch_moves_the_drops_in_sight_and_the_way_on_carries_what_is_set(
    phone: Callable[..., Any],
) -> None:
    page = phone("/")
    sticks = page.locator(".answer")
    chosen: dict[str, str] = {}
    base = "survey"
    for name, value in (
        ("base", "diary"),
        ("support", "hostile"),
        ("resolution", "still open"),
        ("shame", "ashamed"),
        ("base", "survey"),
    ):
        with answered(page):
            radio(page, name, value).tap()
        if name == "base":
            base = value
        else:
            chosen[name] = value
        assert sticks.bounding_box()["y"] >= 0 and ends(sticks) < bar(page)
        assert shown(page) == drawn(page) == expected(chosen, base=base)
    with answered(page):
        radio(page, "resolution", "still open").tap()
    del chosen["resolution"]
    assert shown(page) == drawn(page) == expected(chosen)
    onward = page.locator(".table .all")
    assert onward.get_attribute("href") == f"./moderators?{urlsplit(page.url).query}"
    onward.tap()
    page.wait_for_url("**/moderators?*")
    rest(page)
    given = parse_qs(urlsplit(page.url).query)
    assert given == {name: [level] for name, level in chosen.items()}
    assert shown(page) == expected(chosen)
    for name, level in chosen.items():
        assert radio(page, name, level).is_checked()


def test_all_pages_are_within_two_screens_and_a_card_leads_on_wherever_it_is_touched(
    phone: Callable[..., Any],
) -> None:
    page = phone("/")
    cards = page.locator(".st-key-cards a")
    assert cards.count() == len(registry.CARDS)
    seen = bar(page)
    for card, other in zip(cards.all(), registry.CARDS, strict=True):
        box = card.bounding_box()
        assert box["y"] + box["height"] <= 2 * seen, other.name
        assert box["width"] >= PHONE[0] - 40 and box["height"] >= 44
    page.evaluate(SCROLLED, seen)
    box = cards.last.bounding_box()
    # In its corner, where no word stands.
    page.touchscreen.tap(box["x"] + box["width"] - 8, box["y"] + box["height"] - 8)
    page.wait_for_url(f"**{path_of(registry.CARDS[-1])}")


@pytest.mark.parametrize("size", [SCREEN, PROJECTOR], ids=["screen", "projector"])
@pytest.mark.parametrize("path", ["/", "/?big=1"])
def test_on_a_wide_screen_drops_and_questions_stand_side_by_side(
    path: str, size: tuple[int, int], phone: Callable[..., Any]
) -> None:
    page = phone(path, viewport=size, screen=True)
    questions, picture = (page.locator(f".table .{name}") for name in ("rows", "answer"))
    assert ends(page.locator(".answer .drops").first) < bar(page)
    assert ends(page.locator(".row").last) < bar(page)
    left, right = sorted(
        (each.bounding_box() for each in (questions, picture)), key=lambda b: b["x"]
    )
    assert left["x"] + left["width"] <= right["x"]
