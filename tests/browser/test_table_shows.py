"""What the moderator table shows: what the model says, on every screen and on paper."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

from goodcry import outcome
from goodcry.figures import drops
from goodcry.ui.kit.table.words import WORDS
from tests.browser.test_table_browser import (
    PHONE,
    SCREEN,
    chip,
    expected,
    focused,
    radio,
    shown,
    table,
)
from tests.browser.views import BASE
from tests.browser.visit import answered, rest
from tests.support.records import FACTORS

pytestmark = pytest.mark.browser

PROJECTOR = (1920, 1080)
SCENARIOS = 50  # of several answers; many more are asked without a browser (test_answers.py)

# Lets the table hold all of a scenario but one answer, touches that one, and reads what is shown
# when the answer is there; one scenario after the other. The page is told nothing: it would be
# drawn anew each time, and says the same (test_visitors.py).
EACH = """async (root, scenarios) => {
  const found = [];
  const inputs = [...root.querySelectorAll(".row input")];
  const all = what => [...root.querySelectorAll(`.answer [data-name=A] ${what}`)];
  const frame = () => new Promise(requestAnimationFrame);
  const feed = document.goodcryFeed;
  feed.tell = () => {};
  let touches = 0;
  for (const wanted of scenarios) {
    const [[factor, level], ...others] = Object.entries(wanted);
    const chosen = { A: Object.fromEntries(others), B: {} };
    feed.data = { ...feed.data, chosen, turn: touches };
    document.dispatchEvent(new CustomEvent("goodcry-feed"));
    inputs.find(each => each.name === factor && each.value === level).click();
    touches += 1;
    while (root.classList.contains("waiting")) await frame();
    found.push({
      set: Object.fromEntries(inputs.filter(each => each.checked)
        .map(each => [each.name, each.value])),
      counts: all(".counts b").map(each => +each.textContent),
      range: all(".likely")[0].textContent,
      drops: all(".drops g").map(each => each.getAttribute("class")),
    });
  }
  return found;
}"""


def test_every_answer_alone_and_many_scenarios_show_what_the_model_says(
    phone: Callable[..., Any],
) -> None:
    choose = random.Random(15)
    scenarios = [{factor: level} for factor, levels in FACTORS.items() for level in levels]
    scenarios += [
        {
            key: choose.choice(FACTORS[key])
            for key in choose.sample(list(FACTORS), choose.randint(2, len(FACTORS) // 2))
        }
        for _ in range(SCENARIOS)
    ]
    page = phone("/moderators", viewport=SCREEN, screen=True, reduced_motion="reduce")
    for wanted, found in zip(scenarios, table(page).evaluate(EACH, scenarios), strict=True):
        assert found["set"] == wanted
        prediction = outcome.predict(wanted, BASE)
        assert found["counts"] == list(drops.whole_drops(prediction).values()), wanted
        ends = [round(100 * end) for end in (prediction.better.low, prediction.better.high)]
        if ends[0] != ends[1]:
            assert found["range"].replace("\u00a0", " ").count(f"{ends[0]} to {ends[1]}"), wanted
        kinds = [name if sure else f"{name} open" for name, sure in drops.kinds(prediction)]
        assert found["drops"] == kinds, wanted


def sideways(page: Any) -> int:
    over: int = page.evaluate(
        "() => { const main = document.querySelector('[data-testid=stMain]');"
        " return main.scrollWidth - main.clientWidth; }"
    )
    return over


@pytest.mark.parametrize(
    ("size", "letters"), [((320, 640), 16), (PHONE, 32), (SCREEN, 16), (PROJECTOR, 16)], ids=str
)
def test_it_fits_every_screen_and_letters_of_twice_the_size(
    size: tuple[int, int], letters: int, phone: Callable[..., Any]
) -> None:
    wide = size[0] > 1000
    link = "/moderators?support=hostile&shame=ashamed&resolution=still+open&compare=true"
    page = phone(link, viewport=size, screen=wide)
    page.evaluate(f"() => {{ document.documentElement.style.fontSize = '{letters}px'; }}")
    rest(page)
    assert sideways(page) <= 0
    for each in table(page).locator(".pill:visible, .tabs label:visible, button:visible").all():
        box = each.bounding_box()
        assert box["width"] >= 43.5 and box["height"] >= 43.5, each.inner_text()
    first = table(page).locator(".row:visible").first.bounding_box()
    if letters == 16:
        assert first["height"] <= 92
    picture = page.locator(".answer").bounding_box()
    if wide:
        beside = first["x"] >= picture["x"] + picture["width"]
        assert beside, "drops and questions do not stand side by side"
        families = table(page).locator(".family:visible")
        assert families.count() == len(BASE.allowed("factors", "family"))


def test_forced_colours_and_paper(phone: Callable[..., Any]) -> None:
    page = phone("/moderators?support=hostile&shame=ashamed", forced_colors="active")
    look = "each => { const s = getComputedStyle(each); return s.backgroundColor + s.color; }"
    chosen, other = (
        radio(page, "support", level).locator("..").evaluate(look)
        for level in ("hostile", "helped")
    )
    assert chosen != other, "what is chosen cannot be told from what is not"
    page.emulate_media(forced_colors="none", media="print", color_scheme="dark")
    assert chips_on_paper(page) == [chip("support", "hostile"), chip("shame", "ashamed")]
    assert page.locator(".answer").is_visible()
    assert not table(page).get_by_role("combobox").is_visible()


def chips_on_paper(page: Any) -> list[str]:
    """The chips that are visible in full."""
    width = page.viewport_size["width"]
    found = page.locator(".chips li").all()
    boxes = [each.bounding_box() for each in found]
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= width for box in boxes)
    return [each.inner_text().strip() for each in found if each.is_visible()]


def test_the_gear_asks_otherwise_with_the_drops_in_sight(phone: Callable[..., Any]) -> None:
    page = phone("/moderators?support=hostile")
    page.get_by_role("button", name=WORDS["settings"]).tap()
    sheet = page.locator(".sheet")
    sheet.wait_for()
    under = page.locator(".answer").bounding_box()
    assert sheet.bounding_box()["y"] >= under["y"] + under["height"], "the sheet hides the drops"
    with answered(page):
        sheet.get_by_role("radio").nth(1).check()
    page.wait_for_url("**base=diary*")
    assert shown(page) == expected({"support": "hostile"}, base="diary")
    size = sheet.get_by_role("slider").first
    size.focus()
    with answered(page):
        page.keyboard.press("End")
    page.wait_for_url("**size=0.8*")
    assert shown(page) == expected({"support": "hostile"}, base="diary", effect_size=0.8)
    page.keyboard.press("Escape")
    sheet.wait_for(state="hidden")
    rest(page)
    assert focused(page)["name"] == WORDS["settings"]
