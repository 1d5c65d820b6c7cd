"""A live class: which command a room takes when, codes, and how often phones ask."""

from __future__ import annotations

import secrets
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodcry import live
from goodcry.live import Command, Limits, Room
from tests.support.records import EVIDENCE

LIMITS = Limits.read(EVIDENCE)
COMMANDS = st.lists(st.sampled_from(Command), max_size=40)
ITEMS = 3


def led(*commands: Command, items: int = ITEMS) -> Room:
    """A room after these commands."""
    room = Room("ACDEF", "diary_memory")
    for command in commands:
        room = live.after(room, command, items)
    return room


SHOWN = (Command.OPEN, Command.CLOSE, Command.SHOW)


def test_a_class_goes_through_its_items() -> None:
    room = led(*SHOWN, Command.NEXT)
    assert (room.step, room.round, room.phase, room.version) == (1, 1, "open", 4)


def test_asking_again_is_the_next_round_of_the_same_item() -> None:
    room = led(Command.OPEN, Command.CLOSE, Command.AGAIN)
    assert (room.step, room.round, room.phase) == (0, 2, "open")
    assert led(*SHOWN, Command.AGAIN, Command.CLOSE, Command.SHOW, Command.NEXT).round == 1


def test_nothing_comes_after_the_last_item() -> None:
    last = led(*SHOWN, items=1)
    assert Command.NEXT not in live.allowed(last, 1)
    assert Command.NEXT in live.allowed(last, 2)


def test_the_usual_command_comes_first() -> None:
    usual = [live.allowed(led(*SHOWN[:number]), ITEMS)[0] for number in range(4)]
    assert usual == [*SHOWN, Command.NEXT]


def test_the_door_shuts_and_opens_in_any_phase() -> None:
    for number in range(4):
        shut = led(*SHOWN[:number], Command.SHUT_DOOR)
        assert not shut.door
        assert live.after(shut, Command.OPEN_DOOR, ITEMS).door


def test_once_over_a_room_takes_nothing() -> None:
    over = led(Command.OPEN, Command.END)
    assert over.phase == "over"
    assert live.allowed(over, ITEMS) == ()
    with pytest.raises(ValueError, match="nothing, it is over"):
        live.after(over, Command.OPEN, ITEMS)


def test_a_command_out_of_turn_names_what_may_be_said() -> None:
    with pytest.raises(ValueError, match=r"'show' in phase 'open'; allowed: close, shut the door"):
        live.after(led(Command.OPEN), Command.SHOW, ITEMS)


@given(COMMANDS)
def test_whatever_is_said_the_room_stays_within_its_items(commands: list[Command]) -> None:
    room = led()
    for command in commands:
        if command in live.allowed(room, ITEMS):
            before, room = room, live.after(room, command, ITEMS)
            assert room.version == before.version + 1
            assert (room.step, room.round) >= (before.step, 1)
        assert 0 <= room.step < ITEMS


@pytest.mark.parametrize("typed", ["ACDEF", "acdef", " ac-d ef ", "A C D E F", "ac–def."])
def test_a_code_is_read_however_it_is_typed(typed: str) -> None:
    assert live.read_code(typed) == "ACDEF"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("ACDEO", "the letter O"),
        ("ACDE0", "the sign 0"),
        ("ACDÉF", "the sign É"),
        ("ACDE", "this one has 4"),
        ("ACDEFH", "this one has 6"),
        ("", "this one has 0"),
    ],
)
def test_what_is_no_code_is_refused_in_plain_words(typed: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        live.read_code(typed)


@given(st.text(max_size=30))
def test_any_text_is_a_code_or_none(text: str) -> None:
    try:
        code = live.read_code(text)
    except ValueError:
        return
    assert live.read_code(code) == code
    assert set(code) <= set(live.LETTERS)


def test_codes_by_lot_can_be_typed_and_hold_no_rude_word() -> None:
    lots = [live.new_code(Random(seed)) for seed in range(2000)]
    assert [live.read_code(code) for code in lots] == lots
    assert not any(word in code for code in lots for word in live.NEVER_DRAWN)
    assert live.new_code(secrets.SystemRandom()) != live.new_code(secrets.SystemRandom())


class Rude(Random):
    """Draws a rude code first, then a harmless one."""

    def __init__(self) -> None:
        super().__init__(0)
        self._letters = iter("FUCKAACDEF")

    def choice(self, seq: object) -> str:  # type: ignore[override]
        return next(self._letters)


def test_a_rude_code_is_drawn_again() -> None:
    assert live.new_code(Rude()) == "ACDEF"


def test_no_two_letters_of_a_code_are_mixed_up() -> None:
    assert len(set(live.LETTERS)) == len(live.LETTERS) == 18
    assert not set("O0I1LS5B8Z2G6Q") & set(live.LETTERS)


@pytest.mark.parametrize(("joined", "seconds"), [(0, 2), (30, 2), (200, 2), (300, 3), (5000, 6)])
def test_the_fuller_the_room_the_less_often_a_phone_asks(joined: int, seconds: float) -> None:
    assert live.poll_seconds(joined, LIMITS) == seconds
