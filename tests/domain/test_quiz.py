"""The quiz: the same text gives the same game; a missed claim comes back, but not for ever."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodcry import quiz
from goodcry.evidence import Evidence
from goodcry.quiz import NEXT, Game
from tests.support.records import EVIDENCE

LETTERS = quiz.grades(EVIDENCE)
RIGHT = {grade: letter for letter, grade in LETTERS.items()}


def wrong(grade: str) -> str:
    """The letter of another grade."""
    return next(letter for letter, other in LETTERS.items() if other != grade)


def play(answers: str | None = None, *, miss: int = 0) -> Game:
    """A whole game in which each claim is missed ``miss`` times before it is answered rightly."""
    path = ""
    for _ in range(1000):
        game = quiz.replay(path, EVIDENCE)
        if game.current is None:
            return game
        if game.answered:
            path += NEXT
        elif game.tries(game.current) < miss:
            path += wrong(game.current.grade)
        else:
            path += RIGHT[game.current.grade]
    raise AssertionError("the quiz does not end")


def test_every_item_is_a_pair_that_the_claims_table_knows(evidence: Evidence) -> None:
    for item in quiz.items(evidence):
        assert evidence.where(
            "claim_mechanisms", claim=item.claim["id"], mechanism=item.mechanism["id"]
        ), f"{item.claim['id']} is not said to be about {item.mechanism['id']}"
        assert item.claim["stance"] != "disputes", "a doubt cannot be rated as a claim"


def test_the_quiz_holds_every_grade_and_no_mechanism_twice(evidence: Evidence) -> None:
    every = quiz.items(evidence)
    assert {item.grade for item in every} == set(LETTERS.values())
    assert len({item.mechanism["id"] for item in every}) == len(every)
    orders = [row["order"] for row in evidence.rows("quiz")]
    assert sorted(orders) == list(range(1, len(orders) + 1))


def test_the_answer_is_the_grade_of_the_evidence(evidence: Evidence) -> None:
    for item in quiz.items(evidence):
        assert item.grade == evidence.row("mechanisms", item.mechanism["id"])["grade"]


def test_a_perfect_game() -> None:
    game = play()
    assert game.current is None
    assert game.right_at_once == game.settled == len(game.items)
    assert len(game.path) == 2 * len(game.items)
    assert all(game.tries(item) == 1 and game.solved(item) for item in game.items)


def test_a_missed_claim_comes_back_after_a_few_others(evidence: Evidence) -> None:
    gap = int(evidence.setting("quiz_gap"))
    every = quiz.items(evidence)
    path = wrong(every[0].grade) + NEXT
    seen = []
    for _ in range(gap + 1):
        current = quiz.replay(path, evidence).current
        assert current
        seen.append(current.claim["id"])
        path += RIGHT[current.grade] + NEXT
    assert seen == [item.claim["id"] for item in (*every[1 : gap + 1], every[0])]


def test_each_claim_missed_once_is_solved_at_the_second_try() -> None:
    game = play(miss=1)
    assert game.right_at_once == 0
    assert all(game.tries(item) == 2 and game.solved(item) for item in game.items)


def test_a_claim_that_is_never_solved_stops_coming(evidence: Evidence) -> None:
    limit = int(evidence.setting("quiz_tries"))
    game = play(miss=99)
    assert all(game.tries(item) == limit and not game.solved(item) for item in game.items)


def test_an_answer_waits_for_next() -> None:
    first = quiz.items(EVIDENCE)[0]
    game = quiz.replay(RIGHT[first.grade], EVIDENCE)
    assert game.current is not None and game.current.claim == first.claim
    assert game.answered is not None and game.answered.right
    # A second answer to the same claim is skipped, and so is a "next" that nobody waits for.
    assert quiz.replay(RIGHT[first.grade] + "a", EVIDENCE).path == RIGHT[first.grade]
    assert quiz.replay(NEXT + NEXT, EVIDENCE).path == ""


@given(st.text(alphabet="abcdef-_ <>ABC%\x00é", max_size=300))
def test_any_text_is_a_game(text: str) -> None:
    game = quiz.replay(text, EVIDENCE)
    assert game == quiz.replay(text, EVIDENCE)
    # Each item object is made anew in each replay, so compare what is left of the text.
    assert quiz.replay(game.path, EVIDENCE).path == game.path
    assert len(game.path) <= 2 * len(game.items) * int(EVIDENCE.setting("quiz_tries"))
    assert 0 <= game.settled <= len(game.items)
    assert (game.current is None) == (game.settled == len(game.items))


@pytest.mark.parametrize("text", ["a" * 10_000, "a-" * 10_000, "<script>", "%00", "-" * 5_000])
def test_hostile_texts_end(text: str) -> None:
    assert len(quiz.replay(text, EVIDENCE).path) < 200
