"""References to sources: plain text, CSL-JSON and BibTeX.

A source is a row of ``data/evidence/sources.csv``: a mapping of field name to value, ``None`` where
a detail is not recorded. Many are incomplete, so each part of a reference may be missing;
what is missing is said ("No author recorded", "n.d.") or left out, never guessed. Whether
details are unconfirmed (``citation_status``) is for the reader's eye: the plain text leaves
the mark to whoever shows it, the two exports carry it as a note.

The plain text follows the order of the APA Publication Manual; the exports follow CSL-JSON
(https://docs.citationstyles.org/) and BibTeX.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from goodcry.evidence import Evidence

Source = Mapping[str, Any]

NO_AUTHOR = "No author recorded"
NO_DATE = "n.d."
UNCONFIRMED = "Some details of this reference are unconfirmed."

# The most characters of a short citation that has to make do with a description.
_LABEL_WIDTH = 60

# Kind of publication -> entry type; all kinds but the last are CSL types already.
_CSL_TYPES = {"review-page": "webpage"}
_BIBTEX_TYPES = {
    "article-journal": "article",
    "article-newspaper": "article",
    "article-magazine": "article",
    "book": "book",
    "chapter": "incollection",
    "thesis": "phdthesis",
    "report": "techreport",
}

# Where a kind keeps its container: who issued it, or the larger work that it stands in.
_CSL_CONTAINERS = {"book": "publisher", "thesis": "publisher", "report": "publisher"}
_BIBTEX_CONTAINERS = {
    "article": "journal",
    "book": "publisher",
    "incollection": "booktitle",
    "phdthesis": "school",
    "techreport": "institution",
    "misc": "howpublished",
}

# Fields that readers take as they stand, and titles, in which styles may change the capitals.
_BIBTEX_VERBATIM = ("doi", "url")
_BIBTEX_TITLES = ("title", "booktitle")
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_LATEX = str.maketrans(
    {sign: f"\\{sign}" for sign in "&%$#_"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)


@dataclass(frozen=True)
class Name:
    """An author: a person (``given`` may be empty) or an institution."""

    family: str
    given: str = ""
    is_institution: bool = False

    @property
    def initials(self) -> str:
        """The given names as initials: "Ad J. J. M." -> "A. J. J. M."; "Jean-Luc" -> "J.-L."."""
        return re.sub(r"(\w)[\w']*\.?", r"\1.", self.given)


def authors(source: Source) -> tuple[tuple[Name, ...], bool]:
    """The authors on record, and whether more of them exist ("others" stands last)."""
    names: list[Name] = []
    more = False
    for part in (source.get("authors") or "").split(";"):
        text = part.strip()
        if text == "others":
            more = True
        elif text.startswith("{") and text.endswith("}"):
            names.append(Name(text[1:-1], is_institution=True))
        elif text:
            family, _, given = text.partition(",")
            names.append(Name(family.strip(), given.strip()))
    return tuple(names), more


def citation(source: Source) -> str:
    """The full reference as plain text.

    >>> citation({"type": "article-journal", "authors": "Frey, W. H.; others", "year": 1981,
    ...           "title": "On tears", "about": "Tears", "container": "Eyes", "volume": "9",
    ...           "issue": "4", "pages": "5–7", "doi": "10.1/x"})
    'Frey, W. H., et al. (1981). On tears. Eyes, 9(4), 5–7. https://doi.org/10.1/x'
    """
    parts = [
        f"{_author_list(source)} ({source.get('year') or NO_DATE}).",
        _sentence(source.get("title") or f"[{source['about']}]"),
        _sentence(_place(source)),
        _address(source),
    ]
    return " ".join(part for part in parts if part)


def short_citation(source: Source) -> str:
    """Authors and year, as in running text: "Bylsma et al., 2011".

    Without authors, the head of ``about`` (up to its first comma, colon or semicolon) stands
    in. Two sources can share a short citation; the ``id`` alone is unique.
    """
    names, more = authors(source)
    families = [name.family for name in names]
    if not families:
        head = re.split(r"[,;:]", source["about"], maxsplit=1)[0]
        who = textwrap.shorten(head, _LABEL_WIDTH, placeholder=" …")
    elif more or len(families) > 2:
        who = f"{families[0]} et al."
    else:
        who = " & ".join(families)
    return f"{who}, {source.get('year') or NO_DATE}"


def article_name(evidence: Evidence, key: str) -> str:
    """What a popular article is called in this app."""
    if evidence.has("articles", key):
        return str(evidence.row("articles", key)["name"])
    return short_citation(evidence.row("sources", key))


def link(source: Source) -> str | None:
    """The address of a source: its DOI if it has one, else the page at which it was read."""
    doi = source.get("doi")
    return f"https://doi.org/{doi}" if doi else source.get("url") or None


def to_csl(sources: Iterable[Source]) -> list[dict[str, Any]]:
    """The sources as CSL-JSON items, ready for ``json.dumps``; missing parts are left out."""
    return [_csl_item(source) for source in sources]


def to_bibtex(sources: Iterable[Source]) -> str:
    """The sources as one BibTeX file, keyed by ``id``; missing parts are left out.

    The text is UTF-8. Addresses and DOIs stand as they are, everything else as LaTeX. In titles
    braces keep the capitals of names, whatever a style does to the others.
    """
    return "\n".join(map(_bibtex_entry, sources))


def _author_list(source: Source) -> str:
    """The authors in a reference: "Gross, J. J., & Levenson, R. W."."""
    names, more = authors(source)
    texts = [f"{name.family}, {name.initials}" if name.given else name.family for name in names]
    if not texts:
        return NO_AUTHOR
    comma = "," if len(texts) > 2 or any(name.given for name in names) else ""
    if more:
        return f"{', '.join(texts)}{comma} et al."
    if len(texts) == 1:
        return texts[0]
    return f"{', '.join(texts[:-1])}{comma} & {texts[-1]}"


def _place(source: Source) -> str:
    """Container, volume, issue and pages, as far as they are on record."""
    container, pages = source.get("container") or "", source.get("pages") or ""
    if source["type"] == "chapter":
        span = f"({'pp.' if '–' in pages else 'p.'} {pages})" if pages else ""
        return " ".join(part for part in (f"In {container}" if container else "", span) if part)
    if source["type"] == "thesis":
        container = f"Thesis, {container}" if container else "Thesis"
    volume = source.get("volume") or ""
    if source.get("issue"):
        volume = f"{volume}({source['issue']})" if volume else f"issue {source['issue']}"
    return ", ".join(part for part in (container, volume, pages) if part)


def _address(source: Source) -> str:
    """The DOI, or where the source was read: that can be a copy or a report about it."""
    address = link(source)
    if not address or source.get("doi"):
        return address or ""
    return f"Read at {address}"


def _sentence(text: str) -> str:
    """The text with a full stop, unless it is empty or ends with a mark of its own."""
    return text if not text or text.endswith((".", "?", "!")) else f"{text}."


def _remarks(source: Source) -> str:
    """What an export's note says: the description if there is no title, doubts, the note."""
    parts = (
        None if source.get("title") else source["about"],
        UNCONFIRMED if source.get("citation_status") == "check" else None,
        source.get("note"),
    )
    return " ".join(_sentence(part) for part in parts if part)


