"""Which address phones can open: not always the one at which the app is being visited.

Who starts the app on a computer of their own opens it at ``localhost``, and a code of that address
would lead each phone to itself.
"""

from __future__ import annotations

import os
import re
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from pathlib import Path

from goodcry.faults import quoted

# The variable of the environment that names the address at which everybody can open the app.
VARIABLE = "GOODCRY_URL"
# Scheme, host and port; what comes behind them is no part of the address of the app.
PLAIN = re.compile(r"(https?)://([a-z0-9.-]{1,253}|\[[0-9a-f.:]{2,45}\])(?::([0-9]{1,5}))?", re.I)
PORTS = {"http": 80, "https": 443}
# What Docker and Podman put into each container; how Docker names one; whence it takes addresses.
CONTAINER_MARKS = (Path("/.dockerenv"), Path("/run/.containerenv"))
CONTAINER_NAME = re.compile("[0-9a-f]{12}")
# Names by which a machine, or a container, knows the machine itself and nobody else does.
OWN_NAME = re.compile(
    r"(?:.*\.)?localhost|(?:.*\.)?localdomain6?|ip6-(?:localhost|loopback)"
    r"|.+\.(?:docker|containers)\.internal"
)
CONTAINER_NETWORKS = ip_network("172.16.0.0/12")
FIRST_CONTAINER_NETWORK = ip_network("172.17.0.0/16")
# Addresses for documentation, which no machine has (RFC 5737, RFC 3849).
NOBODY = {socket.AF_INET: "192.0.2.1", socket.AF_INET6: "2001:db8::1"}

NAME_IT = f"set {VARIABLE} to the address that phones can open"
NOT_KNOWN = (
    "There are no codes for phones, because the app cannot tell at which address it was opened. "
    f"Whoever runs it can {NAME_IT}."
)
OUT_OF_REACH = "Phones cannot reach the app, so there are no codes for them: "
LISTENS_TO_ITSELF = (
    f"{OUT_OF_REACH}it listens to this computer only. Start it without a server.address, so that "
    f"the network can reach it, or {NAME_IT}."
)
NO_NETWORK = (
    f"{OUT_OF_REACH}this computer seems to be in no network. Join the network of the phones, or "
    f"start the app anew and {NAME_IT}."
)
CONTAINER = (
    f"{OUT_OF_REACH}it runs in a container and cannot see the network around it. Start it anew "
    f"and {NAME_IT}."
)
FORWARDED = (
    f"{OUT_OF_REACH}the address at which it was opened works on this computer only. Start it anew "
    f"and {NAME_IT}."
)


@dataclass(frozen=True)
class PhoneAddress:
    """The address of the app for phones, ``http(s)://host[:port]``.

    Where there is none, ``root`` is empty, and ``sentence`` says why and what to do.
    """

    root: str = ""
    sentence: str = ""


@dataclass(frozen=True)
class Machine:
    """The machine that the app runs on: its own addresses in the network, and what it is."""

    addresses: tuple[IPv4Address | IPv6Address, ...] = ()
    container: bool = False


@dataclass(frozen=True)
class _Plain:
    scheme: str
    host: str
    port: int | None

    @property
    def root(self) -> str:
        return f"{self.scheme}://{self.host}" + ("" if self.port is None else f":{self.port}")


def for_phones(
    visited: str,
    configured: str | None,
    listening: str | None,
    port: int | None,
    machine: Callable[[], Machine] | None = None,
) -> PhoneAddress:
    """The address that a phone in the room can open.

    Args:
        visited: the address at which the app is being visited, as the visitor's browser says it.
            What stands behind host and port does not count.
        configured: what ``GOODCRY_URL`` says, if anything; it wins.
        listening: the address at which the server listens; nothing for all that it has.
        port: the port at which it listens, if known.
        machine: gives what is known of this machine; it is asked only where that matters.

    Raises:
        ValueError: ``configured`` is not a plain address.
    """
    if configured:
        return PhoneAddress(checked(configured))
    found = _plain(visited)
    if found is None:
        return PhoneAddress(sentence=NOT_KNOWN)
    number, own = _number(found.host), _is_own(found.host)
    if not own and (number is None or number not in CONTAINER_NETWORKS):
        return PhoneAddress(found.root)
    here = (machine or this_machine)()
    if not own and not (here.container and number in here.addresses):
        return PhoneAddress(found.root)
    if here.container or any(each in FIRST_CONTAINER_NETWORK for each in here.addresses):
        return PhoneAddress(sentence=CONTAINER)
    return _in_the_network(found, listening or "", port, here)


