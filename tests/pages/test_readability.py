"""The prose of every page can be read by a 14-year-old: US grade 9 or lower.

The automated readability index counts letters and words, so it needs no list of syllables.
Tables, controls and lines of a few words are not prose. There are no exceptions.
"""

from __future__ import annotations

import re

import pytest
import textstat

from goodcry.ui.kit import registry
from tests.support.app import plain_page

HIGHEST_GRADE = 9
FEWEST_WORDS = 8


def prose_of(script: str) -> str:
    """The sentences of a page, without marks and addresses."""
    page = plain_page(script)
    texts = [str(element.value) for element in (*page.markdown, *page.caption)]
    sentences = []
    for text in texts:
        plain = re.sub(r"\]\([^)]*\)|:small\[|[*_\[\]`#•●○◐≠✕▲▼■]", " ", text)
        if len(plain.split()) > FEWEST_WORDS and not plain.lstrip().startswith("|"):
            sentences.append(plain.strip().rstrip(".") + ".")
    return " ".join(sentences)


@pytest.mark.parametrize("name", [page.name for page in registry.PAGES])
def test_prose_is_easy_to_read(name: str) -> None:
    prose = prose_of(registry.page(name).script)
    assert len(prose.split()) > 30, "the page has hardly any prose"
    grade = textstat.automated_readability_index(prose)
    assert grade <= HIGHEST_GRADE, f"grade {grade:.1f}"


def test_hard_prose_would_be_found() -> None:
    hard = "Psychophysiological characterisation necessitates multidimensional operationalisation."
    assert textstat.automated_readability_index(hard) > HIGHEST_GRADE
