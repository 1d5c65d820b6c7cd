"""No two pages give their controls the same key.

A key is a place in the address and in the visitor's session, and both live on when the page is
left: the next page would take an answer to another question for its own.
"""

from __future__ import annotations

from itertools import combinations

from goodcry.ui.kit import registry
from tests.support.app import open_page
from tests.support.records import EVIDENCE

# Part of the frame, the same on every page.
OF_ALL_PAGES = {"share"}
KINDS = (
    "selectbox", "slider", "toggle", "button_group", "select_slider", "checkbox", "text_input",
    "number_input", "button", "expander",
)  # fmt: skip
# Where a page draws some of its controls only in a state.
STATES: dict[str, list[dict[str, str]]] = {
    "moderators": [{"sex": "woman", "compare": "true"}],
    "mechanisms": [
        {"m_part": part}
        for part in ("The web", "Cortisol in tears", "Hormone clocks", "Kinds of tears")
    ],
    "who_cries": [{"w_guess": "true"}],
    "classroom": [{"l_part": part} for part in ("Guess", "Quiz", "Stories")],
    "evidence": [{"view": "Download"}],
}


def keys_of(name: str) -> set[str]:
    """The keys of all controls of a page, in all its states."""
    found: set[str] = set()
    for parameters in [{}, *STATES.get(name, [])]:
        page = open_page(registry.page(name).script, parameters)
        drawn = [element for kind in KINDS for element in page.get(kind)]
        found |= {str(element.key) for element in drawn if getattr(element, "key", None)}
    return found - OF_ALL_PAGES


def test_no_two_pages_share_a_key() -> None:
    keys = {page.name: keys_of(page.name) for page in registry.PAGES}
    factors = {row["id"] for row in EVIDENCE.rows("factors")}
    assert factors <= keys["moderators"], "the page does not show all that it asks about"
    for first, second in combinations(keys, 2):
        assert not keys[first] & keys[second], f"{first} and {second}"
