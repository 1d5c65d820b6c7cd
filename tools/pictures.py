"""Takes the pictures of the README: a phone in somebody's hand, a screen, the projector of a class.

``make pictures`` starts the app, opens it in Chromium and writes ``docs/pictures/``.
"""

from __future__ import annotations

import io
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from goodcry.evidence import Evidence, load
from tests.browser.server import ARGUMENTS, started
from tests.browser.visit import Visit, answered, device

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
STORY, LESSON = "comforted", "good_cry"
COLOURS = 256
# The address on the pictures; it stands for whatever port the app has got.
ADDRESS = "http://good-cry.example"


@dataclass(frozen=True)
class Picture:
    """What a picture shows: a screen of so many px, each of them ``scale`` px of the file.

    ``choice`` is the label of a list and what is chosen there first.
    """

    name: str
    path: str
    width: int
    height: int
    scale: float
    choice: tuple[str, str] | None = None


def pictures(evidence: Evidence) -> list[Picture]:
    """A story with its result on a phone; a body that cries; a step of a lesson on a projector."""
    story = ("Story", evidence.row("presets", STORY)["name"])
    lesson = {"l_lesson": evidence.row("lessons", LESSON)["title"], "l_step": "2"}
    projector = {**lesson, "big": "true", "embed": "true"}
    return [
        Picture("phone", "/moderators", 390, 844, 2, story),
        Picture("body", "/shift?moment=12", 1280, 800, 1),
        Picture("projector", f"/classroom?{urlencode(projector)}", 1920, 1080, 2 / 3),
    ]


def take(picture: Picture, browser: Browser) -> Path:
    """Take one picture and write it with few colours, which keeps letters sharp and files small."""
    context = device(
        browser,
        viewport={"width": picture.width, "height": picture.height},
        device_scale_factor=picture.scale,
        color_scheme="light",
        reduced_motion="reduce",
    )
    visit = Visit(context, ADDRESS).open(picture.path)
    if picture.choice:
        label, option = picture.choice
        with answered(visit.page):
            visit.page.get_by_role("combobox", name=label).select_option(label=option)
    shot = Image.open(io.BytesIO(visit.page.screenshot()))
    context.close()
    file = FOLDER / f"{picture.name}.png"
    shot.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
    return file


def main() -> None:
    """Take all pictures; says how large they are, kB."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("The pictures need Chromium or Chrome, and neither was found.")
    FOLDER.mkdir(exist_ok=True)
    with started() as address, sync_playwright() as driver:
        host, port = (urlsplit(place).netloc for place in (ADDRESS, address))
        found = f"--host-resolver-rules=MAP {host}:80 {port}"
        browser = driver.chromium.launch(executable_path=chromium, args=[*ARGUMENTS, found])
        for picture in pictures(load()):
            file = take(picture, browser)
            print(f"{file}: {file.stat().st_size / 1000:.0f} kB")
        browser.close()


if __name__ == "__main__":
    main()
