"""Stands where a package's build would: says how to start the app, and builds nothing."""

from __future__ import annotations

import sys
from typing import Any, NoReturn


def refuse(*_args: Any, **_settings: Any) -> NoReturn:
    """End the installation with one sentence."""
    sys.exit("A Good Cry? is no package: it runs from its own folder, there with `make run`.")


# Whatever an installer asks for first (PEP 517, PEP 660).
get_requires_for_build_wheel = get_requires_for_build_editable = get_requires_for_build_sdist = (
    refuse
)
build_wheel = build_editable = build_sdist = refuse
