"""A line between a phone and its server that a test can cut: a forwarder of bytes."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Line:
    """Forwards what comes to a port of its own to another port of this machine."""

    def __init__(self, port: int) -> None:
        self._to = port
        self._open: set[socket.socket] = set()
        self._cut = False
        self._door = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._door.getsockname()[1]}"
        threading.Thread(target=self._take_in, daemon=True).start()

    def _take_in(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                phone, _ = self._door.accept()
                if self._cut:
                    phone.close()
                    continue
                server = socket.create_connection(("127.0.0.1", self._to))
                self._open |= {phone, server}
                for ends in ((phone, server), (server, phone)):
                    threading.Thread(target=self._forward, args=ends, daemon=True).start()

    def _forward(self, one: socket.socket, other: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := one.recv(65536):
                if not self._cut:
                    other.sendall(data)
        for end in (one, other):
            self._open.discard(end)
            end.close()

    @contextmanager
    def cut(self) -> Iterator[None]:
        """Within it nothing gets through, and nobody is told; then all that was open breaks off."""
        self._cut = True
        yield
        for end in list(self._open):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        self._cut = False

    def close(self) -> None:
        """Take in nobody any more."""
        self._door.close()
