"""What an instrument tells of a touch: kept in the address, as it is understood there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

from goodcry.evidence import Evidence
from goodcry.ui.kit import known, query


def last(key: str) -> Mapping[str, Any]:
    """What the instrument with this key told last; nothing as long as nobody touched it."""
    return (st.session_state.get(key) or {}).get("chosen") or {}


def turn(key: str) -> int:
    """How many touches it has told of, by which it knows the answer to each."""
    return int(last(key).get("turn", 0))


def keep(key: str, names: Iterable[str], evidence: Evidence) -> None:
    """Write what it told last of the parameters of these names into the address."""
    query.keep_told(last(key), [known.named(name, evidence) for name in names], evidence)
