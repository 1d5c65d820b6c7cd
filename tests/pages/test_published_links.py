"""Links of earlier releases set what they set then, whatever was renamed since.

``published_links.txt`` holds links of each kind, which are opened here. ``published_values.csv``
holds every text that a release put into addresses by name, and what was meant: an id where there
is one. Both are appended to at each release and never edited. A text that means nothing any more
belongs into ``former_names.csv``.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from goodcry import bibliography
from goodcry.ui.kit import known, page_parameters, query, registry
from tests.support.app import assert_healthy, open_page, text_of
from tests.support.records import EVIDENCE

NOT_KNOWN = "which this page does not know"
HERE = Path(__file__).parent
LINES = (HERE / "published_links.txt").read_text(encoding="utf-8").splitlines()
LINKS = dict(line.split() for line in LINES if line and not line.startswith("#"))
with (HERE / "published_values.csv").open(encoding="utf-8", newline="") as file:
    VALUES = list(csv.DictReader(file))
MEANT = {(row["parameter"], row["text"]): row["means"] for row in VALUES}
# Streamlit's own: it takes away what is around a page.
EMBED = "embed"
# What only a part of the page needs that the link does not lead to: it waits in the address.
LATER = {"claim-in-a-filtered-table": ("sort", "grade")}


def kept_guess(text: str) -> str:
    """How the first of the kept guesses stands in the table of them."""
    number, guess = text.split("_")[0].split("-")
    return f"| {number} | {guess} |"


# What no control holds, and the words that show it.
WITHOUT_CONTROL: dict[str, Callable[[str], str]] = {
    "l_large": lambda _: "Leave the projector view",
    "l_past": kept_guess,
    "l_path": lambda _: "The evidence is",
    "p": lambda text: f"Page {text} of ",
    "source": lambda key: bibliography.short_citation(EVIDENCE.row("sources", key)),
}


def parts(link: str) -> tuple[str, dict[str, list[str]]]:
    """The page that a link leads to, and its parameters."""
    found = urlsplit(link)
    return found.path.strip("/") or "home", parse_qs(found.query, keep_blank_values=True)


def meant(parameter: str, text: str) -> str:
    """What a text meant when it was published: an id, else itself."""
    parameter = {"second": "account"}.get(parameter, parameter)
    return MEANT.get((parameter.removeprefix(page_parameters.SECOND), text), text)


def as_texts(value: Any) -> list[str]:
    """What a control holds, as it would stand in a link."""
    values = value if isinstance(value, list) else [value]
    return [
        str(each).lower() if isinstance(each, bool) else f"{each:g}" if isinstance(each, float)
        else str(each)
        for each in values
    ]  # fmt: skip


@pytest.mark.parametrize("name", LINKS)
def test_a_link_sets_what_it_set(name: str) -> None:
    page_name, asked = parts(LINKS[name])
    asked.pop(EMBED, None)
    page = open_page(registry.page(page_name).script, asked)
    assert_healthy(page)
    assert NOT_KNOWN not in text_of(page)
    for parameter, texts in query.renamed(page_name, asked, EVIDENCE).items():
        if parameter in WITHOUT_CONTROL:
            assert WITHOUT_CONTROL[parameter](texts[0]) in text_of(page)
        elif parameter in LATER.get(name, ()):
            assert page.query_params[parameter] == texts[0]
        else:
            wanted = [meant(parameter, text) for text in texts if text]
            assert as_texts(page.session_state[parameter]) == wanted, parameter


@pytest.mark.parametrize("row", VALUES, ids=[f"{row['parameter']}={row['text']}" for row in VALUES])
def test_a_text_means_what_it_meant(row: dict[str, str]) -> None:
    parameter, texts = row["parameter"], [row["text"]]
    [(name, _)] = query.renamed(row["page"], {parameter: texts}, EVIDENCE).items()
    parameters = known.of(row["page"], EVIDENCE)
    assert name in parameters, f"{parameter!r} is no parameter now: enter it in former_names.csv"
    value = query.understood(parameters[name], row["text"], EVIDENCE)
    assert value is not None, f"{row['text']!r} means nothing now: enter it in former_names.csv"
    meant_now = query.understood(parameters[name], row["means"], EVIDENCE)
    assert value == meant_now


def test_each_page_and_each_parameter_of_a_release_has_a_link() -> None:
    """What came later is added at its own release."""
    found = [parts(link) for link in LINKS.values()]
    assert {page for page, _ in found} <= {page.name for page in registry.PAGES}
    linked = {(page, name) for page, asked in found for name in asked}
    values = {(row["page"], row["parameter"]) for row in VALUES}
    assert values <= linked
