"""What is turned away before Streamlit sees it, and that it is said in words."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from goodcry.server.limits import ADDRESS_BYTES, BODY_BYTES, Limits

INSIDE = ("127.0.0.1", "127.3.2.1", "::1", "::ffff:127.0.0.1")
OUTSIDE = ("192.168.7.23", "::ffff:192.168.7.23", "2001:db8::7", "somewhere", "")


async def counted(request: Request) -> PlainTextResponse:
    return PlainTextResponse(f"{len(await request.body())} bytes")


APP = Starlette(
    routes=[Route("/{path:path}", counted, methods=["GET", "PUT", "POST", "DELETE"])],
    middleware=[Middleware(Limits)],
)


def ask_from(address: str) -> TestClient:
    """Somebody at this network address."""
    return TestClient(APP, client=(address, 50_000))


VISITOR = ask_from(OUTSIDE[0])


@pytest.mark.parametrize("method", ["PUT", "DELETE", "GET", "POST"])
def test_no_file_is_taken(method: str) -> None:
    answer = VISITOR.request(method, "/_stcore/upload_file/session/file")
    assert answer.status_code == 404
    assert "nothing here" in answer.text


@pytest.mark.parametrize("name", ["metrics", "agent", "agent/openapi.json", "script-health-check"])
class TestWhatIsForThoseWhoRunTheServer:
    @pytest.mark.parametrize("address", INSIDE)
    def test_they_see_it(self, name: str, address: str) -> None:
        assert ask_from(address).get(f"/_stcore/{name}").status_code == 200

    @pytest.mark.parametrize("address", OUTSIDE)
    def test_others_do_not(self, name: str, address: str) -> None:
        assert ask_from(address).get(f"/_stcore/{name}").status_code == 404

    @pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Forwarded-Proto", "Forwarded"])
    def test_others_do_not_through_a_proxy_on_the_same_machine(
        self, name: str, header: str
    ) -> None:
        passed_on = {header: OUTSIDE[0]}
        answer = ask_from(INSIDE[0]).get(f"/_stcore/{name}", headers=passed_on)
        assert answer.status_code == 404


@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/_stcore/metrics-of-mine", "/care"])
def test_all_else_passes(path: str) -> None:
    assert VISITOR.get(path).status_code == 200


def test_a_body_of_the_size_that_is_allowed_passes() -> None:
    answer = VISITOR.post("/", content=b"x" * BODY_BYTES)
    assert answer.text == f"{BODY_BYTES} bytes"


def test_a_longer_body_is_refused() -> None:
    answer = VISITOR.post("/", content=b"x" * (BODY_BYTES + 1))
    assert answer.status_code == 413
    assert "at most" in answer.text


def test_a_longer_body_is_refused_that_does_not_announce_its_length() -> None:
    answer = VISITOR.post("/", content=iter([b"x" * BODY_BYTES, b"x"]))
    assert answer.request.headers["Transfer-Encoding"] == "chunked"
    assert answer.status_code == 413


@pytest.mark.parametrize("length", ["-1", "many", "1e9", "9" * 5_000], ids=lambda text: text[:5])
def test_a_length_that_is_none_is_refused(length: str) -> None:
    assert VISITOR.post("/", headers={"Content-Length": length}).status_code == 413


def test_the_longest_address_passes_and_a_longer_one_is_refused() -> None:
    longest = "/moderators?support=" + "x" * (ADDRESS_BYTES - len("/moderators") - len("support="))
    assert VISITOR.get(longest).status_code == 200
    answer = VISITOR.get(longest + "x")
    assert answer.status_code == 414
    assert "too long" in answer.text
    assert "xxx" not in answer.text
