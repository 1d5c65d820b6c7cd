"""Streamlit's own files travel packed, and whatever is wrong with the packs, they travel right."""

from __future__ import annotations

import asyncio
import gzip
import threading
from pathlib import Path

import brotli
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient
from streamlit import config
from streamlit.web.server.starlette.starlette_static_routes import create_streamlit_static_handler

from goodcry.server import packed
from goodcry.server.coding import Coding
from goodcry.server.packed import Packed
from tests.support import elsewhere
from tests.support.asgi import Answer, asked
from tests.support.static_files import FILES, PACKED, SCRIPT, SCRIPT_PATH, UNPACK, sent


@pytest.mark.parametrize("coding", ["br", "gzip"])
@pytest.mark.parametrize("path", PACKED)
def test_a_file_travels_packed(server: Starlette, path: str, coding: str) -> None:
    answer = sent(server, path, coding)
    plain = sent(server, path, "identity")
    assert answer.status == plain.status == 200
    assert UNPACK[coding](answer.body) == plain.body == FILES[path]
    assert len(answer.body) < len(plain.body) / 2
    assert answer.headers["content-encoding"] == coding
    assert answer.headers["content-length"] == str(len(answer.body))
    for kept in ("content-type", "cache-control"):
        assert answer.headers[kept] == plain.headers[kept]
    assert answer.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"
    assert "content-encoding" not in plain.headers


def test_each_coding_has_a_strong_tag_of_its_own(server: Starlette) -> None:
    tags = {sent(server, SCRIPT_PATH, coding).headers["etag"] for coding in ("br", "gzip", "")}
    assert len(tags) == 3
    assert all(tag.startswith('"') and tag.endswith('"') for tag in tags)


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("condition", ["{}", "W/{}", '"other", {}', "*"])
def test_what_the_browser_has_is_not_sent_again(
    server: Starlette, condition: str, method: str
) -> None:
    first = sent(server, SCRIPT_PATH, "br")
    known = condition.format(first.headers["etag"])
    again = sent(server, SCRIPT_PATH, "br", method, if_none_match=known)
    assert (again.status, again.body) == (304, b"")
    for kept in ("etag", "vary", "cache-control"):
        assert again.headers[kept] == first.headers[kept]
    assert not {"content-length", "content-encoding", "content-type"} & set(again.headers)


def test_what_the_browser_has_in_another_coding_is_sent(server: Starlette) -> None:
    zipped = sent(server, SCRIPT_PATH, "gzip")
    answer = sent(server, SCRIPT_PATH, "br", if_none_match=zipped.headers["etag"])
    assert (answer.status, brotli.decompress(answer.body)) == (200, SCRIPT)


def test_head_has_the_headers_alone(server: Starlette) -> None:
    whole = sent(server, SCRIPT_PATH, "br")
    answer = sent(server, SCRIPT_PATH, "br", "HEAD")
    assert (answer.status, answer.body) == (200, b"")
    assert answer.headers == whole.headers


@pytest.mark.parametrize("coding", ["br", "gzip", "identity"])
def test_a_part_is_streamlits_and_plain(server: Starlette, coding: str) -> None:
    answer = sent(server, SCRIPT_PATH, coding, range="bytes=7-11")
    assert (answer.status, answer.body) == (206, SCRIPT[7:12])
    assert "content-encoding" not in answer.headers
    assert answer.headers["vary"] == "Accept-Encoding"


def test_a_pack_that_broke_off_is_followed_by_the_whole_plain_file(server: Starlette) -> None:
    first = sent(server, SCRIPT_PATH, "br")
    resumed = {"range": "bytes=7-11", "if_range": first.headers["etag"]}
    answer = sent(server, SCRIPT_PATH, "br", **resumed)
    assert (answer.status, answer.body) == (200, SCRIPT)


@pytest.mark.parametrize(
    "path",
    [
        "/static/media/flake.e5f6.png",
        "/static/media/font.a7b8.woff2",
        "/index.html",
        "/manifest.json",
        "/",
        "/moderators",
        "/static/js/gone.js",
        "/static/js",
        "/static/js/",
        "/static/../static/js/index.a1b2.js",
        "/static/js/../../../secret.js",
        "/static//js/index.a1b2.js",
        "//static/js/index.a1b2.js",
        "/static/js/index.a1b2.js\0",
        "/static/js\\index.a1b2.js",
        "/STATIC/js/index.a1b2.js",
        "",
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_all_else_is_left_to_streamlit(
    static: Path, server: Starlette, path: str, method: str
) -> None:
    (static.parent / "secret.js").write_bytes(b"secret")
    streamlits = create_streamlit_static_handler(str(static), None)
    bare = Starlette(routes=[Mount("/", streamlits)])
    assert sent(server, path, "br", method) == sent(bare, path, "br", method)


def test_other_methods_are_left_to_streamlit(server: Starlette) -> None:
    assert sent(server, SCRIPT_PATH, "br", "POST").status == 405


def test_sockets_pass(server: Starlette) -> None:
    with TestClient(server).websocket_connect(SCRIPT_PATH) as socket:
        socket.send_text("tears")
        assert socket.receive_text() == "tears"


def test_a_file_that_has_gone_since_the_start_is_streamlits_to_miss(
    server: Starlette, static: Path
) -> None:
    sent(server, "/")  # starts it
    (static / SCRIPT_PATH[1:]).unlink()
    assert sent(server, SCRIPT_PATH, "br").body == FILES["/index.html"]  # as Streamlit does
    (static / SCRIPT_PATH[1:]).write_bytes(SCRIPT)
    assert brotli.decompress(sent(server, SCRIPT_PATH, "br").body) == SCRIPT


def test_those_who_ask_at_once_wait_for_one_maker_and_hold_nobody_up(
    server: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    makers = []
    may_go_on = threading.Event()

    def slow(content: bytes, quality: int) -> bytes:
        makers.append(quality)
        assert may_go_on.wait(timeout=30)
        return gzip.compress(content, quality)

    coding = Coding("gzip", slow, gzip.decompress, kept=9, awaited=6)
    monkeypatch.setattr(packed, "accepted", lambda _: coding)

    async def crowd() -> list[Answer]:
        waiting = [asyncio.create_task(asked(server, SCRIPT_PATH)) for _ in range(20)]
        while not makers:
            await asyncio.sleep(0)
        waiting.pop(0).cancel()  # the first goes away; the work is done for the others
        assert (await asked(server, "/index.html")).status == 200
        assert not any(task.done() for task in waiting)
        may_go_on.set()
        return await asyncio.gather(*waiting)

    bodies = [gzip.decompress(answer.body) for answer in elsewhere.run(crowd())]
    assert bodies == [SCRIPT] * 19
    assert makers == [6]


def test_below_another_address_files_are_found_too(
    static: Path, packs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(config, "get_option", lambda _: "/school/cry/")
    around = Packed(Starlette(), static=static, packs=packs)
    assert brotli.decompress(sent(around, f"/school/cry{SCRIPT_PATH}", "br").body) == SCRIPT
