"""Links of lessons opened cold, codes read off a projected screen, a phone alone, paper."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from goodcry import classroom
from goodcry.evidence import load
from goodcry.figures import qr
from tests.browser.server import started

pytestmark = pytest.mark.browser
PIL = pytest.importorskip("PIL.Image")
zxingcpp = pytest.importorskip("zxingcpp")

BASE = load()
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "is_mobile": True,
    "has_touch": True,
    "device_scale_factor": 2,
}
SCREEN = {"is_mobile": False, "has_touch": False, "device_scale_factor": 1}
# A class shares the machine: what takes a second alone may take many here.
PATIENCE = 60_000
ERROR = '[data-testid="stException"], [data-testid="stAlertContentError"]'


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The address of a running app."""
    with started() as address:
        yield address


@pytest.fixture
def opened(site: str, browser: Any) -> Iterator[Callable[..., Any]]:
    """Opens an address of the app on a phone that has never been here.

    Further arguments are those of Playwright's ``new_context``.
    """
    contexts = []

    def cold(where: str, **settings: Any) -> Any:
        context = browser.new_context(**PHONE | settings)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(site + where)
        page.get_by_role("heading", level=1).wait_for()
        return page

    yield cold
    for context in contexts:
        context.close()


def path(page: str, parameters: dict[str, str]) -> str:
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


@pytest.mark.parametrize("link", LINKS)
def test_every_lesson_link_opens_its_state_cold(link: str, opened: Callable[..., Any]) -> None:
    page = opened(link)
    page.get_by_text("Not medical advice").wait_for()
    page.wait_for_timeout(500)
    assert page.locator(ERROR).count() == 0
    # What a page cannot take, Streamlit drops from the address.
    wanted, there = (dict(parse_qsl(urlsplit(each).query)) for each in (link, page.url))
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
    opened: Callable[..., Any], site: str, size: tuple[int, int], scheme: str
) -> None:
    query = classroom.query({"l_part": "Stories", "l_story": LONGEST, "l_large": "true"})
    page = opened(
        f"/classroom?{query}&embed=true",
        viewport={"width": size[0], "height": size[1]},
        **SCREEN,
        color_scheme=scheme,
    )
    code = page.get_by_role("img", name=re.compile("^QR code"))
    code.wait_for()
    page.wait_for_timeout(500)
    assert seen_from_the_back(page.screenshot(), size[0]) == [site + STORIES[LONGEST]]
    box = code.bounding_box()
    planned = BASE.setting("qr_screen_share") * size[1]
    side = min(box["width"], box["height"])
    if size == (1920, 1080):
        assert side == pytest.approx(planned, abs=1)
        assert side / qr.modules(site + STORIES[LONGEST]) >= 12
    bar = page.get_by_role("button", name="Menu").bounding_box()
    assert box["y"] + box["height"] <= bar["y"], "the code reaches under the bar"
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_every_step_of_a_lesson_can_be_scanned_as_it_is_walked_through(
    opened: Callable[..., Any], site: str
) -> None:
    lesson = BASE.row("lessons", "better_or_worse")
    query = classroom.query({"l_lesson": lesson["title"], "l_large": "true"})
    page = opened(
        f"/classroom?{query}&embed=true",
        viewport={"width": 1920, "height": 1080},
        **SCREEN,
    )
    for step in classroom.steps("better_or_worse", BASE):
        page.get_by_text(f"Step {step.number} of").wait_for()
        page.get_by_text(step.text[:40]).wait_for()
        if step.page:
            page.get_by_role("img", name=f"QR code that opens: {step.opens}").wait_for()
        wanted = [site + path(step.page, dict(step.parameters))] if step.page else []
        # The code of the step before fades for a moment.
        for _ in range(20):
            page.wait_for_timeout(500)
            if (seen := seen_from_the_back(page.screenshot(), 1920)) == wanted:
                break
        assert seen == wanted
        following = page.get_by_role("button", name="Next step")
        if following.is_enabled():
            following.click()


def test_a_guess_on_a_phone_survives_a_reload(opened: Callable[..., Any]) -> None:
    page = opened("/classroom?l_part=Guess", viewport={"width": 360, "height": 740})
    slider = page.get_by_role("slider")
    slider.focus()
    for _ in range(5):
        slider.press("ArrowLeft")
    page.wait_for_url(re.compile("l_guess1=45"))
    page.get_by_text("Show the answer").click()
    page.get_by_text("15 too high").first.wait_for()
    page.get_by_role("button", name="Next question").click()
    page.wait_for_url(re.compile("l_question=2"))
    page.reload()
    page.get_by_text("revealed").wait_for()
    assert "45" in page.locator("table").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_quiz_on_a_phone_survives_a_reload(opened: Callable[..., Any]) -> None:
    page = opened("/classroom?l_part=Quiz")
    page.get_by_role("button", name="contradicted").click()
    page.get_by_text("Why?").wait_for()
    page.reload()
    page.get_by_text("Why?").wait_for()
    page.get_by_role("button", name="Next claim").click()
    page.wait_for_url(re.compile(r"l_path=\w-$"))
    page.get_by_role("button", name="indirect").wait_for()


def test_a_question_of_a_lesson_opens_on_the_same_page(opened: Callable[..., Any]) -> None:
    page = opened(f"/classroom?{classroom.query({'l_lesson': 'Does a good cry help?'})}")
    page.get_by_role("button", name="The same question, answered").click()
    page.get_by_text("Measured:").wait_for()
    page.wait_for_url(re.compile("l_show1=true"))
    page.reload()
    page.get_by_text("Measured:").wait_for()


def test_the_shared_code_holds_the_link(opened: Callable[..., Any], site: str) -> None:
    tall = {"width": 390, "height": 2000}  # so that the bar at the foot covers nothing
    page = opened("/classroom?l_part=Guess&l_question=3", viewport=tall)
    page.get_by_text("Share this view").click()
    code = page.get_by_role("img", name="QR code of the link above")
    code.wait_for()
    page.wait_for_timeout(300)
    picture = PIL.open(io.BytesIO(code.screenshot()))
    assert [found.text for found in zxingcpp.read_barcodes(picture)] == [
        f"{site}/classroom?l_part=Guess&l_question=3"
    ]
    page.get_by_text("The link brings back the 2 things").wait_for()


def test_a_handout_downloads_and_prints(
    opened: Callable[..., Any], browser: Any, site: str, tmp_path: Path
) -> None:
    lesson = BASE.row("lessons", "headline")
    page = opened(f"/classroom?{classroom.query({'l_lesson': lesson['title']})}")
    with page.expect_download() as download:
        page.get_by_role("button", name="Handout to print").click()
    file = tmp_path / "handout.html"
    download.value.save_as(file)
    html = file.read_text(encoding="utf-8")
    for step in classroom.steps("headline", BASE):
        if step.page:
            assert f"{site}{path(step.page, dict(step.parameters))}".replace("&", "&amp;") in html
    paper = browser.new_page()
    requests: list[str] = []
    paper.on("request", lambda request: requests.append(request.url))
    paper.goto(file.as_uri())
    pdf = paper.pdf(format="A4")
    paper.close()
    assert requests == [file.as_uri()], "the handout asked for something else"
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 4
