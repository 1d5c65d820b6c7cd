"""What others read in the BibTeX file: the addresses, years, people and titles of the sources.

biber, which biblatex uses with LaTeX, is not among them: it does not come as a Python package.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pybtex.database
import pypandoc
import pytest
import typst
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import SeparateCoAuthors
from pybtex.richtext import Text

from goodcry import bibliography, exports
from goodcry.evidence import Row
from tests.support.records import EVIDENCE


@dataclass(frozen=True)
class Read:
    """What a reader finds of a source; no text where there is none."""

    title: str
    year: str
    people: int
    url: str
    doi: str


Sources = dict[str, Read]

# All that we ask for, in one line for each source, in the order of the file.
CSL = """
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
  <info><title>All</title><id>all</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="citation-number"/></layout></citation>
  <bibliography><layout>
    <text variable="citation-number"/>
    <names variable="author" prefix="¦people=">
      <name delimiter=";" delimiter-precedes-last="always"/>
    </names>
    <date variable="issued" prefix="¦year="><date-part name="year"/></date>
    <text variable="title" prefix="¦title="/>
    <text variable="URL" prefix="¦url="/>
    <text variable="DOI" prefix="¦doi="/>
  </layout></bibliography>
</style>
"""


def by_pandoc(text: str, _: Path, form: str) -> Sources:
    found = {}
    for item in json.loads(pypandoc.convert_text(text, "csljson", format=form)):
        [[year]] = item["issued"]["date-parts"] if "issued" in item else [[""]]
        title = re.sub(r"</?span[^>]*>", "", item.get("title", ""))
        people = len(item.get("author", ()))
        found[item["id"]] = Read(title, str(year), people, item.get("URL", ""), item.get("DOI", ""))
    return found


def by_bibtexparser(text: str, _: Path) -> Sources:
    library = parse_string(text, append_middleware=[SeparateCoAuthors()])
    assert not library.failed_blocks
    return {
        entry.key: of_fields({field.key: field.value for field in entry.fields})
        for entry in library.entries
    }


def by_pybtex(text: str, _: Path) -> Sources:
    entries = pybtex.database.parse_string(text, "bibtex").entries
    return {
        key: of_fields(dict(entry.fields) | {"author": entry.persons.get("author", ())})
        for key, entry in entries.items()
    }


def of_fields(fields: dict[str, Any]) -> Read:
    """What stands in the fields of BibTeX, with nothing done to addresses."""
    return Read(
        str(Text.from_latex(fields.get("title", ""))),
        fields.get("year", ""),
        len(fields.get("author", ())),
        fields.get("url", ""),
        fields.get("doi", ""),
    )


def by_typst(text: str, folder: Path) -> Sources:
    (folder / "sources.bib").write_text(text, encoding="utf-8")
    (folder / "all.csl").write_text(CSL, encoding="utf-8")
    document = folder / "list.typ"
    document.write_text('#bibliography("sources.bib", full: true, style: "all.csl")')
    page = typst.compile(str(document), format="html")
    assert isinstance(page, bytes)
    lines = re.findall("<li>(.*?)</li>", page.decode())
    keys = [row["id"] for row in EVIDENCE.rows("sources")]
    return {key: of_line(line) for key, line in zip(keys, lines, strict=True)}


def by_typst_0_15(address: str) -> str:
    """An address as this release of typst reads it, with a dash for two hyphens.

    That is mended (https://github.com/typst/biblatex/pull/111); with the next release this function
    fails the test and can go.
    """
    return address.replace("--", "%E2%80%93")


def of_line(line: str) -> Read:
    links = [html.unescape(link) for link in re.findall('href="(.*?)"', line)]
    _, *parts = html.unescape(re.sub("<.*?>", "", line)).split("¦")
    said = dict(part.split("=", 1) for part in parts)
    doi = said.get("doi", "")
    assert links == [link for link in (said.get("url"), doi and f"https://doi.org/{doi}") if link]
    people = said["people"].split(";") if "people" in said else ()
    return Read(said.get("title", ""), said.get("year", ""), len(people), said.get("url", ""), doi)


READERS: dict[str, Callable[[str, Path], Sources]] = {
    "pandoc, as BibTeX": partial(by_pandoc, form="bibtex"),
    "pandoc, as biblatex": partial(by_pandoc, form="biblatex"),
    "bibtexparser": by_bibtexparser,
    "pybtex": by_pybtex,
    "typst": by_typst,
}


@pytest.fixture(scope="module", params=READERS)
def found(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Sources:
    folder = tmp_path_factory.mktemp("bibliography")
    return READERS[request.param](exports.bibtex(EVIDENCE).decode(), folder)


def held(source: Row) -> Read:
    """What sources.csv holds."""
    names, more = bibliography.authors(source)
    texts = (str(source[field] or "") for field in ("title", "year", "url", "doi"))
    title, year, url, doi = texts
    return Read(title, year, len(names) + more, url, doi)


def test_every_source_is_read(found: Sources) -> None:
    assert list(found) == [row["id"] for row in EVIDENCE.rows("sources")]


@pytest.mark.parametrize("part", ["year", "people", "doi"])
def test_a_reader_finds_what_the_table_holds(found: Sources, part: str) -> None:
    expected = {row["id"]: getattr(held(row), part) for row in EVIDENCE.rows("sources")}
    assert {key: getattr(read, part) for key, read in found.items()} == expected


def test_a_reader_finds_the_addresses(found: Sources, request: pytest.FixtureRequest) -> None:
    addresses = {row["id"]: held(row).url for row in EVIDENCE.rows("sources")}
    if request.node.callspec.params["found"] == "typst":
        addresses = {key: by_typst_0_15(address) for key, address in addresses.items()}
    read = {key: with_path(source.url) for key, source in found.items()}
    assert read == {key: with_path(address) for key, address in addresses.items()}


def with_path(address: str) -> str:
    """An address as browsers open it: a host alone gets the path "/"."""
    return f"{address}/" if re.fullmatch("https?://[^/]+", address) else address


def test_a_reader_finds_the_titles_with_the_capitals_of_their_names(found: Sources) -> None:
    expected = {row["id"]: as_typeset(row["title"] or "") for row in EVIDENCE.rows("sources")}
    assert {key: as_typeset(read.title) for key, read in found.items()} == expected


def as_typeset(title: str) -> str:
    """A title but for what typesetters choose: the form of quotes, and the capital behind a colon.

    pandoc writes one behind a full stop, too.
    """
    plain = re.sub("[\u2018\u2019]", "'", re.sub("[\u201c\u201d]", '"', title))
    return re.sub(r"""[:.?!]["']* \w""", lambda found: found[0].lower(), plain)
