"""What the living body map tells of its places, and what its button for sources opens."""

from __future__ import annotations

import json

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from goodcry import body
from goodcry.ui.kit import citations
from goodcry.ui.shift import body_data
from tests.support.app import text_of
from tests.support.records import EVIDENCE

DATA = body_data.data(EVIDENCE)
PLACES = {row["id"]: row for row in EVIDENCE.rows("places")}
# In bytes, before compression.
WEIGHT = 17_500


def test_it_is_small() -> None:
    assert len(json.dumps(DATA, ensure_ascii=False, separators=(",", ":")).encode()) <= WEIGHT


@pytest.mark.parametrize("place", PLACES)
def test_a_place_tells_all_that_is_known_of_it(place: str) -> None:
    row, told = PLACES[place], DATA["places"][place]
    assert (told["name"], told["about"], told["criers"]) == (
        row["name"],
        row["about"],
        row["in_criers"],
    )
    ways = [DATA["body"]["ways"][number] for number in told["ways"]]
    for link, said in zip(EVIDENCE.where("place_pathways", place=place), ways, strict=True):
        way = EVIDENCE.row("pathways", link["pathway"])
        assert all(way[part] in said for part in ("from_place", "to_place", "role"))
    effects = json.dumps([DATA["body"]["effects"][number] for number in told["effects"]])
    if row["organ"]:
        effect = EVIDENCE.row("organ_effects", row["organ"])
        assert all(effect[part] in effects for part in ("organ", *body.BRANCHES, "note"))


def test_its_texts_can_be_taken_as_html() -> None:
    texts = json.dumps([DATA["places"], DATA["body"]["effects"], DATA["body"]["ways"]])
    assert not {"<", ">", "&"} & set(texts)


def test_words_of_the_table_are_those_that_the_browser_knows() -> None:
    assert DATA["body"]["rules"]["words"] == body.WORDS
    assert set(DATA["body"]["signs"]) == set(body.SIGNS)


def sources(place: str) -> None:
    from goodcry.ui.kit import frame
    from goodcry.ui.shift import body_map

    body_map.sources(place, frame.load_evidence())


@pytest.mark.parametrize("place", PLACES)
def test_sources_of_a_place(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page by itself cannot link to others: so a link is a word here."""
    monkeypatch.setattr(citations, "source_link", lambda _, key: st.caption(f"source: {key}"))
    page = AppTest.from_function(sources, args=(place,), default_timeout=30).run()
    assert not page.exception
    text = text_of(page)
    links = EVIDENCE.where("place_findings", place=place)
    for link in links:
        assert EVIDENCE.row("findings", link["finding"])["statement"] in text
    ways = EVIDENCE.where("place_pathways", place=place)
    for link in ways:
        assert EVIDENCE.row("pathways", link["pathway"])["role"] in text
    cited = len(links) + len(ways) + bool(PLACES[place]["organ"])
    assert text.count("source: ") == cited
