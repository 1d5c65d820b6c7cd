"""The examples in docstrings hold."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import goodcry
from goodcry.evidence import Evidence

EXAMPLES = [
    found
    for _, name, is_folder in pkgutil.walk_packages(goodcry.__path__, "goodcry.")
    if not is_folder
    for found in doctest.DocTestFinder().find(importlib.import_module(name))
    if found.examples
]


@pytest.fixture(autouse=True)
def one_evidence_base(evidence: Evidence, monkeypatch: pytest.MonkeyPatch) -> None:
    """Examples load the evidence; it is read only once for all of them."""
    monkeypatch.setattr("goodcry.evidence.load", lambda: evidence)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_example_holds(example: doctest.DocTest) -> None:
    said: list[str] = []
    result = doctest.DocTestRunner().run(example, out=said.append)
    assert not result.failed, "".join(said)
