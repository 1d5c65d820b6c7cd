"""Every number that a visitor sees comes from the data or from a calculation.

Two nets. The first reads the code: no text that pages write may hold a digit. The second reads
the pages: each number on them must stand in the data or be a result of a named calculation.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from goodcry import autonomic, heart, outcome, who_cries
from goodcry.evidence import CODEBOOK, PARTS
from goodcry.figures import claim_tables, drops
from goodcry.ui.kit import registry
from goodcry.ui.shift import trials
from tests.support.app import ROOT, plain_page, text_of
from tests.support.evidence_page import open_evidence
from tests.support.records import EVIDENCE

SCRIPTS = sorted(
    [ROOT / "app.py", *(ROOT / "pages").glob("*.py"), *(ROOT / "goodcry/ui").rglob("*.py")]
)
NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)*")


@cache
def data_texts() -> tuple[str, ...]:
    texts = [
        str(value)
        for table in EVIDENCE.resources
        for row in EVIDENCE.rows(table)
        for value in row.values()
        if value is not None
    ]
    codebooks = ((EVIDENCE.folder / part / CODEBOOK).read_text(encoding="utf-8") for part in PARTS)
    return (*texts, *codebooks)


@cache
def data_numbers() -> frozenset[float]:
    return frozenset(value for text in data_texts() for value in numbers(text))


def numbers(text: str) -> Iterator[float]:
    """The numbers in a text; 1,004 and 1004 are the same number."""
    for match in NUMBER.findall(text):
        plain = match.replace(",", "")
        if plain.count(".") <= 1:
            yield float(plain)
        else:
            yield from (float(part) for part in plain.split("."))


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
NOT_COUNTED = {"ten times"}


def counts_in_words() -> dict[str, int]:
    """What pages count in words -> how many there are."""
    return {
        "three experiments": len(public_functions(trials)),
        "three kinds": len(claim_tables.KINDS),
        "three things": text_of(open_evidence(mistake="true")).count("\n- "),
    }


def public_functions(module: ModuleType) -> list[str]:
    """What a module offers to others."""
    found = inspect.getmembers(module, inspect.isfunction)
    return [
        name
        for name, function in found
        if not name.startswith("_") and function.__module__ == module.__name__
    ]


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


def counts_of_rows() -> Iterator[float]:
    """How many rows each table has, in all and for each value of each of its columns."""
    for table in EVIDENCE.resources:
        rows = EVIDENCE.rows(table)
        yield len(rows)
        for column in rows[0]:
            yield from Counter(row[column] for row in rows).values()
            yield len({row[column] for row in rows})


def roundings_of_data() -> Iterator[float]:
    """The data's numbers as a page may round them: 60.8 becomes 61."""
    for value in data_numbers():
        yield from (float(round(value)), round(value, 1), round(value, 2))


def predicted_drops() -> Iterator[float]:
    """Out of 100 cries, with nothing set: whole drops."""
    for base in outcome.bases(EVIDENCE):
        yield from drops.whole_drops(outcome.predict({}, EVIDENCE, base=base)).values()


def samples_by_month() -> Iterator[float]:
    """Who cries: how often in a month, and how far women and men lie apart."""
    for part in EVIDENCE.allowed("pairs", "part"):
        for pair in who_cries.pairs(EVIDENCE, part):
            for span in (pair.women, pair.men):
                if span:
                    yield from (span.low, span.high)
    for situation in who_cries.situations(EVIDENCE):
        yield situation.women - situation.men


def states_of_the_model_heart() -> Iterator[float]:
    """The body during a cry: what the account shown first gives at each named moment."""
    constants = heart.Constants.read(EVIDENCE)
    for account in EVIDENCE.rows("accounts"):
        course = autonomic.simulate(account["id"], EVIDENCE)
        for moment in EVIDENCE.rows("moments"):
            yield from course.at(moment["seconds"]).values()
    yield from (heart.intrinsic_rate(constants, age) for age in range(18, 91))


@cache
def explained() -> frozenset[float]:
    calculated = [*predicted_drops(), *samples_by_month(), *states_of_the_model_heart()]
    rounded = {round(value, digits) for value in calculated for digits in (0, 1, 2)}
    return data_numbers() | {*counts_of_rows(), *roundings_of_data(), *rounded}


@pytest.mark.parametrize("name", [page.name for page in registry.PAGES])
def test_every_number_on_a_page_is_explained(name: str) -> None:
    text = text_of(plain_page(registry.page(name).script))
    text = re.sub(r"\]\([^)]*\)|#[0-9a-fA-F]{6}", " ", text)  # addresses and colours
    unexplained = sorted(set(numbers(text)) - explained())
    assert not unexplained, unexplained
