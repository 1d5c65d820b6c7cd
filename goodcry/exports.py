"""What a reader can take away: the tables, all of them in one file, and the bibliography."""

from __future__ import annotations

import io
import json
import zipfile

import pandas as pd

from goodcry import bibliography
from goodcry.evidence import DATA_FOLDER, Evidence

CITATION_FILE = DATA_FOLDER.parent / "CITATION.cff"


def table(evidence: Evidence, name: str) -> bytes:
    """The file of a table, byte for byte. ValueError for an unknown table."""
    evidence.rows(name)  # names the tables that exist if this one does not
    return bytes((evidence.folder / evidence.resources[name]["path"]).read_bytes())


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

    The same data make the same bytes.
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
                    file.writestr(entry, path.read_bytes())
    return buffer.getvalue()


def bibtex(evidence: Evidence) -> bytes:
    """All sources as a BibTeX file."""
    return bibliography.to_bibtex(evidence.rows("sources")).encode()


def csl_json(evidence: Evidence) -> bytes:
    """All sources as a CSL-JSON file, which Zotero and others read."""
    items = bibliography.to_csl(evidence.rows("sources"))
    return json.dumps(items, ensure_ascii=False, indent=2).encode()


def citation_file() -> str | None:
    """The text of ``CITATION.cff``, if the app was installed with it."""
    return CITATION_FILE.read_text(encoding="utf-8") if CITATION_FILE.is_file() else None
