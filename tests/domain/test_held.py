"""What is held for everybody is made once, and what failed is tried anew."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from goodcry.held import Held


def test_all_who_come_at_once_get_the_same() -> None:
    together, made = threading.Barrier(200), []

    @Held
    def thing() -> object:
        made.append(object())
        return made[-1]

    def arrive(_: int) -> object:
        together.wait()
        return thing()

    with ThreadPoolExecutor(200) as visitors:
        assert set(visitors.map(arrive, range(200))) == {made[0]}
    assert len(made) == 1


def test_what_failed_is_not_kept() -> None:
    answers = iter(["damaged", "still damaged", "whole", "never asked"])

    @Held
    def thing() -> str:
        answer = next(answers)
        if "damaged" in answer:
            raise ValueError(answer)
        return answer

    for words in ("damaged", "still damaged"):
        with pytest.raises(ValueError, match=words):
            thing()
    assert [thing(), thing()] == ["whole", "whole"]


def test_what_is_let_go_is_made_anew() -> None:
    numbers = iter(range(9))
    thing = Held(lambda: next(numbers))
    assert [thing(), thing()] == [0, 0]
    thing.clear()
    assert [thing(), thing()] == [1, 1]
