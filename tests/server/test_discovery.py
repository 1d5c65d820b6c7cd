"""What searches and phones find by themselves: the lists of addresses, the app's name and icons."""

from __future__ import annotations

import io
import json
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
from PIL import Image
from starlette.applications import Starlette

from goodcry import network
from goodcry.evidence import Evidence
from goodcry.server import cards, discovery, previews
from goodcry.ui.kit import query, registry
from tests.support.asgi import Answer, ask
from tests.support.records import EVIDENCE

ROOT = "https://cry.example"
APP = Starlette(routes=[*cards.routes(), *discovery.routes()])


def addresses(answer: Answer) -> list[str]:
    assert answer.status == 200 and answer.headers["content-type"] == "application/xml"
    tree = ElementTree.fromstring(answer.body)
    places = {"s": discovery.NAMESPACE}
    assert {found.text for found in tree.findall("s:url/s:lastmod", places)} == {EVIDENCE.date}
    return [str(found.text) for found in tree.findall("s:url/s:loc", places)]


def test_the_sitemap_lists_what_has_an_address_of_its_own(evidence: Evidence) -> None:
    found = addresses(ask(APP, "/sitemap.xml"))
    tables = ("things", "mechanisms", "lessons", "presets", "sources")
    rows = sum(len(evidence.rows(table)) for table in tables)
    assert len(found) == len(set(found)) == len(registry.PAGES) + rows
    for address in found:
        parts = urlsplit(address)
        assert (parts.scheme, parts.netloc) == ("http", "school.example")
        page, asked = parts.path[1:] or "home", parse_qs(parts.query)
        understood = query.read(page, asked, evidence)
        assert [each.parameter.name for each in understood] == list(asked)
        assert not [each.refused for each in understood if each.refused]
        itself = previews.of(page, asked, evidence, "http://school.example")
        assert itself.canonical == address


BAD_HOSTS = ("evil.example/<x>", "a b", "user@evil.example", "", "x:99999999", "[::g]", "a..b\r\n")


@pytest.mark.parametrize("host", BAD_HOSTS)
def test_a_host_that_is_none_stands_nowhere(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = ask(APP, "/sitemap.xml", headers={"Host": host})
    assert answer.status == 400
    assert "letters, digits, dots and hyphens" in answer.text and "evil" not in answer.text
    robots = ask(APP, "/robots.txt", headers={"Host": host})
    assert robots.status == 200 and "Sitemap" not in robots.text
    monkeypatch.setenv(network.VARIABLE, f"{ROOT}/")
    assert f"Sitemap: {ROOT}/sitemap.xml" in ask(APP, "/robots.txt", headers={"Host": host}).text
    assert addresses(ask(APP, "/sitemap.xml", headers={"Host": host}))[0] == f"{ROOT}/"


def test_robots_may_read_all_but_what_pages_ask_for() -> None:
    lines = ask(APP, "/robots.txt", headers={"Host": "cry.example:8501"}).text.splitlines()
    assert lines[:3] == ["User-agent: *", "Allow: /", "Disallow: /_stcore/"]
    assert lines[-1] == "Sitemap: http://cry.example:8501/sitemap.xml"


def test_the_app_can_be_put_beside_others() -> None:
    answer = ask(APP, "/manifest.webmanifest")
    assert answer.headers["content-type"] == "application/manifest+json"
    found = json.loads(answer.body)
    assert found["name"] == found["short_name"] == registry.APP
    assert found["start_url"] == "." and found["display"] == "standalone"
    kinds = {(icon["sizes"], icon["purpose"]) for icon in found["icons"]}
    assert kinds >= {("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")}
    for icon in found["icons"]:
        image = Image.open(io.BytesIO(ask(APP, f"/{icon['src']}").body))
        assert image.format == "PNG" and icon["type"] == "image/png"
        assert icon["sizes"] == "{}x{}".format(*image.size)


def test_browsers_find_an_icon_by_themselves() -> None:
    assert Image.open(io.BytesIO(ask(APP, "/favicon.ico").body)).size == (32, 32)
    assert ask(APP, "/icons/nothing.png").status == 404
