"""What a reader can take away: the tables, all of them in one file, and the bibliography.

A table leaves as its file in ``data/`` with a byte order mark in front and nothing else changed. By
the mark a spreadsheet knows that the text is UTF-8; :mod:`goodcry.checks.spreadsheets` sees that no
cell is taken for something else. Programs that read tables pass over the mark: ``pandas.read_csv``
does, and R is documented to, in ``readr::read_csv`` and in ``read.csv`` with
``fileEncoding="UTF-8-BOM"`` (the tests ask pandas, not R).
"""

from __future__ import annotations

import codecs
import io
import json
import zipfile
from collections.abc import Iterable
from operator import itemgetter

import pandas as pd

from goodcry import bibliography
from goodcry.codebook import key_fields
from goodcry.evidence import DATA_FOLDER, Evidence, Row

CITATION_FILE = DATA_FOLDER.parent / "CITATION.cff"


def table(evidence: Evidence, name: str) -> bytes:
    """The file of a table, for spreadsheets too. ValueError for an unknown table."""
    evidence.rows(name)  # names the tables that exist if this one does not
    return _marked((evidence.folder / evidence.resources[name]["path"]).read_bytes())


def rows(evidence: Evidence, name: str, wanted: Iterable[Row]) -> bytes:
    """The file of a table with some of its rows only, in the order and the words of ``data/``.

    Args:
        wanted: rows of the table, as :class:`Evidence` gives them, in any order.

    Raises:
        ValueError: an unknown table, or a row that is none of its own.
    """
    header, *lines = table(evidence, name).splitlines(keepends=True)  # a row stands on one line
    key_of = itemgetter(*key_fields(evidence.resources[name]))
    line_of = dict(zip(map(key_of, evidence.rows(name)), lines, strict=True))
    keys = set(map(key_of, wanted))
    if unknown := keys - line_of.keys():
        raise ValueError(f"no row {min(map(repr, unknown))} in {name}")
    return b"".join((header, *(line for key, line in line_of.items() if key in keys)))


def frame(evidence: Evidence, name: str) -> pd.DataFrame:
    """A table to work on, its columns in the codebook's order.

    Numbers are numbers and an empty cell is missing, so that it can be grouped and counted at once.

    Raises:
        ValueError: an unknown table; the message lists those that exist.
    """
    rows = list(evidence.rows(name))
    fields = [field["name"] for field in evidence.resources[name]["schema"]["fields"]]
    return pd.DataFrame(rows, columns=fields)


def archive(evidence: Evidence) -> bytes:
    """A zip file with the parts of the data, each in a folder with its codebook and licence.

    Its tables are those of :func:`table`. The same data make the same bytes.
    """
    year, month, day = (int(part) for part in evidence.date.split("-"))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for part in evidence.codebooks:
            for path in sorted((evidence.folder / part).iterdir()):
                if path.is_file() and not path.name.startswith("."):
                    name = f"a-good-cry/{part}/{path.name}"
                    entry = zipfile.ZipInfo(name, (year, month, day, 0, 0, 0))
                    entry.compress_type = zipfile.ZIP_DEFLATED
                    content = path.read_bytes()
                    file.writestr(entry, _marked(content) if path.suffix == ".csv" else content)
    return buffer.getvalue()


def bibtex(evidence: Evidence, sources: Iterable[Row] | None = None) -> bytes:
    """All sources, or some of them, as a BibTeX file."""
    wanted = evidence.rows("sources") if sources is None else sources
    return bibliography.to_bibtex(wanted).encode()


def csl_json(evidence: Evidence) -> bytes:
    """All sources as a CSL-JSON file, which Zotero and others read."""
    items = bibliography.to_csl(evidence.rows("sources"))
    return json.dumps(items, ensure_ascii=False, indent=2).encode()


def citation_file() -> str | None:
    """The text of ``CITATION.cff``, if the app was installed with it."""
    return CITATION_FILE.read_text(encoding="utf-8") if CITATION_FILE.is_file() else None


def _marked(text: bytes) -> bytes:
    """A text in UTF-8 with one byte order mark."""
    return codecs.BOM_UTF8 + text.removeprefix(codecs.BOM_UTF8)
