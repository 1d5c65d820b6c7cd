"""What is held for everybody is made once, and what failed is tried anew."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from goodcry.held import Held, HeldOf


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


def test_what_is_made_of_something_is_held_until_it_is_another_one() -> None:
    asked = []

    @HeldOf
    def made(source: tuple[str, ...]) -> int:
        asked.append(source)
        return len(asked)

    one, same_words = (tuple(letters) for letters in (["a"], ["a"]))
    assert [made(one), made(one)] == [1, 1]
    assert [made(same_words), made(same_words)] == [2, 2], "it is another one that looks the same"
    assert asked == [one, same_words]


def test_all_who_ask_at_once_of_the_same_wait_for_it() -> None:
    together, made = threading.Barrier(50), []

    @HeldOf
    def thing(source: str) -> object:
        made.append(source)
        return object()

    def arrive(_: int) -> object:
        together.wait()
        return thing("evidence")

    with ThreadPoolExecutor(50) as visitors:
        assert len(set(visitors.map(arrive, range(50)))) == 1
    assert made == ["evidence"]
