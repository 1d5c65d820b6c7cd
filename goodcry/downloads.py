"""The files that a reader takes away, by name, each made once for as long as the data are the same.

findings.csv               each table, as :func:`goodcry.exports.table` writes it
findings.bib               the sources behind the rows of each list, as BibTeX
a-good-cry-data.zip        all data
a-good-cry.bib, .json      the bibliography as BibTeX and as CSL-JSON
a-good-cry-effects.csv     the effects of all answers, see :mod:`goodcry.effects`
evidence/datapackage.json  each codebook, and beside it the tables that it names, byte for byte
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import PurePosixPath
from threading import Lock
from weakref import WeakKeyDictionary

from goodcry import effects, exports
from goodcry.codebook import CODEBOOK
from goodcry.evidence import Evidence
from goodcry.selections import BIBTEX as BIB
from goodcry.selections import CSV, FILTERS, Selection, file_name

ALL_DATA, BIBTEX, CSL_JSON = "a-good-cry-data.zip", "a-good-cry.bib", "a-good-cry.json"
EFFECTS = "a-good-cry-effects.csv"
# Ending of a name -> media type.
MEDIA: Mapping[str, str] = {
    ".csv": "text/csv; charset=utf-8",
    ".zip": "application/zip",
    ".bib": "text/x-bibtex; charset=utf-8",
    ".json": "application/json",
    ".cff": "application/yaml",
    ".html": "text/html; charset=utf-8",
}
# More than there are names and handouts; the handouts of a visitor's own address come on top.
MOST_KEPT = 200


@dataclass(frozen=True)
class File:
    """A file: the name under which it is saved, and what it holds."""

    name: str
    content: bytes

    @property
    def media(self) -> str:
        """Its media type, with the encoding of text."""
        return MEDIA[PurePosixPath(self.name).suffix]

    @cached_property
    def tag(self) -> str:
        """Another for each other content."""
        return hashlib.sha256(self.content).hexdigest()[:32]


_kept: WeakKeyDictionary[Evidence, dict[Hashable, File]] = WeakKeyDictionary()
_lock = Lock()


def kept(evidence: Evidence, key: Hashable, make: Callable[[], File]) -> File:
    """What ``make`` gives, made once for one state of the data; what was long not wanted goes."""
    with _lock:
        files = _kept.setdefault(evidence, {})
        found = files.pop(key, None) or make()
        files[key] = found
        if len(files) > MOST_KEPT:
            del files[next(iter(files))]
        return found


def makers(evidence: Evidence) -> dict[str, Callable[[], bytes]]:
    """Name -> what makes this file."""
    found: dict[str, Callable[[], bytes]] = {
        ALL_DATA: partial(exports.archive, evidence),
        BIBTEX: partial(exports.bibtex, evidence),
        CSL_JSON: partial(exports.csl_json, evidence),
        EFFECTS: lambda: _effects(evidence, evidence.assumption("effect_size")),
    }
    for table in evidence.resources:
        found[f"{table}{CSV}"] = partial(exports.table, evidence, table)
    for table in FILTERS:
        found[f"{table}{BIB}"] = partial(_references, evidence, Selection(table))
    codebooks = (f"{part}/{CODEBOOK}" for part in evidence.codebooks)
    for path in (*codebooks, *(entry["path"] for entry in evidence.resources.values())):
        found[path] = partial(_as_it_is, evidence, path)
    return found


def _as_it_is(evidence: Evidence, path: str) -> bytes:
    return (evidence.folder / path).read_bytes()


def named(evidence: Evidence, name: str) -> File:
    """The file of this name. ValueError, with those that exist, if there is none."""
    found = makers(evidence)
    if name not in found:
        # What a codebook names stands in its folder, too, and need not be listed twice.
        told = [each for each in found if each.endswith(CODEBOOK) or "/" not in each]
        raise ValueError(f"There is no file of this name. There are: {', '.join(told)}.")
    make = found[name]
    return kept(evidence, name, lambda: File(PurePosixPath(name).name, make()))


def selected(evidence: Evidence, selection: Selection, ending: str = CSV) -> File:
    """The file of a table, or of those of its rows that are selected, or of their sources.

    ``ending``: ``.csv`` for the rows, ``.bib`` for the sources that they are or rest on.
    """
    if not selection.parameters:
        return named(evidence, f"{selection.table}{ending}")
    name = file_name(selection.table, selection.parameters, ending)
    if ending == BIB:
        return File(name, _references(evidence, selection))
    return File(name, exports.rows(evidence, selection.table, selection.rows(evidence)))


def _references(evidence: Evidence, selection: Selection) -> bytes:
    return exports.bibtex(evidence, selection.sources(evidence))


def sized_effects(evidence: Evidence, size: float) -> File:
    """The file of the effects where those that are assumed have this size, in SD of mood."""
    if size == evidence.assumption("effect_size"):
        return named(evidence, EFFECTS)
    name = file_name(PurePosixPath(EFFECTS).stem, {"size": f"{size:g}"})
    return File(name, _effects(evidence, size))


def _effects(evidence: Evidence, size: float) -> bytes:
    return effects.as_csv(effects.effects(evidence, size))
