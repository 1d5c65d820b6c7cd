"""Reads markdown as the eye does."""

from __future__ import annotations

import re


def plain(markdown: str) -> str:
    """A text without what markdown would obey, and without its spaces."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markdown).replace("**", "")
    return re.sub(r"\s", "", re.sub(r"(?m)^- ", "", text))
