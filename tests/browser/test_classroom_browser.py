"""Links of lessons, codes read off a projected screen, a phone alone, paper."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from goodcry import classroom, network
from goodcry.evidence import load
from goodcry.figures import qr
from tests.browser.server import started
from tests.browser.visit import Visit, answered, rest

pytestmark = pytest.mark.browser
PIL = pytest.importorskip("PIL.Image")
zxingcpp = pytest.importorskip("zxingcpp")

BASE = load()
ERROR = '[data-testid="stException"], [data-testid="stAlertContentError"]'


def path(page: str, parameters: dict[str, str]) -> str:
    """A page's path and query in the address."""
    query = f"?{classroom.query(parameters)}" if parameters else ""
    return f"/{'' if page == 'home' else page}{query}"


LINKS = sorted(
    {
        path(step.page, dict(step.parameters))
        for lesson in BASE.rows("lessons")
        for step in classroom.steps(lesson["id"], BASE)
        if step.page
    }
)
STORIES = {
    row["name"]: path("moderators", classroom.story_parameters(row["id"], BASE))
    for row in BASE.rows("presets")
}
LONGEST = max(STORIES, key=lambda name: len(STORIES[name]))


@pytest.fixture(scope="module")
def follow(tab: Visit) -> Callable[[str], Any]:
    """Follows links of lessons: the first to each page cold, the others as Back does."""
    known: set[str] = set()

    def followed(link: str) -> Any:
        to = urlsplit(link).path
        visit = tab.go_on(link) if to in known else tab.open(link)
        known.add(to)
        return visit.page

    return followed


@pytest.mark.parametrize("link", LINKS)
def test_every_lesson_link_opens_its_state(link: str, follow: Callable[[str], Any]) -> None:
    page = follow(link)
    assert page.get_by_text("Not medical advice").count() == 1
    assert page.locator(ERROR).count() == 0
    # What a page cannot take, Streamlit drops from the address.
    address = page.evaluate("() => location.href")
    wanted, there = (dict(parse_qsl(urlsplit(each).query)) for each in (link, address))
    assert there == wanted
    assert page.title().endswith("A Good Cry?")


def seen_from_the_back(screen: bytes, width: int) -> list[str]:
    """The codes that a camera in the last row reads off a screenshot of this width."""
    view = BASE.setting("qr_camera_view") * BASE.setting("qr_distance")
    height = width * 9 / 16
    per_camera_pixel = view * height / BASE.setting("qr_camera_pixels")
    picture = PIL.open(io.BytesIO(screen)).convert("L")
    size = (round(picture.width / per_camera_pixel), round(picture.height / per_camera_pixel))
    small = picture.resize(size, PIL.Resampling.BOX)
    return [code.text for code in zxingcpp.read_barcodes(small)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1920, 1080), (1280, 800)], ids=["1080p", "800p"])
def test_a_projected_story_can_be_scanned_from_the_last_row(
    phone: Callable[..., Any], server: str, size: tuple[int, int], scheme: str
) -> None:
    query = classroom.query({"l_part": "Stories", "l_story": LONGEST, "l_large": "true"})
    page = phone(f"/classroom?{query}&embed=true", viewport=size, screen=True, color_scheme=scheme)
    code = page.get_by_role("img", name=re.compile("^QR code"))
    assert seen_from_the_back(page.screenshot(), size[0]) == [server + STORIES[LONGEST]]
    box = code.bounding_box()
    planned = BASE.setting("qr_screen_share") * size[1]
    side = min(box["width"], box["height"])
    if size == (1920, 1080):
        assert side == pytest.approx(planned, abs=1)
        assert side / qr.modules(server + STORIES[LONGEST]) >= 12
    bar = page.get_by_role("button", name="Leave").bounding_box()
    assert box["y"] + box["height"] <= bar["y"], "the code reaches under the bar"
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


@pytest.mark.slow
def test_every_step_of_a_lesson_can_be_scanned_as_it_is_walked_through(
    phone: Callable[..., Any], server: str
) -> None:
    lesson = BASE.row("lessons", "better_or_worse")
    query = classroom.query({"l_lesson": lesson["title"], "l_large": "true"})
    page = phone(f"/classroom?{query}&embed=true", viewport=(1920, 1080), screen=True)
    steps = classroom.steps("better_or_worse", BASE)
    for step in steps:
        assert page.get_by_text(f"Step {step.number} of").is_visible()
        assert page.get_by_text(step.text[:40]).is_visible()
        wanted = [server + path(step.page, dict(step.parameters))] if step.page else []
        assert seen_from_the_back(page.screenshot(), 1920) == wanted
        if step is not steps[-1]:
            page.get_by_role("link", name="Next").click()
            page.wait_for_url(f"**l_step={step.number + 1}*")
            rest(page)


