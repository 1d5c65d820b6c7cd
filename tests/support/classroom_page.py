"""Opens the classroom page, and reads its address and its links."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.support.app import assert_healthy, open_page

SCRIPT = "pages/classroom.py"


def opened(**parameters: str) -> AppTest:
    page = open_page(SCRIPT, parameters)
    assert_healthy(page)
    return page


def in_address(page: AppTest, key: str) -> str:
    """What stands in the address; empty if nothing does."""
    value = page.query_params.get(key, "")
    return value if isinstance(value, str) else "".join(value)


def links(page: AppTest) -> set[tuple[str, str]]:
    """Page and query of every link inside the app."""
    return {(link.proto.page, link.proto.query_string) for link in page.get("page_link")}
