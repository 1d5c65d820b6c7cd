"""Two panes: what a touch changes stays in sight, beside it or above it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.server import started
from tests.browser.visit import Visit

pytestmark = pytest.mark.browser

# Where the picture and the last switch stand once that is in sight, px.
PLACES = """() => {
  const last = [...document.querySelectorAll('.st-key-beside-c_demo label')].at(-1);
  last.scrollIntoView({ block: 'center', behavior: 'instant' });
  const box = element => element.getBoundingClientRect().toJSON();
  return { picture: box(document.querySelector('.st-key-stuck-c_demo')), touched: box(last),
    words: box(document.querySelector('.st-key-page p')), width: innerWidth, height: innerHeight };
}"""


@pytest.fixture(scope="module")
def staged(known_phone: Any) -> Iterator[Visit]:
    """A page with a stage."""
    with started("tests/browser/stage/app.py") as address:
        visit = Visit(known_phone, address).open("")
        yield visit
        visit.page.close()


@pytest.mark.parametrize("size", [(360, 640), (390, 844), (768, 1024)], ids=str)
def test_on_a_narrow_screen_the_picture_sticks_to_the_top(
    staged: Visit, size: tuple[int, int]
) -> None:
    staged.resize(*size)
    places = staged.page.evaluate(PLACES)
    assert places["picture"]["top"] == pytest.approx(0, abs=1)
    assert places["picture"]["height"] <= size[1] / 3
    assert places["touched"]["top"] > places["picture"]["bottom"]


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080)], ids=str)
def test_on_a_wide_screen_it_stands_beside_what_is_touched(
    staged: Visit, size: tuple[int, int]
) -> None:
    staged.resize(*size)
    places = staged.page.evaluate(PLACES)
    assert places["picture"]["top"] >= 0 and places["picture"]["bottom"] <= size[1]
    assert places["touched"]["left"] >= places["picture"]["right"]
    assert places["touched"]["right"] > 0.6 * size[0], "the stage is as wide as the screen"
    assert places["words"]["width"] <= 44 * 16, "words keep a width that is easy to read"
