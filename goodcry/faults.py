"""What is wrong with the data, one sentence each: where, what was found, what is allowed."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from pathlib import Path

# The most characters of what was found that a sentence quotes.
LONGEST_QUOTE = 60
# In MB, many times the largest file there is: more was put there by mistake, and takes minutes.
LARGEST = 5
AS_UTF_8 = "the file must be saved as UTF-8, which spreadsheets call “CSV UTF-8”."


class DataError(ValueError):
    """The data cannot be used; the message names file, line, field and what is allowed.

    ``more`` holds what else is wrong, if others were found with it.
    """

    more: tuple[DataError, ...] = ()


def refuse(faults: Iterable[DataError]) -> None:
    """Raise the first of these faults, the others in its ``more``; nothing if there are none."""
    found = list(faults)
    if found:
        found[0].more = tuple(found[1:])
        raise found[0]


def quoted(found: object) -> str:
    """What was found, in quotes if it is text, shortened if it is long.

    >>> quoted("a" * 100) == "'" + "a" * 59 + "…'"
    True
    """
    if isinstance(found, str):
        return repr(shortened(found))
    return shortened(repr(found))


def shortened(text: str, longest: int = LONGEST_QUOTE) -> str:
    """A text, cut with "…" where it is longer than that."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def read_text(folder: Path, file: str) -> str:
    """The text of a file of the data folder. DataError if it is missing, huge or not UTF-8."""
    path = folder / file
    try:
        if path.exists() and not path.is_file():  # a pipe or a device may never come to an end
            raise OSError
        if (size := path.stat().st_size / 1e6) > LARGEST:
            raise DataError(
                f"{file}: {size:.1f} MB is not allowed; it must be at most {LARGEST} MB."
            )
        content = path.read_bytes()
        # Without its mark, UTF-16 may pass for UTF-8 with a zero beside each letter.
        if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in content:
            raise DataError(f"{file}, line 1: UTF-16, or no text at all; {AS_UTF_8}")
        return content.decode("utf-8-sig")
    except OSError:
        raise DataError(
            f"{file}: the file is missing or cannot be opened; it must stand in data/."
        ) from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise DataError(f"{file}, line {line}: not UTF-8 text; {AS_UTF_8}") from None
