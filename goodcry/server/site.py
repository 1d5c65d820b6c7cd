"""The address at which this app stands, and what a request's address asks for."""

from __future__ import annotations

from urllib.parse import parse_qs

from starlette.requests import Request

from goodcry import network

# More names than any page knows.
MOST_NAMES = 500


def root(request: Request) -> str:
    """The address of the app without a page or a slash at the end; empty if it is not known.

    The configured one; else what the request names, if that is plain. Whether a proxy's word for
    the scheme is taken is up to uvicorn.
    """
    hosts = request.headers.getlist("host")
    named = f"{request.scope['scheme']}://{hosts[0]}" if len(hosts) == 1 else ""
    plain = network.plain(named)
    # A host is no more than that; what a browser would never send behind it is refused with it.
    return network.configured() or (plain if plain == named.lower() else "")


def address(request: Request) -> dict[str, list[str]]:
    """What stands in a request's address: name -> texts; nothing if it is overlong."""
    try:
        return parse_qs(
            request.url.query, keep_blank_values=True, max_num_fields=MOST_NAMES, errors="replace"
        )
    except ValueError:
        return {}
