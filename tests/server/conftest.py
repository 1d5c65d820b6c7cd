"""For tests of the server: Streamlit's folder of files, and where packs of them are kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.applications import Starlette

from tests.support.static_files import FILES, app


@pytest.fixture
def static(tmp_path: Path) -> Path:
    """A folder like Streamlit's."""
    for path, content in FILES.items():
        file = tmp_path / "static" / path[1:]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return tmp_path / "static"


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """Where packs are kept; nothing is there."""
    return tmp_path / "packs"


@pytest.fixture
def server(static: Path, packs: Path) -> Starlette:
    return app(static, packs)
