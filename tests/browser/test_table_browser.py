"""The moderator table in a browser: it answers under the finger, by keys, late and on paper.

What it shows of every answer alone and of many scenarios is held to the model in Python.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from goodcry import classroom, outcome
from goodcry.figures import drops
from goodcry.ui.kit.table import words
from goodcry.ui.kit.table.words import WORDS
from tests.browser.test_instruments import HOLD
from tests.browser.views import BASE, basis
from tests.browser.visit import answered, rest

pytestmark = pytest.mark.browser

PHONE, SCREEN, PROJECTOR = (390, 844), (1280, 800), (1920, 1080)
OUTCOMES = ("better", "same", "worse")
FACTORS = {
    row["id"]: [level["level"] for level in BASE.where("factor_levels", factor=row["id"])]
    for row in BASE.rows("factors")
}
SCENARIOS = 300
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
        """() => {
          let each = document.activeElement;
          while (each?.shadowRoot?.activeElement) each = each.shadowRoot.activeElement;
          return { kind: each.tagName, value: each.value, name: each.ariaLabel };
        }"""
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


@contextmanager
def held_back(page: Any) -> Iterator[None]:
    """Within it nothing that the server says reaches the page."""
    page.evaluate("() => { window.holding = true; }")
    yield
    page.evaluate("() => release()")


def test_a_choice_shows_before_its_answer_and_an_old_answer_is_no_answer(
    phone: Callable[..., Any],
) -> None:
    page = phone("/moderators", own=True)
    page.add_init_script(HOLD)
    page.reload()
    rest(page)
    before = shown(page)
    old = page.evaluate("() => document.goodcryAnswer")
    with held_back(page):
        radio(page, "support", "hostile").tap()
        assert radio(page, "support", "hostile").is_checked()
        assert chips(page) == [chip("support", "hostile")]
        assert "support=hostile" in page.url
        assert page.locator("section.table.waiting").count() == 1
        assert shown(page) == before, "drops of another choice than the one they stand beside"
        radio(page, "support", "hostile").tap()
        radio(page, "support", "helped").tap()
    settled(page)
    rest(page)
    assert shown(page) == expected({"support": "helped"})
    page.evaluate(
        """old => document.dispatchEvent(new CustomEvent("goodcry-answer", { detail: old }))""", old
    )
    assert radio(page, "support", "helped").is_checked()
    assert shown(page) == expected({"support": "helped"})


def test_a_link_says_at_once_what_it_sets_and_what_became_of_a_story(
    phone: Callable[..., Any],
) -> None:
    story = BASE.row("presets", "ashamed_alone")
    levels = classroom.story_levels("ashamed_alone", BASE)
    page = phone(f"/moderators?{classroom.query(levels)}")
    chosen = table(page).get_by_role("combobox")
    said = "each => each.selectedOptions[0].textContent"
    assert chosen.evaluate(said) == story["name"]
    assert sorted(chips(page)) == sorted(chip(*each) for each in levels.items())
    with answered(page):
        chosen.select_option("comforted")
    page.wait_for_url("**story=comforted*")
    assert shown(page) == expected(classroom.story_levels("comforted", BASE))
    with answered(page):
        radio(page, "support", "hostile").tap()
    name = BASE.row("presets", "comforted")["name"]
    assert chosen.evaluate(said) == WORDS["changed"] + name
    page.reload()
    rest(page)
    assert chosen.evaluate(said) == WORDS["changed"] + name
    # Back and forward lead to what their addresses ask for.
    page.evaluate("() => history.pushState(null, '', '/moderators?shame=ashamed')")
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
    assert focused(page)["name"] == WORDS["settings"]


# Lets the table hold all of a scenario but one answer, touches that one, and reads what is shown
# when the answer is there; one scenario after the other.
EACH = """async (root, scenarios) => {
  const found = [];
  const inputs = [...root.querySelectorAll(".row input")];
  const all = what => [...root.querySelectorAll(`.answer [data-name=A] ${what}`)];
  const frame = () => new Promise(requestAnimationFrame);
  for (const wanted of scenarios) {
    const [[factor, level], ...others] = Object.entries(wanted);
    const chosen = { A: Object.fromEntries(others), B: {} };
    document.dispatchEvent(new CustomEvent("goodcry-answer",
      { detail: { ...document.goodcryAnswer, chosen } }));
    inputs.find(each => each.name === factor && each.value === level).click();
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
