"""Every code of a lesson or a story can be read from the last row, as the assumptions say.

All are shown large enough; of each size the code with the longest link is looked at from there.
The camera at the back is imitated: few pixels a module, a slant, blur, low contrast, noise,
and the compression of a live picture.
"""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from PIL import Image, ImageFilter

from goodcry import classroom
from goodcry.evidence import Evidence
from goodcry.figures import qr
from tests.support.records import EVIDENCE

ROOT_FOLDER = Path(__file__).resolve().parents[2]
ROOT = "https://" + "x" * (int(EVIDENCE.setting("qr_host_length")) - len("https://"))


def address(page: str, parameters: dict[str, str]) -> str:
    path = "/" if page == "home" else f"/{page}"
    query = f"?{classroom.query(parameters)}" if parameters else ""
    return f"{ROOT}{path}{query}"


LINKS = {
    f"{lesson['id']}-{step.number}": address(step.page, dict(step.parameters))
    for lesson in EVIDENCE.rows("lessons")
    for step in classroom.steps(lesson["id"], EVIDENCE)
    if step.page
} | {
    row["id"]: address("moderators", classroom.story_parameters(row["id"], EVIDENCE))
    for row in EVIDENCE.rows("presets")
}


modules = cache(qr.modules)


def raster(link: str, module: int) -> Image.Image:
    """The drawing itself as pixels, ``module`` px a module."""
    svg = qr.drawing(link)
    size = int(re.findall(r'viewBox="0 0 (\d+) ', svg)[0])
    cells = np.full((size, size), 255, np.uint8)
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h", svg):
        cells[int(y), int(x) : int(x) + int(length)] = 0
    return Image.fromarray(cells).resize((size * module, size * module), Image.Resampling.NEAREST)


def seen_from_the_back(link: str, module: int, pixels_per_module: float) -> Image.Image:
    """What a phone's live picture holds of a code shown with ``module`` screen px a module."""
    code = raster(link, module)
    scene = Image.new("L", (2 * code.width, 2 * code.width), 200)
    scene.paste(code, (code.width // 2, code.width // 2))
    scene = scene.rotate(7, fillcolor=200, resample=Image.Resampling.BICUBIC)
    side = scene.width
    slant = (0, 0, 0, 0.97 * side, side, side, side, 0)
    scene = scene.transform(
        (side, side), Image.Transform.QUAD, slant, resample=Image.Resampling.BICUBIC
    )
    few = round(side * pixels_per_module / module)
    small = scene.resize((few, few), Image.Resampling.BOX).filter(ImageFilter.GaussianBlur(0.6))
    noise = np.random.default_rng(20261122).normal(0, 10, (few, few))
    washed_out = (0.65 * np.asarray(small, float) + 50 + noise).clip(0, 255)
    file = io.BytesIO()
    Image.fromarray(washed_out.astype(np.uint8)).save(file, "JPEG", quality=75)
    return Image.open(file)


def read(picture: Image.Image) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(picture)]


def module_needed(evidence: Evidence) -> float:
    """Screen pixels a module needs so that the camera in the last row gets enough of them.

    The camera spreads its pixels over ``view * distance`` picture heights, each of which is
    ``height`` screen pixels: this many screen pixels fall on one camera pixel.
    """
    screen_per_camera_pixel = (
        evidence.setting("qr_camera_view")
        * evidence.setting("qr_distance")
        * evidence.setting("qr_screen_height")
        / evidence.setting("qr_camera_pixels")
    )
    return evidence.setting("qr_pixels_per_module") * screen_per_camera_pixel


def module_shown(link: str, evidence: Evidence) -> float:
    """Screen pixels that the projector view gives a module of this link's code."""
    height = evidence.setting("qr_screen_height") * evidence.setting("qr_screen_share")
    return height / modules(link)


def test_the_plan_in_numbers(evidence: Evidence) -> None:
    """What docs/classroom.md says is what comes out."""
    text = " ".join((ROOT_FOLDER / "docs" / "classroom.md").read_text(encoding="utf-8").split())
    longest = max(LINKS.values(), key=modules)
    assert f"it needs {module_needed(evidence):.1f} px of the screen" in text
    assert f"a code of {modules(longest)} modules" in text
    assert f"so {module_shown(longest, evidence):.1f} px a module" in text
    assert f"{evidence.setting('qr_screen_share'):.0%}".replace("%", " %") in text


@pytest.mark.parametrize("link", LINKS.values(), ids=list(LINKS))
def test_code_is_large_enough_and_read_up_close(link: str, evidence: Evidence) -> None:
    size = modules(link)
    assert module_shown(link, evidence) >= module_needed(evidence), "too small for the last row"
    assert evidence.setting("qr_print_width") / size >= 0.5, "below half a millimetre on paper"
    assert read(raster(link, 5)) == [link]


def test_the_fullest_code_of_each_size_is_read_from_the_last_row(evidence: Evidence) -> None:
    fullest = {modules(link): link for link in sorted(LINKS.values(), key=len)}
    assert fullest
    for link in fullest.values():
        picture = seen_from_the_back(link, 12, evidence.setting("qr_pixels_per_module"))
        assert read(picture) == [link]


def test_a_code_has_its_white_rim_in_any_theme() -> None:
    svg = qr.drawing("https://example.org")
    size = qr.modules("https://example.org")
    assert f'fill="#ffffff" d="M0 0h{size}v{size}' in svg
    starts = [int(x) for x in re.findall(r"M(\d+) \d+h\d+v1h", svg)]
    assert min(starts) == qr.QUIET_ZONE


def test_a_link_too_long_for_a_code_is_said_to_be_so() -> None:
    long = "https://example.org/?" + "x" * 10_000
    with pytest.raises(ValueError, match="10021 characters"):
        qr.drawing(long)
    with pytest.raises(ValueError, match="too long"):
        qr.modules(long)
