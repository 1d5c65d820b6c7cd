"""The faces of a picture's frame: by key and finger, read by a machine, taken as a file."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from goodcry.ui.kit import faces
from tests.browser.accessibility import Floor, broken_in_both_themes
from tests.browser.visit import Visit, answered

pytestmark = pytest.mark.browser

TRIGGERS = "/who_cries?w_part=what"
FRAME = ".st-key-frame-w_triggers"


def test_each_face_is_one_key_away_and_keeps_the_rules(visit: Visit, floor: Floor) -> None:
    page = visit.open(TRIGGERS).page
    frame = page.locator(FRAME)
    frame.get_by_role("radio", name=faces.PICTURE).focus()
    shown = {faces.PICTURE: "[role=list]", faces.TABLE: "table", faces.SOURCES: "a"}
    for face, what in shown.items():
        if face != faces.PICTURE:
            page.keyboard.press("ArrowRight")
            with answered(page):
                page.keyboard.press("Space")
        assert frame.get_by_role("radio", name=face).get_attribute("aria-checked") == "true"
        assert frame.locator(what).first.is_visible()
        assert [each for each in shown.values() if frame.locator(each).count()] == [what]
        assert not broken_in_both_themes(visit, floor)


def test_the_table_is_a_file_that_the_browser_makes(visit: Visit) -> None:
    page = visit.open(TRIGGERS).page
    frame = page.locator(FRAME)
    with answered(page):
        frame.get_by_role("radio", name=faces.TABLE).tap()
    with page.expect_download() as download:
        frame.get_by_role("button", name="Download").tap()
    assert download.value.suggested_filename == "a-good-cry-who-cries-triggers.csv"
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert [len(rows), *rows[0]] == [
        frame.locator("tr").count(),
        *frame.locator("th").all_inner_texts(),
    ]
    assert not visit.troubles()
