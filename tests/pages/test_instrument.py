"""What the instrument of the page of the shift is given, and what an address sets in it.

What JavaScript makes of it is looked at in a browser (``tests/browser/test_instrument_*.py``).
"""

from __future__ import annotations

import gzip
import json
from typing import Any

import numpy as np
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from goodcry import heart, provenance, series
from goodcry.heart import Constants
from goodcry.ui.kit import components, query
from goodcry.ui.shift import instrument, study_data
from tests.support import accounts
from tests.support.app import assert_healthy, open_page, text_of
from tests.support.instrument import given
from tests.support.records import EVIDENCE

SCRIPT = "pages/shift.py"
DATA = json.loads(json.dumps(study_data.data(EVIDENCE)))
STUDIES = {study["id"]: study for study in DATA["studies"]}
CONSTANTS = Constants.read(EVIDENCE)
# How near what is shown stays to the model, in each signal's own unit.
NEAR = 0.005
# In bytes: data before compression; code and styles before it and after it, as a phone gets them.
STUDIES_WEIGH, ALL_WEIGH = 20_000, 40_000
CODE_WEIGHS, PACKED_CODE_WEIGHS = 62_800, 20_100


def curve(account: str, name: str) -> np.ndarray:
    """A curve as the browser reads it, at the model's times."""
    pair = [[int(number) for number in text.split()] for text in STUDIES[account]["curves"][name]]
    times, values = series.unpacked(pair, *DATA["clock"]["units"][name])
    return np.interp(accounts.course(account).t, times, values)


@pytest.mark.parametrize("account", accounts.ACCOUNTS)
def test_few_points_give_back_the_model(account: str) -> None:
    course = accounts.course(account)
    push, brake, breathing = (
        curve(account, name) for name in ("s_effective", "v_effective", "breathing")
    )
    found = {
        "sympathetic": curve(account, "sympathetic"),
        "parasympathetic": curve(account, "parasympathetic"),
        "heart_rate": heart.heart_rate(push, brake, CONSTANTS.intrinsic_rate, CONSTANTS),
        "rsa": heart.rsa_amplitude(brake, breathing, CONSTANTS),
        "breathing": breathing,
    }
    for signal in provenance.SIGNALS:
        assert np.abs(found[signal] - getattr(course, signal)).max() < NEAR, signal


def test_data_and_code_are_small() -> None:
    def weight(value: Any) -> int:
        return len(json.dumps(value).encode())  # as Streamlit does

    assert weight(DATA["studies"]) <= STUDIES_WEIGH
    assert weight(opened({})) <= ALL_WEIGH
    code = components.joined(instrument.FOLDER / "instrument.js")
    styles = components.styled(*(instrument.FOLDER / name for name in instrument.STYLES))
    sent = (code + styles).encode()
    assert len(sent) <= CODE_WEIGHS
    assert len(gzip.compress(sent)) <= PACKED_CODE_WEIGHS


def test_time_runs_slowly_around_the_first_tear() -> None:
    seconds, shares = np.array(DATA["clock"]["knots"]).T
    assert np.all(np.diff(seconds) > 0)
    assert np.all(np.diff(shares) > 0)
    assert (shares[0], shares[-1]) == (0, 1)
    around = np.interp([-30, 30], seconds, shares)
    assert np.diff(around) == pytest.approx(0.5)
    assert np.interp(300, seconds, shares) == pytest.approx(0.94)
    speed = np.diff(seconds) / np.diff(shares)
    assert speed[0] == pytest.approx(speed[2], rel=0.01), "two speeds before the break"


@pytest.mark.parametrize("account", accounts.ACCOUNTS)
def test_each_line_says_what_it_rests_on(account: str) -> None:
    course, basis = accounts.course(account), STUDIES[account]["basis"]
    for signal in (*provenance.SIGNALS, "plane"):
        lines = [piece for piece in basis[signal] if piece[0] < piece[1]]
        assert [piece[0] for piece in lines[1:]] == [piece[1] for piece in lines[:-1]], signal
        assert (lines[0][0], lines[-1][1]) == (course.t[0], course.t[-1]), signal
    for start, end, weaker in basis["plane"]:
        found = [
            provenance.basis_at(account, drive, (start + end) / 2, EVIDENCE)
            for drive in provenance.DRIVES
        ]
        assert weaker == min(found, key=provenance.BASES.index)


