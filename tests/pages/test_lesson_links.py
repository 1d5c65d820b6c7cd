"""What :mod:`goodcry.checks.links` knows of addresses is what the pages promise."""

from __future__ import annotations

import pytest

from goodcry.checks import links
from goodcry.evidence import DATA_FOLDER, Evidence
from goodcry.tables import read
from goodcry.ui.kit import known, notes, registry, share
from goodcry.ui.kit.parameters import Choice, Number, Switch

KNOWN = links.parameters(read(DATA_FOLDER))


def test_each_page_exists() -> None:
    assert set(KNOWN) <= {page.name for page in registry.PAGES}


def test_no_factor_can_have_the_name_of_a_page_s_own_control() -> None:
    assert all(links.OF_A_PAGE.fullmatch(page.prefix) for page in registry.PAGES)
    assert {share.BUTTON, "big", notes.LATER, notes.DRAWN} <= set(links.OF_THE_FRAME)


@pytest.mark.parametrize("page", [page.name for page in registry.PAGES])
def test_the_parameters_are_the_same(page: str, evidence: Evidence) -> None:
    assert set(KNOWN.get(page, ())) == set(known.of(page, evidence))


@pytest.mark.parametrize("page", KNOWN)
def test_each_takes_the_ids_that_its_control_knows(page: str, evidence: Evidence) -> None:
    for name, parameter in known.of(page, evidence).items():
        linked = KNOWN[page][name]
        if isinstance(parameter, Choice):
            ids = [parameter.text(value) for value in parameter.options(evidence)]
            assert all(linked.fits(text) for text in ids), name
        elif isinstance(parameter, Number):
            assert all(linked.fits(str(limit)) for limit in parameter.limits(evidence)), name
        elif isinstance(parameter, Switch):
            assert linked.fits("true") and linked.fits("false"), name
        if isinstance(parameter, Choice | Switch):
            assert not linked.fits("no such thing"), name
