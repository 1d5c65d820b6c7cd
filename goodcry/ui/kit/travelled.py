"""Addresses as they come out of chats, mails and learning platforms.

On its way a link is encoded twice, printed as HTML, quoted, broken at a line's end, set at the end
of a sentence, typed anew in capitals; and others add parameters of their own. What it said before
can often be told from what has become of it, and only that is ever taken: a text that was cut off
is left alone, because what is left of ``size=0.65`` may be a size, too, but not the one meant.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from html import unescape
from urllib.parse import parse_qsl, unquote

# Longer texts come from no page of the app; nothing is tried on them.
LONGEST = 300
# So long is what stands behind the "?" of those that the app makes.
LONGEST_QUERY = 4_000
# A text may be encoded as often as programs have passed it on.
MOST_DECODINGS = 3
# Unseen: marks of direction and joining, soft hyphens, line ends.
UNSEEN = {"Cc", "Cf", "Zl", "Zp"}
# What quotes, brackets and markdown put around a link, and sentences right behind it; beyond ASCII
# all that is punctuation of their kind.
AROUND, BEHIND = "\"'<>()[]{}*_~|`", " .,;:!?"
PUNCTUATION = {"Pi", "Pf", "Ps", "Pe", "Po", "Zs"}
# The signs of a text that was shortened: what stands before them is not all.
SHORTENED = re.compile(r"(?:…|\.\.)\W*$")
# Another parameter, or a place on the page, joined to a text by a sign that was no sign any more.
JOINED = re.compile(r"#|[?&;](?=[\w.~\\-]+=)")
PAIR = re.compile(r"[?&;](?:amp;)*([^=&;?#]{1,60})=([^&;?#]*)")
# How like a known name one must be to be a slip of the keys, 0 to 1, and the length of those tried.
ALIKE, FEWEST_LETTERS, MOST_LETTERS = 0.8, 3, 40


def plain(text: str) -> str:
    """A text that is free, as its author typed it: decoded, and without what nobody sees.

    >>> plain("emotional%20tears"), plain("tears &amp; mood"), plain("50 %")
    ('emotional tears', 'tears & mood', '50 %')
    """
    return _seen(unescape(_decoded(text))) if len(text) <= LONGEST else text


def readings(text: str) -> tuple[str, ...]:
    """What a text of an address may have been when it was sent, what it is now first.

    >>> "helped" in readings("helped&gt;."), "0.6" in readings("0.6...")
    (True, False)
    """
    found = dict.fromkeys([text])
    if len(text) <= LONGEST:
        for change in CHANGES:
            found.update(dict.fromkeys([change(each) for each in found]))
        found.update(dict.fromkeys([bare for each in found for bare in _bared(each)]))
    return tuple(found)


def _seen(text: str) -> str:
    return "".join(sign for sign in text if unicodedata.category(sign) not in UNSEEN)


def _on_one_line(text: str) -> str:
    """The text where a line's end took the place of a blank."""
    return re.sub(r"[\r\n\t\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}]+", " ", text)


def _decoded(text: str) -> str:
    for _ in range(MOST_DECODINGS):
        text = unquote(text) if "%" in text else text
    return text


def _bare(text: str) -> str:
    """The text without anything that was put around it; one that was shortened stays as it is."""
    return [text, *_bared(text)][-1]


def _bared(text: str) -> Iterator[str]:
    """The text with ever less around it: of "nerve (X))." a bracket belongs to the text."""
    if SHORTENED.search(text):
        return
    while text and (_is_around(text[-1]) or text[-1] in BEHIND):
        text = text[:-1]
        yield text
    # A point or a comma belongs to the number behind it.
    while text and _is_around(text[0]):
        text = text[1:]
        yield text


def _is_around(sign: str) -> bool:
    return sign in AROUND if sign.isascii() else unicodedata.category(sign) in PUNCTUATION


CHANGES: tuple[Callable[[str], str], ...] = (
    _on_one_line,
    _seen,
    _decoded,
    unescape,
    lambda text: text.replace("+", " "),
    # As mail writes "=", and markdown "_".
    lambda text: text.removeprefix("3D"),
    lambda text: text.replace("\\", ""),
    lambda text: JOINED.split(text)[0],
)


def mended(address: Mapping[str, Sequence[str]], names: Collection[str]) -> dict[str, list[str]]:
    """An address, name -> texts, with its parameters by their names again.

    What stands there by a known name wins over what only looks like it. Names that mean nothing
    are left as they came.
    """
    found: dict[str, list[str]] = {}
    strays: list[tuple[str, str]] = []
    for name, texts in address.items():
        pairs = [] if name in names else list(_strays(name, texts, names))
        if pairs:
            strays += pairs
            continue
        kept = found.setdefault(name, [])
        for text in texts:
            first, more = _apart(text, names) if name in names else (text, [])
            kept.append(first)
            strays += more
    for name, text in strays:
        if name not in address:
            found.setdefault(name, []).append(text)
    return found


def _strays(name: str, texts: Iterable[str], names: Collection[str]) -> Iterator[tuple[str, str]]:
    """The parameters in one whose name is not known, by their names."""
    if len(name) > LONGEST_QUERY:
        return
    for text in texts or ("",):
        whole = _decoded(f"{name}={text}" if text else name)
        for each, value in parse_qsl(unescape(whole), keep_blank_values=True):
            if meant := named(each, names):
                yield meant, value


def _apart(text: str, names: Collection[str]) -> tuple[str, list[tuple[str, str]]]:
    """A text up to where other parameters were joined to it, and those of them that are known."""
    whole = unescape(_decoded(text))
    pairs = [(found, named(found[1], names)) for found in PAIR.finditer(whole)]
    known = [(found, name) for found, name in pairs if name]
    if not known:
        return text, []
    return whole[: known[0][0].start()], [(name, found[2]) for found, name in known]


def named(text: str, names: Collection[str]) -> str | None:
    """The known name that a text is, in other letters or with signs about it; None if none is.

    >>> named("Moderators).", ["moderators", "care"])
    'moderators'
    """
    bare = _bare(_seen(_decoded(text)).replace("\\", "").strip().lstrip("?&"))
    while bare.startswith("amp;"):
        bare = bare.removeprefix("amp;")
    if bare in names:
        return bare
    alike = [name for name in names if name.casefold() == bare.casefold()]
    return alike[0] if len(alike) == 1 else None


def slipped(name: str, names: Collection[str]) -> str | None:
    """The known name that somebody may have meant who typed another; None if none is like it."""
    if not FEWEST_LETTERS <= len(name) <= MOST_LETTERS:
        return None
    return next(iter(get_close_matches(name, names, 1, ALIKE)), None)