def opened(address: dict[str, str]) -> dict[str, Any]:
    """What the browser is given by a page with this address."""
    page = open_page(SCRIPT, address)
    assert_healthy(page)
    return given(page)


FIRST = {"study": accounts.ACCOUNTS[0], "second": None, "seconds": 0, "free": None, "slow": False}
FREE = {"sympathetic": 0.3, "parasympathetic": -0.25, "breathing": 9, "age": 61}


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ({}, FIRST),
        ({"moment": "crying"}, FIRST | {"seconds": 60}),
        ({"moment": "12.34"}, FIRST | {"seconds": 12.3}),
        ({"moment": "-119.96"}, FIRST | {"seconds": -120}),
        ({"moment": "60"}, FIRST | {"seconds": 60}),
        (
            {"account": "sharman2020", "second": "hendriks2007"},
            FIRST | {"study": "sharman2020", "second": "hendriks2007"},
        ),
        ({"account": "sharman2020", "second": "sharman2020"}, FIRST | {"study": "sharman2020"}),
        (
            {
                "s_free": "true",
                "s_push": "0.3",
                "s_brake": "-0.25",
                "s_breaths": "9",
                "s_age": "61",
            },
            FIRST | {"free": FREE, "age": None},
        ),
    ],
    ids=str,
)
def test_an_address_sets_the_instrument(address: dict[str, str], wanted: dict[str, Any]) -> None:
    chosen = opened(address)["chosen"]
    assert {name: chosen[name] for name in wanted} == wanted


@pytest.mark.parametrize("text", ["601", "-121", "nan", "inf", "soon", "1e999"])
def test_a_time_that_nobody_drew_is_named_and_not_shown(text: str) -> None:
    page = open_page(SCRIPT, {"moment": text})
    assert "which this page does not know" in text_of(page)
    assert opened({"moment": text})["chosen"]["seconds"] == 0


def test_a_time_in_seconds_is_shared_as_it_is() -> None:
    [asked] = query.read("shift", {"moment": ["12.3"]}, EVIDENCE)
    assert asked.parameter.text(asked.values[0]) == "12.3"
    assert asked.parameter.label(asked.values[0], EVIDENCE) == "12.3 s"


def test_what_visitors_share_survives_an_emptied_cache() -> None:
    """Any visitor may empty Streamlit's caches from the menu."""
    before = instrument.data(EVIDENCE)
    st.cache_data.clear()
    st.cache_resource.clear()
    assert instrument.data(EVIDENCE) is before


@pytest.mark.parametrize("place", ["facial_nerve", "heart"])
def test_a_chosen_place_is_shared(place: str) -> None:
    page = AppTest.from_function(shared)
    page.query_params["s_place"] = place
    page.run()
    assert not page.exception
    assert json.loads(page.json[0].value) == {"s_place": [place]}


def shared() -> None:
    import streamlit as st

    from goodcry.ui.kit import frame, query

    st.json(query.to_share("shift", frame.load_evidence()))


def told() -> None:
    import streamlit as st

    from goodcry.ui.kit import frame
    from goodcry.ui.shift import instrument

    evidence = frame.load_evidence()
    told = {"account": "", "moment": "12.3", "second": "arita2013", "block": "<script>", "turn": 1}
    instrument.keep(told, evidence)
    st.json(instrument.chosen(evidence))


def test_what_the_browser_tells_goes_into_the_address() -> None:
    page = AppTest.from_function(told)
    page.query_params.update({"account": "sharman2020", "utm": "x"})
    page.run()
    assert not page.exception
    found = {name: page.query_params[name] for name in page.query_params}
    assert found == {"utm": "x", "moment": "12.3", "second": "arita2013"}
    chosen = json.loads(page.json[0].value)
    wanted = FIRST | {"seconds": 12.3, "second": "arita2013"}
    assert {name: chosen[name] for name in wanted} == wanted
