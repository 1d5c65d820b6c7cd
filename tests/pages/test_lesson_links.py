"""What :mod:`goodcry.checks.links` knows of addresses is what the pages promise."""

from __future__ import annotations

import pytest

from goodcry.checks import links
from goodcry.evidence import DATA_FOLDER, Evidence
from goodcry.tables import read
from goodcry.ui.kit import page_parameters
from goodcry.ui.kit.parameters import Choice, Number, Switch

KNOWN = links.parameters(read(DATA_FOLDER))


def test_the_pages_are_the_same() -> None:
    assert list(KNOWN) == list(page_parameters.PAGES)


@pytest.mark.parametrize("page", KNOWN)
def test_the_parameters_are_the_same(page: str, evidence: Evidence) -> None:
    assert set(KNOWN[page]) == set(page_parameters.of(page, evidence))


@pytest.mark.parametrize("page", KNOWN)
def test_each_takes_the_ids_that_its_control_knows(page: str, evidence: Evidence) -> None:
    for name, parameter in page_parameters.of(page, evidence).items():
        known = KNOWN[page][name]
        if isinstance(parameter, Choice):
            ids = [parameter.text(value) for value in parameter.options(evidence)]
            assert all(known.fits(text) for text in ids), name
        elif isinstance(parameter, Number):
            assert all(known.fits(str(limit)) for limit in parameter.limits(evidence)), name
        elif isinstance(parameter, Switch):
            assert known.fits("true") and known.fits("false"), name
        if not isinstance(known, type(None)) and isinstance(parameter, Choice | Switch):
            assert not known.fits("no such thing"), name
