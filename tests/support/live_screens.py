"""The wall of a live class and its steering, in tests of pages."""

from __future__ import annotations

from html import unescape

from streamlit.testing.v1 import AppTest

from goodcry.live_items import Item
from tests.support import live
from tests.support.app import html_of, open_page, unopened
from tests.support.live import School


def assert_healthy(page: AppTest) -> None:
    """No exception box and no error; a wall says all in HTML."""
    assert not page.exception, [element.value for element in page.exception]
    assert not page.error, [element.value for element in page.error]


def wall(code: str) -> AppTest:
    """The wall, in a browser that holds no key."""
    return live.phone(code, wall="true")


def steering(school: School, code: str, *, kept: bool = True, **address: str) -> AppTest:
    """The room in the browser that has opened it."""
    page = unopened(live.SCRIPT)
    page.query_params.update({"room": code, **address})
    page.session_state[live.KEPT] = kept
    page.session_state["v_keys"] = {code: school.keys[code]}
    return page.run()


def seen(page: AppTest) -> str:
    """All that a page says, also in pieces of HTML, and a phone in the browser."""
    return unescape(live.words(page) + html_of(page))


def button(page: AppTest, label: str) -> object:
    [found] = [each for each in page.button if each.label.startswith(label)]
    return found


def touch(page: AppTest, label: str) -> AppTest:
    button(page, label).click().run()  # type: ignore[attr-defined]
    assert_healthy(page)
    return page


def values(item: Item, number: int) -> list[str]:
    """So many answers, all over the options."""
    return [item.options[place % len(item.options)].value for place in range(number)]


def hands(set_id: str = "diary_memory", **address: str) -> AppTest:
    page = open_page(live.SCRIPT, {"set": set_id, "hands": "true", **address})
    assert_healthy(page)
    return page
