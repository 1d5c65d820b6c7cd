"""Text as it is compared: what looks the same is the same, and so are the forms of a word.

People paste from papers, whose letters are joined, whose words are broken at a line's end and whose
dashes and quotes are of many kinds; and they type on keyboards that have other letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from threading import Lock
from typing import NamedTuple

import snowballstemmer  # type: ignore[import-untyped]

# Marks that stand on or under a letter once it is taken apart ("č" is "c" and a mark).
_MARKS = re.compile("[\u0300-\u036f]")
# A line's end within a word, as it is pasted: a soft hyphen, the sign that some papers print for
# it, a hyphen with a blank behind it.
_SOFT = re.compile(r"\u00ad\s*")
_ODD = re.compile(r"(?<=[^\W\d_])\u00ac\s*(?=[^\W\d_])")
_BROKEN = re.compile(r"(?<=[^\W\d_])-\s+(?=[^\W\d_])")
_DASHES, _QUOTES, _DOUBLE = "‐‑‒–—―−﹘﹣⁃", "‘’‛′ʼʹ`´", "“”„‟″«»"
# An accent that a file of a paper holds as a sign of its own, before or behind its letter; small
# numbers of notes behind a word; signs of trade. A German keyboard writes ß where it has no β.
_APART = re.compile("(?<=[^\\W\\d_])(?:[¨¯¸˘˙˚˛˜˝ˇˆ]|´(?!s\\b))(?=[^\\W\\d_])|(?<=\\w)[™®©]")
_NOTES = re.compile("(?<=[^\\W\\d_]{3})[⁰¹²³⁴-⁹]+(?:[,–-][⁰¹²³⁴-⁹]+)*")
_BETA = re.compile("(?<!\\w)ß(?!\\w)")
# How numbers are written: a dash of a range however wide, 1,004 and ± 5 with and without what is
# between, a decimal point in the middle of the line.
_NUMBERS = (
    (re.compile(r"(?<=\d)\s*(?:-+|[~〜])\s*(?=\d)"), "-"),
    (re.compile(r"(?<=\d),(?=\d{3}(?!\d))"), ""),
    (re.compile(r"(?<=\d)[·٫](?=\d)"), "."),
    (re.compile(r"(?<=\+/-)\s+(?=\d)"), ""),
)
# Capitals of other alphabets that look like ours; small, some of them do not.
_CAPITALS = str.maketrans("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧАВЕКМНОРСТУХІЈЅ", "ABEZHIKMNOPTYXABEKMHOPCTYXIJS")
# Signs that a keyboard writes differently, letters that do not come apart, and those of other
# alphabets that look like ours. Greek letters that do not are called by their names.
_LETTERS = str.maketrans(
    dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_QUOTES, "'")
    | dict.fromkeys(_DOUBLE, '"')
    | {"±": "+/-", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ŧ": "t", "ı": "i"}
    | {"æ": "ae", "œ": "oe", "þ": "th", "μ": "u", "ο": "o", "ι": "i", "ν": "v"}
    | {"α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "κ": "kappa"}
    | dict(zip("аеорсухіјѕһԁ", "aeopcyxijshd", strict=True))
    | dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprtuvwyz", strict=True))
)
# Letters, digits, what stands on or between them unseen, an apostrophe within a word.
_WORD = re.compile(
    "[^\\W_](?:[^\\W_]|[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]|['’ʼ](?=[^\\W_]))*"
)
# Forms that no rule of endings knows.
IRREGULAR = {
    "women": "woman",
    "men": "man",
    "children": "child",
    "wept": "weep",
    "felt": "feel",
    "slept": "sleep",
}
_stemmer = snowballstemmer.stemmer("english")
# It keeps the word at hand in itself.
_lock = Lock()


def fold(text: str) -> str:
    """The text without capitals, accents, and differences that nobody can see.

    >>> fold("Gračanin & Ørsted")
    'gracanin & orsted'
    >>> fold("the eﬀect of emo\\u00adtional ＴＥＡＲＳ, 2–3")
    'the effect of emotional tears, 2-3'
    >>> fold("Gracˇanin et al.¹²: 2 – 3, ±\u202f0·5 of 1,004")
    'gracanin et al.12: 2-3, +/-0.5 of 1004'
    """
    folded = text.casefold() if text.isascii() else _plain(text)
    for written, alike in _NUMBERS:
        folded = written.sub(alike, folded)
    return _BROKEN.sub("-", folded)


def _plain(text: str) -> str:
    """A text in small letters and digits of our own, without accents and what cannot be seen."""
    seen = "".join(each for each in _SOFT.sub("", text) if unicodedata.category(each) != "Cf")
    bare = _NOTES.sub("", _APART.sub("", _BETA.sub("beta", seen)))
    # Taken apart first, since a mathematical letter has no small form of its own; and again,
    # since a small form can hold accents.
    small = unicodedata.normalize("NFKD", bare).translate(_CAPITALS).casefold()
    letters = _MARKS.sub("", unicodedata.normalize("NFKD", small)).translate(_LETTERS)
    whole = _APART.sub("", _ODD.sub("", letters))
    return "".join(str(unicodedata.decimal(each, each)) for each in whole)


def stem(word: str) -> str:
    """What the forms of a folded English word share: "depress" of "depressed" and "depression"."""
    bare = word.removesuffix("'s")
    with _lock:
        found: str = _stemmer.stemWord(IRREGULAR.get(bare, bare))
    return found


class Word(NamedTuple):
    """A word of a text: where it stands there, as it is compared, and what its forms share."""

    start: int
    end: int
    folded: str
    stem: str


def words(text: str) -> Iterator[Word]:
    """The words of a text, in their order; numbers are words, too.

    >>> [word.stem for word in words("She’s cried: 12 tears")]
    ['she', 'cri', '12', 'tear']
    """
    for found in _WORD.finditer(text):
        folded = fold(found[0])
        yield Word(*found.span(), folded, stem(folded))


@lru_cache(maxsize=20_000)
def word_of_data(word: str) -> tuple[str, str]:
    """A word of the data, folded, and what its forms share; kept."""
    folded = fold(word)
    return folded, stem(folded)


@lru_cache(maxsize=10_000)
def words_of_data(text: str) -> tuple[Word, ...]:
    """The words of a text of the data, kept. Not for what somebody typed: that is kept nowhere."""
    return tuple(Word(*found.span(), *word_of_data(found[0])) for found in _WORD.finditer(text))
