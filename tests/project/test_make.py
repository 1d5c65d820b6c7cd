"""``make`` mends a broken ``.venv`` by itself, and says in one sentence what it cannot mend."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tools import whole

ROOT = Path(__file__).resolve().parents[2]
resource = pytest.importorskip("resource")  # Windows has neither this nor make
MARKS = ("made", "ready-to-run", "ready-to-test")
# Stands for the Python in .venv: all packages are there, and the app says how many files it may
# hold open.
PYTHON = """#!/bin/sh
if [ "$1" = tools/whole.py ]; then echo whole; else ulimit -Sn; fi
"""

needs_make = pytest.mark.skipif(shutil.which("make") is None, reason="no make found")


def program(path: Path, text: str) -> None:
    """A script that can be run."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    path.chmod(0o755)


def make(folder: Path, *words: str, **settings: object) -> subprocess.CompletedProcess[str]:
    """Run make in a folder, free of what the make around these tests wants."""
    own = ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "PYTHON")
    environment = {name: value for name, value in os.environ.items() if name not in own}
    return subprocess.run(
        ["make", *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        **settings,  # type: ignore[call-overload, no-any-return]
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of what make reads, with everything installed."""
    (tmp_path / "tools").mkdir()
    for file in ("Makefile", "requirements.txt", "requirements-dev.txt", "tools/whole.py"):
        shutil.copy(ROOT / file, tmp_path / file)
    program(tmp_path / ".venv" / "bin" / "python", PYTHON)
    for mark in MARKS:
        (tmp_path / ".venv" / mark).touch()
    return tmp_path


def plan(folder: Path, *settings: str) -> str:
    """What make would do before the app can run."""
    done = make(folder, "-n", ".venv/ready-to-run", *settings)
    assert done.returncode == 0, done.stderr
    return done.stdout


@needs_make
def test_what_is_whole_stays(folder: Path) -> None:
    assert "up to date" in plan(folder)


def without_python(folder: Path) -> None:
    """Somebody removed the Python that ``.venv`` was made with."""
    (folder / ".venv" / "bin" / "python").unlink()
    (folder / ".venv" / "bin" / "python").symlink_to(folder / "gone")


def with_another_python(folder: Path) -> None:
    """An upgrade put another Python in its place, which does not see the packages."""
    program(folder / ".venv" / "bin" / "python", "#!/bin/sh\n")


def half_deleted(folder: Path) -> None:
    """The mark of the first step is gone, those of the others are not."""
    (folder / ".venv" / "made").unlink()


@needs_make
@pytest.mark.parametrize("break_it", [without_python, with_another_python, half_deleted])
def test_what_is_broken_is_made_anew(folder: Path, break_it: Callable[[Path], None]) -> None:
    break_it(folder)
    steps = plan(folder, f"PYTHON={sys.executable}")  # looks for none
    assert f"{sys.executable} -m venv .venv" in steps
    assert "--requirement requirements.txt" in steps
    assert ".venv is not whole" in steps


@needs_make
def test_a_python_that_is_new_enough_is_found(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", f"{folder / 'bin'}:{os.environ['PATH']}")
    for name in ("python3", "python3.14", "python3.13"):
        program(folder / "bin" / name, "#!/bin/sh\nexit 1\n")
    program(folder / "bin" / "python3.12", "#!/bin/sh\n")
    (folder / ".venv" / "made").unlink()
    steps = plan(folder)
    assert "\npython3.12 -m venv .venv" in steps


@needs_make
@pytest.mark.parametrize("python", ["./old", "./missing", ""])
def test_without_a_python_that_is_new_enough_one_sentence_says_so(
    folder: Path, python: str
) -> None:
    shutil.rmtree(folder / ".venv")
    program(folder / "old", "#!/bin/sh\nexit 1\n")
    done = make(folder, ".venv/made", f"PYTHON={python}")
    assert done.returncode != 0
    sentence, *rest = done.stderr.splitlines()
    assert sentence.startswith("This needs Python 3.11 or newer")
    assert "make PYTHON=" in sentence
    assert all(line.startswith("make: ***") for line in rest)
    assert not (folder / ".venv").exists()


@needs_make
def test_the_app_may_hold_as_many_files_open_as_the_system_allows(folder: Path) -> None:
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    done = make(
        folder,
        "run",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (256, most)),
    )
    assert done.stdout.split() == [str(most)]


@pytest.fixture
def environment(tmp_path: Path) -> Path:
    """Two installed packages, pip among them; both have a file beside their record."""
    for name in ("pip-1.0", "a_b.C-2.0"):
        (tmp_path / f"{name}.dist-info").mkdir()
        (tmp_path / f"{name}.py").touch()
        record = f"{name}.py,sha256=0,0\n{name}.pyc,,\n{name}.dist-info/RECORD,,\n"
        (tmp_path / f"{name}.dist-info" / "RECORD").write_text(record, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("lost", "expected"), [(None, True), ("a_b.C-2.0.py", False), ("pip-1.0.dist-info", False)]
)
def test_an_environment_is_whole_until_it_loses_a_file(
    environment: Path, lost: str | None, expected: bool
) -> None:
    if lost:
        path = environment / lost
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert whole.is_whole(environment, environment) is expected


def test_what_was_installed_must_all_be_there(
    environment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole, "ROOT", environment)
    asked = (
        "# comment\nA-b.c==2.0 \\\n    --hash=sha256:0\nonly-elsewhere==1 ; os_name == 'nt' \\\n"
    )
    (environment / "requirements.txt").write_text(asked, "utf-8")
    (environment / "ready-to-run").touch()
    assert whole.is_whole(environment, environment)
    shutil.rmtree(environment / "a_b.C-2.0.dist-info")
    assert not whole.is_whole(environment, environment)
