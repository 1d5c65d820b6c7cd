"""serve.py is the server, and where a host takes it for a script of pages, it is the app."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.web.server.app_discovery import discover_asgi_app

from goodcry.ui.kit import registry
from tests.support.app import VISITED, assert_healthy

ROOT = Path(__file__).resolve().parents[2]


def test_streamlit_finds_the_server_in_it() -> None:
    found = discover_asgi_app(ROOT / "serve.py")
    assert (found.is_asgi_app, found.app_name) == (True, "app")


def test_app_py_is_a_plain_script() -> None:
    assert not discover_asgi_app(ROOT / "app.py").is_asgi_app


@pytest.mark.parametrize("page", registry.PAGES, ids=lambda page: page.name)
def test_taken_for_a_script_it_draws_the_app(page: registry.Page) -> None:
    app = AppTest.from_file(str(ROOT / "serve.py"), default_timeout=30)
    app.context["url"] = VISITED
    if page.name != "home":
        app.switch_page(page.script)
    app.run()
    assert_healthy(app)
    assert [each.value for each in app.title] == [page.heading]
    ways = [each.proto.page for each in app.get("page_link")]
    assert "" in ways, "no way home"
