"""Streamlit's own files, compressed once: brotli or gzip instead of the plain bytes that it sends.

    python -m goodcry.server.packed

makes the packs and keeps them in :func:`folder`. What is not there, or is not whole, the server
packs when it is first asked for, and holds in memory; it writes nothing.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import FileResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config, file_util

from goodcry.server.answer import Answer
from goodcry.server.coding import CODINGS, Coding, accepted

# Fonts (woff2) and pictures (png) are compressed already.
PACKED = {".css", ".js", ".json", ".svg"}
# As Streamlit sends them: their names hold a hash of what is in them.
FOREVER = "public, immutable, max-age=31536000"


def folder() -> Path:
    """Where packs are kept: beside the Streamlit that they are made of, or in $GOODCRY_CACHE."""
    named = os.environ.get("GOODCRY_CACHE")
    return Path(named) if named else Path(sys.prefix, "share", "a-good-cry", "packed")


def addresses(static: Path) -> dict[str, Path]:
    """Path in an address -> file, for each immutable file of Streamlit's static folder."""
    base = str(config.get_option("server.baseUrlPath") or "").strip("/")
    start = f"/{base}" if base else ""
    return {
        f"{start}/{file.relative_to(static).as_posix()}": file
        for file in (static / "static").rglob("*")
        if file.is_file()
    }


def installed() -> Path:
    """Streamlit's static folder."""
    return Path(file_util.get_static_dir())


class Packed:
    """Answers for the files that can be packed, and hands on every other request."""

    def __init__(self, app: ASGIApp, static: Path | None = None, packs: Path | None = None) -> None:
        """Files come from ``static`` and packs from ``packs``; Streamlit's and ours if None."""
        self.app = app
        self.packs = packs or folder()
        # Only what stands in here is ever read.
        self.files = {
            path: file
            for path, file in addresses(static or installed()).items()
            if file.suffix in PACKED
        }
        self._answers: dict[tuple[str, Coding], asyncio.Task[Answer]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Part of a file (Range) is Streamlit's to send: plain."""
        asked = scope["type"] == "http" and scope["method"] in {"GET", "HEAD"}
        if not asked or scope["path"] not in self.files:
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        coding = accepted(",".join(headers.getlist("accept-encoding")))
        answer = (
            await self._answer(scope["path"], coding) if coding and "range" not in headers else None
        )
        if answer:
            await answer(scope, receive, send)
        else:
            await self.app(scope, receive, _varying(send))

    async def _answer(self, path: str, coding: Coding) -> Answer | None:
        """Made by the first who asks, in a thread; the others wait. None if the file is gone."""
        task = self._answers.get((path, coding))
        if task is None or (task.done() and (task.cancelled() or task.exception())):
            making = asyncio.to_thread(_made, self.files[path], coding, self.packs)
            task = self._answers[path, coding] = asyncio.create_task(making)
        with suppress(OSError):
            # Who leaves early takes the answer from nobody.
            return await asyncio.shield(task)
        return None


def _made(file: Path, coding: Coding, packs: Path) -> Answer:
    content = file.read_bytes()
    pack = _kept(content, coding, packs) or coding.pack(content, coding.awaited)
    headers = {
        "content-type": FileResponse(file).headers["content-type"],
        "content-encoding": coding.name,
        "cache-control": FOREVER,
        "vary": "Accept-Encoding",
    }
    return Answer(pack, headers)


def _varying(send: Send) -> Send:
    """Tells caches that the same address can come packed."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(raw=message["headers"]).add_vary_header("Accept-Encoding")
        await send(message)

    return sent


def _name(content: bytes, coding: Coding) -> str:
    return f"{hashlib.sha256(content).hexdigest()}.{coding.name}"


def _kept(content: bytes, coding: Coding, packs: Path) -> bytes | None:
    """The pack of a content; None if there is none, or if it does not unpack to just this."""
    try:
        pack = (packs / _name(content, coding)).read_bytes()
    except OSError:
        return None
    return pack if coding.holds(pack, content) else None


def keep(files: Iterable[Path], packs: Path) -> None:
    """Pack each file in each coding, unless that was done; remove what is of no use any more.

    Fails with an ``OSError`` where nothing can be written.
    """
    contents = sorted((file.read_bytes() for file in files), key=len, reverse=True)
    packs.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        # The longest come first, so that no thread is left alone with one of them at the end.
        jobs = [
            threads.submit(_keep, content, coding, packs)
            for content in contents
            for coding in CODINGS
        ]
    wanted = {job.result() for job in jobs}
    for file in _ours(packs):
        if file.name not in wanted:
            file.unlink(missing_ok=True)


def _keep(content: bytes, coding: Coding, packs: Path) -> str:
    name = _name(content, coding)
    if not _kept(content, coding, packs):
        # Nobody ever sees half a pack.
        half = packs / f"{name}.{os.getpid()}.half"
        half.write_bytes(coding.pack(content, coding.kept))
        half.replace(packs / name)
    return name


def _ours(packs: Path) -> Iterator[Path]:
    for coding in CODINGS:
        yield from packs.glob(f"{'[0-9a-f]' * 64}.{coding.name}")
        yield from packs.glob(f"{'[0-9a-f]' * 64}.{coding.name}.*.half")


def main() -> None:
    """Keep packs of Streamlit's files; where that cannot be, say so and leave it to the server."""
    files = [file for file in addresses(installed()).values() if file.suffix in PACKED]
    try:
        keep(files, folder())
    except OSError as error:
        print(f"No packs of Streamlit's files are kept ({error}). The server makes its own.")


if __name__ == "__main__":
    main()
