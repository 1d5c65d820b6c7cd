"""Each page is at its address with its words; every other address is a page that can be read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.testclient import TestClient

from goodcry.evidence import DataError
from goodcry.server import entrance
from goodcry.server.entrance import UnknownPaths
from goodcry.ui.kit import frame, registry

STREAMLITS = "what Streamlit says"


def streamlits(_: Request) -> Response:
    return PlainTextResponse(STREAMLITS)


@pytest.fixture
def client() -> Iterator[TestClient]:
    routes = entrance.routes()
    app = Starlette(
        routes=[*routes, Mount("/", Route("/{path:path}", streamlits))],
        middleware=[Middleware(UnknownPaths, routes=routes)],
    )
    with TestClient(app) as found:
        yield found


@pytest.mark.parametrize("page", registry.PAGES, ids=lambda page: page.name)
def test_each_page_is_at_its_address(client: TestClient, page: registry.Page) -> None:
    answer = client.get("/" if page.name == "home" else f"/{page.name}")
    assert answer.status_code == 200
    assert f"<title>{page.tab}</title>" in answer.text
    assert f"<h1>{page.heading}</h1>" in answer.text
    assert answer.headers["cache-control"] == "no-cache"
    assert "Accept-Language" in answer.headers["vary"]


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere",
        "/care/x",
        "/a/b/c",
        "/%E0%A4%A",
        "/Care",
        "/care.html",
        "/<script>",
        "/index.html",
    ],
)
def test_an_unknown_address_can_be_read(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert entrance.NO_PAGE in answer.text
    assert 'href="/care"' in answer.text
    assert "findahelpline" in answer.text
    assert "<script>" not in answer.text


@pytest.mark.parametrize(
    "path", ["/_stcore/health", "/static/js/x.js", "/media/x.html", "/component/x", "/care/"]
)
def test_what_streamlit_knows_is_left_to_it(client: TestClient, path: str) -> None:
    assert client.get(path).text == STREAMLITS


@pytest.mark.parametrize(
    "query",
    ["?x=<script>alert(1)</script>", "?" + "&".join(f"k{n}=1" for n in range(2000)), "?%ff=%ff"],
    ids=["markup", "2,000 keys", "no letters"],
)
def test_a_hostile_address_gives_the_page(client: TestClient, query: str) -> None:
    answer = client.get(f"/moderators{query}")
    assert answer.status_code == 200
    assert "alert" not in answer.text


def test_damaged_data_say_so_to_whoever_can_ask_elsewhere(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged() -> None:
        raise DataError("findings.csv is damaged")

    monkeypatch.setattr(frame, "load_evidence", damaged)
    answer = client.get("/care", headers={"accept-language": "en-NZ"})
    assert answer.status_code == 503
    assert "findings.csv is damaged" in answer.text
    assert "tel:" in answer.text


def test_the_script_comes_as_one(client: TestClient) -> None:
    answer = client.get("/first-words.js")
    assert answer.headers["content-type"].startswith("text/javascript")