# What a class touches on a page for the last row.
TOUCHES = {
    "/classroom?l_part=Guess&l_large=true&embed=true": [
        *("text='Show the answer'", "text='Next question'") * 2
    ],
    "/moderators?big=1": [
        f"input[value='{level}']" for level in ("helped", "hostile", "alone", "in public")
    ],
}


@pytest.mark.parametrize("link", TOUCHES)
def test_a_page_keeps_its_width_whatever_is_touched(phone: Callable[..., Any], link: str) -> None:
    page = phone(link, viewport=(1280, 800), screen=True)
    widths = [page.locator(".st-key-page").bounding_box()["width"]]
    for touch in TOUCHES[link]:
        with answered(page):
            page.locator(touch).first.click()
        widths.append(page.locator(".st-key-page").bounding_box()["width"])
    assert widths[0] > 1000
    assert set(widths) == {widths[0]}


def test_a_guess_on_a_phone_survives_a_reload(phone: Callable[..., Any]) -> None:
    page = phone("/classroom?l_part=Guess", viewport=(360, 740))
    slider = page.get_by_role("slider")
    slider.focus()
    for _ in range(5):
        with answered(page):
            slider.press("ArrowLeft")
    page.wait_for_url(re.compile("l_guess1=45"))
    with answered(page):
        page.get_by_text("Show the answer").click()
    assert page.get_by_text("15 too high").first.is_visible()
    with answered(page):
        page.get_by_role("button", name="Next question").click()
    page.wait_for_url(re.compile("l_question=2"))
    page.reload()
    page.get_by_text("revealed").wait_for()
    assert "45" in page.locator("table").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_quiz_on_a_phone_survives_a_reload(phone: Callable[..., Any]) -> None:
    page = phone("/classroom?l_part=Quiz")
    page.get_by_role("button", name="contradicted").click()
    page.get_by_text("Why?").wait_for()
    page.reload()
    page.get_by_text("Why?").wait_for()
    page.get_by_role("button", name="Next claim").click()
    page.wait_for_url(re.compile(r"l_path=\w-$"))
    page.get_by_role("button", name="indirect").wait_for()


def test_a_question_of_a_lesson_opens_on_the_same_page(phone: Callable[..., Any]) -> None:
    page = phone(f"/classroom?{classroom.query({'l_lesson': 'Does a good cry help?'})}")
    page.get_by_role("button", name="The same question, answered").click()
    page.get_by_text("Reported:").first.wait_for()
    page.wait_for_url(re.compile("l_show1=true"))
    page.reload()
    page.get_by_text("Reported:").first.wait_for()


def test_the_shared_code_holds_the_link(phone: Callable[..., Any], server: str) -> None:
    tall = (390, 2000)  # so that the bar at the foot covers nothing
    page = phone("/classroom?l_part=Guess&l_question=3", viewport=tall)
    with answered(page):
        page.get_by_role("button", name="Share").click()
    code = page.get_by_role("img", name="QR code of the link above")
    picture = PIL.open(io.BytesIO(code.screenshot()))
    assert [found.text for found in zxingcpp.read_barcodes(picture)] == [
        f"{server}/classroom?l_part=guess&l_question=3"
    ]
    page.get_by_text("The link brings back the 2 things").wait_for()


def test_a_server_that_phones_cannot_reach_says_so(stranger: Callable[..., Visit]) -> None:
    """Its own computer is all that it listens to, and nobody has named another address."""
    with started() as address:
        visit = stranger(address).open(f"/classroom?{classroom.query({'l_part': 'stories'})}")
        page = visit.page
        assert page.get_by_text(network.VARIABLE).is_visible()
        assert page.get_by_role("img", name=re.compile("^QR code")).count() == 0
        with page.context.expect_page() as opened:
            page.get_by_role("link", name="For the projector").click()
        assert opened.value.url.startswith(f"{address}/classroom?l_part=stories&l_story=")
        page.context.close()


def test_a_handout_opens_and_prints(phone: Callable[..., Any], browser: Any, server: str) -> None:
    lesson = BASE.row("lessons", "headline")
    page = phone(f"/classroom?{classroom.query({'l_lesson': lesson['title']})}")
    with page.expect_popup() as popup:
        page.get_by_role("link", name="Handout to print").click()
    address = popup.value.url
    popup.value.close()
    assert address == f"{server}/handouts/headline.html"
    paper = browser.new_page()
    requests: list[str] = []
    paper.on("request", lambda request: requests.append(request.url))
    html = paper.goto(address).text()
    for step in classroom.steps("headline", BASE):
        if step.page:
            assert f"{server}{path(step.page, dict(step.parameters))}".replace("&", "&amp;") in html
    assert paper.locator("h1").first.evaluate("h1 => getComputedStyle(h1).marginTop") == "0px"
    pdf = paper.pdf(format="A4")
    paper.close()
    assert requests == [address], "the handout asked for something else"
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 4
