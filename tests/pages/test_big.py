"""Pages for the last row of a class, notes that open over a page, and a picture's faces."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from goodcry.ui.kit import faces, registry
from tests.support import table
from tests.support.app import assert_healthy, html_of, open_page, text_of
from tests.support.readers import links_of

LESSON = {"l_lesson": "body", "l_step": "3"}
EVERY_PAGE = pytest.mark.parametrize("page", registry.PAGES, ids=lambda page: page.name)


def is_large(page: AppTest) -> bool:
    return "--letters" in html_of(page)


@pytest.mark.parametrize(
    ("asked", "large"),
    [
        pytest.param({"big": "1"}, True, id="by hand"),
        pytest.param({"big": "true"}, True, id="by the app"),
        pytest.param({"l_large": "true"}, True, id="by 0.1.0"),
        pytest.param({"big": "0"}, False, id="off"),
        pytest.param({"big": "yes"}, False, id="unknown"),
        pytest.param({}, False, id="not at all"),
    ],
)
def test_an_address_asks_for_large_letters(asked: dict[str, str], large: bool) -> None:
    page = open_page("pages/care.py", asked)
    assert_healthy(page)
    assert is_large(page) == large
    assert not page.info


@EVERY_PAGE
def test_a_large_page_has_few_boxes_and_its_links_keep_it_large(page: registry.Page) -> None:
    opened = open_page(page.script, {"big": "1", **LESSON})
    assert_healthy(opened)
    assert not opened.get("page_link"), "they write two entries into the browser's history"
    assert not opened.expander
    inside = [address for address, how, _ in links_of(opened) if 'target="_self"' in how]
    for address in inside:
        query = parse_qs(urlsplit(address.replace("&amp;", "&")).query)
        assert query.get("big") == ["true"], address
        assert query["l_lesson"] == ["body"], address
    assert inside


@pytest.mark.parametrize("part", ["what", "cry"])
def test_what_is_in_small_print_or_folded_waits_among_the_notes(part: str) -> None:
    usual, large = (
        open_page("pages/who_cries.py", {"w_part": part, **big}) for big in ({}, {"big": "1"})
    )
    assert [*usual.expander, *usual.caption[:-1]] and not large.expander
    large.button(key="bar_notes").click().run()
    assert_healthy(large)
    labels = [fold.label for fold in large.expander]
    for fold in usual.expander:
        assert any(label.endswith(fold.label) for label in labels)
    said = [element.value for element in large.markdown]
    assert {element.value for element in usual.caption[:-1]} <= set(said)


def test_a_fold_that_the_address_opens_does_not_wait() -> None:
    page = open_page("pages/who_cries.py", {"big": "1", "w_guess": "true"})
    assert [fold.label for fold in page.expander] == ["Guess first, then look"]


def test_the_menu_makes_a_page_large_and_the_bar_makes_it_usual_again() -> None:
    page = open_page("pages/moderators.py", {"support": "helped"})
    page.button(key="bar_large").click().run()
    assert is_large(page)
    assert table.chosen(page) == {"support": "helped"}
    page.button(key="bar_leave").click().run()
    assert_healthy(page)
    assert not is_large(page)
    assert table.chosen(page) == {"support": "helped"}
    assert set(page.query_params) == {"support"}


def test_sources_open_over_the_page_and_are_made_only_then() -> None:
    page = open_page("app.py")
    before = text_of(page)
    page.button(key="h_sources_note").click().run()
    assert_healthy(page)
    assert len(text_of(page)) > len(before)
    assert before.splitlines()[1] in text_of(page), "the page has gone"


def test_a_table_for_spreadsheets_holds_words_and_no_markdown() -> None:
    text = faces.as_csv([{"what": "a [link](https://a.example)", "n": 3}, {"what": "x, y"}])
    assert text == '\ufeffwhat,n\r\na link,3\r\n"x, y",\r\n'
