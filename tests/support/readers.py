"""Readers somewhere in the world: what their browsers say of clock and language."""

from __future__ import annotations

import re

import pytest
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from tests.support.app import html_of, words_of

LINK = re.compile(r'<a href="([^"]+)"([^>]*)>(.*?)</a>', re.DOTALL)


def come_from(
    patch: pytest.MonkeyPatch, timezone: str | None = None, locale: str | None = None
) -> None:
    """Let the next visits come from a browser with this clock and language."""
    patch.setattr(ContextProxy, "timezone", property(lambda _: timezone))
    patch.setattr(ContextProxy, "locale", property(lambda _: locale))


def links_of(page: AppTest) -> list[tuple[str, str, str]]:
    """The links of a page that are HTML: address, further attributes, words."""
    return [(to, more, words_of(said)) for to, more, said in LINK.findall(html_of(page))]


def dialled_on(page: AppTest) -> list[str]:
    """What the links of a page call and text, in their order."""
    return [address for address, _, _ in links_of(page) if address.startswith(("tel:", "sms:"))]
