"""The look in a browser: pictures take the page's colours, first words look like the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from goodcry.figures import look
from goodcry.ui.kit import registry
from tests.browser.visit import Visit, rest

pytestmark = pytest.mark.browser

DRAWING = "/classroom?l_part=guess&l_show1=true"
STREAMLITS_CODE = "**/static/js/**"
# The colour of the first words of the first picture.
PICTURE_INK = """() => {
  const host = [...document.querySelectorAll('.st-key-page .stBidiComponent *')]
    .find(each => each.shadowRoot?.querySelector('svg[role=img] text'));
  return getComputedStyle(host.shadowRoot.querySelector('svg text')).fill;
}"""
PAGE_INK = "() => getComputedStyle(document.querySelector('.st-key-page p')).color"
# What the eye sees of a title, of the message below it and of the bar at the foot.
SEEN = """([title, words, bar, ground]) => [title, words, bar].map(place => {
  const found = document.querySelector(place);
  const { color, fontFamily, fontSize, fontWeight, lineHeight, letterSpacing, backgroundColor }
    = getComputedStyle(found);
  return place === bar ? { color, backgroundColor }
    : { color, fontSize, fontWeight, letterSpacing, lineHeight: Math.round(parseFloat(lineHeight)),
      fontFamily: fontFamily.replace(/["' ]/g, '').replace(/,SourceSans.*/, ''),  // ours, first
      text: found.textContent.replace(/\\s+/g, ' ').slice(0, 40) };
}).concat(getComputedStyle(document.querySelector(ground)).backgroundColor)"""
FIRST = ["#first-words h1", "#first-words main p", "#first-words nav", "#first-words"]
LIVE = [".stApp h1", ".st-key-page p", ".stBottom > *", ".stApp"]

# Within the margins of a sheet, px.
A5 = (483, 718)
# What fills half of the page, or more, with a colour.
GROUNDS = """() => [...document.querySelectorAll("*")].filter(each => {
  const { width, height } = each.getBoundingClientRect();
  return width * height > innerWidth * innerHeight / 2
    && getComputedStyle(each).backgroundColor !== "rgba(0, 0, 0, 0)";
}).map(each => each.outerHTML.slice(0, 80))"""


def rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"


def test_a_picture_has_the_ink_of_its_page(phone: Callable[..., Any]) -> None:
    """By day, by night, on paper, and where the device sets all colours."""
    page = phone(DRAWING)
    ink = look.TONES["ink"]
    for media, wanted in (
        ({"color_scheme": "light"}, ink.day),
        ({"color_scheme": "dark"}, ink.night),
        ({"color_scheme": "dark", "media": "print"}, ink.day),
    ):
        page.emulate_media(**{"media": "screen", **media})
        page.wait_for_function(f"() => ({PICTURE_INK})() === '{rgb(wanted)}'")
        page.wait_for_function(f"() => ({PAGE_INK})() === '{rgb(wanted)}'")
    assert not page.evaluate(GROUNDS), "a sheet would be filled with colour"
    page.emulate_media(media="screen", color_scheme="dark", forced_colors="active")
    page.wait_for_function(f"() => ({PICTURE_INK})() === ({PAGE_INK})()")


def test_a_theme_that_is_chosen_by_hand_goes_before_that_of_the_device(
    phone: Callable[..., Any],
) -> None:
    page = phone(f"{DRAWING}&embed=true&embed_options=dark_theme", color_scheme="light")
    assert page.evaluate(PICTURE_INK) == rgb(look.TONES["ink"].night) == page.evaluate(PAGE_INK)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_first_words_look_like_the_page(scheme: str, stranger: Callable[..., Visit]) -> None:
    words = stranger(color_scheme=scheme)
    words.page.route(STREAMLITS_CODE, lambda route: route.abort())
    words.page.goto(words.address)
    page = stranger(color_scheme=scheme).open("/").page
    assert words.page.evaluate(SEEN, FIRST) == page.evaluate(SEEN, LIVE)


def test_a_whole_card_leads_to_its_page(phone: Callable[..., Any]) -> None:
    page = phone("/")
    entry = registry.page("who_cries")
    words = page.get_by_text(entry.promise)
    words.evaluate("words => words.scrollIntoView({ block: 'center' })")
    rest(page)
    box = words.bounding_box()
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url(f"**/{entry.name}*")


def test_a_sheet_has_the_page_alone_and_no_more_than_fits(visit: Visit) -> None:
    """A5, the smallest sheet, while a dialog lies over the page: it would lie over each sheet."""
    page = visit.open("/shift").page
    visit.resize(*A5)
    page.locator(".st-key-bar").get_by_role("button", name="Share").tap()
    page.get_by_role("dialog").wait_for()
    visit.rest()
    page.emulate_media(media="print")
    try:
        assert not page.get_by_role("dialog").is_visible()
        assert not visit.audit().keys() & {"overflow", "clipped"}
    finally:
        page.emulate_media(media="screen")
