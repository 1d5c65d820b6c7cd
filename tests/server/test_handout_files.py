"""Handouts at their addresses: the address in them is the one that was asked, if it is one."""

from __future__ import annotations

import pytest
from starlette.requests import Request

from goodcry.evidence import Evidence
from goodcry.network import PhoneAddress
from goodcry.server import files
from goodcry.ui.classroom import handouts
from tests.support.asgi import ask
from tests.support.served_files import APP, HANDOUTS, get


@pytest.mark.parametrize("name", ["", "zzz.html", "stories", "x/stories.html", ".html"])
def test_an_unknown_handout_is_told_what_there_is(name: str) -> None:
    answer = get(f"/handouts/{name}")
    assert answer.status == 404
    assert all(f"{known}.html" in answer.text for known in HANDOUTS)


@pytest.mark.parametrize("name", HANDOUTS)
def test_a_handout_leads_to_the_address_that_was_asked(name: str, evidence: Evidence) -> None:
    phones = PhoneAddress("http://cry.school.example:8080")
    answer = get(f"/handouts/{name}.html", Host="cry.school.example:8080")
    assert answer.body == handouts.file(name, evidence, phones).content
    assert "http://cry.school.example:8080/care" in answer.text
    assert "host" in answer.headers["vary"].lower()
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "frame-ancestors *" in policy


def test_a_handout_of_a_page_that_was_shared_with_a_tracker_still_opens() -> None:
    assert get("/handouts/stories.html?fbclid=x").status == 200


def test_a_handout_behind_a_certificate_says_so() -> None:
    scope = {"type": "http", "scheme": "https", "headers": [(b"host", b"school.example")]}
    assert files.phones(Request(scope)).root == "https://school.example"


def test_the_address_that_the_app_was_given_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOODCRY_URL", "https://cry.school.example/")
    answer = get("/handouts/stories.html", Host="evil.example")
    assert "https://cry.school.example/care" in answer.text
    assert "evil.example" not in answer.text


@pytest.mark.parametrize("host", ["[2001:db8::7]:8501", "192.168.7.5:8501", "a-b.example"])
def test_plain_hosts_are_taken(host: str) -> None:
    assert f"http://{host}/care" in get("/handouts/stories.html", Host=host).text


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "school@evil.example"},
        {"Host": 'evil.example"><script>'},
        {"Host": "evil.example/path"},
        {"Host": "evil.example?x"},
        {"Host": "[::1"},
        {"Host": "a b"},
        {"Host": ""},
        {"Host": "x" * 300},
        {"Host": "school.example:80808080"},
    ],
)
def test_an_odd_address_is_not_printed(headers: dict[str, str]) -> None:
    answer = ask(APP, "/handouts/stories.html", headers=headers)
    assert answer.status == 400
    assert "letters, digits, dots and hyphens" in answer.text
    assert "evil" not in answer.text


def test_two_hosts_are_none() -> None:
    hosts = [(b"host", b"school.example"), (b"host", b"evil.example")]
    request = Request({"type": "http", "scheme": "http", "headers": hosts})
    with pytest.raises(files.Refused):
        files.phones(request)
