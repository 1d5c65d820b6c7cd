"""No two pages can give their controls the same key.

A key is a place in the address and in the visitor's session, and both live on when the page is
left: the next page would take an answer to another question for its own.
"""

from __future__ import annotations

from itertools import permutations

import pytest

from goodcry.checks import links
from goodcry.evidence import DataError
from goodcry.ui.kit import known, registry
from tests.support import table
from tests.support.app import open_page, plain_page
from tests.support.data_copy import DataCopy
from tests.support.made_up import add_factor
from tests.support.records import EVIDENCE

# Part of the frame, the same on every page.
OF_ALL_PAGES = {"share", "bar_large"}
KINDS = (
    "slider", "toggle", "button_group", "select_slider", "checkbox", "text_input",
    "number_input", "button", "expander",
)  # fmt: skip
# Where a page draws some of its controls only in a state.
STATES: dict[str, list[dict[str, str]]] = {
    "mechanisms": [
        {"m_part": part}
        for part in ("The web", "Cortisol in tears", "Hormone clocks", "Kinds of tears")
    ],
    "who_cries": [
        {"w_guess": "true"},
        *({"w_part": part} for part in links.WHO_CRIES_PARTS[1:]),
    ],
    "care": [{"c_part": "known"}],
    "classroom": [{"l_part": part} for part in ("Guess", "Quiz", "Stories")],
    "evidence": [{"view": "Download"}],
}


def keys_of(name: str) -> set[str]:
    """The keys of all controls of a page, in all its states."""
    found: set[str] = set()
    script = registry.page(name).script
    for page in [plain_page(script), *(open_page(script, state) for state in STATES.get(name, []))]:
        drawn = [element for kind in KINDS for element in page.get(kind)]
        found |= {str(element.key) for element in drawn if getattr(element, "key", None)}
    return found - OF_ALL_PAGES


@pytest.mark.parametrize("page", registry.PAGES, ids=lambda page: page.name)
def test_a_key_is_a_parameter_of_its_page_or_bears_its_prefix(page: registry.Page) -> None:
    drawn = keys_of(page.name)
    parameters = set(known.of(page.name, EVIDENCE))
    assert {key for key in drawn - parameters if not key.startswith(page.prefix)} == set()


def test_the_table_writes_into_the_address_what_is_promised_and_no_more() -> None:
    written = table.given(plain_page("pages/moderators.py"))["parameters"]
    assert set(written) <= set(known.of("moderators", EVIDENCE))


def test_no_two_pages_have_a_prefix_or_a_parameter_in_common() -> None:
    prefixes = [page.prefix for page in registry.PAGES]
    for one, other in permutations(prefixes, 2):
        assert not one.startswith(other)
    own = {page.name: [*known.of(page.name, EVIDENCE)] for page in registry.PAGES}
    # Home asks some of another page's questions: what is set there, stays set here.
    assert set(own.pop(known.BORROWER)) <= set(own[known.LENDER])
    names = [name for each in own.values() for name in each]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("taken", ["sort", "s_weather"])
def test_a_factor_takes_no_name_that_another_page_has_or_could_have(
    taken: str, data_copy: DataCopy
) -> None:
    add_factor(data_copy, {"loud": {"score": 0.5}, "quiet": {"score": -0.5}}, taken)
    with pytest.raises(DataError, match=f"factors.csv, line .*, id: {taken!r} is not allowed"):
        data_copy.load()
