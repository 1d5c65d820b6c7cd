"""What pages offer to take away: by links to the server before them, or by buttons that hold it."""

from __future__ import annotations

from html import escape

import pytest
from starlette.applications import Starlette
from streamlit.runtime.context import ContextProxy

from goodcry import exports, network
from goodcry.server import files
from goodcry.ui.evidence import rows
from goodcry.ui.kit import faces, served, wording
from tests.support.app import assert_healthy, open_page
from tests.support.asgi import ask
from tests.support.evidence_page import VIEWS, open_evidence
from tests.support.offers import Button, buttons, links, stand_before
from tests.support.records import EVIDENCE

SERVER = Starlette(routes=files.routes())
LESSONS = [row["id"] for row in EVIDENCE.rows("lessons")]
HANDOUTS = [
    *(pytest.param({"l_lesson": key}, "Handout to print", key, id=key) for key in LESSONS),
    pytest.param({"l_part": "stories"}, "Cards of all stories to print", "stories", id="stories"),
]
# What narrows a list -> the name of its file, and what offers it.
NARROWED = {
    "findings": ({"q": "Cortisol", "area": "mechanism"}, "findings-q-cortisol-area-mechanism.csv"),
    "article_claims": ({"stance": "asserts"}, "article_claims-stance-asserts.csv"),
    "sources": ({"type": "review-page"}, "sources-type-review-page.csv"),
    "conflicts": ({"q": "mood"}, "conflicts-q-mood.csv"),
}
narrowed = pytest.mark.parametrize("view", NARROWED)


@pytest.fixture(params=[False, True], ids=["app.py alone", "behind the server"])
def server(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the server stands before the pages."""
    stand_before(monkeypatch, request.param)
    return bool(request.param)


@pytest.fixture(autouse=True)
def visited(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page is open at an address, as it always is in a browser."""
    url = "http://school.example/classroom"
    monkeypatch.setattr(ContextProxy, "url", property(lambda _: url))


def taken(script: str, server: bool, /, **parameters: str) -> dict[str, Button]:
    """File name -> what a touch on it gives, however the page offers it."""
    with buttons() as found:
        page = open_page(script, parameters)
    assert_healthy(page)
    if not server:
        assert not links(page)
        return found
    assert not found
    for words, (address, how) in links(page).items():
        answer = ask(SERVER, f"/{address}")
        assert answer.status == 200, answer.text
        kind, _, name = answer.headers["content-disposition"].partition("; filename=")
        assert ("download" in how) == (kind == "attachment")
        assert ('target="_blank"' in how) == (kind == "inline")
        assert words.startswith(served.SAVED) == ("download" in how)
        label = words.removeprefix(served.SAVED)
        found[name.strip('"')] = Button(label, answer.body, answer.headers["content-type"])
    return found


def on_the_evidence_page(server: bool, **parameters: str) -> dict[str, Button]:
    return taken("pages/evidence.py", server, **parameters)


def test_every_table_can_be_downloaded_as_it_is(server: bool) -> None:
    found = on_the_evidence_page(server, view="Download")
    for table, entry in EVIDENCE.resources.items():
        button = found[f"{table}.csv"]
        assert button.content == exports.table(EVIDENCE, table), table
        assert button.media == "text/csv; charset=utf-8"
        assert button.label in (entry["title"], entry["path"])


@pytest.mark.parametrize("name", [*VIEWS, "Download"])
def test_all_data_and_the_bibliography_can_always_be_downloaded(server: bool, name: str) -> None:
    found = on_the_evidence_page(server, view=name)
    assert found["a-good-cry-data.zip"].content == exports.archive(EVIDENCE)
    assert found["a-good-cry.bib"].content.startswith(b"@")
    assert found["a-good-cry.json"].content.startswith(b"[")
    if name in VIEWS:
        table = VIEWS[name]
        assert found[f"{table}.csv"].content == exports.table(EVIDENCE, table)
        noun, _ = rows.LISTS[table]
        total = wording.count(len(EVIDENCE.rows(table)), noun)
        assert found[f"{table}.csv"].label == f"{total} (CSV)"
        assert found[f"{table}.bib"].label == "References (BibTeX)"


@narrowed
def test_a_list_that_is_narrowed_is_taken_as_it_is(server: bool, view: str) -> None:
    parameters, name = NARROWED[view]
    button = on_the_evidence_page(server, view=view, **parameters)[name]
    number = button.content.count(b"\n") - 1
    assert 0 < number < len(EVIDENCE.rows(view))
    assert button.label == f"{wording.count(number, rows.LISTS[view][0])} (CSV)"


@narrowed
def test_both_ways_give_the_same_file(monkeypatch: pytest.MonkeyPatch, view: str) -> None:
    parameters, name = NARROWED[view]
    ways = []
    for there in (True, False):
        stand_before(monkeypatch, there)
        ways.append(on_the_evidence_page(there, view=view, **parameters)[name])
    assert ways[0] == ways[1]


def test_where_nothing_is_found_there_is_nothing_to_take(server: bool) -> None:
    found = on_the_evidence_page(server, q="zzzzzz")
    assert not [name for name in found if name.endswith(".csv")]


@pytest.mark.parametrize(("parameters", "label", "name"), HANDOUTS)
def test_a_handout_leads_to_the_host_that_is_visited(
    server: bool, parameters: dict[str, str], label: str, name: str
) -> None:
    [(file, button)] = taken("pages/classroom.py", server, **parameters).items()
    assert file == f"a-good-cry-{name.replace('_', '-')}.html"
    assert button.label == label
    assert b"http://school.example/care" in button.content


def test_effects_are_taken_with_the_size_that_is_set(server: bool) -> None:
    with buttons() as found:
        page = open_page("pages/moderators.py", {"size": "0.5", "behind": "effects"})
        page.session_state["o_forest_face"] = faces.TABLE
        page.run()
    assert_healthy(page)
    if server:
        [(address, _)] = links(page).values()
        assert address == "data/a-good-cry-effects.csv?size=0.5"
    else:
        assert list(found) == ["a-good-cry-effects-size-0-5.csv"]


@pytest.mark.parametrize(
    "url",
    [
        None,
        "http://school.example@evil.example/classroom",
        'http://evil.example"><script>/classroom',
        "javascript://evil.example/classroom",
    ],
)
def test_no_handout_leads_where_a_forged_address_says(
    monkeypatch: pytest.MonkeyPatch, url: str | None
) -> None:
    stand_before(monkeypatch, False)
    monkeypatch.setattr(ContextProxy, "url", property(lambda _: url))
    [button] = taken("pages/classroom.py", False, l_lesson=LESSONS[0]).values()
    assert escape(network.NOT_KNOWN).encode() in button.content
    assert b"evil" not in button.content and b"://" not in button.content


def test_the_address_that_the_app_was_given_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_before(monkeypatch, False)
    monkeypatch.setenv("GOODCRY_URL", "https://cry.school.example/")
    [button] = taken("pages/classroom.py", False, l_lesson=LESSONS[0]).values()
    assert b"https://cry.school.example/care" in button.content
    assert b"http://school.example" not in button.content


def test_what_can_be_taken_is_not_folded_away(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_before(monkeypatch, False)
    page = open_evidence()
    assert len(page.get("download_button")) == len(on_the_evidence_page(False))
    for fold in page.expander:
        assert not fold.get("download_button")
