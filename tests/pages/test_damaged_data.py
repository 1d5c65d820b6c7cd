"""Damaged data show as one sentence on whatever page is opened, and nothing else does."""

from __future__ import annotations

import pytest

from goodcry.ui.kit import registry
from tests.support.app import open_page
from tests.support.data_copy import DataCopy


@pytest.mark.parametrize("name", [page.name for page in registry.PAGES])
def test_a_page_stops_with_one_sentence(name: str, page_of_copy: DataCopy) -> None:
    page_of_copy.edit("mechanisms", 2, grade="proven")
    page = open_page(registry.page(name).script)
    assert not page.exception
    (error,) = page.error
    assert "evidence/mechanisms.csv, line 2, grade: 'proven' is not allowed" in error.value
    assert "measured in criers" in error.value, "what is allowed"
    assert not page.title
    assert not page.main.markdown
