"""nginx with the repository's configuration: what it passes on, keeps, hides; who sits where."""

from __future__ import annotations

import re

import pytest

from goodcry.server.headers import ALWAYS
from tests.deploy.machines import get, wait_until
from tests.deploy.school import School

pytestmark = pytest.mark.slow

YEAR = 365 * 24 * 60 * 60  # s
SOCKET = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec_WebSocket_Version": "13",
    "Sec_WebSocket_Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    "Sec_WebSocket_Protocol": "streamlit",
    "Sec_WebSocket_Extensions": "permessage-deflate; client_max_window_bits",
}


def static_files(school: School, kind: str) -> list[str]:
    """Addresses of the files of this kind that the first page asks for."""
    page = school.ask("/").body.decode()
    found = re.findall(rf'(?:src|href)="\.(/static/{kind}/[^"]+)"', page)
    assert found, f"the page asks for no {kind}"
    return [str(address) for address in found]


@pytest.mark.parametrize("kind", ["js", "css"])
def test_each_browser_has_scripts_and_styles_packed_as_it_can_unpack_them(
    school: School, kind: str
) -> None:
    ways = {"": "", "gzip": "gzip", "gzip, deflate, br, zstd": "br", "zstd": ""}
    for address in static_files(school, kind):
        for _ in ("from a replica", "kept"):
            answers = {way: school.ask(address, Accept_Encoding=way) for way in ways}
            sizes = [len(answers[way].body) for way in ways]
            assert {way: answers[way].header("Content-Encoding") for way in ways} == ways, address
            if sizes[0] >= 1024:
                assert sizes[2] < sizes[1] < sizes[0], address
            if sizes[0] >= 4096:  # in less there is little that repeats itself
                assert sizes[1] < 0.6 * sizes[0], address
            assert sizes[3] == sizes[0], address
            assert all(answer.header("Vary") == "Accept-Encoding" for answer in answers.values())
        assert {answer.header("X-Replica") for answer in answers.values()} == {""}


def test_pages_travel_compressed(school: School) -> None:
    for address in ("/", "/moderators?support=helped"):
        assert school.ask(address, Accept_Encoding="gzip").header("Content-Encoding") == "gzip"


def test_files_with_a_hash_in_their_name_are_kept(school: School) -> None:
    for kind in ("js", "css"):
        address = static_files(school, kind)[0]
        answers = [school.ask(address) for _ in range(2)]
        for answer in answers:
            kept = answer.header("Cache-Control")
            assert "immutable" in kept and "public" in kept
            assert int(re.findall(r"max-age=(\d+)", kept)[0]) >= YEAR
            assert answer.header("Set-Cookie") == "", "a cache would share it among visitors"
        assert answers[-1].header("X-Replica") == "", "nginx should have had it"
        assert answers[0].body == answers[-1].body


@pytest.mark.parametrize("address", ["/", "/moderators?support=helped", "/_stcore/health"])
def test_pages_are_asked_for_anew(school: School, address: str) -> None:
    answer = school.ask(address)
    assert answer.status == 200
    assert answer.header("Cache-Control") == "no-cache"
    assert answer.header("X-Replica"), "no cache may answer this"


def test_a_file_that_does_not_exist_is_not_kept(school: School) -> None:
    """Streamlit answers with its page; as a script that must not stay anywhere."""
    for _ in range(2):
        answer = school.ask("/static/js/nothing.12345678.js")
        assert answer.header("Cache-Control") == "no-cache"
        assert answer.header("X-Replica")


def test_the_first_answer_gives_a_seat_and_later_ones_keep_it(school: School) -> None:
    first = school.ask("/")
    cookie = first.header("Set-Cookie")
    found = re.match(r"good_cry_seat=(\w{32}); Path=/; HttpOnly; SameSite=Lax$", cookie)
    assert found, cookie
    assert school.replica_name(found[1]) == first.header("X-Replica")
    assert "good_cry_seat" not in school.ask("/", found[1]).header("Set-Cookie")


def test_a_seat_stays_with_its_replica(school: School) -> None:
    for seat in ("one", "two", "three"):
        assert len({school.replica_name(seat) for _ in range(20)}) == 1


def test_a_class_behind_one_address_is_spread_over_both_replicas(school: School) -> None:
    served = school.serving(seats=40)
    assert set(served) == {replica.name for replica in school.replicas}
    assert min(served.values()) >= 5, served


@pytest.mark.parametrize("host", ["school.example", "school.example:8080"])
def test_the_apps_own_pages_open_the_socket_and_it_compresses(school: School, host: str) -> None:
    answer = school.ask("/_stcore/stream", Host=host, Origin=f"http://{host}", **SOCKET)
    assert answer.status == 101
    assert answer.header("X-Replica")
    assert "permessage-deflate" in answer.header("Sec-WebSocket-Extensions")


@pytest.mark.parametrize("tail", [".elsewhere.example", "0", "/x"])
def test_pages_from_elsewhere_do_not_open_the_socket(school: School, tail: str) -> None:
    for origin in ("http://elsewhere.example", f"http://127.0.0.1:{school.port}{tail}", "null"):
        answer = school.ask("/_stcore/stream", Origin=origin, **SOCKET)
        assert answer.status == 403
        assert answer.header("X-Replica") == "", "no replica should have been asked"


@pytest.mark.parametrize("path", ["/", "/moderators?support=helped", "/healthz"])
def test_visitors_of_a_replica_that_hangs_are_soon_with_the_other(
    school: School, path: str
) -> None:
    """What nginx waits stands in its configuration; without it this would not end."""
    hung, other = school.replicas
    seat = school.seat_at(hung)
    with hung.hung():
        first = school.ask(path, seat)
        assert first.status == 200 or path == "/healthz"
        asked = first.header("X-Replica").split(", ")
        assert asked == [hung.name, other.name]
        assert school.ask(path, seat).header("X-Replica") == other.name, "it waited once more"


@pytest.mark.parametrize("name", ["metrics", "agent/openapi.json", "upload_file/x/y"])
def test_what_no_visitor_needs_is_closed(school: School, name: str) -> None:
    answer = school.ask(f"/_stcore/{name}")
    assert answer.status == 404
    assert answer.header("X-Replica") == ""


def test_what_the_app_says_of_an_answer_arrives_once_and_as_it_is(school: School) -> None:
    path = "/moderators?support=helped"
    through = school.ask(path, Host="school.example")
    direct = get(school.replicas[0].port, path, Host="school.example")
    assert through.header("Referrer-Policy") == "same-origin"
    for name in (*ALWAYS, "Content-Security-Policy"):
        assert through.header(name) == direct.header(name) != "", name


def test_logs_hold_neither_choices_nor_visitors(school: School) -> None:
    school.ask("/moderators?support=written-down", Referer="http://x.example/?mood=written-down")
    for replica in school.replicas:
        replica.kill()
    assert school.ask("/moderators?support=written-down").status == 503
    access = school.nginx.logs / "access.log"
    wait_until(lambda: " GET /moderators 503 " in access.read_text("utf-8"), "it is logged")
    assert all(line.startswith("127.0.0.0 ") for line in access.read_text("utf-8").splitlines())
    everything = school.nginx.written() + "".join(
        replica.log.read_text("utf-8") for replica in school.replicas
    )
    assert "written-down" not in everything
    assert "support" not in everything
