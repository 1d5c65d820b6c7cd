"""The evidence page: lists, search, filters, one source's page, downloads, codebook."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any
from unittest.mock import patch

import pytest
from streamlit.testing.v1 import AppTest

from goodcry import bibliography, search
from goodcry.evidence import Evidence
from goodcry.ui.evidence import handbook, records, source_page
from goodcry.ui.kit import citations, vocabulary, wording
from tests.pages.app import assert_healthy, open_page, tables_of, text_of
from tests.support.records import EVIDENCE

SCRIPT = "pages/evidence.py"
CONTENT = EVIDENCE.codebooks["content"]["resources"]
VIEWS = {
    "Findings": "findings",
    "Claims": "article_claims",
    "Sources": "sources",
    "Where they part": "conflicts",
}
FILTERS = [("Findings", "area", value, label) for value, label in vocabulary.AREA.items()] + [
    ("Findings", "read", value, label) for value, label in vocabulary.READ.items()
]
FILTERS += [("Claims", "stance", value, label) for value, label in vocabulary.STANCE.items()]
FILTERS += [
    ("Claims", "article", row["article"], bibliography.article_name(EVIDENCE, row["article"]))
    for row in EVIDENCE.rows("articles")
]
FILTERS += [
    ("Sources", "type", value, vocabulary.KIND[value])
    for value in EVIDENCE.allowed("sources", "type")
]


def open_evidence(**parameters: str | list[str]) -> AppTest:
    page = open_page(SCRIPT, parameters)
    assert_healthy(page)
    return page


def headings(page: AppTest) -> list[str]:
    return [element.value for element in (*page.header, *page.subheader)]


def opened(page: AppTest) -> set[str]:
    """Keys of the buttons that lead from a card to its source."""
    return {str(button.key) for button in page.button if str(button.key).startswith("open-")}


# --- lists, search and filters ------------------------------------------------------------


@pytest.mark.parametrize(("name", "table"), VIEWS.items())
def test_each_list_shows_its_first_page(name: str, table: str) -> None:
    page = open_evidence(view=name)
    total = len(EVIDENCE.rows(table))
    assert any(heading.startswith(f"{total} ") for heading in headings(page))
    assert not page.info
    first = min(total, records.PAGE_SIZE)
    if table != "conflicts":
        assert len(opened(page)) == first
    else:
        assert sum("**Measured:**" in element.value for element in page.markdown) == first


@pytest.mark.parametrize(("view", "field", "value", "label"), FILTERS)
def test_each_filter_gives_what_it_names(view: str, field: str, value: str, label: str) -> None:
    page = open_evidence(view=view, **{field: label})
    assert page.session_state[field] == value
    found = EVIDENCE.where(VIEWS[view], **{field: value})
    assert headings(page)[0].startswith(f"{len(found)} of {len(EVIDENCE.rows(VIEWS[view]))} ")
    assert bool(page.info) == (not found)


def test_an_author_is_found_without_accents() -> None:
    page = open_evidence(view="Sources", q="gracanin")
    assert "open-gracanin2015" in opened(page)


def test_words_are_searched_while_typing() -> None:
    page = open_evidence()
    page.text_input(key="q").set_value("cortisol saliva").run()
    assert_healthy(page)
    found = search.find(EVIDENCE, "findings", "cortisol saliva")
    assert (
        headings(page)[0]
        == f"{len(found)} of {wording.count(len(EVIDENCE.rows('findings')), 'finding')}"
    )


def test_nothing_found_says_so_names_other_lists_and_offers_everything() -> None:
    page = open_evidence(view="Where they part", q="hendriks")
    assert "finding" in page.info[0].value
    page.button(key="reset").click().run()
    assert_healthy(page)
    assert not page.info
    assert page.text_input(key="q").value == ""


def test_reset_also_clears_filters() -> None:
    page = open_evidence(q="zzzz", area="Body", read="read in full", p="3")
    page.button(key="reset").click().run()
    assert headings(page)[0] == wording.count(len(EVIDENCE.rows("findings")), "finding")
    assert "p" not in page.query_params


# --- pages of a list ----------------------------------------------------------------------


def test_every_finding_stands_on_exactly_one_page() -> None:
    page = open_evidence()
    seen: list[str] = []
    while True:
        seen += opened(page)
        if page.button(key="next").disabled:
            break
        page.button(key="next").click().run()
        assert not page.exception
    assert sorted(seen) == sorted(f"open-{row['id']}" for row in EVIDENCE.rows("findings"))
    page.button(key="previous").click().run()
    last = -(-len(EVIDENCE.rows("findings")) // records.PAGE_SIZE)
    assert page.query_params["p"] == str(last - 1)


@pytest.mark.parametrize("change", ["q", "area", "view"])
def test_whatever_changes_a_list_returns_to_its_first_page(change: str) -> None:
    page = open_evidence(p="3")
    if change == "q":
        page.text_input(key="q").set_value("heart").run()
    elif change == "area":
        page.selectbox(key="area").set_value("moderator").run()
    else:
        page.button_group(key="view").set_value("sources").run()
    assert_healthy(page)
    assert "p" not in page.query_params
    assert page.button(key="previous").disabled


@pytest.mark.parametrize(
    "number", ["0", "-1", "99999999999", "999", "two", "", "²", "1.5", "\uff11"]
)
def test_a_page_number_that_does_not_exist_gives_one_that_does(number: str) -> None:
    assert len(opened(open_evidence(p=number))) > 0


# --- one source ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def source_view() -> AppTest:
    return open_evidence(source="hendriks2007")


@pytest.mark.parametrize("key", [row["id"] for row in EVIDENCE.rows("sources")])
def test_each_source_has_a_page_of_its_own(source_view: AppTest, key: str) -> None:
    source_view.query_params["source"] = key
    page = source_view.run()
    assert_healthy(page)
    source = EVIDENCE.row("sources", key)
    assert page.header[0].value == wording.escaped(bibliography.short_citation(source))
    text = text_of(page)
    assert wording.escaped(bibliography.citation(source)) in text
    assert ("Details unconfirmed:" in text) == (source["citation_status"] == "check")
    links = [element.url for element in page.link_button]
    assert links == ([bibliography.link(source)] if bibliography.link(source) else [])
    for finding in EVIDENCE.where("findings", source=key):
        assert citations.finding_text(EVIDENCE, finding) in text
    for claim in EVIDENCE.where("article_claims", article=key):
        assert claim["claim"] in text
    for table, rows in search.citing(EVIDENCE, key).items():
        if table not in ("findings", "article_claims"):
            for row in rows:
                assert source_page.entry(EVIDENCE, table, row) in text


def test_a_card_leads_to_its_source_and_back_to_the_same_list() -> None:
    page = open_evidence(view="Claims", q="oxytocin")
    before = opened(page)
    page.button(key=sorted(before)[0]).click().run()
    assert_healthy(page)
    assert page.header[0].value
    assert not opened(page)
    page.button(key="back-above").click().run()
    assert_healthy(page)
    assert opened(page) == before
    assert "source" not in page.query_params


def test_searching_from_a_source_leaves_it() -> None:
    page = open_evidence(source="hendriks2007")
    page.text_input(key="q").set_value("heart").run()
    assert not page.header
    assert opened(page)


def test_a_source_can_be_copied_as_bibtex() -> None:
    page = open_page(SCRIPT, {"source": "hendriks2007"})
    assert not page.code
    page.session_state["bibtex"] = True
    page.run()
    assert page.code[0].value.startswith("@article{hendriks2007")


# --- hostile addresses --------------------------------------------------------------------

HOSTILE = [
    "zzz",
    "",
    "<script>alert(1)</script>",
    "x" * 10_000,
    "../../etc/passwd",
    "hendriks2007'; DROP TABLE findings; --",
    "\u202e\x00💧",
    "$x^2$ [a](javascript:alert(1)) :red[b]",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("key", ["source", "q", "view", "area", "table", "p"])
def test_a_hostile_address_gives_a_page(key: str, text: str) -> None:
    page = open_evidence(**{key: text})
    assert not page.header, "no source was named"
    assert not any("<script" in element.value for element in (*page.markdown, *page.info))
    if key != "q":
        assert len(opened(page)) == records.PAGE_SIZE


def test_repeated_keys_give_a_page() -> None:
    page = open_evidence(source=["zzz", "hendriks2007"], q=["a", "b"], p=["1", "2"])
    assert page.header[0].value == "Hendriks et al., 2007"


# --- downloads ----------------------------------------------------------------------------


def downloads(**parameters: str) -> dict[str, Callable[[], bytes]]:
    """File name -> what a touch on its button gives."""
    found: dict[str, Callable[[], bytes]] = {}

    def record(label: str, data: Any, **settings: Any) -> bool:
        assert label
        assert settings["on_click"] == "ignore"
        found[settings["file_name"]] = data
        return False

    with patch("streamlit.download_button", record):
        open_evidence(**parameters)
    return found


def test_every_table_can_be_downloaded_as_it_is() -> None:
    found = downloads(view="Download")
    for table, entry in EVIDENCE.resources.items():
        path = EVIDENCE.folder / entry["path"]
        assert found[path.name]() == path.read_bytes(), table


@pytest.mark.parametrize("name", [*VIEWS, "Download"])
def test_all_data_and_the_bibliography_can_always_be_downloaded(name: str) -> None:
    found = downloads(view=name)
    assert found["a-good-cry-data.zip"]().startswith(b"PK")
    assert found["a-good-cry.bib"]().startswith(b"@")
    assert found["a-good-cry.json"]().startswith(b"[")
    if name in VIEWS:
        assert f"{VIEWS[name]}.csv" in found


def test_download_buttons_are_not_folded_away() -> None:
    page = open_evidence()
    assert len(page.get("download_button")) == len(downloads())
    for fold in page.expander:
        assert not fold.get("download_button")


# --- codebook and explanations ------------------------------------------------------------


@pytest.fixture(scope="module")
def codebook() -> AppTest:
    return open_evidence(view="Download")


@pytest.mark.parametrize("table", list(EVIDENCE.resources))
def test_the_codebook_says_what_each_field_means(codebook: AppTest, table: str) -> None:
    page = codebook.selectbox(key="table").set_value(table).run()
    assert_healthy(page)
    text = text_of(page)
    part = "content" if table in {entry["name"] for entry in CONTENT} else "evidence"
    assert f"{part}/{table}.csv" in {one.proto.label for one in page.get("download_button")}
    for field in EVIDENCE.resources[table]["schema"]["fields"]:
        assert handbook.field_line(field) in text
        for allowed in field.get("constraints", {}).get("enum", ()):
            assert f"`{allowed}`" in handbook.field_line(field)


@pytest.mark.parametrize(
    ("key", "wanted"),
    [
        (
            "marks",
            [*vocabulary.READ.values(), *vocabulary.GRADE.values(), *vocabulary.CERTAINTY.values()],
        ),
        ("words", [row["term"] for row in EVIDENCE.rows("glossary")]),
        ("cite", ["CITATION.cff", "Creative Commons", "creativecommons.org"]),
        ("mistake", ["issue tracker", EVIDENCE.rows("findings")[0]["id"]]),
    ],
)
def test_what_is_folded_opens_by_its_address(key: str, wanted: list[str]) -> None:
    assert not tables_of(open_evidence()), "closed panels cost nothing"
    page = open_evidence(**{key: "true"})
    shown = text_of(page)
    for text in wanted:
        assert text in shown


def test_every_mark_has_a_meaning() -> None:
    assert handbook.READ_MEANING.keys() == vocabulary.READ.keys()
    assert handbook.GRADE_MEANING.keys() == vocabulary.GRADE.keys()
    assert handbook.STANCE_MEANING.keys() == vocabulary.STANCE.keys()
    assert vocabulary.CERTAINTY_MEANING.keys() == vocabulary.CERTAINTY.keys()
    assert set(vocabulary.AREA) == set(EVIDENCE.allowed("findings", "area"))
    assert set(vocabulary.KIND) == set(EVIDENCE.allowed("sources", "type"))


def test_text_of_a_reference_cannot_act_as_markdown() -> None:
    escaped = wording.escaped("[a](b) *c* _d_ $e$ <f> `g` ~h~ #i | j \\")
    assert re.sub(r"\\(.)", r"\1", escaped) == html.unescape(
        "[a](b) *c* _d_ $e$ <f> `g` ~h~ #i | j \\"
    )
    assert not re.search(r"(?<!\\)[*_$<>`~#|\[\]]", escaped)


def test_the_page_reads_as_text_alone(evidence: Evidence) -> None:
    """Cards are text, not a canvas that a screen reader cannot enter."""
    page = open_evidence()
    assert not page.dataframe
    assert evidence.rows("findings")[0]["statement"] in text_of(page)
