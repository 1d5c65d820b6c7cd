"""The care page: help first, a circle that waits to be asked; what is known in its own part."""

from __future__ import annotations

import pytest
import textstat
from streamlit.testing.v1 import AppTest

from goodcry.checks.links import CARE_FOLDS
from goodcry.evidence import Evidence
from goodcry.figures import pacer
from goodcry.ui.care import cards, parts
from goodcry.ui.kit import help_numbers, vocabulary, wording
from tests.support.app import assert_healthy, open_page, plain_page, text_of
from tests.support.records import EVIDENCE
from tests.support.visits import every_fold_open

SCRIPT = "pages/care.py"
CLAIMS = [row["id"] for row in EVIDENCE.where("article_claims", page="care")]
FOLDED = [
    *(row["id"] for row in EVIDENCE.rows("soothers")),
    *(row["id"] for row in EVIDENCE.rows("care_conditions")),
    "holding_back",
]


@pytest.fixture(scope="module")
def page() -> AppTest:
    return plain_page(SCRIPT)


@pytest.fixture(scope="module")
def unfolded() -> AppTest:
    """The page with all that is known."""
    with every_fold_open():
        return open_page(SCRIPT, {"c_part": parts.KNOWN})


def circles(page: AppTest) -> list[str]:
    """The breathing circles on a page."""
    bodies = [element.proto.body for element in page.get("html")]
    return [body for body in bodies if 'class="pacer"' in body]


def test_page_is_healthy(page: AppTest) -> None:
    assert_healthy(page)


def test_the_night_comes_first(page: AppTest) -> None:
    """Call, breathe, something small, when to talk; what is known can wait."""
    assert [header.value for header in page.header] == [
        "Somebody to talk to",
        "Breathe with a circle",
        "Something small to do",
        "When to talk to somebody",
        "Not today",
    ]
    assert page.header[0].proto.anchor == help_numbers.ANCHOR
    assert "do not need to be in danger" in page.markdown[0].value


def test_no_number_of_a_study_stands_in_the_night(page: AppTest, evidence: Evidence) -> None:
    assert [fold.label for fold in page.expander] == ["Slower or faster"]
    text = text_of(page)
    for row in evidence.rows("soothers"):
        assert row["known"] not in text
    assert ":material/newspaper:" not in text
    for measure in ("%", "g =", "d =", "pooled"):
        assert measure not in text


def test_three_small_things_are_among_what_soothes(page: AppTest, evidence: Evidence) -> None:
    offered = [row for row in evidence.rows("soothers") if row["now"]]
    assert len(offered) == 3
    for row in offered:
        assert row["now"] in text_of(page)


def test_the_frightening_film_is_not_offered(page: AppTest, evidence: Evidence) -> None:
    film = evidence.row("soothers", "film")
    assert film["now"] is None
    assert film["name"] not in text_of(page)


def test_who_gets_light_headed_is_told_to_stop(page: AppTest) -> None:
    assert "If you feel light-headed, stop." in text_of(page)


def test_nothing_is_said_to_end_in_addiction_or_death(unfolded: AppTest) -> None:
    text = text_of(unfolded).lower()
    for word in ("addiction", "suicidal", "disappear"):
        assert word not in text


def test_circle_starts_only_on_request(page: AppTest) -> None:
    page = open_page(SCRIPT)
    assert not circles(page)
    page.toggle(key="c_go").set_value(True).run()
    assert circles(page) == [pacer.drawing(5, 5)]
    page.toggle(key="c_go").set_value(False).run()
    assert not circles(page)


def test_a_link_does_not_start_the_circle() -> None:
    assert not circles(open_page(SCRIPT, {"c_go": "true"}))


def test_circle_is_off_after_leaving_the_page() -> None:
    page = open_page(SCRIPT)
    page.toggle(key="c_go").set_value(True).run()
    page.switch_page("app.py").run()
    page.switch_page(SCRIPT).run()
    assert not circles(page)


def test_pace_stands_in_the_address() -> None:
    page = open_page(SCRIPT, {"c_in": "4", "c_out": "6.5"})
    assert pacer.words(4, 6.5) in text_of(page)
    assert [slider.value for slider in page.slider] == [4, 6.5]
    page.toggle(key="c_go").set_value(True).run()
    assert circles(page) == [pacer.drawing(4, 6.5)]