def _csl_item(source: Source) -> dict[str, Any]:
    kind = source["type"]
    names, more = authors(source)
    people = [_csl_name(name) for name in names]
    if people and more:
        # CSL has no "et al."; this is how pandoc writes BibTeX's "and others".
        people.append({"literal": "others"})
    item = {
        "id": source["id"],
        "type": _CSL_TYPES.get(kind, kind),
        "title": source.get("title"),
        "author": people,
        "issued": {"date-parts": [[source["year"]]]} if source.get("year") else None,
        _CSL_CONTAINERS.get(kind, "container-title"): source.get("container"),
        "volume": source.get("volume"),
        "issue": source.get("issue"),
        "page": (source.get("pages") or "").replace("–", "-"),
        "DOI": source.get("doi"),
        "URL": source.get("url"),
        "note": _remarks(source),
    }
    return {name: value for name, value in item.items() if value}


def _csl_name(name: Name) -> dict[str, str]:
    if name.is_institution:
        return {"literal": name.family}
    person = {"family": name.family, "given": name.given}
    return {part: text for part, text in person.items() if text}


def _bibtex_entry(source: Source) -> str:
    kind = _BIBTEX_TYPES.get(source["type"], "misc")
    container = _BIBTEX_CONTAINERS[kind]
    texts = {
        "author": " and ".join(_bibtex_names(source)),
        "title": source.get("title"),
        container: source.get("container"),
        "year": source.get("year"),
        "volume": source.get("volume"),
        "number": source.get("issue"),
        "pages": (source.get("pages") or "").replace("–", "--"),
        "doi": source.get("doi"),
        "url": source.get("url"),
        "note": _remarks(source),
    }
    fields = [
        f"    {name} = {{{_bibtex_text(name, str(text))}}}" for name, text in texts.items() if text
    ]
    lines = ",\n".join([source["id"], *fields])
    return f"@{kind}{{{lines}\n}}\n"


def _bibtex_text(field: str, text: str) -> str:
    """The text of a field as BibTeX reads it."""
    if field in _BIBTEX_VERBATIM:
        return text
    if field in _BIBTEX_TITLES:
        text = _with_names_kept(text)
    return text.translate(_LATEX)


def _with_names_kept(title: str) -> str:
    """A title with braces around each word whose capitals are not those of any sentence.

    >>> _with_names_kept("Development of the Crying Scale, FRC")
    'Development of the {Crying} {Scale}, {FRC}'
    """
    first = _WORD.search(title)

    def kept(found: re.Match[str]) -> str:
        word = found[0]
        starts = first and found.start() == first.start()
        return word if word == (word.capitalize() if starts else word.lower()) else f"{{{word}}}"

    return _WORD.sub(kept, title)


def _bibtex_names(source: Source) -> list[str]:
    """The authors as BibTeX reads them; braces keep a name of several words in one piece."""
    names, more = authors(source)
    texts = [
        f"{name.family}, {name.given}" if name.given else f"{{{name.family}}}" for name in names
    ]
    return [*texts, "others"] if texts and more else texts
