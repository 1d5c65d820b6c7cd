"""Cortisol in tears: what the bench is given, and what stands around it.

What a browser makes of it is looked at in ``tests/browser/test_bench.py``.
"""

from __future__ import annotations

import json
import math
import random
from dataclasses import fields
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from goodcry import tear_corners, tears
from goodcry.tears import Inputs
from goodcry.ui.kit import components
from goodcry.ui.mechanisms import bench_data, cortisol_bench, parts
from tests.support import bench
from tests.support.app import assert_healthy, open_page, pictures_of, said_of, text_of
from tests.support.records import EVIDENCE

SCRIPT = "pages/mechanisms.py"
SPANS = tears.ranges(EVIDENCE)
DATA = json.loads(json.dumps(bench_data.data(EVIDENCE)))
SETTINGS = 200


@pytest.fixture(scope="module")
def page() -> AppTest:
    """The bench as it starts; it is only read."""
    return open_page(SCRIPT, {"m_part": parts.BENCH})


def as_the_browser_adds(measure: str, values: dict[str, float]) -> float:
    """A measure from the logarithms that the browser is given: ``bench_sum.js`` does the same."""
    found, (over, under) = DATA["measures"][measure], DATA["bend"]["over"]
    first, last = DATA["bend"]["ends"]
    rest = found["rest"]
    bent = np.interp(values[over] / values[under], np.linspace(first, last, len(rest)), rest)
    return math.exp(
        bent + sum(power * math.log(values[name]) for name, power in found["powers"].items())
    )


def anywhere(choose: random.Random) -> dict[str, Any]:
    """Some choice within the cited ranges."""
    found = {name: choose.uniform(span.low, span.high) for name, span in SPANS.items()}
    return found | {"eyes": choose.choice((1, 2))}


def test_few_logarithms_give_back_the_sum() -> None:
    choose = random.Random(16)
    corners = [vars(corner.inputs) for corner in tear_corners.corners(EVIDENCE)]
    for values in (*corners, *(anywhere(choose) for _ in range(SETTINGS))):
        wanted = tears.balance(Inputs(**values))
        for measure in bench_data.MEASURES:
            found = as_the_browser_adds(measure, values)
            assert found == pytest.approx(getattr(wanted, measure), rel=2e-6), measure


def test_sliders_reach_from_end_to_end_of_what_a_source_supports(page: AppTest) -> None:
    given = bench.given(page, bench.BENCH)
    assert [entry["name"] for entry in given["inputs"]] == list(SPANS)
    for entry in given["inputs"]:
        span = SPANS[entry["name"]]
        assert (entry["low"], entry["start"], entry["high"]) == (span.low, span.default, span.high)
        assert f"{span.low:g} to {span.high:g}" in entry["source"]
        assert entry["source"].count(";") == len(span.sources) - 1
    assert tuple(given["sight"]) == tear_corners.movers(EVIDENCE)[:2]
    assert given["chosen"] == {
        entry.name: getattr(tears.defaults(EVIDENCE), entry.name) for entry in fields(Inputs)
    }


def test_all_corners_are_drawn_and_counted(page: AppTest) -> None:
    given = bench.given(page, bench.BENCH)["corners"]
    found = tear_corners.corners(EVIDENCE)
    places = {round(math.log10(corner.balance.one_part_in), 4) for corner in found}
    assert given["places"] == sorted(places)
    assert given["limit"] < min(places) and max(places) < given["last"]
    assert f"{len(found):,} corners" in given["said"]
    assert "fails at every one" in given["said"]
    ends = tears.extremes(EVIDENCE)
    for name, corner in (("most", ends.most_favourable), ("least", ends.least_favourable)):
        assert given[name] == vars(corner.inputs)
        assert f"1 part in {corner.balance.one_part_in:,.0f}" in given["said"]
    assert f"clears {ends.most_favourable.balance.body_over_tears:,.0f} times" in given["said"]


def test_where_some_corner_holds_the_page_does_not_deny_it(monkeypatch: pytest.MonkeyPatch) -> None:
    denied = "Not with any value that a source supports"
    assert denied in text_of(open_page(SCRIPT, {"m_part": parts.BENCH}))
    monkeypatch.setattr(tear_corners, "WASHED_OUT", 1e-6)
    assert denied not in text_of(open_page(SCRIPT, {"m_part": parts.BENCH}))
    failing = tear_corners.failing(tear_corners.corners(EVIDENCE))
    assert f"fails at {failing:,} of them" in bench_data.corner_words(EVIDENCE)


def test_bench_names_what_is_not_known(page: AppTest) -> None:
    assert_healthy(page)
    text = text_of(page)
    assert "Cortisol in emotional tears has no value" in text
    assert "300 nmol/L in plasma is a value we chose" in text
    assert "How much of the blood's cortisol passes into tears we could not read" in text


def test_amounts_and_sources_open_over_the_page_for_what_is_set() -> None:
    page = open_page(SCRIPT, {"m_part": parts.BENCH, "m_tear_cortisol": "100"})
    page.button(key="m_amounts_note").click().run()
    assert "in the tears of one cry: 100 pmol" in said_of(pictures_of(page)[0])
    page = open_page(SCRIPT, {"m_part": parts.BENCH})
    page.button(key="m_sources_note").click().run()
    assert_healthy(page)
    for span in SPANS.values():
        assert span.note.split(".")[0] in text_of(page)


def test_data_and_code_are_small() -> None:
    assert len(json.dumps(DATA)) < 10_000
    folder = cortisol_bench.FOLDER
    assert len(components.joined(folder / "bench.js")) < 20_000
    assert len(components.joined(folder / "clocks.js")) < 12_000
