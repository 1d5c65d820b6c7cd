"""The database of live classes: its address, its file, and what happens while it is away."""

from __future__ import annotations

import contextlib
import stat
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from goodcry import rooms
from goodcry.live import Command
from goodcry.rooms import Away
from tests.browser.server import free_port
from tests.support.live_rooms import ITEMS, LOOSE, NOW, TO_OPEN, Class, store
from tests.support.postgres import PASSWORD, Ending, Postgres


@pytest.mark.parametrize(
    "url",
    ["", "rooms.db", "sqlite://", "sqlite:///:memory:", "mysql://a/b", f"x:{PASSWORD}@y"],
)
def test_what_is_no_such_database_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(ValueError, match="allowed: postgresql://… or sqlite:///file") as refused:
        rooms.connect(url, LOOSE)
    assert PASSWORD not in str(refused.value)


def test_the_file_of_a_server_alone_is_for_its_user_s_eyes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    url = rooms.temporary_url()
    with store(url) as found:
        Class.open(found, *TO_OPEN)
        [folder] = tmp_path.iterdir()
        files = list(folder.iterdir())
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert rooms.temporary_url() == url


def test_a_folder_that_somebody_else_laid_there_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    rooms.temporary_url()
    [folder] = tmp_path.iterdir()
    elsewhere = tmp_path / "elsewhere"
    folder.rename(elsewhere)
    folder.symlink_to(elsewhere)
    with pytest.raises(PermissionError):
        rooms.temporary_url()


def test_a_server_that_starts_anew_finds_its_rooms(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'rooms.db'}"
    with store(url) as first:
        led = Class.open(first, *TO_OPEN)
        led.vote("a", "30")
    with store(url) as second:
        assert second.mine(led.code, "a", 0, 1, NOW) == ("30",)
        second.command(led.code, led.key, 1, Command.CLOSE, ITEMS, NOW)


def test_a_database_that_is_not_there_is_away() -> None:
    with (
        store(f"postgresql://goodcry@127.0.0.1:{free_port()}/postgres") as found,
        pytest.raises(Away),
    ):
        found.state("ACDEF", NOW)


def until_it_is_in(led: Class, voter: str) -> bool:
    """Vote as a phone does: it tries again as long as the database is away."""
    for _ in range(20):
        with contextlib.suppress(Away):
            return led.vote(voter, "30")
    return False


@pytest.mark.slow
@pytest.mark.parametrize("how", ["fast", "immediate"])
def test_no_vote_is_lost_while_the_database_starts_anew(postgresql: Postgres, how: Ending) -> None:
    voters = [f"phone-{number}" for number in range(30)]
    with store(postgresql.url) as found:
        led = Class.open(found, *TO_OPEN, voters="")
        for voter in voters:
            found.join(led.code, voter, NOW)
        with ThreadPoolExecutor(10) as pool:
            votes = [pool.submit(until_it_is_in, led, voter) for voter in voters]
            while not any(vote.done() for vote in votes):
                pass
            postgresql.restart(how)
            assert all(vote.result() for vote in votes)
        state = found.state(led.code, NOW)
        assert state is not None
        assert state.totals == {(0, 1): {"30": 30}}
