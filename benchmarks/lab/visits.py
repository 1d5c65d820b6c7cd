"""What phones noted of their first visits, and the tables that come of it."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.lab import report
from benchmarks.lab.report import marked

# The floor as Streamlit sends it, and behind a proxy that compresses.
BARE, COMPRESSED = "bare", "compressed"
# What is behind a page's name where the phone takes brotli, too.
BROTLI = ", brotli"
# The floor's pages: name -> path. What the app is compared with first are those of text.
TEXTS = {"home": "/", "text": "/text"}
FLOOR = {**TEXTS, "table": "/table", "chart": "/chart"}

# Limits. Times and sizes are ratios to the compressed floor.
FIRST_SECONDS, FIRST_SOONER, LIVE_LIMIT = 1.0, 5.0, 1.10
GZIP_BYTES_LIMIT, BROTLI_BYTES_LIMIT, SHIFT_LIMIT = 1.05, 1.00, 0.1
TABLE_LIMIT, ALL_LIMIT, CHART_BYTES_LIMIT, TOUCH_LIMIT = 1.15, 1.15, 1.10, 1.50


@dataclass
class Seen:
    """What phones noted of one page; one number for each visit.

    Times in ms, sizes in bytes, ``gone`` in frames, ``moved`` in px, see
    tests/browser/first_words.js.
    """

    first: list[float] = field(default_factory=list)
    live: list[float] = field(default_factory=list)
    table: list[float] = field(default_factory=list)
    all: list[float] = field(default_factory=list)
    bytes: list[float] = field(default_factory=list)
    messages: list[float] = field(default_factory=list)
    shift: list[float] = field(default_factory=list)
    hand_over: list[float] = field(default_factory=list)
    moved: list[float] = field(default_factory=list)
    gone: list[float] = field(default_factory=list)

    def note(self, noted: Mapping[str, Any], file_bytes: int, message_bytes: int) -> None:
        """Add a visit."""
        for name in ("first", "live", "table", "shift", "moved"):
            if noted[name] is not None:
                getattr(self, name).append(noted[name])
        self.all.append(noted["last"])
        self.hand_over.append(noted["handOver"])
        self.gone.append(len(noted["without"]))
        self.messages.append(message_bytes)
        self.bytes.append(file_bytes + message_bytes)


def middle(values: Sequence[float]) -> float:
    """The median."""
    return statistics.median(values)


def high(values: Sequence[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(values, n=20, method="inclusive")[-1]


def ratio(
    values: Sequence[float], floor: Sequence[float], limit: float | None = None, digits: int = 2
) -> str:
    """The ratio of two medians, marked where it is over its limit."""
    found = middle(values) / middle(floor)
    return marked(f"{found:.{digits}f}", limit is not None and round(found, digits) > limit)


def of_app(name: str) -> bool:
    """Whether a page is one of the app's and not of the floor."""
    return not name.startswith((f"{BARE}: ", f"{COMPRESSED}: "))


def floor_of(name: str, kind: str) -> str:
    """The page of text that a page is compared with: home with home, others with a deep link."""
    at_root = name.removeprefix(f"{BARE}: ").removeprefix(f"{COMPRESSED}: ").startswith("home")
    return f"{kind}: {'home' if at_root else 'text'}"


def texts_and_app(seen: Mapping[str, Seen]) -> list[tuple[str, Seen, Seen, Seen]]:
    """Each page of text and of the app: name, itself, its floor bare, and compressed."""
    tables = {f"{COMPRESSED}: {name}" for name in FLOOR.keys() - TEXTS.keys()}
    return [
        (name, found, seen[floor_of(name, BARE)], seen[floor_of(name, COMPRESSED)])
        for name, found in seen.items()
        if name not in tables
    ]


def waits(seen: Mapping[str, Seen]) -> str:
    """The table of first words and live pages."""
    rows = []
    for name, found, bare, compressed in texts_and_app(seen):
        ours = of_app(name)
        first = middle(found.first)
        sooner = middle(compressed.first) / first
        rows.append(
            (
                name,
                marked(f"{first / 1000:.2f}", ours and round(first / 1000, 2) > FIRST_SECONDS),
                f"{middle(bare.first) / first:.1f}",
                marked(f"{sooner:.1f}", ours and sooner < FIRST_SOONER),
                f"{middle(found.live) / 1000:.1f}",
                ratio(found.live, bare.live),
                ratio(found.live, compressed.live, LIVE_LIMIT if ours else None),
                f"{middle(found.all) / 1000:.1f}",
            )
        )
    heads = (
        "page", "first words, s", "times sooner than bare", "than compressed", "live page, s",
        "/ bare", "/ compressed", "everything, s",
    )  # fmt: skip
    return report.table(heads, rows)


def sent(seen: Mapping[str, Seen]) -> str:
    """The table of bytes, and of how steady the words stand; the worst visit counts for that."""
    rows = []
    for name, found, bare, compressed in texts_and_app(seen):
        ours = of_app(name)
        limit = BROTLI_BYTES_LIMIT if name.endswith(BROTLI) else GZIP_BYTES_LIMIT
        shift, hand_over, gone = max(found.shift), max(found.hand_over), max(found.gone)
        rows.append(
            (
                name,
                f"{middle(found.bytes) / 1000:,.0f}",
                ratio(found.bytes, bare.bytes),
                ratio(found.bytes, compressed.bytes, limit if ours else None),
                marked(f"{shift:.3f}", ours and round(shift, 3) > SHIFT_LIMIT),
                marked(f"{hand_over:.3f}", round(hand_over, 3) > 0) if ours else "",
                f"{max(found.moved):.0f}" if found.moved else "",
                marked(f"{gone:.0f}", ours and gone > 0),
            )
        )
    heads = (
        "page", "kB", "/ bare", "/ compressed", "layout shift", "of it hand-over",
        "hand-over moves words, px", "frames without words",
    )  # fmt: skip
    return report.table(heads, rows)


def whole(seen: Mapping[str, Seen]) -> str:
    """The table of whole pages, against those of the compressed floor."""
    chart = seen[f"{COMPRESSED}: chart"]
    rows = []
    for name, found in seen.items():
        if name.startswith(BARE) or name.endswith(BROTLI):
            continue
        text = seen[floor_of(name, COMPRESSED)]
        rows.append(
            (
                name,
                ratio(found.table, text.live, TABLE_LIMIT) if found.table else "",
                ratio(found.all, text.all),
                ratio(found.all, chart.all, ALL_LIMIT),
                f"{middle(found.bytes) / 1000:,.0f}",
                ratio(found.bytes, text.bytes),
                ratio(found.bytes, chart.bytes, CHART_BYTES_LIMIT),
                f"{middle(found.messages) / 1000:.1f}",
            )
        )
    heads = (
        "page", "table / text", "all / text", "all / chart", "kB", "kB / text", "kB / chart",
        "of it messages, kB",
    )  # fmt: skip
    return report.table(heads, rows)


def touch_ratios(times: Sequence[float], floor: Sequence[float]) -> tuple[str, str]:
    """A page's touches against the floor's: the medians, and the 95th percentiles."""
    return ratio(times, floor), ratio([high(times)], [high(floor)], TOUCH_LIMIT)
