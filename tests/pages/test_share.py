"""What "Share this view" passes on: what the page knows, by names that last."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from goodcry.ui.kit import share
from tests.support.app import open_page, text_of

TRACKED = {"fbclid": "x", "utm_source": "y", "source": "sharman2020"}


def shared(page: AppTest) -> tuple[dict[str, list[str]], str]:
    """The parameters of the shared link, and what is said of it."""
    page.session_state[share.FOLD] = True
    page.run()
    [link] = [element.value for element in page.code]
    said = next(line for line in text_of(page).splitlines() if "camera" in line)
    return parse_qs(urlsplit(link).query, keep_blank_values=True), said


@pytest.mark.parametrize(
    ("script", "asked", "passed_on", "said"),
    [
        pytest.param(
            "pages/moderators.py",
            {"support": "helped"} | TRACKED,
            {"support": ["helped"]},
            "the one thing you set",
            id="only-what-the-page-knows",
        ),
        pytest.param(
            "pages/shift.py",
            {"account": "Sharman 2020: the heart slows first", "moment": "10 min"},
            {"account": ["sharman2020"], "moment": ["ten_minutes"]},
            "the 2 things you set",
            id="ids-for-labels",
        ),
        pytest.param(
            "pages/shift.py",
            {"account": "nobody2001", "slow": "maybe", "moment": "tears_start"},
            {},
            "Nothing is set here yet",
            id="nothing-unknown-and-nothing-at-its-start",
        ),
        pytest.param(
            "pages/mechanisms.py",
            {"m_part": "web", "basis": ["measured", "felt", "theory"]},
            {"m_part": ["web"], "basis": ["measured", "theory"]},
            "the 2 things you set",
            id="several-of-one",
        ),
        pytest.param(
            "pages/mechanisms.py",
            {"m_part": "web", "basis": ""},
            {"m_part": ["web"], "basis": [""]},
            "the 2 things you set",
            id="none-of-several",
        ),
        pytest.param(
            "pages/evidence.py",
            {"source": "sharman2020", "q": "heart"},
            {"source": ["sharman2020"], "q": ["heart"]},
            "the 2 things you set",
            id="words",
        ),
    ],
)
def test_a_shared_link_passes_on(
    script: str,
    asked: dict[str, str | list[str]],
    passed_on: dict[str, list[str]],
    said: str,
) -> None:
    parameters, words = shared(open_page(script, asked))
    assert parameters == passed_on
    assert said in words


def test_the_table_of_claims_passes_on_no_more() -> None:
    """It has a link for each claim: what stands in the address stood there 29 times."""
    page = open_page("pages/mechanisms.py", {"sort": "gap", "fbclid": "xyz" * 1000})
    links = " ".join(element.proto.body for element in page.get("html"))
    assert "sort=gap" in links
    assert "mechanism=cortisol_in_tears" in links
    assert "xyz" not in links
