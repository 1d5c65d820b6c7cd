"""Each answer says what a browser may do with it."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from goodcry.server import headers
from goodcry.server.headers import SecurityHeaders

OWN = {"Content-Security-Policy": "default-src 'none'", "Referrer-Policy": "no-referrer"}
APP = Starlette(
    routes=[
        Route("/page", lambda _: HTMLResponse("")),
        Route("/file", lambda _: PlainTextResponse("")),
        Route("/own", lambda _: HTMLResponse("", headers=OWN)),
    ],
    middleware=[Middleware(SecurityHeaders)],
)


@pytest.mark.parametrize("path", ["/page", "/file", "/nowhere"])
def test_every_answer_has_them(path: str) -> None:
    found = TestClient(APP).get(path).headers
    assert found["x-content-type-options"] == "nosniff"
    assert found["referrer-policy"] == "same-origin"
    assert "camera=()" in found["permissions-policy"]


def test_only_pages_have_a_policy_of_contents() -> None:
    client = TestClient(APP)
    policy = client.get("/page").headers["content-security-policy"]
    assert "unsafe-eval" not in policy
    assert "script-src 'self' blob:;" in policy
    assert "frame-ancestors *" in policy
    assert "content-security-policy" not in client.get("/file").headers


def test_an_answers_own_headers_stay() -> None:
    found = TestClient(APP).get("/own").headers
    assert {name: found[name] for name in OWN} == OWN


@pytest.mark.parametrize(
    "host", ["cry.school.example", "127.0.0.1:8501", "[::1]:8501", "LOCALHOST"]
)
def test_the_pages_own_socket_is_named(host: str) -> None:
    assert f"connect-src 'self' ws://{host} wss://{host};" in headers.policy(host)


@pytest.mark.parametrize("host", ["", "a b", "x; script-src *", "evil.example\r\nX: y", "a" * 300])
def test_a_host_that_is_none_is_not_repeated(host: str) -> None:
    assert "connect-src 'self';" in headers.policy(host)
