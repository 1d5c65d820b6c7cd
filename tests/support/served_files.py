"""Asks the server for files."""

from __future__ import annotations

import re

from starlette.applications import Starlette

from goodcry.server import files
from tests.support.asgi import Answer, ask
from tests.support.records import EVIDENCE

APP = Starlette(routes=files.routes())
HANDOUTS = ["stories", *(row["id"] for row in EVIDENCE.rows("lessons"))]
DISPOSITION = "content-disposition"


def get(address: str, **headers: str) -> Answer:
    """The answer at an address; in the names of headers ``_`` stands for ``-``."""
    return ask(APP, address, headers={key.replace("_", "-"): text for key, text in headers.items()})


def name_of(answer: Answer) -> str:
    """The name under which a file is saved."""
    found = re.fullmatch(r'(attachment|inline); filename="([^"]+)"', answer.headers[DISPOSITION])
    assert found
    return found[2]
