"""In which coding a file travels: brotli, gzip, or as it is."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass

import brotli

WEIGHT = re.compile(r"q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)")


@dataclass(frozen=True)
class Coding:
    """A way to pack bytes, by its name in ``Content-Encoding``.

    Qualities were weighed on Streamlit's 320 files (23 MB); docs/speed.md has the table.
    """

    name: str
    pack: Callable[[bytes, int], bytes]
    unpack: Callable[[bytes], bytes]
    # For packs that are made once and kept: small.
    kept: int
    # For packs that somebody waits for: fast.
    awaited: int

    def holds(self, pack: bytes, content: bytes) -> bool:
        """Whether a pack is whole and is this content's."""
        try:
            return self.unpack(pack) == content
        except (brotli.error, OSError, EOFError, zlib.error):
            return False


def _brotli(content: bytes, quality: int) -> bytes:
    packed: bytes = brotli.compress(content, quality=quality)
    return packed


def _gzip(content: bytes, quality: int) -> bytes:
    return gzip.compress(content, quality, mtime=0)


BROTLI = Coding("br", _brotli, brotli.decompress, kept=10, awaited=5)
GZIP = Coding("gzip", _gzip, gzip.decompress, kept=9, awaited=6)
# The better one first.
CODINGS = (BROTLI, GZIP)


def accepted(header: str) -> Coding | None:
    """The best coding that an ``Accept-Encoding`` header allows; None is: as it is (RFC 9110).

    >>> accepted("gzip, deflate, br").name
    'br'
    >>> accepted("br;q=0, *").name
    'gzip'
    >>> accepted("identity, br;q=0.5")
    """
    weights: dict[str, float] = {}
    for item in header.lower().split(","):
        name, *parameters = (part.strip() for part in item.split(";"))
        weights[name] = _weight(parameters)
    others = weights.get("*", 0.0)
    best = max(CODINGS, key=lambda coding: weights.get(coding.name, others))
    weight = weights.get(best.name, others)
    return best if weight > 0 and weight >= weights.get("identity", others) else None


def _weight(parameters: list[str]) -> float:
    """1 if none is given; 0, which refuses, if it cannot be read."""
    if not parameters:
        return 1.0
    read = WEIGHT.fullmatch(parameters[0])
    return float(read[1]) if read and len(parameters) == 1 else 0.0
