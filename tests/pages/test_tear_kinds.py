"""The three kinds of tears, side by side."""

from __future__ import annotations

from goodcry.ui.mechanisms import parts
from tests.support.app import assert_healthy, html_of, open_page
from tests.support.records import EVIDENCE

SCRIPT = "pages/mechanisms.py"


def test_kinds_of_tears_show_blanks() -> None:
    page = open_page(SCRIPT, {"m_part": parts.KINDS})
    assert_healthy(page)
    body = html_of(page)
    for row in EVIDENCE.rows("tear_contents"):
        assert row["component"].replace("'", "&#x27;") in body
    assert "no value found" in body
    assert "not measured" in body
