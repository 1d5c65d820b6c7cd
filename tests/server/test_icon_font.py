"""The font of icons that the server sends has every icon that is shown, as it was."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.testclient import TestClient
from streamlit.web.server.starlette.starlette_static_routes import create_streamlit_static_handler

from goodcry.server.icon_font import MADE_FROM, SUBSET, IconFont
from goodcry.server.packed import installed
from tools import icons

ADDRESS = f"/static/media/{icons.original().name}"
MAKE = "`make icons` makes the font anew"


@pytest.fixture(scope="module")
def original() -> TTFont:
    return TTFont(icons.original())


@pytest.fixture(scope="module")
def names(original: TTFont) -> dict[str, str]:
    """Name -> glyph of all icons that there are."""
    return icons.icons(original)


@pytest.fixture(scope="module")
def subset() -> TTFont:
    return TTFont(SUBSET)


def test_it_is_made_from_the_font_of_this_streamlit() -> None:
    found = hashlib.sha256(icons.original().read_bytes()).hexdigest()
    assert MADE_FROM.read_text("ascii").strip() == found, MAKE


def test_every_icon_of_ours_is_an_icon(names: dict[str, str]) -> None:
    assert icons.our_names() <= names.keys()


def test_every_icon_of_ours_is_named_in_full() -> None:
    """A name that is put together when the page is drawn cannot be found beforehand."""
    parts = re.compile(r":material/(?!\w+:|\[)")
    folders = [icons.ROOT / name for name in icons.OURS]
    for text in icons.texts(*folders, suffixes={".py", ".csv", ".json", ".js"}):
        assert not parts.search(text)


def test_every_icon_that_is_shown_is_there(
    original: TTFont, names: dict[str, str], subset: TTFont
) -> None:
    words = icons.our_names() | icons.streamlits_words()
    assert words & names.keys() == icons.icons(subset).keys(), MAKE
    characters = {ord(word) for word in words if len(word) == 1}
    assert characters & original.getBestCmap().keys() <= subset.getBestCmap().keys(), MAKE


def test_what_streamlit_is_known_to_show_is_there(subset: TTFont) -> None:
    """If its code were written differently, the search for names might miss them."""
    assert icons.icons(subset).keys() >= {
        "check",
        "close",
        "content_copy",
        "error",
        "expand_less",
        "expand_more",
        "info",
        "keyboard_arrow_down",
        "keyboard_arrow_right",
        "keyboard_double_arrow_left",
        "keyboard_double_arrow_right",
        "more_vert",
        "open_in_new",
        "visibility",
    }
    assert 0xE89E in subset.getBestCmap()  # links in a table


def test_every_icon_looks_as_it_did(
    original: TTFont, names: dict[str, str], subset: TTFont
) -> None:
    """Outline, width and place; and the lines that it stands in."""
    for name, glyph in icons.icons(subset).items():
        assert subset["glyf"][glyph] == original["glyf"][names[name]], name
        assert subset["hmtx"][glyph] == original["hmtx"][names[name]], name
    for table, values in {
        "head": ("unitsPerEm",),
        "hhea": ("ascent", "descent", "lineGap"),
        "OS/2": ("sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent"),
    }.items():
        for value in values:
            assert getattr(subset[table], value) == getattr(original[table], value)


def test_it_is_small() -> None:
    assert SUBSET.stat().st_size < icons.original().stat().st_size / 10


def test_its_licence_stands_beside_it(subset: TTFont) -> None:
    licence = (SUBSET.parent / "LICENSE").read_text("utf-8")
    assert "Apache License" in licence
    assert str(subset["name"].getDebugName(0)) in licence


def client(static: Path) -> TestClient:
    """Streamlit's own way to send files, with ours around it."""
    streamlits = Mount("/", create_streamlit_static_handler(str(static), None))
    return TestClient(
        Starlette(routes=[streamlits], middleware=[Middleware(IconFont, static=static)])
    )


@pytest.fixture
def ours() -> TestClient:
    return client(installed())


def test_it_is_sent_in_the_place_of_streamlits(ours: TestClient) -> None:
    answer = ours.get(ADDRESS)
    assert answer.content == SUBSET.read_bytes()
    assert answer.headers["content-type"] == "font/woff2"
    assert answer.headers["content-length"] == str(len(answer.content))


def test_a_browser_asks_each_time_whether_it_is_still_the_same(ours: TestClient) -> None:
    """Its address stays when an icon is added, so what is kept may lack one."""
    first = ours.get(ADDRESS)
    assert first.headers["cache-control"] == "no-cache"
    again = ours.get(ADDRESS, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    streamlits = TestClient(create_streamlit_static_handler(str(installed()), None)).get(ADDRESS)
    full = ours.get(ADDRESS, headers={"if-none-match": streamlits.headers["etag"]})
    assert full.status_code == 200


def test_head_has_the_headers_alone(ours: TestClient) -> None:
    answer = ours.head(ADDRESS)
    assert answer.content == b""
    assert answer.headers == ours.get(ADDRESS).headers


def test_a_part_is_never_one_of_the_other_font(ours: TestClient) -> None:
    answer = ours.get(ADDRESS, headers={"range": "bytes=100-199"})
    assert (answer.status_code, answer.content) == (200, SUBSET.read_bytes())


@pytest.fixture
def another(tmp_path: Path) -> Path:
    """The static folder of a Streamlit with a newer font."""
    media = tmp_path / "static" / "media"
    media.mkdir(parents=True)
    shutil.copy(installed() / "index.html", tmp_path / "index.html")
    font = media / icons.original().name
    font.write_bytes(icons.original().read_bytes() + b"\0")
    return tmp_path


def test_another_font_than_it_was_made_from_is_sent_as_it_is(another: Path) -> None:
    answer = client(another).get(ADDRESS)
    assert answer.content == icons.original().read_bytes() + b"\0"
    assert "immutable" in answer.headers["cache-control"]


def test_where_there_is_no_such_font_all_else_is_sent(another: Path) -> None:
    (another / ADDRESS[1:]).unlink()
    answer = client(another).get("/static/media/none.woff2")
    assert answer.content == (another / "index.html").read_bytes()
