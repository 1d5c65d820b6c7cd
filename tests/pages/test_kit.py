"""What all pages share: folds, ways from place to place, numbers, and what a page says first."""

from __future__ import annotations

import time
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from goodcry.ui.kit import frame, wording


def a_fold(even_closed: bool) -> None:
    import streamlit as st

    from goodcry.ui.kit.folds import fold

    fold("Label", st.markdown, "inside", key="fold", even_closed=even_closed)


def texts(page: AppTest) -> list[str]:
    assert not page.exception
    return [element.value for element in page.markdown]


def test_a_fold_is_empty_until_it_is_opened() -> None:
    page = AppTest.from_function(a_fold, args=(False,)).run()
    assert not texts(page)
    page.session_state["fold"] = True
    assert texts(page.run()) == ["inside"]


def test_a_fold_with_controls_can_be_drawn_while_it_is_closed() -> None:
    page = AppTest.from_function(a_fold, args=(True,)).run()
    assert texts(page) == ["inside"]


def a_page_of_controls(parameters: dict[str, str | None]) -> None:
    import streamlit as st

    from goodcry.ui.kit import controls, links

    links.here("Go", key="go", parameters=parameters)
    if controls.one_of("Part", ["first", "second"], "first", key="part") == "second":
        row = {"low": 0.0, "high": 9.0, "start": 5.0, "step": 1.0}
        st.markdown(f"number {controls.number('Number', row, key='number')}")
    st.toggle("Switch", key="switch", bind="query-params")
    controls.one_of("Place", [1, 2, 3], 1, key="place")
    st.selectbox("Name", ["a", "b"], index=None, key="name", bind="query-params")


@pytest.mark.parametrize(
    ("parameters", "held"),
    [
        pytest.param({"switch": "true"}, {"switch": True}, id="a switch"),
        pytest.param({"place": "3"}, {"place": 3}, id="a whole number"),
        pytest.param({"name": "b"}, {"name": "b"}, id="a name"),
        pytest.param({"part": "second", "number": "7"}, {"number": 7}, id="not yet on the page"),
    ],
)
def test_a_step_on_the_page_sets_what_its_address_would(
    parameters: dict[str, str | None], held: dict[str, Any]
) -> None:
    stepped = AppTest.from_function(a_page_of_controls, args=(parameters,)).run()
    stepped = stepped.button(key="go").click().run()
    opened = AppTest.from_function(a_page_of_controls, args=({},))
    opened.query_params.update(parameters)
    opened.run()
    for page in (stepped, opened):
        for key, value in held.items():
            assert page.session_state[key] == value, key
            assert type(page.session_state[key]) is type(value), key
    assert texts(stepped) == texts(opened)
    assert stepped.query_params == opened.query_params == parameters


def test_a_step_leaves_the_rest_as_it_is() -> None:
    page = AppTest.from_function(a_page_of_controls, args=({"place": "2", "name": None},))
    page.query_params.update({"switch": "true", "name": "a", "unknown": "x"})
    page.run().button(key="go").click().run()
    assert page.query_params == {"switch": "true", "place": "2", "unknown": "x"}


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        pytest.param({"low": 0, "high": 9.0, "start": 5.0, "step": 1.0}, int, id="whole"),
        pytest.param({"low": 0, "high": 9.0, "start": 5.0, "step": 0.5}, float, id="halves"),
    ],
)
def test_a_number_is_whole_where_all_its_steps_are(
    row: dict[str, float], kind: type[float]
) -> None:
    def page(row: dict[str, float]) -> None:
        from goodcry.ui.kit import controls

        controls.number("Number", row, key="number")

    opened = AppTest.from_function(page, args=(row,)).run()
    assert type(opened.slider(key="number").value) is kind


def two_pages(name: str) -> None:
    import streamlit as st

    from goodcry.ui.kit import frame

    with frame.page(st.session_state.get("shown", name)), frame.lead():
        st.markdown("first of all")


def test_a_page_pauses_after_what_it_says_first_only_when_it_is_fresh(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(frame, "PAINT_SECONDS", 0.5)
    monkeypatch.setattr(time, "sleep", pauses.append)
    page = AppTest.from_function(two_pages, args=("care",)).run()
    assert pauses.count(0.5) == 1
    page.run()
    assert pauses.count(0.5) == 1
    page.session_state["shown"] = "shift"
    page.run()
    assert pauses.count(0.5) == 2


def test_counts_have_the_right_number_of_their_noun() -> None:
    assert wording.count(1, "source") == "1 source"
    assert wording.count(0, "source") == "0 sources"
    assert wording.count(1200, "study", "studies") == "1,200 studies"


def test_small_print_leaves_out_what_is_missing_and_keeps_its_brackets() -> None:
    assert wording.small("a", None, "", "b [c]") == ":small[a · b (c)]"
