"""Where the data are damaged a test run says so in one sentence, and runs no test."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from goodcry.evidence import DataError, load

ROOT = Path(__file__).resolve().parents[2]
NEEDED = (
    "data",
    "goodcry",
    "pyproject.toml",
    "tests/__init__.py",
    "tests/conftest.py",
    "tests/support",
)


def test_one_sentence_takes_the_place_of_the_tests(tmp_path: Path) -> None:
    for name in NEEDED:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    [table] = tmp_path.glob("data/**/sources.csv")
    table.unlink()
    run = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-n", "2"]
    done = subprocess.run(run, cwd=tmp_path, capture_output=True, text=True, timeout=300)
    said = done.stdout + done.stderr
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    with pytest.raises(DataError) as error:
        load(tmp_path / "data")
    assert said.strip() == f"ERROR: data/ is damaged. {error.value}"
