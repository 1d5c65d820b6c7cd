"""A page names the code early that it needs when it opens, and no other."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from goodcry.server import page_code
from tests.browser.views import OPENING, View
from tests.browser.visit import Visit

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("view", OPENING, ids=lambda view: view.page)
def test_no_code_comes_that_was_not_named(view: View, stranger: Callable[..., Visit]) -> None:
    visit = stranger()
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(request.url))
    visit.open(view.path)
    html = visit.page.request.get(visit.address + view.path).text()
    fetched = {found[1] for url in asked if (found := re.search(r"/static/js/([\w.-]+)$", url))}
    assert {name for name in fetched if f"/{name}" not in html} == set()
    assert set(page_code.files(view.page)) <= fetched
