"""The address for phones: never one that leads a phone to itself, and never an odd one."""

from __future__ import annotations

import re
import socket
from ipaddress import ip_address
from typing import Any

import pytest

from goodcry import network
from goodcry.network import Machine, PhoneAddress

LAPTOP = Machine((ip_address("192.168.7.23"), ip_address("fd00::17")))
ONLY_SIX = Machine((ip_address("fd00::17"),))
ALONE = Machine()
CONTAINER = Machine((ip_address("172.18.0.3"),), container=True)
BRIDGE = Machine((ip_address("172.17.0.2"),))
AT_HOME = "http://192.168.7.23:8501"


def found(
    visited: str,
    machine: Machine = LAPTOP,
    *,
    configured: str | None = None,
    listening: str | None = None,
    port: int | None = 8501,
) -> PhoneAddress:
    return network.for_phones(visited, configured, listening, port, lambda: machine)


@pytest.mark.parametrize(
    "visited",
    [
        "http://localhost:8501",
        "http://LOCALHOST:8501/classroom?l_part=guess",
        "http://localhost.:8501",
        "http://app.localhost:8501",
        "http://127.0.0.1:8501",
        "http://127.8.9.1:8501/",
        "http://[::1]:8501",
        "http://[::ffff:127.0.0.1]:8501",
        "http://0.0.0.0:8501",
        "http://[::]:8501",
        "http://localhost.localdomain:8501",
        "http://localhost6.localdomain6:8501",
        "http://ip6-loopback:8501",
        "http://host.docker.internal:8501",
        "http://host.containers.internal:8501",
    ],
)
def test_on_the_computer_itself_it_is_the_address_in_the_network(visited: str) -> None:
    assert found(visited) == PhoneAddress(AT_HOME)


@pytest.mark.parametrize(
    ("listening", "root"),
    [
        (None, AT_HOME),
        ("", AT_HOME),
        ("0.0.0.0", AT_HOME),
        ("::", AT_HOME),
        ("10.0.0.5", "http://10.0.0.5:8501"),
        ("fd00::99", "http://[fd00::99]:8501"),
        ("teacher.school.example", AT_HOME),
    ],
)
def test_it_is_one_at_which_the_server_listens(listening: str | None, root: str) -> None:
    assert found("http://localhost:8501", listening=listening) == PhoneAddress(root)


@pytest.mark.parametrize("listening", ["localhost", "127.0.0.1", "127.1.1.1", "::1"])
def test_a_server_that_listens_to_itself_has_none(listening: str) -> None:
    here = found("http://localhost:8501", listening=listening)
    assert here == PhoneAddress(sentence=network.LISTENS_TO_ITSELF)


def test_the_scheme_stays() -> None:
    assert found("https://localhost:8501").root == AT_HOME.replace("http:", "https:")
    assert found("https://localhost", port=443).root == "https://192.168.7.23"


def test_without_a_port_named_it_is_the_one_visited() -> None:
    assert found("http://localhost:9000", port=None).root == "http://192.168.7.23:9000"


def test_six_where_there_is_no_four_and_it_is_listened_to() -> None:
    assert found("http://localhost:8501", ONLY_SIX).root == "http://[fd00::17]:8501"
    assert found("http://localhost:8501", ONLY_SIX, listening="0.0.0.0").root == ""


@pytest.mark.parametrize(
    ("visited", "machine", "sentence"),
    [
        ("http://localhost:8501", ALONE, network.NO_NETWORK),
        ("http://localhost:8501", CONTAINER, network.CONTAINER),
        ("http://localhost:9000", CONTAINER, network.CONTAINER),
        ("http://172.18.0.3:8501", CONTAINER, network.CONTAINER),
        ("http://3f2a9c1b7d4e:8501", CONTAINER, network.CONTAINER),
        ("http://localhost:8501", BRIDGE, network.CONTAINER),
        ("http://localhost", LAPTOP, network.FORWARDED),
        ("https://127.0.0.1:8443", LAPTOP, network.FORWARDED),
    ],
)
def test_where_phones_cannot_come_one_sentence_says_what_to_do(
    visited: str, machine: Machine, sentence: str
) -> None:
    here = found(visited, machine)
    assert here == PhoneAddress(sentence=sentence)
    assert network.VARIABLE in here.sentence


