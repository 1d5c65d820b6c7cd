"""What the app itself writes into links lasts: parameters of the page they lead to, and ids.

Handouts are printed and codes are scanned; a label could be reworded tomorrow.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from goodcry import classroom
from goodcry.ui.kit import known, registry
from tests.support.app import open_page, plain_page
from tests.support.records import EVIDENCE, each

# Where a page has links that it does not show as it opens.
STATES: tuple[tuple[str, dict[str, str]], ...] = (
    *((page.name, {}) for page in registry.PAGES),
    *(("mechanisms", {"mechanism": row["id"]}) for row in EVIDENCE.rows("mechanisms")[:3]),
    *(("classroom", {"l_lesson": row["id"]}) for row in EVIDENCE.rows("lessons")),
    ("classroom", {"l_part": "stories"}),
    ("classroom", {"l_part": "quiz", "l_path": "a"}),
    ("who_cries", {"w_guess": "true", "w_month_shown": "true"}),
    *(("who_cries", {"w_part": part}) for part in ("sexes", "open")),
    ("care", {"c_known": "true"}),
    ("evidence", {"source": "sharman2020"}),
)


def lasts(page: str, query: Mapping[str, Sequence[str]]) -> bool:
    """Whether a query holds nothing but parameters of a page, each with an id of its."""
    parameters = known.of(page, EVIDENCE)
    for name, texts in query.items():
        if name not in parameters:
            return False
        values = [parameters[name].value(text, EVIDENCE) for text in texts]
        if any(value is None for value in values):
            return False
        if [parameters[name].text(value) for value in values if value is not None] != list(texts):
            return False
    return True


def links(page: AppTest) -> list[tuple[str, dict[str, list[str]]]]:
    """Where the links between pages lead: page, and query."""
    found = [element.proto for element in page.get("page_link")]
    return [(link.page or "home", parse_qs(link.query_string)) for link in found]


@pytest.mark.parametrize(
    ("name", "state"), STATES, ids=["-".join([name, *state.values()]) for name, state in STATES]
)
def test_links_between_pages_last(name: str, state: dict[str, str]) -> None:
    script = registry.page(name).script
    found = links(open_page(script, state) if state else plain_page(script))
    assert found
    for page, query in found:
        assert lasts(page, query), f"{page}: {query}"


@each("lesson_steps")
def test_links_of_lessons_last(row: dict[str, str]) -> None:
    asked = classroom.parameters(row["query"])
    assert lasts(row["page"] or "home", {name: [text] for name, text in asked.items()})


@each("presets")
def test_links_of_stories_last(row: dict[str, str]) -> None:
    asked = classroom.story_parameters(row["id"], EVIDENCE)
    assert lasts("moderators", {name: [text] for name, text in asked.items()})


def test_a_label_would_be_noticed() -> None:
    assert lasts("shift", {"account": ["sharman2020"]})
    assert not lasts("shift", {"account": ["Sharman 2020: the heart slows first"]})
    assert not lasts("shift", {"mechanism": ["sleep"]})
