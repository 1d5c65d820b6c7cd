"""The plane of the two branches: its modes have names, and the path follows the account."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from goodcry import provenance
from goodcry.figures import plane
from goodcry.figures.svg import PHONE_WIDTH
from tests.support.accounts import ACCOUNTS, course
from tests.support.drawings import BOTH_THEMES, assert_readable, size, texts
from tests.support.records import EVIDENCE


def plane_of(*ids: str, moment: str = "crying", dark: bool = False) -> ElementTree.Element:
    drawn = {account: course(account) for account in ids}
    return ElementTree.fromstring(
        plane.drawing(drawn, EVIDENCE, EVIDENCE.row("moments", moment), dark)
    )


@BOTH_THEMES
@pytest.mark.parametrize("account", ACCOUNTS)
def test_plane_names_four_modes_and_the_present(account: str, dark: bool) -> None:
    drawing = plane_of(account, dark=dark)
    found = texts(drawing)
    assert {"coactivation", "coinhibition", "both up", "both down"} <= set(found)
    assert found.count("reciprocal,") == 2
    assert sum(e.get("data-now") == "0" for e in drawing.iter()) == 1
    assert_readable(drawing)
    assert size(drawing)[0] <= PHONE_WIDTH


def test_present_follows_the_moment() -> None:
    def now(moment: str) -> tuple[float, float]:
        found = next(
            e for e in plane_of("hendriks2007", moment=moment).iter() if e.get("data-now") == "0"
        )
        return float(found.attrib["cx"]), float(found.attrib["cy"])

    rest, first_tear = now("ten_minutes"), now("tears_start")
    assert first_tear[0] > rest[0], "sympathetic up is to the right"
    assert first_tear[1] < rest[1], "parasympathetic up is up"


@pytest.mark.parametrize("account", ACCOUNTS)
def test_path_of_the_plane_is_no_surer_than_its_drives(account: str) -> None:
    drawn = {e.attrib["data-basis"] for e in plane_of(account).iter() if "data-basis" in e.attrib}
    lines = [provenance.stretches(account, name, EVIDENCE) for name in provenance.DRIVES]
    for basis in drawn - {"assumed"}:
        weakest = provenance.BASES.index(basis)
        for stretches in lines:
            assert any(provenance.BASES.index(s.basis) >= weakest for s in stretches)
