"""What the launcher holds, whatever else is configured."""

from __future__ import annotations

import os
import runpy
import tomllib

import pytest
from streamlit import config

from goodcry import network
from goodcry.server import settings
from goodcry.ui.kit import served
from tests.support.app import ROOT

FILE = ROOT / ".streamlit" / "config.toml"


def test_a_wrong_address_for_phones_ends_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(network.VARIABLE, "cry.school.example/app")
    with pytest.raises(SystemExit, match=r"GOODCRY_URL is 'cry\.school\.example/app'; allowed: "):
        runpy.run_path(str(ROOT / "serve.py"))


@pytest.mark.parametrize("name", settings.HELD)
def test_the_file_says_the_same_for_those_who_start_app_py(name: str) -> None:
    section, option = name.split(".")
    written = tomllib.loads(FILE.read_text("utf-8"))[section]
    assert written[option] == settings.HELD[name]


def test_they_hold_whatever_was_set_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(served.SERVED, "")  # and gone when the test is over
    before = {name: config.get_option(name) for name in settings.HELD}
    try:
        config.set_option("server.maxMessageSize", 200)
        config.set_option("browser.gatherUsageStats", True)
        settings.hold()
        assert {name: config.get_option(name) for name in settings.HELD} == settings.HELD
        assert os.environ[served.SERVED]
    finally:
        for name, value in before.items():
            config.set_option(name, value)
