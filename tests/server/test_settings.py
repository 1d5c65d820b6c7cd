"""What the launcher holds, whatever else is configured."""

from __future__ import annotations

import runpy

import pytest

from goodcry import network
from tests.support.app import ROOT


def test_a_wrong_address_for_phones_ends_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(network.VARIABLE, "cry.school.example/app")
    with pytest.raises(SystemExit, match=r"GOODCRY_URL is 'cry\.school\.example/app'; allowed: "):
        runpy.run_path(str(ROOT / "serve.py"))
