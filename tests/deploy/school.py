"""A school's server as docs/deploy.md sets it up: nginx and two replicas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psutil

from tests.deploy import machines
from tests.deploy.machines import Nginx, Replica, get
from tests.deploy.phones import Phone

# A session outlives its socket by two minutes. With this a replica forgets it at once.
FORGETFUL = "--server.disconnectedSessionTTL=0"


class School:
    """nginx and its replicas; ``environment`` is added to theirs."""

    def __init__(self, program: str, folder: Path, **environment: str) -> None:
        self.replicas = [Replica(folder), Replica(folder)]
        for replica in self.replicas:
            replica.environment |= environment
        self.nginx = Nginx(program, folder, [replica.name for replica in self.replicas])

    @property
    def port(self) -> int:
        """Where visitors knock."""
        return self.nginx.port

    def start(self) -> None:
        """Start what does not run, and wait until each visitor finds a replica."""
        for server in (*self.replicas, self.nginx):
            if not server.running:
                server.start()
        for server in (*self.replicas, self.nginx):
            server.wait()
        machines.wait_until(lambda: len(self.serving()) == 2, "nginx asks both replicas again")

    @contextmanager
    def forgetful(self) -> Iterator[None]:
        """Here no session outlives its socket."""
        commands = [replica.command for replica in self.replicas]
        try:
            self._start_anew([[*command, FORGETFUL] for command in commands])
            yield
        finally:
            self._start_anew(commands)

    def _start_anew(self, commands: Sequence[list[str]]) -> None:
        for replica, command in zip(self.replicas, commands, strict=True):
            replica.kill()
            replica.command = command
        self.start()

    def stop(self) -> None:
        """End everything."""
        for server in (self.nginx, *self.replicas):
            server.stop()

    def ask(self, path: str, seat: str = "", **headers: str) -> machines.Answer:
        """A request by somebody with this seat."""
        cookie = {"Cookie": f"good_cry_seat={seat}"} if seat else {}
        return get(self.port, path, **cookie, **headers)

    def serving(self, seats: int = 40) -> dict[str, int]:
        """Replica -> how many of these seats it answers."""
        names = [self.replica_name(f"seat-{number}") for number in range(seats)]
        return {name: names.count(name) for name in names}

    def replica_name(self, seat: str) -> str:
        """Which replica answers a seat. After a failed try nginx names both; the last answered."""
        return self.ask("/_stcore/health", seat).header("X-Replica").split(", ")[-1]

    def replica_of(self, phone: Phone) -> Replica:
        """The replica that serves a phone."""
        name = self.replica_name(phone.seat())
        return next(replica for replica in self.replicas if replica.name == name)

    def seat_at(self, replica: Replica) -> str:
        """A seat that this replica answers."""
        return next(
            seat
            for seat in (f"seat-{number}" for number in range(40))
            if self.replica_name(seat) == replica.name
        )

    def cut_all_lines(self) -> None:
        """Drop every connection, as a router does that starts anew. nginx recovers by itself."""
        for worker in psutil.Process(self.nginx.pid).children():
            worker.kill()
