"""Says "whole" if this Python has every package that ``make`` installed, with every file.

``make`` asks the Python of ``.venv``; any other answer, or none, lets it make ``.venv`` anew.
"""

from __future__ import annotations

import os
import re
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# The mark that make leaves in .venv -> what it had installed before.
INSTALLED = {"ready-to-run": "requirements.txt", "ready-to-test": "requirements-dev.txt"}


def normal(name: str) -> str:
    """A package's name in the one spelling that names are compared in."""
    return re.sub(r"[-_.]+", "-", name).lower()


def packages(site: Path) -> dict[str, list[str]]:
    """Name -> the files of each installed package, relative to ``site``; no compiled ones."""
    return {
        normal(record.parent.name.split("-")[0]): [
            file
            for line in record.read_text(encoding="utf-8").splitlines()
            if (file := line.split(",")[0].strip('"')) and not file.endswith(".pyc")
        ]
        for record in site.glob("*.dist-info/RECORD")
    }


def wanted(requirements: Path) -> set[str]:
    """The packages that a requirements file asks for on every system."""
    lines = requirements.read_text(encoding="utf-8").splitlines()
    return {normal(line.split("==")[0]) for line in lines if "==" in line and ";" not in line}


def is_whole(environment: Path, site: Path) -> bool:
    """Whether no package and no file of a package has gone from an environment."""
    found = packages(site)
    needed = {"pip"}.union(
        *(wanted(ROOT / file) for mark, file in INSTALLED.items() if (environment / mark).exists())
    )
    # os.path: with Path a look at some 14,000 files would take three times as long.
    return needed <= found.keys() and all(
        os.path.exists(f"{site}/{file}")  # noqa: PTH110
        for files in found.values()
        for file in files
    )


if __name__ == "__main__":
    if is_whole(Path(sys.prefix), Path(sysconfig.get_path("purelib"))):
        print("whole")
