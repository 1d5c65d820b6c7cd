"""The web of all mechanisms: what is left without some of its arrows."""

from __future__ import annotations

import re

import pytest

from goodcry import causal_graph
from goodcry.ui.mechanisms import parts
from tests.support.app import assert_healthy, open_page, pictures_of, text_of
from tests.support.records import EVIDENCE

SCRIPT = "pages/mechanisms.py"
ARROWS = EVIDENCE.rows("mechanism_edges")
BASES = EVIDENCE.allowed("mechanism_edges", "basis")


def test_all_arrows_are_shown_at_first() -> None:
    page = open_page(SCRIPT, {"m_part": parts.WEB})
    assert f"All **{len(ARROWS)} arrows** are shown" in text_of(page)
    assert f"drawn as one, which makes {len(causal_graph.web(EVIDENCE).arrows)}" in text_of(page)
    assert len(pictures_of(page)) == 2, "around one thing, and the whole"


@pytest.mark.parametrize("basis", BASES)
def test_web_without_a_basis_counts_what_is_left_and_names_what_is_lost(basis: str) -> None:
    others = [other for other in BASES if other != basis]
    page = open_page(SCRIPT, {"m_part": parts.WEB, "basis": others})
    assert_healthy(page)
    text = text_of(page)
    left = [row for row in ARROWS if row["basis"] != basis]
    assert f"With {basis} off, **{len(left)} of {len(ARROWS)} arrows** remain" in text
    before, now = (
        set(causal_graph.web(EVIDENCE, bases).reached_from("crying")) for bases in (None, others)
    )
    sentence = re.search(r"nothing leads from \*\*crying\*\* to (.*?)\. ", text)
    lost = set(re.findall(r"\*\*(.*?)\*\*", sentence[1])) if sentence else set()
    assert lost == {EVIDENCE.row("nodes", node)["label"] for node in before - now}


def test_web_can_be_emptied_and_focus_moved() -> None:
    page = open_page(SCRIPT, {"m_part": parts.WEB, "basis": "contradicted", "focus": "oxytocin"})
    assert_healthy(page)
    assert "No arrow to or from **oxytocin** is left" in page.info[0].value
    page.button_group(key="basis").set_value([]).run()
    assert_healthy(page)
    assert "No arrow is left" in page.info[1].value


@pytest.mark.parametrize("label", [row["label"] for row in EVIDENCE.rows("nodes")][::6])
def test_focus_comes_from_the_address(label: str) -> None:
    page = open_page(SCRIPT, {"m_part": parts.WEB, "focus": label})
    assert_healthy(page)
    assert f"act on **{label}**" in text_of(page)
