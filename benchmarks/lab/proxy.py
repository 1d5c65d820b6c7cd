"""What stands between a phone and the server: a slow line, and a proxy that compresses if asked to.

The line is slow for the websocket only: a browser's own throttling slows each file it fetches, but
not the messages of a websocket, and through those comes everything that a Streamlit page shows. So
this proxy holds each piece back for half a round trip and lets no more through than the line
carries. Where nothing else slows the browser, ``everything`` is held back. It also counts what it
carries: a browser reports a websocket's messages only as they are after unpacking. What is no
websocket it hands on as it is, or compressed as common web servers do.

    python benchmarks/lab/proxy.py PORT SERVER_PORT DELAY_MS KILOBITS_PER_SECOND HOW

HOW is plain, compress or everything.
"""

from __future__ import annotations

import asyncio
import gzip
import http.client
import json
import sys
import urllib.request
from pathlib import Path
from typing import Literal

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.lab.server import HEALTH, LOOPBACK, Local
from tests.browser.server import free_port

# Kinds of files, from which size on, and how hard.
COMPRESSED = (
    "text/",
    "application/javascript",
    "application/json",
    "application/wasm",
    "image/svg",
)
SMALLEST = 1024  # bytes
LEVEL = 5
COUNT = "/lab/bytes"
HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "upgrade"}

Answer = tuple[int, list[tuple[str, str]], bytes]
How = Literal["plain", "compress", "everything"]


class Proxy(Local):
    """Runs in a process of its own, so that it does not wait for those who measure."""

    def __init__(
        self,
        server_port: int,
        delay: float = 0,
        kilobits: float = 0,
        how: How = "plain",
        health: str = HEALTH,
    ) -> None:
        port = free_port()
        options = [*map(str, (port, server_port, delay, kilobits)), how]
        super().__init__([sys.executable, str(Path(__file__).resolve()), *options], port, health)

    @property
    def socket_bytes(self) -> int:
        """What went to browsers through websockets so far, as packed as it was."""
        return self._carried()["sockets"]

    @property
    def bytes(self) -> tuple[int, int]:
        """All that went from browsers so far, and to them, in websockets or not.

        With their heads, and as packed as it was; not what was compressed here.
        """
        carried = self._carried()
        return carried["up"], carried["down"]

    def _carried(self) -> dict[str, int]:
        with urllib.request.urlopen(self.url + COUNT, timeout=10) as answer:
            found: dict[str, int] = json.load(answer)
        return found


class _Line:
    """One direction of a slow line."""

    def __init__(self, delay: float, kilobits: float) -> None:
        self.delay = delay / 1000  # s
        self.seconds_per_byte = 8 / (kilobits * 1000) if kilobits else 0.0
        self.free_at = 0.0
        self.carried = 0

    async def carry(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        """Hand on what arrives, late and at the line's pace, until one side closes."""
        clock = asyncio.get_running_loop().time
        waiting: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

        async def take() -> None:
            while data := await source.read(4096):
                self.carried += len(data)
                self.free_at = max(self.free_at, clock()) + len(data) * self.seconds_per_byte
                waiting.put_nowait((self.free_at + self.delay, data))

        async def give() -> None:
            while True:
                due, data = await waiting.get()
                await asyncio.sleep(max(0.0, due - clock()))
                if not data:
                    return
                sink.write(data)
                await sink.drain()

        giving = asyncio.create_task(give())
        try:
            await take()
            waiting.put_nowait((0.0, b""))
            await giving
        except OSError:
            giving.cancel()
        finally:
            sink.close()


class _Handler:
    def __init__(self, server_port: int, delay: float, kilobits: float, how: str) -> None:
        self.server_port = server_port
        self.delay, self.kilobits = delay, kilobits
        self.how = how
        self.kept: dict[str, Answer] = {}
        # Those of websockets to browsers are among those to browsers.
        self.lines: dict[str, list[_Line]] = {"up": [], "down": [], "sockets": []}

    def fetch(self, target: str, headers: dict[str, str]) -> Answer:
        """The server's answer, compressed if that pays. Static files are asked for once."""
        if target == COUNT:
            counts = {
                name: sum(line.carried for line in lines) for name, lines in self.lines.items()
            }
            return 200, [], json.dumps(counts).encode()
        if target in self.kept:
            return self.kept[target]
        connection = http.client.HTTPConnection(LOOPBACK, self.server_port, timeout=60)
        try:
            connection.request("GET", target, headers={**headers, "accept-encoding": "identity"})
            answer = connection.getresponse()
            body = answer.read()
            kept = [(k, v) for k, v in answer.getheaders() if k.lower() not in HOP_BY_HOP]
            kind = answer.getheader("content-type", "")
            if len(body) >= SMALLEST and kind.startswith(COMPRESSED):
                body = gzip.compress(body, LEVEL)
                kept.append(("content-encoding", "gzip"))
            if answer.status == 200 and target.startswith("/static/"):
                self.kept[target] = answer.status, kept, body
            return answer.status, kept, body
        finally:
            connection.close()

    async def join(
        self, head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, socket: bool
    ) -> None:
        """Join browser and server from here on, by a websocket or for files."""
        from_server, to_server = await asyncio.open_connection(LOOPBACK, self.server_port)
        slow = socket or self.how == "everything"
        up, down = (_Line(*(self.delay, self.kilobits) if slow else (0, 0)) for _ in range(2))
        for name, line in (("up", up), ("down", down), *[("sockets", down)] * socket):
            self.lines[name].append(line)
        up.carried = len(head)
        to_server.write(head)
        await asyncio.gather(up.carry(reader, to_server), down.carry(from_server, writer))

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection of the browser, with all the requests on it."""
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                request, *lines = head.decode("latin-1").split("\r\n")
                method, target, _ = request.split(" ", 2)
                pairs = (line.partition(":") for line in lines if line)
                headers = {name.strip().lower(): value.strip() for name, _, value in pairs}
                socket = headers.pop("upgrade", "").lower() == "websocket"
                if target != COUNT and (socket or self.how != "compress"):
                    await self.join(head, reader, writer, socket)
                    return
                wanted = {key: text for key, text in headers.items() if key not in HOP_BY_HOP}
                status, kept, body = await asyncio.to_thread(self.fetch, target, wanted)
                out = [f"HTTP/1.1 {status} {http.client.responses.get(status, '')}"]
                out += [f"{name}: {value}" for name, value in kept]
                out += [f"content-length: {len(body)}", "", ""]
                writer.write("\r\n".join(out).encode("latin-1"))
                writer.write(b"" if method == "HEAD" else body)
                await writer.drain()
        except (asyncio.IncompleteReadError, OSError):
            pass
        finally:
            writer.close()


async def _main(port: int, server_port: int, delay: float, kilobits: float, how: str) -> None:
    handler = _Handler(server_port, delay, kilobits, how)
    async with await asyncio.start_server(handler.serve, LOOPBACK, port) as listening:
        await listening.serve_forever()


if __name__ == "__main__":
    own, servers, late, pace, chosen = sys.argv[1:]
    asyncio.run(_main(int(own), int(servers), float(late), float(pace), chosen))
