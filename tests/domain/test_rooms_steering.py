"""Who steers a room of a live class, on both databases: its key, its steps, its end."""

from __future__ import annotations

import pytest

from goodcry import live
from goodcry.live import Command
from goodcry.rooms import Gone, Rooms, Stale, WrongKey
from tests.support.live_rooms import HOUR, ITEMS, LIMITS, NOW, TO_NEXT, TO_OPEN, Class, rows


@pytest.mark.parametrize("command", Command)
def test_a_wrong_key_changes_nothing(rooms: Rooms, command: Command) -> None:
    led = Class.open(rooms, *TO_OPEN)
    before = rooms.state(led.code, NOW)
    with pytest.raises(WrongKey):
        rooms.command(led.code, "wrong", led.room.version, command, ITEMS, NOW)
    with pytest.raises(WrongKey):
        rooms.hand_over(led.code, Class.open(rooms).key, NOW)
    assert rooms.state(led.code, NOW) == before


def test_a_double_click_skips_nothing(rooms: Rooms) -> None:
    led = Class.open(rooms)
    seen = led.room.version
    led.lead(Command.OPEN)
    with pytest.raises(Stale):
        rooms.command(led.code, led.key, seen, Command.OPEN, ITEMS, NOW)
    state = rooms.state(led.code, NOW)
    assert state is not None
    assert state.room == led.room


def test_a_command_out_of_turn_changes_nothing(rooms: Rooms) -> None:
    led = Class.open(rooms, *TO_OPEN)
    with pytest.raises(ValueError, match="allowed: close"):
        rooms.command(led.code, led.key, led.room.version, Command.NEXT, ITEMS, NOW)
    state = rooms.state(led.code, NOW)
    assert state is not None
    assert state.room == led.room


def test_once_an_item_is_left_nobody_s_choice_is_kept(url: str, rooms: Rooms) -> None:
    led = Class.open(rooms, *TO_OPEN)
    for voter in "abc":
        assert led.vote(voter, "30")
    led.lead(Command.CLOSE)
    led.lead(Command.SHOW)
    assert led.mine("a") == ("30",)  # still: the phone shows it beside what was measured
    led.lead(Command.NEXT)
    found = rows(url, led.code)
    assert found["live1_votes"] == []
    assert sorted(found["live1_totals"]) == [(led.code, 0, 1, "", 3), (led.code, 0, 1, "30", 3)]


def test_the_end_deletes_all(url: str, rooms: Rooms) -> None:
    led = Class.open(rooms, *TO_NEXT)
    led.vote("a", "30")
    assert led.lead(Command.END).phase == "over"
    assert rooms.state(led.code, NOW) is None
    assert not any(rows(url, led.code).values())
    with pytest.raises(Gone):
        rooms.join(led.code, "a", NOW)
    with pytest.raises(Gone):
        rooms.command(led.code, led.key, led.room.version, Command.OPEN, ITEMS, NOW)


def test_a_room_ends_by_itself_after_hours_without_a_step(url: str, rooms: Rooms) -> None:
    led = Class.open(rooms, *TO_OPEN)
    led.vote("a", "30")
    end = NOW + LIMITS.idle
    assert rooms.state(led.code, end - 1) is not None
    assert led.vote("a", "40", now=end - 1)
    assert not led.vote("a", "50", now=end)
    assert led.mine("a", now=end) == ()
    assert rooms.state(led.code, end) is None
    assert rooms.state(led.code, end + 60) is None  # once a minute whoever reads also sweeps
    assert not any(rows(url, led.code).values())


def test_no_room_outlives_its_longest_time(rooms: Rooms) -> None:
    led = Class.open(rooms)
    for hours in range(3, 12, 3):
        command = Command.SHUT_DOOR if led.room.door else Command.OPEN_DOOR
        led.lead(command, NOW + hours * HOUR)
    assert led.room.expires == NOW + LIMITS.longest
    assert rooms.state(led.code, NOW + LIMITS.longest) is None


def test_a_code_rests_before_it_is_given_again(
    rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    lots = iter(["ACDEF", "ACDEF", "HHHHH", "ACDEF"])
    monkeypatch.setattr(live, "new_code", lambda _: next(lots))
    first = Class.open(rooms)
    first.lead(Command.END)
    assert (first.code, Class.open(rooms).code) == ("ACDEF", "HHHHH")
    rested = NOW + LIMITS.longest + LIMITS.code_rest
    assert Class.open(rooms, now=rested).code == "ACDEF"


def test_another_device_steers_too(rooms: Rooms) -> None:
    led = Class.open(rooms)
    digits = rooms.hand_over(led.code, led.key, NOW)
    assert len(digits) == 6
    other = rooms.take_over(led.code, digits, NOW + LIMITS.hand_over - 1)
    assert other != led.key
    rooms.command(led.code, other, 0, Command.OPEN, ITEMS, NOW)
    rooms.command(led.code, led.key, 1, Command.CLOSE, ITEMS, NOW)
    with pytest.raises(WrongKey):  # once
        rooms.take_over(led.code, digits, NOW)


def test_the_number_for_another_device_is_good_for_a_short_time(rooms: Rooms) -> None:
    led = Class.open(rooms)
    digits = rooms.hand_over(led.code, led.key, NOW)
    with pytest.raises(WrongKey):
        rooms.take_over(led.code, digits, NOW + LIMITS.hand_over)
    with pytest.raises(WrongKey):
        rooms.take_over(Class.open(rooms).code, digits, NOW)
    with pytest.raises(Gone):
        rooms.take_over("AAAAA", digits, NOW)


def test_the_number_for_another_device_cannot_be_guessed(rooms: Rooms) -> None:
    led = Class.open(rooms)
    digits = rooms.hand_over(led.code, led.key, NOW)
    wrong = "000000" if digits != "000000" else "111111"
    for _ in range(LIMITS.hand_over_tries):
        with pytest.raises(WrongKey):
            rooms.take_over(led.code, wrong, NOW)
    with pytest.raises(WrongKey):
        rooms.take_over(led.code, digits, NOW)
    assert rooms.take_over(led.code, rooms.hand_over(led.code, led.key, NOW), NOW)