def _in_the_network(
    visited: _Plain, listening: str, port: int | None, here: Machine
) -> PhoneAddress:
    """The address in the network of an app that is visited from its own machine."""
    shown = visited.port or PORTS[visited.scheme]
    if port is not None and port != shown:
        return PhoneAddress(sentence=FORWARDED)
    only = _number(listening)
    if only is None and listening and _is_own(listening):
        return PhoneAddress(sentence=LISTENS_TO_ITSELF)
    if only is not None and not only.is_unspecified:
        if only.is_loopback:
            return PhoneAddress(sentence=LISTENS_TO_ITSELF)
        own = [only]
    else:
        own = [each for each in here.addresses if only is None or only.version >= each.version]
    if not own:
        return PhoneAddress(sentence=NO_NETWORK)
    host = f"[{own[0]}]" if own[0].version == 6 else str(own[0])
    return PhoneAddress(_Plain(visited.scheme, host, visited.port).root)


def checked(configured: str) -> str:
    """What ``GOODCRY_URL`` says, without a slash at its end. ValueError if it is no address."""
    found = PLAIN.fullmatch(configured.strip().removesuffix("/"))
    if found is None or (plain := _plain(found[0])) is None:
        raise ValueError(
            f"{VARIABLE} is {quoted(configured)}; allowed: http or https, a host, and a port if it "
            "has one, such as https://cry.school.example. Nothing may follow."
        )
    return plain.root


def configured(environment: Mapping[str, str] = os.environ) -> str | None:
    """The address that ``GOODCRY_URL`` names; None if it names none. ValueError as above."""
    named = environment.get(VARIABLE, "").strip()
    return checked(named) if named else None


def plain(address: str) -> str:
    """Scheme, host and port of an address; empty if it has anything odd about them."""
    found = _plain(address)
    return found.root if found else ""


def _plain(address: str) -> _Plain | None:
    found = PLAIN.match(address)
    if found is None or address[found.end() : found.end() + 1] not in ("", "/", "?", "#"):
        return None
    scheme, host = found[1].lower(), found[2].lower()
    port = int(found[3]) if found[3] else None
    odd = host.startswith("[") and _number(host) is None
    if odd or not host.strip(".-") or (port is not None and not 0 < port < 65536):
        return None
    return _Plain(scheme, host, port)


def _number(host: str) -> IPv4Address | IPv6Address | None:
    """A host that is given as a number; None for a name."""
    try:
        found = ip_address(host.removeprefix("[").removesuffix("]"))
    except ValueError:
        return None
    return (found.ipv4_mapped or found) if isinstance(found, IPv6Address) else found


def _is_own(host: str) -> bool:
    """Whether a host means the very machine that reads it, or is the name of a container."""
    number = _number(host)
    if number is not None:
        return number.is_loopback or number.is_unspecified
    name = host.removesuffix(".")
    return any(pattern.fullmatch(name) for pattern in (OWN_NAME, CONTAINER_NAME))


def this_machine() -> Machine:
    """What this machine knows of itself. Nothing is sent for it."""
    return Machine(_own_addresses(), any(mark.exists() for mark in CONTAINER_MARKS))


def _own_addresses() -> tuple[IPv4Address | IPv6Address, ...]:
    """The addresses under which others in the network see this machine, the usual one first."""
    found = [_towards(family, nobody) for family, nobody in NOBODY.items()]
    if not any(found):
        found = _by_name()  # a network without a way out of it
    numbers = (_number(text) for text in found)
    return tuple(
        number
        for number in numbers
        if number
        and not (number.is_loopback or number.is_unspecified)
        # A machine gives itself such an address where no network gives it one, and one of six
        # means something only together with the name of a network card.
        and not number.is_link_local
    )


def _by_name() -> list[str]:
    """The addresses that this machine has by its own name."""
    try:
        found = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET, socket.SOCK_DGRAM)
    except OSError:
        return []
    return [str(entry[4][0]) for entry in found]


def _towards(family: socket.AddressFamily, nobody: str) -> str:
    """The own address on the way to another; a datagram's way is chosen before any is sent."""
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as way:
            way.connect((nobody, 9))
            return str(way.getsockname()[0])
    except OSError:
        return ""
