"""What `make lock` pinned is what pyproject.toml asks for, and that is what the code imports.

The host installs ``requirements.txt``; a file that it would prefer must not appear beside it.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
RUN, DEV = "requirements.txt", "requirements-dev.txt"
# What the peers of the moderator table need; a benchmark alone installs it.
PEERS = "benchmarks/peers/requirements.txt"
OWN = {"goodcry"}
# SQLAlchemy looks for the one where a database asks for it, uvicorn for the other by itself; the
# tests of rooms and tests/server/test_bare_server.py see that they do.
TAKEN_WHERE_FOUND = {"psycopg", "uvloop"}

# Streamlit Community Cloud takes the first of these that it finds, before requirements.txt.
PREFERRED = ("uv.lock", "Pipfile", "environment.yml")


def declared(file: str) -> dict[str, Requirement]:
    """Name -> requirement, as pyproject.toml asks for it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = {
        RUN: project["project"]["dependencies"],
        DEV: project["dependency-groups"]["dev"],
        PEERS: project["dependency-groups"]["peers"],
    }
    requirements = [Requirement(text) for text in groups[file]]
    return {canonicalize_name(requirement.name): requirement for requirement in requirements}


def entries(file: str) -> list[str]:
    """What a requirements file asks for: a requirement and its hashes are one entry."""
    text = (ROOT / file).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line.strip() for line in text.splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


def pinned(file: str) -> dict[str, Requirement]:
    """Name -> requirement, as a requirements file has it."""
    requirements = [Requirement(entry.split(" --hash=")[0]) for entry in entries(file)]
    return {canonicalize_name(requirement.name): requirement for requirement in requirements}


@pytest.mark.parametrize("file", [RUN, DEV, PEERS])
def test_each_declared_package_is_pinned_inside_its_range(file: str) -> None:
    for name, requirement in declared(file).items():
        assert name in pinned(file), f"{name} is not in {file}; `make lock` brings it there"
        [pin] = pinned(file)[name].specifier
        assert requirement.specifier.contains(pin.version), (
            f"{file}: {pin} is outside {requirement} of pyproject.toml; `make lock` mends it"
        )


@pytest.mark.parametrize("file", [RUN, DEV, PEERS])
def test_each_pin_is_exact_and_comes_from_wherever_the_reader_installs_from(file: str) -> None:
    for entry in entries(file):
        assert re.fullmatch(r"[\w-]+==[\w.]+( ; [^@]+?)?( +--hash=sha256:[0-9a-f]{64})+", entry)


def test_the_checks_run_on_what_the_host_installs() -> None:
    host, here = pinned(RUN), pinned(DEV)
    assert {name: here.get(name) for name in host} == host


def test_the_host_installs_nothing_for_development() -> None:
    assert not {"mypy", "pytest", "ruff", "uv"} & set(pinned(RUN))


@pytest.mark.parametrize("file", [RUN, DEV])
def test_only_the_peers_need_another_framework(file: str) -> None:
    assert not {"dash", "shiny"} & set(pinned(file))


def test_the_peers_draw_with_the_plotly_of_the_app() -> None:
    assert pinned(PEERS)["plotly"] == pinned(RUN)["plotly"]


@pytest.mark.parametrize("file", PREFERRED)
def test_no_file_overrides_requirements(file: str) -> None:
    assert not (ROOT / file).exists(), f"the host would install {file} instead of {RUN}"


def test_what_the_app_imports_is_what_it_declares() -> None:
    imported = {
        name: str(path.relative_to(ROOT))
        for path in [*ROOT.glob("*.py"), *ROOT.glob("pages/*.py"), *ROOT.glob("goodcry/**/*.py")]
        for name in third_party(path)
    }
    owners = packages_distributions()
    used = {canonicalize_name(owners[name][0]): file for name, file in imported.items()}
    undeclared = {name: file for name, file in used.items() if name not in declared(RUN)}
    assert not undeclared, f"not among the dependencies in pyproject.toml: {undeclared}"
    unused = set(declared(RUN)) - set(used) - TAKEN_WHERE_FOUND
    assert not unused, f"no code imports these dependencies of pyproject.toml: {unused}"


def third_party(path: Path) -> set[str]:
    """Top-level names that a module imports from elsewhere, also inside its functions."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names - OWN - set(sys.stdlib_module_names)
