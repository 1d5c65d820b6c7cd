"""The matrix of studies, the experiments and the clock of the mood, touched in a browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from goodcry import experiments, study_matrix
from goodcry.ui.kit import faces
from goodcry.ui.shift import experiments_data, matrix_data
from tests.browser.shift import PHONE, SCREEN, SMALL, clock, instrument, top_of_bar
from tests.browser.views import BASE
from tests.browser.visit import answered, rest

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


@pytest.mark.parametrize("size", [SMALL, PHONE, SCREEN], ids=str)
def test_a_touched_study_is_seen_to_change(
    phone: Callable[..., Any], size: tuple[int, int]
) -> None:
    """The matrix stands below the picture: that comes back into sight."""
    page = phone("/shift", viewport=size, screen=size == SCREEN)
    arita, sharman = STUDIES["arita2013"], STUDIES["sharman2020"]
    for name in (sharman, OVER + arita):
        with answered(page):
            button(page, name).click()
        for part in ("body", "lanes"):
            box = page.locator(f".instrument > .{part}").bounding_box()
            assert box["y"] > -1, f"{part} after {name}"
            assert box["y"] + box["height"] <= top_of_bar(page), f"{part} after {name}"


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
    assert str(trial["after"]) not in instrument(page).inner_text()
    assert "block=" not in page.url
    page.keyboard.press("Tab")
    with answered(page):
        page.keyboard.press("Enter")
    told = part.locator(".answer").inner_text()
    rates = experiments.resting_rates(BASE)
    assert f"{rates['vagus']:.0f} beats a minute instead of {rates['nothing']:.0f}" in told
    off = trial["after"] - guess
    assert WORDS["off"].format(guess=guess, off=off, side=WORDS["low"]) in told
    heart = page.locator('.lane[data-signal="heart_rate"]')
    levels = [f"{WORDS['guess']} {guess}", f"{WORDS['after']} {trial['after']}"]
    assert heart.locator(".marker i").all_inner_texts() == levels
    page.wait_for_url(re.compile("block=vagus"))
    with answered(page):
        page.keyboard.press("Enter")  # the same button puts it back
    page.wait_for_url(re.compile(r"/shift(?!.*block)"))
    assert not part.get_by_role("slider").count()


@pytest.mark.parametrize(("size", "trial"), [(SCREEN, "age"), (PHONE, "slow")], ids=str)
def test_a_guess_is_dragged_in_its_lane(
    phone: Callable[..., Any], size: tuple[int, int], trial: str
) -> None:
    """And nothing of the answer is drawn before."""
    wide = size == SCREEN
    page = phone("/shift", viewport=size, screen=wide)
    found = experiments_data.data(BASE)["trials"][trial]
    part, lane = page.locator(".experiments"), page.locator(f'[data-signal="{found["signal"]}"]')
    button(page, found["button"]).click()
    rest(page)
    before = lane.locator("> svg").inner_html()
    assert lane.locator(".marker i").all_inner_texts() == [f"{WORDS['guess']} ?", ""]
    grip, box = lane.locator(".marker b").bounding_box(), lane.bounding_box()
    assert min(grip["width"], grip["height"]) >= 44
    assert box["y"] >= 0 and box["y"] + box["height"] <= top_of_bar(page), "not in sight"
    x, y = grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2
    low, high = experiments_data.LANES[found["signal"]]
    moment, place = page.url, part.evaluate("part => part.getBoundingClientRect().top")
    wanted = box["y"] + box["height"] / 4
    if wide:
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x, wanted, steps=3)
        page.mouse.up()
    else:
        finger = page.context.new_cdp_session(page)
        touch(finger, "touchStart", x, y)
        for step in range(1, 5):
            touch(finger, "touchMove", x, y + (wanted - y) * step / 4)
        touch(finger, "touchEnd")
    said = part.get_by_text(f"{WORDS['guess']}: ").inner_text()
    assert float(said.split()[-1]) == pytest.approx(
        low + (high - low) * 3 / 4, abs=(high - low) / 30
    )
    assert page.url == moment, "the clock was dragged"
    assert part.evaluate("part => part.getBoundingClientRect().top") == place, "the page scrolled"
    assert lane.locator("> svg").inner_html() == before, "the answer is drawn"
    with answered(page):
        part.get_by_role("button", name=found["make"], exact=True).click()
    guess = int(said.split()[-1])
    told = part.locator(".answer").inner_text()
    off = guess - found["after"]
    side = WORDS["high"] if off > 0 else WORDS["low"]
    assert WORDS["off"].format(guess=guess, off=abs(off), side=side) in told


def touch(finger: Any, kind: str, *place: float) -> None:
    places = [{"x": place[0], "y": place[1]}] if place else []
    finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": places})


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
    shown = part.locator(".answer").inner_text()
    if trial is None:
        assert not shown
        return
    found = experiments_data.data(BASE)["trials"][trial]
    assert str(found["after"]) in shown
    assert not page.locator(".marker").count(), "nobody guesses what stands there"
    assert "Your guess" not in shown
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


@pytest.mark.parametrize("size", [SCREEN, PHONE], ids=str)
def test_what_is_shown_is_a_table_and_a_file(
    phone: Callable[..., Any], size: tuple[int, int]
) -> None:
    wide = size == SCREEN
    page = phone("/shift?account=sharman2020&moment=crying", viewport=size, screen=wide)
    choice = page.get_by_role("radio", name=faces.TABLE)
    if wide:
        assert choice.bounding_box()["y"] < page.locator(".instrument").bounding_box()["y"]
    else:
        assert choice.bounding_box()["height"] >= 44
    with answered(page):
        choice.click()
    table = page.locator("table").first
    assert 0 <= table.bounding_box()["y"] < size[1] / 2, "it came out of sight"
    assert not page.locator(".instrument").count()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    assert download.value.suggested_filename == "a-good-cry-shift-body.csv"
    lines = Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == table.locator("tr").count() == 1 + len(BASE.rows("moments"))
    with answered(page):
        page.get_by_role("radio", name=faces.PICTURE).click()
    assert clock(page).get_attribute("aria-valuetext").startswith("1:00"), "the moment is lost"
    assert button(page, STUDIES["sharman2020"]).get_attribute("aria-pressed") == "true"
