"""Text as the pages write it: counts, small print, and signs that markdown must not obey."""

from __future__ import annotations

import re

# A space that must not end a line: behind a sign, before a unit, and on both sides of "to" in a
# range.
_JOINT = re.compile(
    r"(?<=[+=−±≈<>]) (?=\d)"
    r"|(?<=\d) (?=%|(?:ms|s|min|minutes?|seconds?|hours?|mL|L|pmol|nmol)\b)"
    r"|(?<=\d) (?=to −?\d)|(?<=\d to) (?=−?\d)"
)


def plain(text: str) -> str:
    """Text that may stand inside a markdown directive such as ``:small[...]``."""
    return text.replace("[", "(").replace("]", ")")


SMALL_NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)


def together(text: str) -> str:
    """The text, with numbers that no line's end parts from their signs and units.

    >>> together("− 16 worse, 52 % (18 to 28)").split(" ")
    ['−\xa016', 'worse,', '52\xa0%', '(18\xa0to\xa028)']
    """
    return _JOINT.sub("\u00a0", text)


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 finding", "2 findings"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def in_words(number: int) -> str:
    """A small number as a word, a larger one in digits.

    >>> in_words(3), in_words(1004)
    ('three', '1,004')
    """
    return SMALL_NUMBERS[number] if number < len(SMALL_NUMBERS) else f"{number:,}"


def small(*parts: str | None) -> str:
    """Parts side by side in small print; those that are missing or empty are left out."""
    return ":small[" + " · ".join(plain(part) for part in parts if part) + "]"


def kept(html: str) -> str:
    """HTML that no translation may touch: a name, a code, what has to be typed or dialled.

    It keeps its direction, too, among words that run from right to left.
    """
    return f'<bdi class="notranslate" translate="no">{html}</bdi>'


def escaped(text: str) -> str:
    """Text in which no character means something to markdown."""
    for sign in "\\`*_[]<>$~#|":
        text = text.replace(sign, f"\\{sign}")
    return text
