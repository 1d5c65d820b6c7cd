"""What "Share this view" passes on: what the page knows, by names that last."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from goodcry import network
from goodcry.network import Machine
from goodcry.ui.kit import registry, share
from tests.support.app import (
    VISITED,
    assert_healthy,
    open_page,
    pictures_of,
    said_of,
    text_of,
    unopened,
)
from tests.support.records import EVIDENCE

# The age at which the slider of "grow older" stands before anybody moves it.
OLDER = f"{EVIDENCE.assumption('shift_age_start'):g}"
TRACKED = {"fbclid": "x", "utm_source": "y", "source": "sharman2020"}


def links_of(page: AppTest) -> list[str]:
    """The links that the page shows in letters."""
    return [element.value for element in page.code if "\n" not in element.value]


def shared(page: AppTest) -> tuple[dict[str, list[str]], str]:
    """The parameters of the shared link, and what is said of it."""
    page.button(key=share.BUTTON).click().run()
    [link] = links_of(page)
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
            "pages/mechanisms.py",
            {"m_part": "things", "sort": "gap", "thing": "sleep"},
            {"m_part": ["things"], "sort": ["gap"], "thing": ["sleep"]},
            "the 3 things you set",
            id="the-first-part-where-the-rest-leads-to-another",
        ),
        pytest.param(
            "pages/mechanisms.py",
            {"m_part": "things", "sort": "grade", "thing": "oxytocin"},
            {},
            "Nothing is set here yet",
            id="nothing-that-the-page-starts-with",
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
            "pages/shift.py",
            {"s_age": OLDER},
            {"s_age": [OLDER]},
            "the one thing you set",
            id="where-a-control-starts",
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


@pytest.mark.parametrize(
    ("script", "asked", "line"),
    [
        pytest.param("app.py", {}, "Does a good cry help?", id="page"),
        pytest.param(
            "pages/moderators.py",
            {"support": "helped", "shame": "ashamed"} | TRACKED,
            "What makes it better or worse (somebody was kind, ashamed of crying)",
            id="scenario",
        ),
        pytest.param(
            "pages/moderators.py",
            {"support": "helped", "compare": "true", "b_support": "hostile"},
            "What makes it better or worse (A: somebody was kind; B: somebody was angry or nasty)",
            id="two-scenarios",
        ),
        pytest.param(
            "pages/shift.py",
            {"account": "sharman2020"},
            "The body during a cry (Sharman 2020: the heart slows first)",
            id="account",
        ),
        pytest.param(
            "pages/mechanisms.py",
            {"mechanism": "sleep", "sort": "gap"},
            "Do people sleep better after a cry?",
            id="claim",
        ),
    ],
)
def test_a_line_for_a_chat_says_what_is_set(
    script: str, asked: dict[str, str | list[str]], line: str
) -> None:
    page = open_page(script, asked)
    page.button(key=share.BUTTON).click().run()
    [link] = links_of(page)
    assert page.code[-1].value == f"{line} · A Good Cry?\n{link}"


def test_the_table_of_claims_passes_on_no_more() -> None:
    """It has a link for each claim: what stands in the address stood there 29 times."""
    page = open_page("pages/mechanisms.py", {"sort": "gap", "fbclid": "xyz" * 1000})
    links = " ".join(element.proto.json for element in page.get("bidi_component"))
    assert "sort=gap" in links
    assert "mechanism=cortisol_in_tears" in links
    assert "xyz" not in links


@pytest.mark.parametrize("name", [entry.name for entry in registry.PAGES])
def test_no_page_passes_on_what_it_does_not_know(name: str) -> None:
    """Not in the shared link, not in any other link, not in a word."""
    page = unopened(registry.page(name).script)
    page.query_params["fbclid"] = "tracked" * 100
    page.run().button(key=share.BUTTON).click().run()
    assert_healthy(page)
    drawn = [str(getattr(node, "proto", "")) for node in page._tree]
    assert any("Point a phone" in each for each in drawn), "the link is not open"
    assert not [each for each in drawn if "tracked" in each]


LOCALHOST = "http://localhost:8501"
LAPTOP = Machine((ip_address("192.168.7.23"),))
CLASSROOM = "pages/classroom.py"
# Where codes stand, and how many.
WITH_CODES = [
    pytest.param(CLASSROOM, {"l_part": "stories"}, 1, id="story"),
    pytest.param(CLASSROOM, {"l_large": "true"}, 1, id="projector-lessons"),
    pytest.param(CLASSROOM, {"l_large": "true", "l_part": "guess"}, 1, id="projector-guess"),
    pytest.param(CLASSROOM, {"l_large": "true", "l_part": "quiz"}, 1, id="projector-quiz"),
    pytest.param(CLASSROOM, {"l_large": "true", "l_part": "stories"}, 1, id="projector-story"),
    pytest.param(
        CLASSROOM, {"l_lesson": "good_cry", "l_code1": True, "l_code2": True}, 2, id="steps"
    ),
    pytest.param("pages/moderators.py", {"support": "helped"}, 0, id="only-shared"),
]


@pytest.fixture(autouse=True)
def _in_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(network.VARIABLE, raising=False)
    monkeypatch.setattr(network, "this_machine", lambda: LAPTOP)


def visited(
    script: str, url: str, parameters: dict[str, str | bool], *, shared: bool = True
) -> AppTest:
    """A page at this address, with what is set and opened there, and with its link to share."""
    page = unopened(script)
    page.context["url"] = url
    for name, value in parameters.items():
        if isinstance(value, bool):
            page.session_state[name] = value
        else:
            page.query_params[name] = value
    page.run()
    if shared:
        # The bar of a page for the last row has no more than the code.
        keys = {button.key for button in page.button}
        page.button(key=share.BUTTON if share.BUTTON in keys else "bar_qr").click().run()
    assert_healthy(page)
    return page


def codes(page: AppTest) -> list[str]:
    """The QR codes on a page, by what they say they are."""
    alts = map(said_of, pictures_of(page))
    return [alt for alt in alts if alt.startswith("QR code")]


def listen(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    settings = st.get_option
    known = {"server.address": address, "server.port": 8501}
    monkeypatch.setattr(st, "get_option", lambda name: known.get(name) or settings(name))


@pytest.mark.parametrize(("script", "parameters", "own"), WITH_CODES)
def test_on_the_teachers_computer_all_codes_lead_to_it(
    script: str, parameters: dict[str, str | bool], own: int
) -> None:
    page = visited(script, LOCALHOST, parameters)
    links = links_of(page)
    assert len(codes(page)) == len(links) == own + 1
    assert all(link.startswith("http://192.168.7.23:8501/") for link in links)
    assert "Phones cannot" not in text_of(page)


@pytest.mark.parametrize(("script", "parameters", "own"), WITH_CODES)
def test_where_phones_cannot_come_it_is_said_and_no_code_shown(
    script: str, parameters: dict[str, str | bool], own: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    listen(monkeypatch, "127.0.0.1")
    page = visited(script, LOCALHOST, parameters)
    assert codes(page) == []
    # On the page, and over it.
    said = [network.LISTENS_TO_ITSELF] * (2 if own else 1)
    assert [element.value for element in page.info] == said
    for link in links_of(page):
        assert link.startswith(f"{LOCALHOST}/") and "on this computer:" in text_of(page)


def test_a_forged_address_reaches_no_link_and_no_code() -> None:
    page = visited(CLASSROOM, "http://teacher@evil.example", {"l_part": "stories"})
    assert codes(page) == [] and not page.code
    assert {element.value for element in page.info} == {network.NOT_KNOWN}


def test_a_configured_address_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(network.VARIABLE, "https://cry.school.example/")
    for url in (LOCALHOST, "https://evil.example", "odd"):
        page = visited(CLASSROOM, url, {"l_part": "stories"})
        links = links_of(page)
        assert all(link.startswith("https://cry.school.example/") for link in links)
        assert len(codes(page)) == len(links) == 2


def test_a_wrong_configured_address_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(network.VARIABLE, "cry.school.example")
    page = visited(CLASSROOM, VISITED, {"l_part": "stories"})
    [sentence] = {element.value for element in page.info}
    assert network.VARIABLE in sentence and "'cry.school.example'" in sentence


@pytest.mark.parametrize("address", ["127.0.0.1", "0.0.0.0"])
def test_links_for_the_same_device_lead_to_the_app_at_hand(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    listen(monkeypatch, address)
    page = visited(CLASSROOM, LOCALHOST, {"l_lesson": "good_cry"}, shared=False)
    [link] = [element.proto.url for element in page.get("link_button")]
    wanted = {"l_lesson": "good_cry", "big": "true", "embed": "true"}
    assert link == f"/classroom?{urlencode(wanted)}"
