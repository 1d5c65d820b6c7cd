"""What all phones of one server see of a room: brought in late, read once."""

from __future__ import annotations

import subprocess
import sys
from typing import Any, cast

import pytest

from goodcry.rooms import Away, Rooms
from goodcry.ui.kit import registry
from goodcry.ui.live import watch
from goodcry.ui.live.watch import RoomWatch
from tests.support import live
from tests.support.app import ROOT


@pytest.mark.slow
def test_a_database_is_brought_in_by_the_way_into_a_room_alone() -> None:
    """No other page pays for it; and who comes into the first room does not wait for it."""
    scripts = [page.script for page in registry.PAGES if page.name != "live"]
    code = f"""
import sys
from goodcry.ui.live import watch
from tests.support.app import open_page
for script in {scripts}:
    assert not open_page(script).exception
early = [name for name in sys.modules if name in ("sqlalchemy", "psycopg", "goodcry.rooms")]
assert not open_page("{live.SCRIPT}").exception
watch.made_ready().join()
print(early, "goodcry.rooms" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "[] True", done.stderr[-2000:]


class Store:
    """A store that counts how often it is read."""

    def __init__(self) -> None:
        self.reads, self.answers = 0, True

    def state(self, code: str, now: int) -> str:
        self.reads += 1
        if not self.answers:
            raise Away("no answer")
        return f"{code} {self.reads}"


def test_a_room_is_read_once_for_all_who_ask_within_half_a_second() -> None:
    store, clock = Store(), [0.0]
    watched: Any = RoomWatch(lambda: cast(Rooms, store), clock=lambda: clock[0])
    assert {watched.state("ACDEF") for _ in range(30)} == {"ACDEF 1"}
    clock[0] += watch.FRESH
    assert watched.state("ACDEF") == "ACDEF 2"
    watched.refresh("ACDEF")
    assert watched.state("ACDEF") == "ACDEF 3", "who changed it is handed what was there before"
    store.answers = False
    clock[0] += watch.FRESH
    assert watched.state("ACDEF") == "ACDEF 3", "one question without an answer is no loss"
    clock[0] += watch.STALE
    with pytest.raises(Away):
        watched.state("ACDEF")
    store.answers = True
    clock[0] += watch.FRESH
    assert watched.state("ACDEF") == "ACDEF 6"
