"""What was renamed keeps its former name in links; what a link cannot set is said."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from goodcry import bibliography
from goodcry.ui.kit import known, query, refusals, registry
from tests.support import choices, instrument
from tests.support.app import assert_healthy, open_page, text_of
from tests.support.data_copy import DataCopy
from tests.support.records import EVIDENCE

SHIFT, MECHANISMS = "pages/shift.py", "pages/mechanisms.py"
CLAIM = EVIDENCE.row("mechanisms", "cortisol_in_tears")


def test_former_names_mean_something_today() -> None:
    for row in EVIDENCE.rows("former_names"):
        parameter = known.named(row["parameter"], EVIDENCE)
        if row["now"] is None:
            with pytest.raises(ValueError, match="no page"):
                known.page_of(row["former"], EVIDENCE)
        else:
            assert parameter.value(row["now"], EVIDENCE) is not None, row
            assert parameter.value(row["former"], EVIDENCE) is None, f"a name of today: {row}"


def test_a_reworded_label_breaks_no_link(page_of_copy: DataCopy) -> None:
    """Neither one with the id, nor one with the label of an earlier release."""
    line = page_of_copy.line("mechanisms", id=CLAIM["id"])
    page_of_copy.edit("mechanisms", line, name="Stress hormone in tears")
    page_of_copy.add_row(
        "former_names", parameter="mechanism", former=CLAIM["name"], now=CLAIM["id"]
    )
    for text in (CLAIM["id"], CLAIM["name"], "Stress hormone in tears"):
        page = open_page(MECHANISMS, {"mechanism": text})
        assert_healthy(page)
        assert CLAIM["question"] in text_of(page)
        assert not page.info


def test_a_renamed_parameter_breaks_no_link(page_of_copy: DataCopy) -> None:
    page_of_copy.add_row("former_names", parameter="account", former="who", now="")
    page = open_page(SHIFT, {"who": "sharman2020", "moment": "crying", "fbclid": "x"})
    assert instrument.chosen(page, "account") == "sharman2020"
    assert instrument.chosen(page, "moment") == "crying"
    assert set(page.query_params) == {"account", "moment", "fbclid"}, "the former name stays"


def test_a_control_can_change_what_its_former_name_set(page_of_copy: DataCopy) -> None:
    page_of_copy.add_row("former_names", parameter="focus", former="middle", now="")
    page = open_page(MECHANISMS, {"m_part": "web", "middle": "sleep"})
    assert choices.chosen(page, "focus") == "sleep"
    assert set(page.query_params) == {"m_part", "focus"}, "the former name stays"
    choices.choose(page, "focus", "crying")
    assert choices.chosen(page, "focus") == "crying"


def test_todays_parameter_wins_over_its_former_name(page_of_copy: DataCopy) -> None:
    page_of_copy.add_row("former_names", parameter="account", former="who", now="")
    page = open_page(SHIFT, {"who": "sharman2020", "account": "arita2013"})
    assert instrument.chosen(page, "account") == "arita2013"


def test_the_second_scenario_knows_former_levels_too(data_copy: DataCopy) -> None:
    data_copy.add_row("former_names", parameter="support", former="comforted", now="helped")
    evidence = data_copy.load()
    for name in ("support", "b_support"):
        parameter = known.named(name, evidence)
        assert query.understood(parameter, "comforted", evidence) == "helped"


@pytest.mark.parametrize(
    ("script", "asked", "said"),
    [
        pytest.param(
            SHIFT,
            {"account": "nobody2001"},
            "This link asks for `nobody2001`, which this page does not know. It shows "
            f"**{EVIDENCE.rows('accounts')[0]['name']}** instead.",
            id="account",
        ),
        pytest.param(
            "pages/moderators.py",
            {"support": "cheered", "size": "9"},
            "This link asks for `cheered` and `9`, which this page does not know. It shows "
            "**not set** and **0.3** instead.",
            id="level-and-number",
        ),
        pytest.param(
            MECHANISMS,
            {"mechanism": "magic"},
            "This link asks for `magic`, which this page does not know. It shows **all claims** "
            "instead.",
            id="mechanism",
        ),
        pytest.param(
            MECHANISMS,
            {"m_part": "web", "basis": ["measured", "felt"]},
            "This link asks for `felt`, which this page does not know. It shows **measured** "
            "instead.",
            id="one-of-several",
        ),
        pytest.param(
            "pages/evidence.py",
            {"source": "nobody2001"},
            "This link asks for `nobody2001`, which this page does not know. It shows "
            "**all the evidence** instead.",
            id="source",
        ),
        pytest.param(
            "pages/classroom.py",
            {"l_part": "quiz", "l_path": "axb"},
            "This link asks for `axb`, which this page does not know. It shows "
            "**what can be read of it** instead.",
            id="quiz",
        ),
        pytest.param(
            "pages/moderators.py",
            {"suport": "helped", "share": "x"},
            "This link asks for `suport`, which this page does not know. It shows **not set** "
            "instead.",
            id="mistyped-name",
        ),
        pytest.param(
            "pages/moderators.py",
            {"support": ["helped", "hostile", "hostile"]},
            "This link asks for more than one thing where only one can be set. It shows "
            "**hostile**, not `helped`.",
            id="two-answers-to-one-question",
        ),
        pytest.param(
            "pages/evidence.py",
            {"source": ["sharman2020", "newsletter"]},
            "This link asks for `newsletter`, which this page does not know. It shows "
            f"**{bibliography.short_citation(EVIDENCE.row('sources', 'sharman2020'))}** instead.",
            id="name-that-a-platform-uses-too",
        ),
    ],
)
def test_what_a_link_cannot_set_is_said(
    script: str, asked: dict[str, str | list[str]], said: str
) -> None:
    page = open_page(script, asked)
    assert [element.value for element in page.info][:1] == [said]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("Tears help (a lot)", "`Tears help (a lot)`", id="a name"),
        pytest.param("Frey 1985: in words", "`Frey 1985: in words`", id="a name with a colon"),
        pytest.param("javascript:alert(1)", "something", id="a script"),
        pytest.param("-3.5", "`-3.5`", id="a number"),
        pytest.param("[a](https://b.example)", "something", id="a link"),
        pytest.param("` <b>", "something", id="markup"),
        pytest.param("a" * 61, "something", id="too long"),
        pytest.param("a\u202eb", "something", id="turned around"),
    ],
)
def test_only_what_reads_like_a_name_is_repeated(text: str, shown: str) -> None:
    assert refusals.quoted(text) == shown


def test_the_line_goes_once_the_control_is_touched() -> None:
    page = open_page(MECHANISMS, {"m_part": "web", "focus": "nothing2001"})
    assert page.info
    choices.choose(page, "focus", "sleep")
    assert not page.info


def notes(page: AppTest) -> list[str]:
    return [element.value for element in page.info if "does not know" in element.value]


TRACKERS = {"fbclid": ["x"], "utm_source": ["y"], "__proto__": ["z"]}


@pytest.mark.parametrize("page", registry.PAGES, ids=lambda page: page.name)
def test_what_no_page_knows_is_ignored(page: registry.Page) -> None:
    assert query.read(page.name, TRACKERS, EVIDENCE) == ()


def test_a_page_says_nothing_of_what_it_ignores() -> None:
    opened = open_page("pages/care.py", TRACKERS)
    assert_healthy(opened)
    assert not notes(opened)
