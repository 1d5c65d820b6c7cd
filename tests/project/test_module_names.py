"""A module goes by its own name wherever it is used: no two in one file need to be told apart."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.support.app import ROOT

FOLDERS = ("goodcry", "pages", "tests", "tools", "benchmarks", "deploy")
FILES = [*ROOT.glob("*.py"), *(file for name in FOLDERS for file in (ROOT / name).rglob("*.py"))]


def is_ours(name: str) -> bool:
    """Whether a dotted name is a module of the project; ``__main__`` has no name of its own."""
    path = ROOT.joinpath(*name.split("."))
    return path.name != "__main__" and (path.is_dir() or path.with_suffix(".py").is_file())


def aliases(text: str) -> Iterator[str]:
    """The modules of the project that a file calls something else."""
    for found in ast.walk(ast.parse(text)):
        if isinstance(found, ast.Import | ast.ImportFrom):
            folder = f"{found.module}." if isinstance(found, ast.ImportFrom) else ""
            for name in found.names:
                if name.asname and is_ours(f"{folder}{name.name}"):
                    yield f"{folder}{name.name} as {name.asname}"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("from goodcry.ui.live import wall as wall_page", ["goodcry.ui.live.wall as wall_page"]),
        ("import goodcry.evidence as base", ["goodcry.evidence as base"]),
        ("from goodcry.ui.live import wall", []),
        ("from goodcry.evidence import load as read\nimport numpy as np", []),
    ],
)
def test_another_name_is_found(text: str, found: list[str]) -> None:
    assert list(aliases(text)) == found


def test_no_module_goes_by_another_name() -> None:
    found = {
        str(file.relative_to(ROOT)): names
        for file in FILES
        if (names := list(aliases(file.read_text("utf-8"))))
    }
    assert not found
