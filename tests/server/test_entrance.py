"""Each page is at its address with its words; every other address is a page that can be read."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route

from goodcry.evidence import DataError
from goodcry.server import entrance, first_words, shell
from goodcry.server.coding import CODINGS, Coding
from goodcry.server.entrance import UnknownPaths
from goodcry.ui.kit import components, frame, registry
from tests.support.asgi import ask

STREAMLITS = "what Streamlit says"


def streamlits(_: Request) -> Response:
    return PlainTextResponse(STREAMLITS)


ROUTES = entrance.routes()
APP = Starlette(
    routes=[*ROUTES, Mount("/", Route("/{path:path}", streamlits))],
    middleware=[Middleware(UnknownPaths, routes=ROUTES)],
)


@pytest.mark.parametrize("page", registry.PAGES, ids=lambda page: page.name)
def test_each_page_is_at_its_address(page: registry.Page) -> None:
    answer = ask(APP, "/" if page.name == "home" else f"/{page.name}")
    assert answer.status == 200
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
        "/care.html",
        "/moderators…",
        "//moderators.",
        "/<script>",
        "/index.html",
    ],
)
def test_an_unknown_address_can_be_read(path: str) -> None:
    answer = ask(APP, path)
    assert answer.status == 404
    assert entrance.NO_PAGE in answer.text
    assert 'href="/care"' in answer.text
    assert "findahelpline" in answer.text
    assert "<script>" not in answer.text


@pytest.mark.parametrize(
    ("address", "there"),
    [
        ("/Care", "./care"),
        ("/MODERATORS?support=helped", "./moderators?support=helped"),
        ("/moderators.", "./moderators"),
        ("/evidence%29,?q=tears%20%26+mood", "./evidence?q=tears+%26+mood"),
        ("/moderators%3Fsupport=helped&shame=ashamed", "./moderators?support=helped&shame=ashamed"),
        ("/moderators&support=helped", "./moderators?support=helped"),
        ("/who%5C_cries", "./who_cries"),
        ("/care%E2%80%8B", "./care"),
        ("/Shift/", "../shift"),
        ("/.", "./"),
        ("/%E2%80%9D", "./"),
        (
            "/moderators?support=helped&amp;shame=ashamed&utm_source=x",
            "./moderators?support=helped&utm_source=x&shame=ashamed",
        ),
    ],
)
def test_what_a_chat_made_of_an_address_leads_to_its_page(address: str, there: str) -> None:
    answer = ask(APP, address)
    assert answer.status == 307
    assert answer.headers["location"] == there


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/health",
        "/care/_stcore/health",
        "/static/js/x.js",
        "/media/x.html",
        "/component/x",
        "/care/",
    ],
)
def test_what_streamlit_knows_is_left_to_it(path: str) -> None:
    assert ask(APP, path).text == STREAMLITS


@pytest.mark.parametrize(
    "query",
    ["?x=<script>alert(1)</script>", "?" + "&".join(f"k{n}=1" for n in range(2000)), "?%ff=%ff"],
    ids=["markup", "2,000 keys", "no letters"],
)
def test_a_hostile_address_gives_the_page(query: str) -> None:
    answer = ask(APP, f"/moderators{query}")
    assert answer.status == 200
    assert "alert" not in answer.text


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (DataError("findings.csv is damaged"), "findings.csv is damaged"),
        (MemoryError("the inside"), "the log of its server says why"),
    ],
)
def test_unusable_data_say_so_to_whoever_can_ask_elsewhere(
    error: Exception, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unusable() -> None:
        raise error

    monkeypatch.setattr(frame, "load_evidence", unusable)
    answer = ask(APP, "/care", headers={"accept-language": "en-NZ"})
    assert answer.status == 503
    assert says in answer.text
    assert "the inside" not in answer.text
    assert "tel:" in answer.text


def test_each_page_comes_packed() -> None:
    for path in entrance.PAGES:
        answer = ask(APP, path, headers={"Accept-Encoding": "gzip"})
        assert answer.headers["content-encoding"] == "gzip"


@pytest.mark.parametrize("how", [*CODINGS, None], ids=lambda how: how.name if how else "as it is")
def test_the_script_that_a_page_names_comes_whole(how: Coding | None) -> None:
    assert f'src="./{shell.SCRIPT}"' in ask(APP, "/care").text
    asked = {"Accept-Encoding": how.name if how else "identity"}
    answer = ask(APP, f"/{shell.SCRIPT}", headers=asked)
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers.get("content-encoding") == (how.name if how else None)
    plain = how.unpack(answer.body) if how else answer.body
    assert plain.decode() == components.joined(first_words.HERE / shell.SCRIPT)
    tag = answer.headers["etag"]
    assert ask(APP, f"/{shell.SCRIPT}", headers=asked | {"If-None-Match": tag}).status == 304
