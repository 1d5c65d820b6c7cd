"""What :mod:`goodcry.checks.links` lets a lesson set is what the pages' controls take."""

from __future__ import annotations

import pytest

from goodcry.checks import links
from goodcry.evidence import DATA_FOLDER
from goodcry.tables import read
from tests.pages.app import open_page
from tests.support.visits import STATES, Visitor, every_fold_open

KNOWN = links.parameters(read(DATA_FOLDER))
# Page -> parameter -> the words that its control offers.
OFFERED: dict[str, dict[str, tuple[str, ...]]] = {
    "shift": {"block": links.BLOCKS},
    "mechanisms": {"m_part": links.MECHANISM_PARTS, "sort": links.SORTS["mechanisms"]},
    "who_cries": {"w_sort": links.SORTS["who_cries"]},
    "classroom": {"l_part": links.CLASSROOM_PARTS},
    "evidence": {"view": links.VIEWS},
}
# Parameters that belong to no control.
FREE = {"evidence": {"source"}, "classroom": {"l_large"}}


@pytest.mark.parametrize(
    ("page", "name"), [(page, name) for page, names in OFFERED.items() for name in names]
)
def test_the_words_are_those_that_the_control_offers(page: str, name: str) -> None:
    control = open_page(f"pages/{page}.py").button_group(key=name)
    assert tuple(control.options) == OFFERED[page][name]


@pytest.mark.parametrize("page", KNOWN)
def test_each_parameter_is_that_of_a_control(page: str) -> None:
    visitor = Visitor()
    found: set[str] = set(FREE.get(page, ()))
    numbers = [{"l_part": "Guess", "l_question": str(number)} for number in range(1, 11)]
    states = [*STATES[page], *(numbers if page == "classroom" else ())]
    with every_fold_open():
        for state in states:
            opened = visitor.open(page, state)
            found |= {name for name in KNOWN[page] if name in opened.session_state}
    assert set(KNOWN[page]) <= found
