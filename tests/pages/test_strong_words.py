"""No sentence of the app is stronger than what stands behind it.

Each sentence with a strong word has a home in ``data/`` or in the code. The rules of
:mod:`tests.support.strong_words` say what makes it fair there; what they do not know stands with
its reason in ``strong_words.csv``. On the pages, in all their states and with every fold open, each
strong word is traced to such a home.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from goodcry.evidence import Evidence
from tests.support import strong_words
from tests.support.app import ROOT
from tests.support.records import EVIDENCE
from tests.support.strong_words import Sentence
from tests.support.visits import visited

SCRIPTS = [
    *(ROOT / "app.py", ROOT / "goodcry" / "working.py"),
    *(ROOT / "pages").glob("*.py"),
    *(ROOT / "goodcry" / "ui").rglob("*.py"),
    *(ROOT / "goodcry" / "figures").rglob("*.py"),
]
REVIEWED = {
    row["text"]: row
    for row in csv.DictReader(
        (Path(__file__).parent / "strong_words.csv").read_text(encoding="utf-8").splitlines()
    )
}


@cache
def in_data() -> tuple[Sentence, ...]:
    return tuple(strong_words.of_data(EVIDENCE))


@cache
def in_code() -> tuple[Sentence, ...]:
    return tuple(strong_words.of_code(SCRIPTS, ROOT))


def too_strong(found: Iterable[Sentence]) -> list[str]:
    """The sentences that neither a rule nor a reviewed reason holds up, each with its home."""
    return [f"{s.home}: {s.text}" for s in found if not s.fair and s.text not in REVIEWED]


@cache
def homes() -> tuple[str, ...]:
    """Every strong text that the data, their codebooks and the code hold, the longest first."""
    found = {sentence.text for sentence in (*in_data(), *in_code())}
    found |= set(strong_words.of_codebooks(EVIDENCE))
    return tuple(sorted(found, key=len, reverse=True))


def homeless(text: str) -> list[str]:
    """The sentences of a page with a strong word that stands neither in the data nor the code."""
    return [
        sentence
        for sentence in strong_words.sentences(text)
        if strong_words.is_strong(strong_words.without(sentence, homes()))
    ]


def test_no_sentence_of_the_data_is_stronger_than_its_findings() -> None:
    assert too_strong(in_data()) == []


def test_no_sentence_of_the_code_is_stronger_than_its_findings() -> None:
    assert too_strong(in_code()) == []


def test_each_strong_word_on_a_page_has_its_home() -> None:
    assert {visit.name: found for visit in visited() if (found := homeless(visit.text))} == {}


def test_what_was_reviewed_is_still_said_and_needed() -> None:
    unexplained = {sentence.text for sentence in (*in_data(), *in_code()) if not sentence.fair}
    assert set(REVIEWED) == unexplained


def test_what_was_reviewed_has_a_reason_and_rests_on_more_than_hearsay() -> None:
    for text, row in REVIEWED.items():
        assert row["reason"], text
        if row["rests_on"]:
            table, key = row["rests_on"].split("/")
            assert EVIDENCE.row(table, key)["read"] != "secondary", text


# --- planted sentences are found --------------------------------------------------------

STRONGER = "All of them showed it."
NOBODY_HAS = "Nobody has ever measured that."


@pytest.mark.parametrize(
    ("table", "equal", "field", "text"),
    [
        ("findings", {"id": "phys-047"}, "statement", STRONGER),
        ("findings", {"id": "phys-004"}, "statement", NOBODY_HAS),
        ("findings", {"id": "phys-004"}, "caution", NOBODY_HAS),
        ("conflicts", {"id": "five-a-month"}, "measured", STRONGER),
        ("conflicts", {"id": "pain"}, "measured", "Nobody measured opioids."),
        ("mechanisms", {"id": "brain_cooling"}, "summary", NOBODY_HAS),
        ("factor_levels", {"factor": "support", "level": "hostile"}, "basis", STRONGER),
        ("assumptions", {"id": "effect_size"}, "why", NOBODY_HAS),
        ("lesson_talk", {"kind": "answer", "finding": "mf005"}, "text", STRONGER),
        ("questions", {"id": "none"}, "explanation", STRONGER),
        ("frequency", {"id": "never-frey-men"}, "note", NOBODY_HAS),
    ],
)
def test_a_sentence_that_is_too_strong_would_be_found_in_the_data(
    table: str, equal: dict[str, str], field: str, text: str, evidence: Evidence
) -> None:
    row = next(
        row
        for row in evidence.rows(table)
        if all(row[name] == value for name, value in equal.items())
    )
    assert strong_words.is_strong(text)
    assert strong_words.judge(table, row, field, text, evidence) is None


@pytest.mark.parametrize(
    ("table", "key", "field", "text"),
    [
        ("findings", "phys-004", "statement", STRONGER),
        ("findings", "phys-047", "statement", "A news report says that all of them cried."),
        ("conflicts", "pain", "measured", STRONGER),
        ("conflicts", "pain", "measured", "We found nobody who measured opioids."),
        ("conflicts", "pain", "measured", "Nobody cried in them."),
        ("conflicts", "pain", "said", NOBODY_HAS),
        ("findings", "phys-047", "caution", "It was not measured."),
    ],
)
def test_a_sentence_as_strong_as_its_source_is_fair(
    table: str, key: str, field: str, text: str, evidence: Evidence
) -> None:
    assert strong_words.judge(table, evidence.row(table, key), field, text, evidence)


@pytest.mark.parametrize("text", [NOBODY_HAS, "Crying always helps.", "It was measured in all."])
def test_a_sentence_that_is_too_strong_would_be_found_in_the_code(
    text: str, tmp_path: Path
) -> None:
    file = tmp_path / "page.py"
    file.write_text(f'"""All."""\nst.write(f"{{number}} people. {text}")\n', encoding="utf-8")
    assert too_strong(strong_words.of_code([file], tmp_path)) == [f"page.py: {text}"]


def test_a_sentence_from_nowhere_would_be_found_on_a_page() -> None:
    page = visited()[0]
    assert homeless(f"{page.text}\nThis was proved for all people.") == [
        "This was proved for all people."
    ]
