"""The matrix of studies, the experiments and the clock of the mood, touched in a browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from goodcry import experiments, study_matrix
from goodcry.ui.shift import experiments_data, matrix_data
from tests.browser.views import BASE
from tests.browser.visit import answered

pytestmark = pytest.mark.browser

STUDIES = {row["id"]: row["name"] for row in BASE.rows("accounts")}
WORDS = experiments_data.WORDS
OVER = matrix_data.WORDS["over"]
# Where the instrument begins, px from the page's top: in sight at once, or half a scroll away.
TOP = {(1280, 800): 800, (360, 640): 960}


def button(page: Any, name: str) -> Any:
    return page.get_by_role("button", name=name, exact=True)


def short(name: str) -> str:
    """A study by its authors and year, if no other one has the same."""
    start = name.split(":")[0]
    alone = sum(other.startswith(start) for other in STUDIES.values()) == 1
    return start if alone else name


def arrow_names() -> list[str]:
    return [
        f"{short(name)}: {matrix_data.SIGNALS[arrow.signal]} {arrow.direction}, {arrow.basis}, "
        f"{arrow.time}"
        for account, name in STUDIES.items()
        for arrow in study_matrix.arrows(account, BASE)
    ]


def test_a_row_plays_and_a_second_one_lies_over_it(phone: Callable[..., Any]) -> None:
    page = phone("/shift")
    arrows = page.locator(".matrix td .heard").evaluate_all("all => all.map(e => e.textContent)")
    assert sorted(arrows) == sorted(arrow_names())
    assert page.get_by_text("No times: it cannot be played.").count() == 1
    sharman, arita = STUDIES["sharman2020"], STUDIES["arita2013"]
    assert button(page, sharman).bounding_box()["height"] >= 44
    with answered(page):
        button(page, sharman).tap()
    assert button(page, sharman).get_attribute("aria-pressed") == "true"
    page.wait_for_url(re.compile("account=sharman2020"))
    assert page.get_by_text(BASE.row("accounts", "sharman2020")["summary"]).is_visible()
    with answered(page):
        button(page, OVER + arita).tap()
    assert button(page, OVER + arita).get_attribute("aria-pressed") == "true"
    page.wait_for_url(re.compile("second=arita2013"))
    with answered(page):
        button(page, OVER + arita).tap()
    page.wait_for_url(re.compile(r"account=sharman2020(?!.*second)"))
    # A touch beside the name does it, too.
    with answered(page):
        page.get_by_role("cell", name=f"{short(arita)}: heart up, measured, before tears").tap()
    page.wait_for_url(re.compile("account=arita2013"))


def test_an_experiment_by_keyboard_tells_nothing_before_the_guess(
    phone: Callable[..., Any],
) -> None:
    page = phone("/shift", viewport=(1280, 800), screen=True)
    trial = experiments_data.data(BASE)["trials"]["vagus"]
    part = page.locator(".experiments")
    button(page, trial["button"]).focus()
    page.keyboard.press("Enter")
    scale = part.get_by_role("slider")
    assert scale.evaluate("range => range.matches(':focus')")
    assert scale.get_attribute("aria-valuetext") == WORDS["none"]
    make = part.get_by_role("button", name=trial["make"], exact=True)
    assert make.is_disabled(), "a guess that nobody made would count"
    for _ in range(8):
        page.keyboard.press("ArrowRight")
    guess = trial["before"] + 8
    assert str(trial["after"]) not in part.inner_text()
    assert "block=" not in page.url
    page.keyboard.press("Tab")
    with answered(page):
        page.keyboard.press("Enter")
    told = part.locator(".answer").inner_text()
    rates = experiments.resting_rates(BASE)
    assert f"{rates['vagus']:.0f} beats a minute instead of {rates['nothing']:.0f}" in told
    off = trial["after"] - guess
    assert WORDS["off"].format(guess=guess, off=off, side=WORDS["low"]) in told
    assert {"before", "guess", "after"} <= set(
        part.locator(".scale b").evaluate_all("all => all.map(each => each.classList[0])")
    )
    page.wait_for_url(re.compile("block=vagus"))
    with answered(page):
        page.keyboard.press("Enter")  # the same button puts it back
    page.wait_for_url(re.compile(r"/shift(?!.*block)"))
    assert not part.get_by_role("slider").count()


def test_a_guess_can_be_dragged(phone: Callable[..., Any]) -> None:
    page = phone("/shift", viewport=(1280, 800), screen=True)
    part = page.locator(".experiments")
    trial = experiments_data.data(BASE)["trials"]["age"]
    button(page, trial["button"]).click()
    line = part.locator(".scale")
    line.scroll_into_view_if_needed()
    box = line.bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.1, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + box["height"] / 2, steps=3)
    page.mouse.up()
    assert part.locator(".guess").inner_text() == f"{WORDS['guess']} 90"
    with answered(page):
        part.get_by_role("button", name=trial["make"], exact=True).click()
    told = part.locator(".answer").inner_text()
    assert WORDS["off"].format(guess=90, off=90 - trial["after"], side=WORDS["high"]) in told
    page.wait_for_url(re.compile("s_age=70"))


def test_a_link_to_another_age_is_answered(phone: Callable[..., Any]) -> None:
    page = phone("/shift?s_age=90")
    told = page.locator(".experiments .answer").inner_text()
    old = experiments.aged(90, BASE)
    assert f"{old.alone:.0f} times a minute" in told
    assert f"gives {old.rest:.0f} at rest" in told


@pytest.mark.parametrize(
    ("link", "trial"),
    [
        ("block=vagus", "vagus"),
        ("block=both", "both"),
        ("slow=true", "slow"),
        ("s_age=70", "age"),
        ("block=nothing", None),
    ],
)
def test_an_old_link_shows_the_answer(
    phone: Callable[..., Any], link: str, trial: str | None
) -> None:
    page = phone(f"/shift?{link}")
    part = page.locator(".experiments")
    part.locator("h3").wait_for()
    shown = [each.inner_text() for each in part.locator(".answer").all()]
    if trial is None:
        assert not shown
        return
    found = experiments_data.data(BASE)["trials"][trial]
    assert str(found["after"]) in shown[0]
    assert "Your guess" not in shown[0]
    assert button(page, found["button"]).get_attribute("aria-pressed") == "true"


def test_both_clocks_run_in_one_scale(phone: Callable[..., Any]) -> None:
    page = phone("/shift?moment=ten_minutes")
    clocks = page.locator(".clocks")
    now, end = (
        clocks.locator(mark).evaluate("mark => mark.getBoundingClientRect().left")
        for mark in (".now", ".better")
    )
    start = clocks.locator(".axis").first.evaluate("mark => mark.getBoundingClientRect().left")
    assert (now - start) / (end - start) == pytest.approx(10 / 90, abs=0.02)


@pytest.mark.parametrize(("size", "top"), TOP.items(), ids=str)
def test_the_message_comes_first_and_the_instrument_is_near(
    phone: Callable[..., Any], size: tuple[int, int], top: int
) -> None:
    page = phone("/shift", viewport=size, screen=size[0] > 1000)
    message = page.get_by_text("Studies of people who cried").bounding_box()
    begins = page.locator(".instrument").bounding_box()["y"]
    assert message["y"] < begins < top
