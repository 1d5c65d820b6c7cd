"""References as text: what they say, and what they say when parts are missing."""

from __future__ import annotations

import re
from typing import Any

import pytest

from goodcry import bibliography
from tests.support.sources import BARE, FULL

BLANK = re.compile(r"\b(None|nan)\b|\(\)|\[\]|,,|, \.| \.|  ")


def test_citation_of_a_complete_source() -> None:
    assert bibliography.citation(FULL) == (
        "Bylsma, L. M., Croon, M. A., & Vingerhoets, A. J. J. M. (2011). When and for whom does "
        "crying improve mood? Journal of Research in Personality, 45(4), 385–392. "
        "https://doi.org/10.1016/j.jrp.2011.04.007"
    )


def test_citation_of_a_bare_source_says_what_is_missing() -> None:
    assert bibliography.citation(BARE) == "No author recorded (n.d.). [Page on tears, by nobody]."


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"authors": None}, "No author recorded (2011). When"),
        ({"authors": "Ursino, Mauro"}, "Ursino, M. (2011). When"),
        ({"authors": "Gross, J. J.; Levenson, R. W."}, "Gross, J. J., & Levenson, R. W. (2011)."),
        ({"authors": "Agron, S.; de March, C. A.; others"}, "Agron, S., de March, C. A., et al. ("),
        ({"authors": "Ekweremadu; others"}, "Ekweremadu et al. (2011)."),
        ({"authors": "{Mind / Populus}"}, "Mind / Populus (2011)."),
        ({"authors": "{Lifeline}; {ThroughLine}"}, "Lifeline & ThroughLine (2011)."),
        ({"authors": "Sartre, Jean-Paul"}, "Sartre, J.-P. (2011)."),
        ({"year": None}, "(n.d.). When"),
        ({"title": None}, "(2011). [Diary of cries, kept by women]. Journal"),
        ({"title": "On tears"}, "(2011). On tears. Journal"),
        ({"volume": None}, "Personality, issue 4, 385–392."),
        ({"issue": None}, "Personality, 45, 385–392."),
        ({"volume": None, "issue": None}, "Personality, 385–392."),
        ({"pages": None}, "Personality, 45(4). https"),
        ({"container": None}, "mood? 45(4), 385–392."),
        ({"doi": None}, "385–392. Read at https://example.org/copy"),
        ({"doi": None, "url": None}, "385–392."),
        ({"type": "chapter", "pages": "788"}, "In Journal of Research in Personality (p. 788)."),
        ({"type": "chapter"}, "In Journal of Research in Personality (pp. 385–392)."),
        ({"type": "chapter", "pages": None}, "In Journal of Research in Personality. https"),
        ({"type": "thesis", "container": "Lund", "volume": None, "issue": None, "pages": None},
         "mood? Thesis, Lund."),
    ],
)  # fmt: skip
def test_citation_copes_with_each_part(changes: dict[str, Any], expected: str) -> None:
    text = bibliography.citation(FULL | changes)
    assert expected in text
    assert not BLANK.search(text)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "Bylsma et al., 2011"),
        ({"authors": "Ursino, Mauro"}, "Ursino, 2011"),
        ({"authors": "Gross, J. J.; Levenson, R. W."}, "Gross & Levenson, 2011"),
        ({"authors": "van Hemert, D. A.; others"}, "van Hemert et al., 2011"),
        ({"authors": "{Mind / Populus}"}, "Mind / Populus, 2011"),
        ({"authors": None}, "Diary of cries, 2011"),
        ({"authors": None, "about": "tears " * 30}, "tears tears tears tears tears tears tears "
         "tears tears …, 2011"),
        ({"year": None}, "Bylsma et al., n.d."),
    ],
)  # fmt: skip
def test_short_citation(changes: dict[str, Any], expected: str) -> None:
    assert bibliography.short_citation(FULL | changes) == expected


def test_link_prefers_the_doi() -> None:
    assert bibliography.link(FULL) == "https://doi.org/10.1016/j.jrp.2011.04.007"
    assert bibliography.link(FULL | {"doi": None}) == "https://example.org/copy"
    assert bibliography.link(BARE) is None
