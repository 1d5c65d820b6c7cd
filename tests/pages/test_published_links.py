"""Links of earlier releases set what they set then, whatever was renamed since.

``published_links.txt`` holds links of each kind, which are opened here. ``published_values.csv``
holds every text that a release put into addresses by name, and what was meant: an id where there
is one. Both are appended to at each release and never edited. A text that means nothing any more
belongs into ``former_names.csv``.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from _pytest.mark.structures import ParameterSet

from goodcry import bibliography
from goodcry.ui.kit import known, page_parameters, query, registry
from tests.support import arrows, bench, choices, instrument, table
from tests.support.app import assert_healthy, open_page, text_of, together
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


def question_of(text: str) -> str:
    """The question that a link to a claim opens."""
    return str(EVIDENCE.row("mechanisms", meant("mechanism", text))["question"])


# What no control holds, and the words that show it.
WITHOUT_CONTROL: dict[str, Callable[[str], str]] = {
    "big": lambda _: "Leave",
    "l_step": lambda text: f"Step {text} of ",
    "l_past": kept_guess,
    "l_path": lambda _: "The evidence is",
    "mechanism": question_of,
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


def openings() -> Iterator[ParameterSet]:
    """Each page in few states that show what all links to it ask for."""
    for page in registry.PAGES:
        asked = {}
        for name, link in LINKS.items():
            where, parameters = parts(link)
            if where == page.name:
                asked[name] = {key: text for key, text in parameters.items() if key != EMBED}
        for number, (names, address) in enumerate(together(asked), start=1):
            yield pytest.param(
                page, {key: asked[key] for key in names}, address, id=f"{page.name}-{number}"
            )


@pytest.mark.parametrize(("entry", "links", "address"), list(openings()))
def test_a_link_sets_what_it_set(
    entry: registry.Page, links: dict[str, dict[str, list[str]]], address: dict[str, list[str]]
) -> None:
    page = open_page(entry.script, address)
    assert_healthy(page)
    text = text_of(page)
    assert NOT_KNOWN not in text, f"one of {list(links)}"
    for name, asked in links.items():
        assert not [each for each in query.read(entry.name, asked, EVIDENCE) if each.refused], name
        for parameter, texts in query.renamed(entry.name, asked, EVIDENCE).items():
            if parameter in WITHOUT_CONTROL:
                assert WITHOUT_CONTROL[parameter](texts[0]) in text, name
            elif parameter in LATER.get(name, ()):
                assert page.query_params[parameter] == texts[0], name
            elif parameter in instrument.HELD:
                assert instrument.chosen(page, parameter) == meant(parameter, texts[-1]), name
            elif parameter in bench.HELD:
                assert bench.held(page, parameter) == meant(parameter, texts[-1]), name
            elif parameter in arrows.HELD:
                wanted = [meant(parameter, text) for text in texts if text]
                assert arrows.chosen(page, parameter) == arrows.here(page, wanted), name
            elif parameter in table.HELD:
                assert table.held(page, parameter) == meant(parameter, texts[-1]), name
            elif parameter in choices.given(page):
                assert choices.chosen(page, parameter) == meant(parameter, texts[-1]), name
            else:
                wanted = [meant(parameter, text) for text in texts if text]
                assert as_texts(page.session_state[parameter]) == wanted, f"{name}: {parameter}"


def published() -> Iterator[ParameterSet]:
    """Each parameter with the texts that it had, and what they meant."""
    for page, parameter in dict.fromkeys((row["page"], row["parameter"]) for row in VALUES):
        meant = {
            row["text"]: row["means"]
            for row in VALUES
            if (row["page"], row["parameter"]) == (page, parameter)
        }
        yield pytest.param(page, parameter, meant, id=f"{page}-{parameter}")


@pytest.mark.parametrize(("page", "parameter", "meant"), list(published()))
def test_each_text_means_what_it_meant(page: str, parameter: str, meant: dict[str, str]) -> None:
    [(name, _)] = query.renamed(page, {parameter: list(meant)}, EVIDENCE).items()
    parameters = known.of(page, EVIDENCE)
    assert name in parameters, f"{parameter!r} is no parameter now: enter it in former_names.csv"
    now = {text: query.understood(parameters[name], text, EVIDENCE) for text in meant}
    lost = [text for text, value in now.items() if value is None]
    assert not lost, f"these mean nothing now: enter them in former_names.csv: {lost}"
    assert now == {
        text: query.understood(parameters[name], means, EVIDENCE) if means != text else now[text]
        for text, means in meant.items()
    }


def test_each_page_and_each_parameter_of_a_release_has_a_link() -> None:
    """What came later is added at its own release."""
    found = [parts(link) for link in LINKS.values()]
    assert {page for page, _ in found} <= {page.name for page in registry.PAGES}
    linked = {(page, name) for page, asked in found for name in asked}
    values = {(row["page"], row["parameter"]) for row in VALUES}
    assert values <= linked
