"""Whatever is damaged: a page says so in one sentence, and still shows whom to call and a menu."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from goodcry import help_lines, tables
from goodcry.evidence import CODEBOOK, PARTS
from goodcry.ui.kit import away, frame, help_numbers, messages, registry
from tests.support.app import html_of, open_page, text_of
from tests.support.data_copy import DataCopy, remembering
from tests.support.readers import come_from, dialled_on, links_of
from tests.support.records import EVIDENCE
from tests.support.visits import Visitor

FILES = {table: entry["path"] for table, entry in EVIDENCE.resources.items()}

LINES = len(EVIDENCE.where("crisis_lines", link=None))
VISITOR = Visitor()
READ = remembering(tables._read_table)


def open_damaged(name: str, file: str) -> AppTest:
    """A page over data that cannot be read; it shows the sentence, a menu and the way to help."""
    page = VISITOR.open(name, {})
    assert not page.exception
    [error] = page.error
    assert f"cannot be read: {file}" in error.value
    assert error.value.endswith(".")
    menu = {link.proto.page for link in page.get("page_link")}
    assert {"" if entry.name == "home" else entry.name for entry in registry.PAGES} <= menu
    [header] = page.header
    assert header.proto.anchor == help_numbers.ANCHOR, "where 'Help now' leads to"
    return page


def half_a_row(text: bytes) -> bytes:
    """The file with one row more that breaks off."""
    return text + b"x\n"


@pytest.fixture(autouse=True)
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A visit to damaged data reads all tables anew; those that are whole it knows already."""
    monkeypatch.setattr(tables, "_read_table", READ)


@pytest.mark.parametrize("part", PARTS)
def test_a_damaged_table_leaves_a_number_to_call(part: str, page_of_copy: DataCopy) -> None:
    lost = []
    for file in FILES.values():
        if not file.startswith(part):
            continue
        path = page_of_copy.folder / file
        whole = path.read_bytes()
        path.write_bytes(half_a_row(whole))
        if len(dialled_on(open_damaged("moderators", file))) < LINES:
            lost.append(file)
        path.write_bytes(whole)
    assert not lost, f"damaged, these take the numbers with them: {', '.join(lost)}"


@pytest.mark.parametrize("file", [f"{part}/{CODEBOOK}" for part in PARTS] + [FILES["factors"]])
def test_every_page_keeps_the_numbers(file: str, page_of_copy: DataCopy) -> None:
    page_of_copy.rewrite(file, lambda text: text[: len(text) // 2])
    for entry in registry.PAGES:
        page = open_damaged(entry.name, file)
        assert "tel:116123" in dialled_on(page)


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda text: text.replace(b"call", b"ring", 1), id="no column to call"),
        pytest.param(lambda _: b"", id="empty"),
    ],
)
def test_without_any_line_the_directory_is_left(
    damage: Callable[[bytes], bytes], page_of_copy: DataCopy
) -> None:
    page_of_copy.rewrite(FILES["crisis_lines"], damage)
    for entry in registry.PAGES:
        page = open_damaged(entry.name, FILES["crisis_lines"])
        assert help_lines.DIRECTORY[1] in [address for address, _, _ in links_of(page)]


def test_the_readers_country_comes_first(
    page_of_copy: DataCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    come_from(monkeypatch, "Pacific/Auckland", "en-NZ")
    page_of_copy.rewrite(FILES["factors"], half_a_row)
    page = open_damaged("care", FILES["factors"])
    assert dialled_on(page)[:2] == ["tel:1737", "sms:1737"]


def test_once_mended_the_page_is_whole(page_of_copy: DataCopy) -> None:
    whole = page_of_copy.path("factors").read_bytes()
    page_of_copy.rewrite(FILES["factors"], half_a_row)
    open_damaged("home", FILES["factors"])
    page_of_copy.path("factors").write_bytes(whole)
    assert not open_page("app.py").error


def test_what_nobody_foresaw_is_not_told_but_leaves_help(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of damaged data the sentence is for readers; of anything else it may be of the inside."""

    def broken() -> None:
        raise MemoryError("the inside of the server")

    monkeypatch.setattr(frame, "load_evidence", broken)
    for entry in registry.PAGES:
        page = open_page(entry.script)
        [error] = page.error
        assert error.value == frame.stopped(MemoryError())
        assert "tel:116123" in dialled_on(page)
        assert "inside" not in text_of(page)


def test_a_page_that_breaks_keeps_help_and_says_so_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("the inside of the server")

    monkeypatch.setattr(messages, "show", broken)
    come_from(monkeypatch, "Europe/Dublin", "en-IE")
    page = open_page("pages/who_cries.py")
    assert len(page.exception) == 1, "for the log; styles hide its box"
    assert away.BROKEN in html_of(page)
    assert dialled_on(page) == ["tel:116123", "sms:50808"], "held in the page"
    assert "care" in {link.proto.page for link in page.get("page_link")}
