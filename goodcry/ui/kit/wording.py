"""Numbers as words, for sentences that count rows of the data."""

from __future__ import annotations

SMALL = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)


def in_words(count: int) -> str:
    """A small number as a word, a larger one in digits.

    >>> in_words(3), in_words(1004)
    ('three', '1,004')
    """
    return SMALL[count] if count < len(SMALL) else f"{count:,}"