def test_the_sliders_of_the_pace_come_when_they_are_asked_for() -> None:
    """A phone is spared their code; a pace that is set stays in the address."""
    page = open_page(SCRIPT)
    assert not page.slider
    page.session_state["c_pace"] = True
    page.run()
    page.slider(key="c_out").set_value(7.0).run()
    assert pacer.words(5, 7) in text_of(page)
    page.session_state["c_pace"] = False
    page.run()
    assert pacer.words(5, 7) in text_of(page)
    assert [slider.value for slider in page.slider] == [5, 7]


@pytest.mark.parametrize("fold", CARE_FOLDS)
def test_a_link_to_a_fold_opens_what_is_known_and_the_fold(fold: str) -> None:
    page = open_page(SCRIPT, {fold: "true"})
    assert_healthy(page)
    assert page.session_state["c_part"] == parts.KNOWN
    assert page.session_state[fold]
    assert dict(page.query_params) == {fold: "true"}, "a second entry in the browser's history"
    del page.query_params[fold]  # as the browser does when the fold is closed
    page.session_state[fold] = False
    page.run()
    assert page.session_state["c_part"] == parts.KNOWN, "the page changed under the finger"
    assert page.query_params["c_part"] == "What is known"


def test_help_stands_above_what_is_known(unfolded: AppTest) -> None:
    assert unfolded.header[0].value == help_numbers.HEADING
    assert unfolded.header[0].proto.anchor == help_numbers.ANCHOR
    assert "do not need to be in danger" in unfolded.markdown[0].value


@pytest.mark.parametrize("wrong", ["0", "99", "fast", ""])
def test_hostile_pace_changes_nothing(wrong: str) -> None:
    page = open_page(SCRIPT, {"c_in": wrong})
    assert_healthy(page)
    assert pacer.words(5, 5) in text_of(page)


@pytest.mark.parametrize("claim", CLAIMS)
def test_each_claim_is_shown_with_its_stance(
    unfolded: AppTest, claim: str, evidence: Evidence
) -> None:
    row = evidence.row("article_claims", claim)
    article = evidence.row("sources", row["article"])["container"]
    stance = vocabulary.stance(evidence, row["stance"])
    expected = f"**{article}** {stance}: {wording.plain(row['claim'])}"
    assert expected in text_of(unfolded)


def test_claims_about_holding_back_stand_beside_the_conflict(
    unfolded: AppTest, evidence: Evidence
) -> None:
    text = text_of(unfolded)
    assert evidence.row("article_claims", "A23")["claim"] in text
    conflict = evidence.row("conflicts", "holding-back")
    assert conflict["said"] in text
    assert conflict["verdict"] in text
    for row in evidence.rows("holding_back"):
        assert row["answer"] in text


def test_each_soother_has_its_grade_and_what_is_not_known(
    unfolded: AppTest, evidence: Evidence
) -> None:
    text = text_of(unfolded)
    for row in evidence.rows("soothers"):
        grade = vocabulary.grade(evidence, evidence.row("mechanisms", row["mechanism"])["grade"])
        findings = evidence.where("findings", mechanism=row["mechanism"])
        assert f"{grade} · {cards.studies(evidence, findings)}" in text
        for field in ("name", "do", "known", "unknown"):
            assert row[field] in text
    for row in evidence.rows("relaxation_steps"):
        assert row["tense"] in text
        assert row["release"] in text


def test_signs_and_conditions(page: AppTest, unfolded: AppTest, evidence: Evidence) -> None:
    for row in evidence.rows("care_signs"):
        assert row["sign"] in text_of(page)
    text = text_of(unfolded)
    for row in evidence.rows("care_conditions"):
        for field in ("name", "what", "ask", "common"):
            assert row[field] in text


def test_nothing_counts_or_scores_the_reader(page: AppTest) -> None:
    for kind in ("checkbox", "radio", "multiselect", "number_input", "text_input", "metric"):
        assert not page.get(kind), kind


def test_the_studies_unfold() -> None:
    keys = {f"c_why_{key}" for key in FOLDED}
    page = open_page(SCRIPT, dict.fromkeys(CARE_FOLDS, "true"))
    closed = {fold.key: fold for fold in page.expander if fold.key in keys}
    assert closed.keys() == keys
    assert not [key for key, fold in closed.items() if fold.get("page_link")]
    for key in keys:
        page.session_state[key] = True
    page.run()
    assert_healthy(page)
    ways = {fold.key for fold in page.expander if fold.get("page_link")}
    assert keys <= ways, f"no way to the sources in {keys - ways}"


def test_prose_is_easy_to_read(unfolded: AppTest) -> None:
    prose = " ".join(
        element.value
        for element in unfolded.markdown
        if ":material/newspaper:" not in element.value
    )
    assert textstat.automated_readability_index(prose) <= 9
