"""Every number that a visitor sees comes from the data or from a calculation.

Two nets. The first reads the code: no text that pages write may hold a digit. The second reads
the pages, in all their states and with every fold open: each number on them must stand in a row
that the page read, be the count of what its noun says, or be the result of a named calculation.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from goodcry import causal_graph, live
from goodcry.figures import claim_tables
from tests.support.app import ROOT, text_of
from tests.support.evidence_page import open_evidence
from tests.support.named_numbers import explain
from tests.support.records import EVIDENCE
from tests.support.visits import Visit, visited

SCRIPTS = sorted(
    [ROOT / "app.py", *(ROOT / "pages").glob("*.py"), *(ROOT / "goodcry/ui").rglob("*.py")]
)


def how_many(table: str) -> str:
    return str(len(EVIDENCE.rows(table)))


# --- the code ---------------------------------------------------------------------------


@cache
def known_names() -> frozenset[str]:
    """Keys of the data: ids may hold digits, and code may name them."""
    names: set[str] = set()
    for resource in EVIDENCE.resources.values():
        key = resource["schema"]["primaryKey"]
        for field in [key] if isinstance(key, str) else key:
            names.update(str(row[field]) for row in EVIDENCE.rows(resource["name"]))
    return frozenset(name for name in names if not name.isdigit())


def texts_in(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Texts of a module that could be shown: no docstrings, no number formats."""
    skipped: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and ast.get_docstring(
            node
        ):
            skipped.add(id(node.body[0].value))  # type: ignore[attr-defined]
        if isinstance(node, ast.FormattedValue) and node.format_spec:
            skipped.update(id(part) for part in ast.walk(node.format_spec))
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in skipped
        ):
            yield node.lineno, node.value


def without_idioms(text: str) -> str:
    """A fraction is written as "1 part in ..."; that 1 was not measured. Tags are no text."""
    return re.sub(r"</?[a-zA-Z!][^>]*>?", "", text).replace("1 part in ", "")


def is_machine_text(text: str) -> bool:
    """Style sheets, drawings, keys of the data, parameter and file names, colours."""
    return (
        text in known_names()
        or text in EVIDENCE.allowed("mechanism_edges", "sign")
        or "{" in text
        or "<svg" in text
        or bool(re.fullmatch(r"[#\w./?=&:%+-]+", text) and not text.isdigit())
    )


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_text_of_a_page_holds_a_typed_number(script: Path) -> None:
    typed = [
        f"line {line}: {text!r}"
        for line, text in texts_in(ast.parse(script.read_text(encoding="utf-8")))
        if any(letter.isdigit() for letter in without_idioms(text)) and not is_machine_text(text)
    ]
    assert not typed, "numbers belong into data/: " + "; ".join(typed)


def test_a_typed_number_would_be_found() -> None:
    tree = ast.parse('"""Doc 1."""\nst.write(f"About {x:.2f} of 37 people")\nst.write("7")')
    found = [text for _, text in texts_in(tree) if any(letter.isdigit() for letter in text)]
    assert set(found) == {" of 37 people", "7"}
    assert not any(is_machine_text(text) for text in found)


# --- the code: numbers in words ---------------------------------------------------------

NUMBER_WORDS = {
    "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "twenty": 20,
}  # fmt: skip
COUNT_IN_WORDS = re.compile(rf"\b({'|'.join(NUMBER_WORDS)})\s+(\w+)", re.IGNORECASE)
# A step of the scale in a drawing is a factor, as its axis says; that 10 was not measured.
# What is drawn at random for another device has as many digits as rooms.py draws.
NOT_COUNTED = {"ten times", "six digits"}


def counts_in_words() -> dict[str, int]:
    """What pages count in words -> how many there are."""
    return {
        "five letters": live.LENGTH,
        "three kinds": len(claim_tables.KINDS),
        "three things": text_of(open_evidence(mistake="true")).count("\n- "),
    }


def test_a_count_in_words_is_how_many_there_are() -> None:
    written = {
        found[0].lower(): NUMBER_WORDS[found[1].lower()]
        for script in SCRIPTS
        for _, text in texts_in(ast.parse(script.read_text(encoding="utf-8")))
        for found in COUNT_IN_WORDS.finditer(text)
    }
    assert {words: number for words, number in written.items() if words not in NOT_COUNTED} == (
        counts_in_words()
    )


# --- the pages --------------------------------------------------------------------------


def unexplained(visit: Visit) -> list[str]:
    """Each number on a page that neither a row which the page read nor a named sum explains."""
    return sorted(number for number, home in explain(visit, EVIDENCE).items() if home is None)


def test_every_number_on_every_page_is_explained() -> None:
    assert {visit.name: found for visit in visited() if (found := unexplained(visit))} == {}


def visit_of(page: str, **address: str) -> Visit:
    return next(each for each in visited() if each.page == page and each.address == address)


@pytest.mark.parametrize(
    ("page", "address", "number", "home"),
    [
        ("home", {}, "62.5", "base_rates/br_sharman_all/better"),
        ("home", {}, "1,004", "base_rates/br_diary_bylsma2011/n_episodes"),
        ("home", {}, how_many("article_claims"), "all claims"),
        ("who_cries", {"w_part": "what"}, "35.2", "women minus men: A pet dies"),
        (
            "mechanisms",
            {"m_part": "web"},
            str(len(causal_graph.web(EVIDENCE).arrows)),
            "all arrows",
        ),
        ("mechanisms", {"m_part": "clocks"}, "96", "Cortisol left after 4 min, in percent"),
        ("evidence", {}, how_many("findings"), "all findings"),
    ],
)
def test_an_explanation_names_the_row_and_the_field_or_the_sum(
    page: str, address: dict[str, str], number: str, home: str
) -> None:
    assert explain(visit_of(page, **address), EVIDENCE)[number] == home


@pytest.mark.parametrize(
    ("page", "number", "noun"),
    [
        ("home", "77.7", "% of them"),
        ("home", str(len(EVIDENCE.rows("findings")) + 1), "findings"),  # a wrong count
        ("classroom", how_many("findings"), "lines"),  # the count of something else
        ("mechanisms", "5.3", "cries a month"),  # a number of another page
    ],
)
def test_a_number_from_nowhere_would_be_found(page: str, number: str, noun: str) -> None:
    visit = visit_of(page)
    planted = replace(visit, text=f"{visit.text}\nThere are {number} {noun}.")
    assert unexplained(planted) == [number]