@pytest.mark.parametrize(
    "visited",
    [
        "https://cry.school.example",
        "https://name.streamlit.app",
        "http://192.168.7.23:8501",
        "http://[fd00::17]:8501",
        "http://teacher-pc:8501",
        "http://172.20.4.5:8501",
        "http://cry.school.internal:8501",
        "http://localhostel.example",
    ],
)
@pytest.mark.parametrize(
    "machine", [LAPTOP, CONTAINER, ALONE], ids=["laptop", "container", "alone"]
)
def test_any_other_address_is_as_visited(visited: str, machine: Machine) -> None:
    for behind in ("", "/", "/evidence", "?q=heart", "#top", "/~/+/care"):
        assert found(visited + behind, machine) == PhoneAddress(visited)


def test_a_network_that_containers_use_may_be_that_of_a_school() -> None:
    school = Machine((ip_address("172.18.0.3"),))
    assert found("http://172.18.0.3:8501", school).root == "http://172.18.0.3:8501"
    assert found("http://localhost:8501", school).root == "http://172.18.0.3:8501"


FORGED = [
    "",
    "localhost:8501",
    "//evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "ftp://a.example",
    "http://",
    "http:///care",
    "http://.",
    "http://-",
    "http://teacher@evil.example",
    "http://teacher:secret@evil.example",
    "http://a.example\\@evil.example",
    "http://a.example:80@evil.example",
    "http://a_b.example",
    "http://a.example\n.evil.example",
    "http://a.example evil",
    'http://a.example"onclick=',
    "http://a.example<script>",
    "http://a.example&b",
    "http://crÿ.example",
    "http://a.example:0",
    "http://a.example:65536",
    "http://a.example:8501x",
    "http://a.example:٣",
    "http://[::1",
    "http://[::zz]",
    "http://[fe80::1%25eth0]",
    "http://[1:2:3:4:5:6:7:8:9]",
    f"http://{'a' * 254}",
    " http://a.example",
]


@pytest.mark.parametrize("visited", FORGED)
def test_a_forged_address_counts_as_not_known(visited: str) -> None:
    assert found(visited) == PhoneAddress(sentence=network.NOT_KNOWN)
    assert network.plain(visited) == ""


@pytest.mark.parametrize("visited", ["http://localhost:8501", "https://b.example/x", "", "odd"])
@pytest.mark.parametrize(
    ("configured", "root"),
    [
        ("https://cry.school.example", "https://cry.school.example"),
        ("https://cry.school.example/", "https://cry.school.example"),
        ("HTTP://10.0.0.7:8501", "http://10.0.0.7:8501"),
        ("http://[fd00::17]:8501", "http://[fd00::17]:8501"),
        ("http://127.0.0.1:8501", "http://127.0.0.1:8501"),
    ],
)
def test_what_is_configured_wins(visited: str, configured: str, root: str) -> None:
    assert found(visited, CONTAINER, configured=configured) == PhoneAddress(root)


@pytest.mark.parametrize("wrong", [text for text in FORGED if text.strip() == text and text])
def test_a_wrong_one_is_named(wrong: str) -> None:
    with pytest.raises(ValueError, match=re.escape(network.VARIABLE)):
        found("http://localhost:8501", configured=wrong)
    with pytest.raises(ValueError, match=r"https://cry\.school\.example"):
        network.configured({network.VARIABLE: wrong})


@pytest.mark.parametrize(
    "wrong", ["https://school.example/cry", "https://a.example?x", "https://a.example#x"]
)
def test_nothing_may_follow_in_the_configured_one(wrong: str) -> None:
    with pytest.raises(ValueError, match="Nothing may follow"):
        network.configured({network.VARIABLE: wrong})


@pytest.mark.parametrize("environment", [{}, {network.VARIABLE: ""}, {network.VARIABLE: "  "}])
def test_none_may_be_configured(environment: dict[str, str]) -> None:
    assert network.configured(environment) is None


def test_this_machine_names_no_address_of_its_own_that_leads_to_itself() -> None:
    for address in network.this_machine().addresses:
        assert not address.is_loopback and not address.is_unspecified


@pytest.mark.parametrize("given", ["169.254.3.4", "fe80::17", "127.0.1.1"])
def test_an_address_that_no_network_gave_is_none(
    given: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network, "_towards", lambda family, nobody: given)
    assert network.this_machine().addresses == ()


def test_nothing_is_sent_to_find_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only datagram sockets, which are connected and asked for their own name."""
    used: list[str] = []

    class Watched(socket.socket):
        def __getattribute__(self, name: str) -> Any:
            if name.startswith(("send", "connect", "getsockname")):
                used.append(name)
            return super().__getattribute__(name)

        def __init__(self, family: int = -1, kind: int = -1, *rest: Any) -> None:
            assert kind == socket.SOCK_DGRAM
            super().__init__(family, kind, *rest)

    monkeypatch.setattr(socket, "socket", Watched)
    network.this_machine()
    assert used and not [name for name in used if name.startswith("send")]
