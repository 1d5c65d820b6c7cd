"""What all pages share: folds, ways from place to place, numbers, and what a page says first."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from goodcry.ui.kit import frame, query, wording
from goodcry.ui.kit.parameters import Value
from tests.support import choices
from tests.support.records import EVIDENCE


def a_fold(even_closed: bool) -> None:
    import streamlit as st

    from goodcry.ui.kit import keys, registry
    from goodcry.ui.kit.folds import fold

    keys.enter(registry.page("care"))
    fold("Label", st.markdown, "inside", key="fold", even_closed=even_closed)


def opened_from(script: Callable[..., None], args: tuple[Any, ...]) -> AppTest:
    """A page that has time to load the evidence, however busy the machine is."""
    return AppTest.from_function(script, args=args, default_timeout=30)


def texts(page: AppTest) -> list[str]:
    assert not page.exception
    return [element.value for element in page.markdown]


def test_a_fold_is_empty_until_it_is_opened() -> None:
    page = opened_from(a_fold, args=(False,)).run()
    assert not texts(page)
    page.session_state["c_fold"] = True
    assert texts(page.run()) == ["inside"]


def test_a_fold_with_controls_can_be_drawn_while_it_is_closed() -> None:
    page = opened_from(a_fold, args=(True,)).run()
    assert texts(page) == ["inside"]


def a_page_of_controls(parameters: dict[str, str | None]) -> None:
    import streamlit as st

    from goodcry.ui.kit import controls, frame, keys, links, query, registry

    keys.enter(registry.page("classroom"))
    evidence = frame.load_evidence()
    query.accept("classroom", evidence)
    links.here("Go", key="go", parameters=parameters)
    if controls.one_of("Part", "l_part", evidence) == "guess":
        st.markdown(f"number {controls.number('Number', 'l_guess1', evidence, step=1)}")
    controls.switch("Switch", "l_show1", evidence)
    controls.one_of("Place", "l_question", evidence)
    controls.listed("Name", "l_lesson", evidence)


def asked_by(page: AppTest) -> dict[str, tuple[Value, ...]]:
    """What the address of a page asks for, in ids."""
    address = {
        name: [texts] if isinstance(texts, str) else texts
        for name, texts in page.query_params.items()
    }
    return {each.parameter.name: each.values for each in query.read("classroom", address, EVIDENCE)}


@pytest.mark.parametrize(
    ("parameters", "held"),
    [
        pytest.param({"l_show1": "true"}, {"l_show1": True}, id="a switch"),
        pytest.param({"l_question": "3"}, {"l_question": 3}, id="a whole number"),
        pytest.param({"l_lesson": "body"}, {"l_lesson": "body"}, id="a name"),
        pytest.param(
            {"l_part": "guess", "l_guess1": "7"}, {"l_guess1": 7}, id="not yet on the page"
        ),
    ],
)
def test_a_step_on_the_page_sets_what_its_address_would(
    parameters: dict[str, str | None], held: dict[str, Any]
) -> None:
    stepped = opened_from(a_page_of_controls, args=(parameters,)).run()
    stepped = stepped.button(key="l_go").click().run()
    opened = opened_from(a_page_of_controls, args=({},))
    opened.query_params.update(parameters)
    opened.run()
    for page in (stepped, opened):
        for key, value in held.items():
            listed = key in choices.given(page)
            now = choices.chosen(page, key) if listed else page.session_state[key]
            assert now == value, key
            assert type(now) is type(value), key
    assert texts(stepped) == texts(opened)
    assert asked_by(stepped) == asked_by(opened)
    assert opened.query_params == parameters, "an address that is understood stays as it came"


def test_a_step_leaves_the_rest_as_it_is() -> None:
    page = opened_from(a_page_of_controls, args=({"l_question": "2", "l_lesson": None},))
    page.query_params.update({"l_show1": "true", "l_lesson": "body", "unknown": "x"})
    page.run().button(key="l_go").click().run()
    assert page.query_params == {"l_show1": "true", "l_question": "2", "unknown": "x"}


@pytest.mark.parametrize(
    ("name", "kind"),
    [pytest.param("l_guess1", int, id="whole"), pytest.param("w_month", float, id="halves")],
)
def test_a_number_is_whole_where_all_its_steps_are(name: str, kind: type[float]) -> None:
    def page(name: str) -> None:
        from goodcry.ui.kit import controls, frame

        controls.number("Number", name, frame.load_evidence(), step=1)

    opened = opened_from(page, args=(name,)).run()
    assert type(opened.slider(key=name).value) is kind


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
    page = opened_from(two_pages, args=("care",)).run()
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


def test_the_address_names_what_is_chosen_in_a_list_and_not_its_start() -> None:
    page = opened_from(a_page_of_controls, args=({},)).run()
    assert choices.chosen(page, "l_lesson") == ""
    choices.choose(page, "l_lesson", "body")
    assert choices.chosen(page, "l_lesson") == page.query_params["l_lesson"] == "body"
    choices.choose(page, "l_lesson", "")
    assert choices.chosen(page, "l_lesson") == ""
    assert "l_lesson" not in page.query_params
