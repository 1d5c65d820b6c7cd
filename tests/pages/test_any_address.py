"""Ten thousand made-up addresses: each gives its page, whatever stands behind the ``?``.

Half of what is drawn is right or nearly so: keys that a page knows, values that its controls
offer. The rest is noise. A new visitor opens each address.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from goodcry.ui.kit import registry
from tests.support.app import assert_healthy, open_page
from tests.support.records import EVIDENCE

ADDRESSES = 10_000
FACTORS = [row["id"] for row in EVIDENCE.rows("factors")]
# Page -> the keys that it looks for in its address.
KEYS = {
    "home": ["share"],
    "moderators": [
        *FACTORS, *(f"b_{factor}" for factor in FACTORS), "compare", "base", "size", "overlap",
        "details", "why_support", "rest", "story",
    ],
    "shift": [
        "account", "second", "moment", "s_place", "block", "slow", "s_age", "shift_timeline_table",
    ],
    "mechanisms": [
        "m_part", "mechanism", "sort", "reach", "grade", "who_says", "focus", "basis", "m_window",
        "m_eyes", "m_time", "m_cry", "m_hormones", "m_arrows",
    ],
    "who_cries": ["w_guess", "w_month", "w_month_shown", "w_sort"],
    "care": ["c_in", "c_out", "c_go", "c_said"],
    "classroom": [
        "l_part", "l_lesson", "l_step", "l_large", "l_question", "l_guess1", "l_show1", "l_past",
        "l_path", "l_story", "embed",
    ],
    "evidence": ["view", "q", "source", "area", "read", "page", "table", "marks", "words", "cite"],
}  # fmt: skip
# Texts that some control somewhere offers, and numbers in every shape.
OFFERED = sorted(
    {row["level"] for row in EVIDENCE.rows("factor_levels")}
    | {
        row["name"]
        for table in ("mechanisms", "accounts", "moments", "places", "presets")
        for row in EVIDENCE.rows(table)
    }
    | {row["id"] for table in ("mechanisms", "sources") for row in EVIDENCE.rows(table)}
    | {row["title"] for row in EVIDENCE.rows("lessons")}
    | {"Claims", "The web", "Cortisol in tears", "Hormone clocks", "Kinds of tears", "Guess"}
    | {"Quiz", "Stories", "Download", "Where they part", "true", "false", "recall", "men", "gap"}
)
NUMBERS = ["0", "1", "-1", "2", "0.5", "1e999", "NaN", "inf", "007", "1_000", "٣", "9" * 400]
HOSTILE = ["", " ", "<script>alert(1)</script>", "'; DROP TABLE findings", "../../etc", "%00", "{}"]

VALUES = st.one_of(
    st.sampled_from(OFFERED),
    st.sampled_from(NUMBERS),
    st.sampled_from(HOSTILE),
    st.sampled_from(OFFERED).map(lambda text: text[:-1]),
    st.text(max_size=40),
    st.lists(st.sampled_from(["a", "helped", "1-0", "2", ""]), max_size=4).map("_".join),
)


def addresses(name: str) -> st.SearchStrategy[dict[str, Any]]:
    """What may stand behind the ``?`` of a page: key -> a text, or several."""
    keys = st.one_of(st.sampled_from(KEYS[name]), st.text(min_size=1, max_size=12))
    return st.dictionaries(keys, st.one_of(VALUES, st.lists(VALUES, max_size=3)), max_size=6)


def test_every_page_has_its_keys() -> None:
    assert list(KEYS) == [page.name for page in registry.PAGES]


@pytest.mark.slow
@pytest.mark.parametrize("name", KEYS)
def test_any_address_gives_the_page(name: str) -> None:
    script = registry.page(name).script
    title = open_page(script).title[0].value

    @settings(
        max_examples=ADDRESSES // len(KEYS),
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    )
    @given(addresses(name))
    def opens(parameters: dict[str, Any]) -> None:
        page = open_page(script, parameters)
        assert_healthy(page)
        assert page.title[0].value == title

    opens()


def test_a_broken_page_would_be_noticed(tmp_path: Path) -> None:
    script = tmp_path / "broken.py"
    script.write_text(
        "import streamlit as st\nst.title('T')\nst.markdown('M')\n1 / st.query_params.get('x', 1)\n"
    )
    page = AppTest.from_file(str(script)).run()
    assert_healthy(page)
    page.query_params["x"] = "text"
    with pytest.raises(AssertionError):
        assert_healthy(page.run())
