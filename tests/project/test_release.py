"""What stands in several files about one release agrees; the README's promises can be kept."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from goodcry.evidence import PARTS

ROOT = Path(__file__).resolve().parents[2]


def text(file: str) -> str:
    return (ROOT / file).read_text(encoding="utf-8")


def citation(field: str) -> str:
    found = re.search(rf'^{field}: "?([^"\n]+)"?$', text("CITATION.cff"), re.MULTILINE)
    assert found, f"CITATION.cff has no {field}"
    return found[1]


def test_version_and_date_agree() -> None:
    version = tomllib.loads(text("pyproject.toml"))["project"]["version"]
    newest = re.search(r"^## (\S+) \((\d{4}-\d\d-\d\d)\)$", text("CHANGELOG.md"), re.MULTILINE)
    assert newest, "CHANGELOG.md has no heading like '## 0.1.0 (2026-11-22)'"
    assert version == newest[1] == citation("version")
    assert newest[2] == citation("date-released")
    for part in PARTS:
        assert f"version {version}" in text(f"data/{part}/LICENSE")


def test_share_card_says_what_the_app_is() -> None:
    """A link preview shows how the README starts: title and one whole sentence."""
    assert re.match(r"# A Good Cry\?\n\n[^\n]*\bapp\b[^\n]*\.\n", text("README.md")[:100])


@pytest.mark.parametrize("command", ["run", "test", "format", "bench"])
def test_commands_of_the_readme_exist(command: str) -> None:
    assert f"make {command}" in text("README.md")
    assert re.search(rf"^{command}:", text("Makefile"), re.MULTILINE)


def test_continuous_integration_runs_the_test_command() -> None:
    script = text(".ci/run")
    assert script.startswith("#!/usr/bin/env bash\n")
    assert "set -euo pipefail" in script
    assert "GOODCRY_BROWSER=required" in script
    assert re.search(r"^make test\b", script, re.MULTILINE)


def test_links_inside_the_documents_lead_somewhere() -> None:
    for document in [ROOT / "README.md", ROOT / "CHANGELOG.md", *ROOT.glob("docs/*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"
