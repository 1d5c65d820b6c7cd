"""The address at which this app stands, and what a request's address asks for."""

from __future__ import annotations

import os
import re
from urllib.parse import parse_qs

from starlette.requests import Request

# The address of the app without a page, where its host sets it.
CONFIGURED = "GOODCRY_URL"
# Letters, digits, dots, hyphens, a port. A request can name any host; what is put into links must
# at least be one.
PLAIN_HOST = r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?(?::[0-9]{1,5})?"
PLAIN = re.compile(f"https?://{PLAIN_HOST}")
# More names than any page knows.
MOST_NAMES = 500


def root(request: Request) -> str:
    """The address of the app without a page or a slash at the end; empty if it is not known.

    The configured one; else what the request names, if that is plain. Whether a proxy's word for
    the scheme is taken is up to uvicorn.
    """
    named = f"{request.scope['scheme']}://{request.headers.get('host', '')}"
    configured = os.environ.get(CONFIGURED, "").strip().rstrip("/")
    return next((each for each in (configured, named) if PLAIN.fullmatch(each)), "")


def address(request: Request) -> dict[str, list[str]]:
    """What stands in a request's address: name -> texts; nothing if it is overlong."""
    try:
        return parse_qs(
            request.url.query, keep_blank_values=True, max_num_fields=MOST_NAMES, errors="replace"
        )
    except ValueError:
        return {}
