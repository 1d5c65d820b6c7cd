"""Arrows that can be touched: what goes to the browser, and what an address sets.

What JavaScript makes of it is looked at in a browser (``tests/browser/test_arrows_browser.py``).
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence

import pytest
from streamlit.testing.v1 import AppTest

from goodcry import causal_graph, mechanisms
from goodcry.causal_graph import FEELINGS
from goodcry.evidence import Row
from goodcry.ui.kit import components
from goodcry.ui.mechanisms import arrow_data, arrow_words, arrows, parts
from tests.support.app import assert_healthy, open_page, text_of
from tests.support.arrows import given
from tests.support.records import EVIDENCE

SCRIPT = "pages/mechanisms.py"
EDGES = EVIDENCE.rows("mechanism_edges")
BASES = EVIDENCE.allowed("mechanism_edges", "basis")
WHOLE = causal_graph.web(EVIDENCE)
NAMES = {row["id"]: row["label"] for row in EVIDENCE.rows("nodes")}
SETS: Mapping[str, Sequence[Row]] = {
    "everything": EDGES,
    "mood": [edge for a in causal_graph.mood_story(EVIDENCE).arrows for edge in a.edges],
    **{row["id"]: mechanisms.chain(row["id"], EVIDENCE) for row in EVIDENCE.rows("mechanisms")},
}
# Bytes of the whole web and of code and styles, as a phone gets them.
WHOLE_WEIGHS, CODE_WEIGHS = 45_000, 8_000


@pytest.mark.parametrize("name", SETS)
def test_what_is_left_is_worked_out_for_every_choice(name: str) -> None:
    edges = SETS[name]
    data = arrows.data(EVIDENCE, tuple(edge["id"] for edge in edges), None)
    bases = [basis["id"] for basis in data["bases"]]
    assert bases == [b for b in BASES if any(edge["basis"] == b for edge in edges)]
    assert {tuple(key.split()) for key in data["left"]} == set(arrow_words.choices(bases))
    for key, left in data["left"].items():
        web = causal_graph.of([edge for edge in edges if edge["basis"] in key.split()])
        assert left["count"] == len(web.arrows)
        assert left["count"] == sum(a["basis"] in key.split() for a in data["arrows"])
        starts = arrow_words.beginnings(causal_graph.of(edges), None)
        assert set(left["reached"]) == {n for start in starts for n in web.reached_from(start)}
    assert sum(basis["count"] for basis in data["bases"]) == len(data["arrows"])
    assert sorted(key for a in data["arrows"] for key in a["edges"]) == sorted(
        edge["id"] for edge in edges
    )


def test_words_name_what_a_cry_no_longer_leads_to() -> None:
    story = causal_graph.mood_story(EVIDENCE)
    left = arrow_words.left(story, BASES, None, NAMES)
    for key, entry in left.items():
        web = story.only(key.split())
        now = [node for node in web.reached_from("crying") if node in FEELINGS]
        lost = [node for node in story.reached_from("crying") if node in FEELINGS]
        lost = [node for node in lost if node not in now]
        if not web.arrows:
            assert entry["words"] == "No arrow is left."
            continue
        first, _, _ = entry["words"].partition(". ")
        reached, _, gone = first.partition(" no longer to ") if now else ("", "", first)
        assert all(NAMES[node] in reached for node in now), key
        assert all(NAMES[node] in gone for node in lost), key
        assert not any(NAMES[node] in gone for node in now), key


@pytest.mark.parametrize("edge", [row["id"] for row in EDGES])
def test_a_sheet_says_what_was_found_or_why_nothing_was(edge: str) -> None:
    data = arrows.data(EVIDENCE, (edge,), None)
    [arrow], row = data["arrows"], EVIDENCE.row("mechanism_edges", edge)
    found = mechanisms.behind_arrow(edge, EVIDENCE)
    assert [note.replace("\u00a0", " ") for note in arrow["notes"]] == [row["note"]]
    assert [key for key, _ in arrow["found"]] == [finding["id"] for finding in found]
    signs = EVIDENCE.categories("findings", "direction")
    assert [mark for _, mark in arrow["found"]] == [signs[f["direction"]].mark for f in found]
    assert bool(arrow["nothing"]) != bool(found)
    if row["basis"] == "theory" and not found:
        assert arrow["nothing"] == [arrow_data.THEORY]
    for finding in found:
        shown = data["findings"][finding["id"]]
        assert shown["source"] == finding["source"]
        assert shown["says"].replace("\u00a0", " ") == finding["statement"]
        assert str(finding["n"] or "not given") in shown["facts"].replace(",", "")


def test_an_address_opens_an_arrow_and_turns_bases_off() -> None:
    two = ["measured", "contradicted"]
    page = open_page(SCRIPT, {"m_part": parts.WEB, "basis": two, "arrow": "cortisol_response-2"})
    assert_healthy(page)
    assert given(page)["chosen"] == {
        "arrow": "cortisol_response-2", "bases": ["measured", "contradicted"],
    }  # fmt: skip
    page = open_page(SCRIPT, {"m_part": parts.WEB, "basis": "", "arrow": "sjogren-1"})
    assert given(page)["chosen"] == {"arrow": None, "bases": []}, "of another web"
    page = open_page(SCRIPT, {"m_part": parts.WEB, "arrow": "no-such"})
    assert "`no-such`" in page.info[0].value


def told(what: dict[str, object]) -> None:
    """Run by AppTest: what stands in the address after the browser told something."""
    from goodcry.ui.kit import frame
    from goodcry.ui.mechanisms import arrows

    arrows.keep(what, frame.load_evidence())


@pytest.mark.parametrize(
    ("what", "kept"),
    [
        (
            {"arrow": "sleep-1", "basis": ["measured"]},
            {"arrow": ["sleep-1"], "basis": ["measured"]},
        ),
        ({"arrow": "", "basis": ["theory", "measured"]}, {"basis": ["theory", "measured"]}),
        ({"arrow": "", "basis": [""]}, {"basis": [""]}),
        ({"arrow": "", "basis": []}, {}),
        ({"arrow": "<b>", "basis": ["hearsay", "theory"]}, {"basis": ["theory"]}),
        ({"arrow": 7, "basis": {}}, {}),
    ],
    ids=str,
)
def test_what_the_browser_tells_goes_into_the_address(
    what: dict[str, object], kept: dict[str, list[str]]
) -> None:
    page = AppTest.from_function(told, args=(what,))
    page.query_params.update({"arrow": "sjogren-1", "basis": "indirect", "utm": "x"})
    page.run()
    assert not page.exception
    found = {name: page.query_params[name] for name in page.query_params}
    texts = {name: [text] if isinstance(text, str) else text for name, text in found.items()}
    assert texts == {"utm": ["x"]} | kept


def test_the_web_is_a_story_or_the_things_around_one_or_everything() -> None:
    shown = {}
    for query in ({}, {"focus": "sobbing"}, {"m_whole": "true"}):
        page = open_page(SCRIPT, {"m_part": parts.WEB, **query})
        assert_healthy(page)
        shown[page.header[0].value] = {arrow["id"] for arrow in given(page)["arrows"]}
    assert list(shown.values()) == [
        {arrow.id for arrow in web.arrows}
        for web in (causal_graph.mood_story(EVIDENCE), WHOLE.around("sobbing"), WHOLE)
    ]
    assert f"{len(WHOLE.arrows)} arrows" in text_of(open_page(SCRIPT, {"m_part": parts.WEB}))


def test_nodes_claims_and_studies_lead_to_where_they_stand() -> None:
    page = open_page(SCRIPT, {"m_part": parts.WEB})
    data = given(page)
    for node in data["nodes"]:
        assert_healthy(open_page(SCRIPT, node["to"]))
    for arrow in data["arrows"]:
        for claim, edge in zip(arrow["claims"], arrow["edges"], strict=True):
            assert claim["to"]["mechanism"] == EVIDENCE.row("mechanism_edges", edge)["mechanism"]


def test_data_and_code_are_small() -> None:
    whole = arrows.data(EVIDENCE, tuple(row["id"] for row in EDGES), None)
    sent = json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()
    assert len(gzip.compress(sent)) <= WHOLE_WEIGHS
    code = components.joined(arrows.FOLDER / "arrows.js")
    styles = components.styled(arrows.FOLDER / "arrows.css")
    assert len(gzip.compress((code + styles).encode())) <= CODE_WEIGHS
