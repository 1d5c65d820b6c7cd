"""The store of live classes, on both databases."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from goodcry.live import Command
from goodcry.rooms import (
    Busy,
    DoorShut,
    Full,
    Rooms,
    TooMany,
)
from tests.support.live_rooms import (
    HOUR,
    ITEMS,
    LIMITS,
    LOOSE,
    NOW,
    SET,
    TO_CLOSED,
    TO_NEXT,
    TO_OPEN,
    Class,
    rows,
    store,
)
from tests.support.postgres import Postgres


def test_a_vote_is_counted_and_can_be_changed_and_taken_back(rooms: Rooms) -> None:
    led = Class.open(rooms, *TO_OPEN)
    assert led.vote("a", "30")
    assert led.vote("b", "30")
    assert led.vote("a", "60")
    assert led.mine("a") == ("60",)
    state = rooms.state(led.code, NOW)
    assert state is not None
    assert (state.room, state.counted, state.totals) == (led.room, 2, {(0, 1): {"30": 1, "60": 1}})
    assert led.vote("a")
    assert led.mine("a") == ()
    state = rooms.state(led.code, NOW)
    assert state is not None
    assert (state.counted, state.totals) == (1, {(0, 1): {"30": 1}})


def test_several_choices_are_one_vote(rooms: Rooms) -> None:
    led = Class.open(rooms, *TO_OPEN)
    assert led.vote("a", "shame", "place", "belief")
    assert led.vote("b", "shame")
    assert led.mine("a") == ("belief", "place", "shame")
    led.lead(Command.CLOSE)
    led.lead(Command.AGAIN)
    state = rooms.state(led.code, NOW)
    assert state is not None
    assert state.answers == {(0, 1): 2}
    assert state.totals == {(0, 1): {"shame": 2, "place": 1, "belief": 1}}


@pytest.mark.parametrize(
    ("commands", "step", "round"),
    [
        pytest.param((), 0, 1, id="in the lobby"),
        pytest.param(TO_CLOSED, 0, 1, id="closed"),
        pytest.param((*TO_CLOSED, Command.SHOW), 0, 1, id="shown"),
        pytest.param(TO_NEXT, 0, 1, id="the item before"),
        pytest.param(TO_OPEN, 1, 1, id="the item after"),
        pytest.param((*TO_CLOSED, Command.AGAIN), 0, 1, id="the round before"),
        pytest.param(TO_OPEN, 0, 2, id="the round after"),
        pytest.param((*TO_OPEN, Command.END), 0, 1, id="over"),
    ],
)
def test_outside_its_time_a_vote_is_refused(
    rooms: Rooms, commands: tuple[Command, ...], step: int, round: int
) -> None:
    led = Class.open(rooms, *commands)
    assert not rooms.vote(led.code, "a", step, round, ("30",), NOW)
    assert rooms.mine(led.code, "a", step, round, NOW) == ()


def test_who_never_came_in_cannot_vote(rooms: Rooms) -> None:
    led = Class.open(rooms, *TO_OPEN, voters="a")
    assert not led.vote("z", "30")


def test_who_cannot_decide_changes_so_often_and_no_more(rooms: Rooms) -> None:
    led = Class.open(rooms, *TO_OPEN)
    taken = [led.vote("a", str(number % 2)) for number in range(LIMITS.changes + 3)]
    assert taken == [True] * (LIMITS.changes + 1) + [False] * 2
    assert led.vote("b", "0")


def test_a_late_comer_answers_what_is_on_the_table(rooms: Rooms) -> None:
    led = Class.open(rooms, *TO_NEXT, voters="a")
    rooms.join(led.code, "late", NOW)
    assert led.vote("late", "50")
    state = rooms.state(led.code, NOW)
    assert state is not None
    assert (state.room.joined, state.counted) == (2, 1)


def test_coming_in_twice_is_once_and_a_shut_door_keeps_nobody_out_who_is_in(rooms: Rooms) -> None:
    led = Class.open(rooms, Command.SHUT_DOOR, voters="a")
    assert rooms.join(led.code, "a", NOW).joined == 1
    with pytest.raises(DoorShut):
        rooms.join(led.code, "b", NOW)
    led.lead(Command.OPEN_DOOR)
    assert rooms.join(led.code, "b", NOW).joined == 2


def test_a_room_holds_so_many(url: str) -> None:
    with store(url, replace(LOOSE, voters=2)) as small:
        led = Class.open(small, voters="ab")
        with pytest.raises(Full):
            small.join(led.code, "c", NOW)
        assert small.join(led.code, "a", NOW).joined == 2


def test_so_many_come_in_within_a_second(url: str) -> None:
    with store(url, replace(LOOSE, joins_a_second=2)) as slow:
        led = Class.open(slow, voters="ab")
        with pytest.raises(Busy):
            slow.join(led.code, "c", NOW)
        assert slow.join(led.code, "c", NOW + 1).joined == 3


def test_a_flooded_room_keeps_no_other_waiting(url: str) -> None:
    with store(url, replace(LOOSE, answers_a_second=3)) as slow:
        led, other = (Class.open(slow, *TO_OPEN, voters="a") for _ in range(2))
        for _ in range(2):
            assert led.vote("a", "30")
        for tell in (lambda: led.vote("a", "30"), lambda: slow.join(led.code, "b", NOW)):
            with pytest.raises(Busy):
                tell()
        assert other.vote("a", "30")
        assert led.vote("a", "50", now=NOW + 1)


def test_so_many_rooms_are_open(url: str, rooms: Rooms) -> None:
    with store(url, replace(LOOSE, rooms=1)) as few:
        led = Class.open(few)
        with pytest.raises(TooMany):
            few.open(SET, NOW)
        led.lead(Command.END)
        few.open(SET, NOW)


def test_one_server_opens_so_many_rooms_an_hour(url: str) -> None:
    with store(url, replace(LOOSE, rooms_an_hour=2)) as slow:
        slow.open(SET, NOW)
        slow.open(SET, NOW)
        with pytest.raises(TooMany):
            slow.open(SET, NOW + HOUR - 1)
        slow.open(SET, NOW + HOUR)


def test_neither_a_voter_s_number_nor_a_key_is_stored(url: str, rooms: Rooms) -> None:
    led = Class.open(rooms, *TO_OPEN, voters="a")
    rooms.join(led.code, "number-of-a-phone", NOW)
    led.vote("number-of-a-phone", "30")
    stored = repr(rows(url, led.code))
    assert "number-of-a-phone" not in stored
    assert led.key not in stored


def test_the_same_phone_is_another_voter_in_another_room(url: str, rooms: Rooms) -> None:
    codes = [Class.open(rooms, voters="a").code for _ in range(2)]
    voters = {row[1] for code in codes for row in rows(url, code)["live1_voters"]}
    assert len(voters) == 2


@pytest.mark.parametrize("turn", range(3))
def test_while_an_item_is_closed_every_vote_is_in_or_refused(rooms: Rooms, turn: int) -> None:
    """Forty phones vote, at once; in between the teacher asks again."""
    voters = [f"phone-{number}" for number in range(40)]
    led = Class.open(rooms, *TO_OPEN, voters="")
    for voter in voters:
        rooms.join(led.code, voter, NOW)
    with ThreadPoolExecutor(20) as pool:
        votes = [pool.submit(led.vote, voter, "30") for voter in voters]
        while not any(vote.done() for vote in votes[5 * turn :]):
            pass
        code, key = led.code, led.key
        rooms.command(code, key, 1, Command.CLOSE, ITEMS, NOW)
        rooms.command(code, key, 2, Command.AGAIN, ITEMS, NOW)
        taken = sum(vote.result() for vote in votes)
    state = rooms.state(code, NOW)
    assert state is not None
    assert state.answers.get((0, 1), 0) == taken
    assert state.totals.get((0, 1), {}) == ({"30": taken} if taken else {})
    assert state.counted == 0


def test_two_servers_share_one_database(url: str, rooms: Rooms) -> None:
    led = Class.open(rooms, *TO_OPEN, voters="ab")
    with store(url) as other:
        assert other.vote(led.code, "a", 0, 1, ("30",), NOW)
        assert led.vote("b", "40")
        assert rooms.state(led.code, NOW) == other.state(led.code, NOW)


def test_two_servers_that_start_at_once_make_the_tables_once(tmp_path: Path) -> None:
    def start(number: int) -> bool:
        with store(f"sqlite:///{tmp_path / f'{number // 4}.db'}") as found:
            return bool(found.open(SET, NOW))

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(start, range(24)))


@pytest.mark.slow
def test_two_servers_that_start_at_once_on_an_empty_postgresql(postgresql: Postgres) -> None:
    def start(_: int) -> bool:
        with store(postgresql.url) as found:
            return bool(found.open(SET, NOW))

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(start, range(8)))
