"""Made-up addresses: each gives its page, whatever stands behind the ``?``.

The parameters are those that the pages declare; a page that reads another name fails here.

Every text that people, programs and attackers may write is tried in every parameter; a thousand
more addresses are drawn at random. Most names in those are parameters of the page, and half of what
they ask for it knows. The rest is noise. A new visitor opens each address.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from streamlit.runtime.state.query_params import QueryParams
from streamlit.testing.v1 import AppTest

from goodcry.ui.kit import big, known, query, registry
from goodcry.ui.kit.live_parameters import WALL
from goodcry.ui.kit.parameters import SWITCH, Choice, Number, Parameter
from tests.support.app import assert_healthy, open_page
from tests.support.records import EVIDENCE

ADDRESSES = 1_000
PARAMETERS = known.every(EVIDENCE)
# What people, programs and attackers write.
NUMBERS = ["0", "1", "-1", "2", "0.5", "1e999", "NaN", "inf", "007", "1_000", "٣", "9" * 400]
HOSTILE = ["", " ", "<script>alert(1)</script>", "'; DROP TABLE findings", "../../etc", "%00", "{}"]

VALUES = st.one_of(
    st.sampled_from(NUMBERS),
    st.sampled_from(HOSTILE),
    st.text(max_size=40),
    st.lists(st.sampled_from(["a", "1-0", "2-75", "-", ""]), max_size=4).map("_".join),
)


def texts(parameter: Parameter) -> st.SearchStrategy[str]:
    """What may stand behind a name: often something that it knows."""
    if isinstance(parameter, Choice):
        options = parameter.options(EVIDENCE)
        allowed = [text for value in options for text in (parameter.text(value), options[value])]
    elif isinstance(parameter, Number):
        allowed = [parameter.text(limit) for limit in parameter.limits(EVIDENCE)]
    else:
        allowed = list(SWITCH)
    return st.one_of(st.sampled_from(allowed), VALUES)


def addresses(name: str) -> st.SearchStrategy[dict[str, Any]]:
    """What may stand behind the ``?`` of a page: name -> a text, or several."""
    noise = st.tuples(st.text(min_size=1, max_size=12), VALUES)
    entries = [noise]
    for parameter in PARAMETERS[name].values():
        given = st.one_of(texts(parameter), st.lists(texts(parameter), max_size=3))
        entries.append(st.tuples(st.just(parameter.name), given))
    return st.lists(st.one_of(entries), max_size=12).map(dict)


@pytest.fixture(autouse=True)
def names_read(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The names that pages look for in their address since the test began."""
    names: set[str] = set()

    def noted(method: str) -> Callable[..., Any]:
        original = getattr(QueryParams, method)

        def read(self: QueryParams, *given: Any, **settings: Any) -> Any:
            names.add(str(given[0] if given else settings["param_key"]))
            return original(self, *given, **settings)

        return read

    for method in ("__getitem__", "get_all", "bind_widget", "has_param"):
        monkeypatch.setattr(QueryParams, method, noted(method))
    return names


def assert_opens(name: str, parameters: dict[str, Any], names_read: set[str]) -> None:
    """The page is there, whole, under its own title, and read nothing that nobody knows of."""
    names_read.clear()
    page = open_page(registry.page(name).script, parameters)
    assert_healthy(page)
    assert page.title[0].value == title(name)
    assert names_read - parameters.keys() <= known_names(name)


@cache
def known_names(page: str) -> frozenset[str]:
    """What a page may look for: its own, and how it is shown: in a lesson, or on a wall."""
    return query.names(page, EVIDENCE) | {big.LESSON, big.STEP, WALL.name}


@cache
def title(name: str) -> str:
    """What stands at the top of a page that is opened without parameters."""
    return str(open_page(registry.page(name).script).title[0].value)


@pytest.mark.slow
@pytest.mark.parametrize("text", [*NUMBERS, *HOSTILE, ["1", "-"]], ids=repr)
@pytest.mark.parametrize("name", [name for name in PARAMETERS if PARAMETERS[name]])
def test_a_text_in_every_parameter_gives_the_page(
    name: str, text: str | list[str], names_read: set[str]
) -> None:
    assert_opens(name, dict.fromkeys(PARAMETERS[name], text), names_read)


@pytest.mark.slow
@pytest.mark.parametrize("name", PARAMETERS)
def test_any_address_gives_the_page(name: str, names_read: set[str]) -> None:
    @settings(
        max_examples=ADDRESSES // len(PARAMETERS),
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    )
    @given(addresses(name))
    def opens(parameters: dict[str, Any]) -> None:
        assert_opens(name, parameters, names_read)

    opens()


def test_a_broken_page_and_a_name_that_is_not_declared_would_be_noticed(
    tmp_path: Path, names_read: set[str]
) -> None:
    script = tmp_path / "broken.py"
    script.write_text(
        "import streamlit as st\nst.title('T')\nst.markdown('M')\n1 / st.query_params.get('x', 1)\n"
    )
    page = AppTest.from_file(str(script)).run()
    assert_healthy(page)
    assert names_read == {"x"}
    page.query_params["x"] = "text"
    with pytest.raises(AssertionError):
        assert_healthy(page.run())
