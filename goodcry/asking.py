"""What somebody who types words into a search asks for.

Much is forgiven: capitals, accents, letters of other keyboards, the ending of a word ("depressed"
is "depression"), the name by which a thing goes (the glossary knows that epinephrine is
adrenaline), small words of a question, and what surrounds a word that is pasted from a paper.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from goodcry import folding, glossary
from goodcry.evidence import Evidence
from goodcry.folding import Word
from goodcry.held import HeldOf

# Words of a question or of a reference that say nothing of what is looked for.
_SMALL = (
    "a al an and are as at be by can did do does et for from had has have how i if in is it its me "
    "my of on or should so than that the their there they this to was we were what when which who "
    "why will with you your"
)
SMALL_WORDS = frozenset(_SMALL.split())
# From so many letters on the beginning of a word is enough.
BEGINNING = 3
# A DOI, whatever address it is a part of; what such an address has behind it, and what a reference
# writes before it.
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_BEHIND_DOI = re.compile(r"(?:[?#].*|/(?:abstract|full|pdf|epdf|html|meta))$")
_BEFORE_DOI = "doi:"
# The number of a note, as it comes along with a sentence; a dash and a stroke between words; a
# comma before less than a thousand, as most of the world writes a fraction.
_NOTE = re.compile(r"\[\d+(?:[,-]\s*\d+)*\]")
_DASH = re.compile(r"(?<=[^\W\d_])—(?=[^\W\d_])")
_STROKES = re.compile(r"(?<!\S)[^\W\d_]+(?:/[^\W\d_]+)+(?!\S)")
_COMMA = re.compile(r"(?<=\d),(?=\d{1,2}(?!\d))")
# What may stand around a word.
_BEFORE, _BEHIND = "([{<'\"", ".,;:!?)]}>'\"%"


@dataclass(frozen=True)
class Phrase:
    """Words that stand one behind the other, by their stems.

    ``begun``: the words, where the beginning of the last one is enough; else empty.
    """

    stems: tuple[str, ...]
    begun: tuple[str, ...] = ()

    def at(self, words: Sequence[Word], place: int) -> bool:
        """Whether they stand in a text from this word on."""
        here = words[place : place + len(self.stems)]
        if len(here) < len(self.stems):
            return False
        return tuple(word.stem for word in here) == self.stems or bool(
            self.begun
            and here[-1].folded.startswith(self.begun[-1])
            and tuple(word.folded for word in here[:-1]) == self.begun[:-1]
        )


@dataclass(frozen=True)
class Term:
    """A thing to look for.

    Attributes:
        typed: how it was typed, folded.
        phrases: each of them stands for it.
        exact: whether it has no letters ("−0.2"): then its signs have to stand there as typed.
    """

    typed: str
    phrases: tuple[Phrase, ...]
    exact: bool = False

    @property
    def telling(self) -> bool:
        """Whether it says what is looked for: no small word, single letter or mere sign."""
        return (
            len(self.typed) > 1
            and self.typed not in SMALL_WORDS
            and any(letter.isalnum() for letter in self.typed)
        )


@dataclass(frozen=True)
class Asked:
    """What a text asks for: all of these terms."""

    text: str
    terms: tuple[Term, ...]


def asked(text: str, evidence: Evidence | None = None) -> Asked:
    """What a text asks for; with the evidence, by whatever name the glossary has for it.

    >>> [term.typed for term in asked("How does crying help in depres- sion?").terms]
    ['crying', 'help', 'depres-sion']
    """
    names = _names(evidence) if evidence else {}
    pasted = _COMMA.sub(".", _NOTE.sub("", folding.fold(_DASH.sub(" ", text))))
    pasted = _STROKES.sub(lambda found: found[0].replace("/", " "), pasted)
    chunks = [chunk for typed in pasted.split() if (chunk := _bare(typed))]
    words = [tuple(folding.words(chunk)) for chunk in chunks]
    terms = []
    place = 0
    while place < len(chunks):
        stop, phrases = _named(words, place, names)
        if not phrases:
            stop = place + 1
            phrases = _phrases(words[place])
        typed = " ".join(chunks[place:stop])
        terms.append(Term(typed, phrases, not any(letter.isalpha() for letter in typed)))
        place = stop
    telling = [term for term in terms if term.telling]
    return Asked(text, tuple(dict.fromkeys(telling or terms)))


def _bare(typed: str) -> str:
    """A word as it is typed, without quotes, brackets and full stops around it."""
    if found := _DOI.search(unquote(typed)):
        typed = _BEHIND_DOI.sub("", found[0])
    return typed.lstrip(_BEFORE).removeprefix(_BEFORE_DOI).rstrip(_BEHIND)


def _phrases(words: Sequence[Word]) -> tuple[Phrase, ...]:
    """What a piece between blanks stands for: its words, or the one word that they are parts of."""
    if not words:
        return ()
    parted = _begun(words)
    if len(words) == 1 or not all(word.folded.isalpha() for word in words):
        return (parted,)
    return parted, _begun(tuple(folding.words("".join(word.folded for word in words))))


def _begun(words: Sequence[Word]) -> Phrase:
    folded = tuple(word.folded for word in words)
    whole = len(folded[-1]) < BEGINNING or folded[-1] in folding.IRREGULAR
    return Phrase(tuple(word.stem for word in words), () if whole else folded)


Names = Mapping[tuple[str, ...], tuple[Phrase, ...]]


@HeldOf
def _names(evidence: Evidence) -> Names:
    """Stems of each name that the glossary has for a thing -> all names of that thing."""
    found: dict[tuple[str, ...], tuple[Phrase, ...]] = {}
    for row in evidence.rows("glossary"):
        if row["also"]:
            stems = glossary.names(row)
            found |= dict.fromkeys(stems, tuple(map(Phrase, stems)))
    return found


def _named(
    words: Sequence[Sequence[Word]], place: int, names: Names
) -> tuple[int, tuple[Phrase, ...]]:
    """Where the longest name ends that starts at a place, and all that it stands for."""
    for stop in range(len(words), place, -1):
        name = tuple(word for piece in words[place:stop] for word in piece)
        stems = tuple(word.stem for word in name)
        if stems in names:
            return stop, tuple(dict.fromkeys((_begun(name), *names[stems])))
    return place, ()
