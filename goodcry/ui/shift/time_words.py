"""Times of a cry in words."""

from __future__ import annotations

SECONDS_PER_MINUTE = 60


def clock(seconds: float) -> str:
    """A time from the first tear in words, such as "1 min after the first tear"."""
    if seconds == 0:
        return "at the first tear"
    return f"{length(seconds)} {'before' if seconds < 0 else 'after'} the first tear"


def length(seconds: float) -> str:
    """A length of time, such as "45 s" or "4 min"; the sign is left out."""
    minutes, rest = divmod(abs(seconds), SECONDS_PER_MINUTE)
    parts = [f"{minutes:g} min"] if minutes else []
    return " ".join([*parts, f"{rest:g} s"] if rest else parts)
