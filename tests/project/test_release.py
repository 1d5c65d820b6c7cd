"""What stands in several files about one release agrees; the README's promises can be kept."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from goodcry.evidence import PARTS, Evidence
from goodcry.ui.kit import registry

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


def test_links_of_the_release_are_written_down() -> None:
    """A release publishes its links: from then on they have to work; see tests/pages."""
    version = tomllib.loads(text("pyproject.toml"))["project"]["version"]
    assert f"\n# {version}\n" in text("tests/pages/published_links.txt")
    assert f"\n{version}," in text("tests/pages/published_values.csv")


def test_share_card_says_what_the_app_is() -> None:
    """A link preview shows how the README starts: title and one whole sentence."""
    assert re.match(r"# A Good Cry\?\n\n[^\n]*\bapp\b[^\n]*\.\n", text("README.md")[:100])


@pytest.mark.parametrize("command", ["run", "quick", "test"])
def test_commands_of_the_readme_exist(command: str) -> None:
    assert f"make {command}" in text("README.md")
    assert re.search(rf"^{command}:", text("Makefile"), re.MULTILINE)


def test_the_readme_names_every_page() -> None:
    rows = [f"| {page.title} | {page.promise} |" for page in registry.PAGES]
    assert "\n".join(["|---|---|", *rows, ""]) in text("README.md")


def test_continuous_integration_runs_the_test_command() -> None:
    script = text(".ci/run")
    assert script.startswith("#!/usr/bin/env bash\n")
    assert "set -euo pipefail" in script
    assert "GOODCRY_BROWSER=required" in script
    assert "GOODCRY_POSTGRES=required" in script
    assert re.search(r"^make test\b", script, re.MULTILINE)
    assert "run: .ci/run" in text(".github/workflows/ci.yml")


@pytest.mark.parametrize("picture", ["phone", "projector"])
def test_the_pictures_of_the_readme_are_small(picture: str) -> None:
    file = f"docs/pictures/{picture}.png"
    assert file in text("README.md")
    assert (ROOT / file).stat().st_size < 150_000


def test_whoever_installs_it_as_a_package_is_told_how_it_runs(tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip", "install", "--no-index", "--no-build-isolation"]
    (tmp_path / "pyproject.toml").write_text(text("pyproject.toml"), "utf-8")
    shutil.copytree(ROOT / "tools", tmp_path / "tools")
    done = subprocess.run([*pip, str(tmp_path)], capture_output=True, text=True, timeout=120)
    assert done.returncode != 0
    assert "it runs from its own folder, there with `make run`." in done.stderr


def test_links_inside_the_documents_lead_somewhere() -> None:
    for document in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)[^):]*\)", document.read_text(encoding="utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_the_readme_speaks_of_reading_as_the_codebook_does(evidence: Evidence) -> None:
    categories = evidence.categories("findings", "read").items()
    rows = [f"  | `{value}` | {entry.label} | {entry.meaning} |" for value, entry in categories]
    assert "\n".join(["  |---|---|---|", *rows, ""]) in text("README.md")
