"""What travels packed is what the browser says that it can unpack."""

from __future__ import annotations

import pytest

from goodcry.server.coding import CODINGS, Coding, accepted


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("gzip, deflate, br, zstd", "br"),  # Chromium, Firefox: https
        ("gzip, deflate", "gzip"),  # the same: http
        ("BR", "br"),
        ("br ; q=0.9, gzip;q=1.0", "gzip"),
        ("br;q=0.9,gzip;q=0.8", "br"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.000, gzip;q=0", None),
        ("*", "br"),
        ("br;q=0, *", "gzip"),
        ("*;q=0", None),
        ("gzip, *;q=0", "gzip"),
        ("identity", None),
        ("identity;q=1, br;q=0.5", None),
        ("identity;q=0.5, br", "br"),
        ("identity;q=0, gzip;q=0.001", "gzip"),
        ("deflate, compress, zstd", None),
        ("", None),
        (",;,=;q", None),
        ("br;q=2, gzip;q=-1", None),
        ("br;q=nan", None),
        ("br;level=3", None),
    ],
)
def test_the_best_that_is_accepted_is_taken(header: str, expected: str | None) -> None:
    coding = accepted(header)
    assert (coding.name if coding else None) == expected


@pytest.mark.parametrize("coding", CODINGS, ids=lambda coding: coding.name)
def test_a_pack_is_told_from_damaged_and_foreign_ones(coding: Coding) -> None:
    content = b"export const tears = 'water';\n" * 50
    pack = coding.pack(content, coding.awaited)
    assert coding.holds(pack, content)
    assert not coding.holds(coding.pack(b"another", coding.awaited), content)
    for damaged in (b"", b"no pack", pack[:-1], pack[: len(pack) // 2], pack[1:]):
        assert not coding.holds(damaged, content)
