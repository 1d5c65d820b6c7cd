"""What is turned away before Streamlit sees it, and that it is said in words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from goodcry.server.limits import ADDRESS_BYTES, BODY_BYTES, Limits
from tests.support.asgi import ask

INSIDE = ("127.0.0.1", "127.3.2.1", "::1", "::ffff:127.0.0.1")
OUTSIDE = ("192.168.7.23", "::ffff:192.168.7.23", "2001:db8::7", "somewhere", "")


async def counted(request: Request) -> PlainTextResponse:
    return PlainTextResponse(f"{len(await request.body())} bytes")


APP = Starlette(
    routes=[Route("/{path:path}", counted, methods=["GET", "PUT", "POST", "DELETE"])],
    middleware=[Middleware(Limits)],
)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "GET", "POST"])
def test_no_file_is_taken(method: str) -> None:
    answer = ask(APP, "/_stcore/upload_file/session/file", method)
    assert answer.status == 404
    assert "nothing here" in answer.text


@pytest.mark.parametrize("name", ["metrics", "agent", "agent/openapi.json", "script-health-check"])
class TestWhatIsForThoseWhoRunTheServer:
    @pytest.mark.parametrize("address", INSIDE)
    def test_they_see_it(self, name: str, address: str) -> None:
        assert ask(APP, f"/_stcore/{name}", client=address).status == 200

    @pytest.mark.parametrize("address", OUTSIDE)
    def test_others_do_not(self, name: str, address: str) -> None:
        assert ask(APP, f"/_stcore/{name}", client=address).status == 404

    @pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Forwarded-Proto", "Forwarded"])
    def test_others_do_not_through_a_proxy_on_the_same_machine(
        self, name: str, header: str
    ) -> None:
        passed_on = {header: "192.168.7.23"}
        assert ask(APP, f"/_stcore/{name}", headers=passed_on, client="127.0.0.1").status == 404


@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/_stcore/metrics-of-mine", "/care"])
def test_all_else_passes(path: str) -> None:
    assert ask(APP, path).status == 200


def test_a_body_of_the_size_that_is_allowed_passes() -> None:
    length = {"Content-Length": str(BODY_BYTES)}
    answer = ask(APP, "/", "POST", length, [b"x" * (BODY_BYTES // 2)] * 2)
    assert answer.text == f"{BODY_BYTES} bytes"


@pytest.mark.parametrize("length", [str(BODY_BYTES + 1), "-1", "many", "1e9", "9" * 5_000])
def test_a_longer_body_is_refused_by_its_announced_length(length: str) -> None:
    answer = ask(APP, "/", "POST", {"Content-Length": length})
    assert answer.status == 413
    assert "at most" in answer.text


def test_a_longer_body_is_refused_while_it_comes() -> None:
    taken = 0

    def parts() -> Iterator[bytes]:
        nonlocal taken
        for _ in range(10 * BODY_BYTES // 1024):
            taken += 1024
            yield b"x" * 1024

    answer = ask(APP, "/", "POST", {"Transfer-Encoding": "chunked"}, parts())
    assert answer.status == 413
    assert taken == BODY_BYTES + 1024, "the rest should not have been read"


def test_the_longest_address_passes_and_a_longer_one_is_refused() -> None:
    longest = "/moderators?support=" + "x" * (ADDRESS_BYTES - len("/moderators") - len("support="))
    assert ask(APP, longest).status == 200
    answer = ask(APP, longest + "x")
    assert answer.status == 414
    assert "too long" in answer.text
    assert "xxx" not in answer.text
