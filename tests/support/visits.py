"""Opens every page in the states that ask the data for most, with every fold open.

What visitors can take away belongs to it: it is made only when somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

import pytest
import streamlit as st
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer
from streamlit.runtime.state import SafeSessionState, SessionState
from streamlit.testing.v1 import AppTest

from goodcry import exports, outcome
from goodcry.checks import links
from goodcry.evidence import Evidence, Row
from goodcry.network import PhoneAddress
from goodcry.ui.classroom import handouts
from goodcry.ui.kit import faces, frame, notes, registry, show
from goodcry.ui.kit.table import table, why
from tests.support.app import text_of, unopened
from tests.support.offers import stand_before

# Page -> addresses that open its parts.
STATES: dict[str, tuple[dict[str, str], ...]] = {
    "home": ({},),
    "moderators": (
        {},
        *({"behind": part} for part in links.MODERATOR_PARTS),
        *(
            {"behind": part, "compare": "true", "support": "helped", "b_shame": "ashamed"}
            for part in ("studies", "tilts", "sum")
        ),
    ),
    "shift": ({}, {"slow": "true", "block": "both"}),
    "mechanisms": (
        {},
        {"mechanism": "brain_cooling"},
        *({"m_part": part} for part in links.MECHANISM_PARTS[1:]),
    ),
    "who_cries": (
        {"w_guess": "true"},
        *({"w_part": part} for part in links.WHO_CRIES_PARTS[1:]),
    ),
    "care": ({"c_go": "true", "c_country": "NZ"}, {"c_part": "known"}),
    "classroom": (
        {},
        {"l_part": "guess", "l_show1": "true"},
        {"l_part": "quiz", "l_path": "a-b"},
        {"l_part": "stories"},
        {"l_large": "true"},
    ),
    "live": ({}, {"set": "diary_memory"}),
    "evidence": (
        {},
        {"view": "article_claims"},
        {"view": "sources"},
        {"view": "conflicts"},
        {"source": "hendriks2007"},
        {"view": "download", "marks": "true", "words": "true", "cite": "true"},
    ),
}


@contextmanager
def every_fold_open() -> Iterator[None]:
    """Within it a page draws what is in its folds, all faces of its pictures, and its notes."""
    always = property(lambda _: True, lambda *_: None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ExpanderContainer, "open", always)
        patch.setattr(faces, "framed", _every_face)
        patch.setattr(notes, "notes", lambda _label, draw, *words, **_settings: draw(*words))
        patch.setattr(table, "show", _with_every_why(table.show))
        yield


def _with_every_why(show_table: Callable[..., None]) -> Callable[..., None]:
    """The moderator table, and below it all that opens when somebody asks why."""

    def shown(evidence: Evidence, **settings: Any) -> None:
        show_table(evidence, **settings)
        for row in evidence.rows("factors"):
            why.factor(evidence, row)
        for row in outcome.bases(evidence).values():
            why.base(evidence, row)

    return shown


def _every_face(
    _name: str,
    picture: Callable[[], object],
    rows: Callable[[], show.Table],
    sources: Callable[[], object] | None = None,
    *,
    key: str,
    taken: Callable[[], object] | None = None,
    below: bool = False,
) -> None:
    assert key and below in (True, False)
    picture()
    show.table(rows())
    for draw in (sources, taken):
        if draw:
            draw()


PHONES = PhoneAddress("https://a.b")


def forget_data() -> None:
    """Let the next visit read the data anew."""
    frame.load_evidence.clear()
    st.cache_resource.clear()
    st.cache_data.clear()


class Visitor:
    """Opens pages one after the other; each visit is that of a new visitor."""

    def __init__(self) -> None:
        self._pages: dict[str, AppTest] = {}

    def open(self, name: str, address: dict[str, str]) -> AppTest:
        """The page at an address."""
        if name not in self._pages:
            self._pages[name] = unopened(registry.page(name).script)
        page = self._pages[name]
        page._session_state = SafeSessionState(SessionState(), lambda: None)
        page.session_state = type(page.session_state)(page._session_state)
        page.query_params.clear()
        page.query_params.update(address)
        return page._run()


@dataclass(frozen=True)
class Visit:
    """A page at an address: all that can be read there, and the rows that the page read for it."""

    page: str
    address: Mapping[str, str]
    text: str
    rows: Mapping[str, list[Row]]

    @property
    def name(self) -> str:
        """Page and address."""
        return f"{self.page}?{'&'.join(f'{key}={value}' for key, value in self.address.items())}"


@cache
def visited() -> tuple[Visit, ...]:
    """Every page in every state with all folds open; shared by the tests that walk over them.

    Behind the server, where a page offers a file without reading what is in it.
    """
    forget_data()  # what another test has left in the caches would not be read again
    frame.load_evidence()
    visitor, found = Visitor(), []
    with pytest.MonkeyPatch.context() as patch, every_fold_open():
        stand_before(patch, True)
        for name, addresses in STATES.items():
            for address in addresses:
                with reading() as rows:
                    page = visitor.open(name, address)
                assert not page.exception, [element.value for element in page.exception]
                found.append(Visit(name, address, text_of(page), rows))
    return tuple(found)


@contextmanager
def reading() -> Iterator[dict[str, list[Row]]]:
    """Fills a dictionary, table -> rows, with what is asked of the evidence within it."""
    asked: dict[str, dict[int, Row]] = {}
    found: dict[str, list[Row]] = {}
    depth = 0

    def noting(answer: Callable[..., Any]) -> Callable[..., Any]:
        def noted(evidence: Evidence, table: str, *keys: str, **equal: Any) -> Any:
            nonlocal depth
            depth += 1  # what one question asks of another is no question of a page
            try:
                rows = answer(evidence, table, *keys, **equal)
            finally:
                depth -= 1
            if not depth:
                several = rows if isinstance(rows, tuple) else (rows,)
                asked.setdefault(table, {}).update((id(row), row) for row in several)
            return rows

        return noted

    with pytest.MonkeyPatch.context() as patch:
        for name in ("row", "rows", "where"):
            patch.setattr(Evidence, name, noting(getattr(Evidence, name)))
        yield found
    found.update((table, list(rows.values())) for table, rows in asked.items())


def downloads(evidence: Evidence) -> Iterator[tuple[str, Callable[[], Any]]]:
    """What visitors can take away: its name, and a function that makes it."""
    for row in evidence.rows("lessons"):
        yield f"handout {row['id']}", partial(handouts.sheet, row, evidence, PHONES)
    yield "cards", partial(handouts.cards, evidence, PHONES)
    for make in (exports.archive, exports.bibtex, exports.csl_json):
        yield make.__name__, partial(make, evidence)
