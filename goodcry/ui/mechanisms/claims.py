"""The claims about crying: the table of all, or the one that was picked."""

from __future__ import annotations

import streamlit as st

from goodcry import mechanisms
from goodcry.evidence import Evidence, Row
from goodcry.ui.kit import controls, scroll
from goodcry.ui.mechanisms import one_claim, overview, parts


def one_or_all(evidence: Evidence) -> None:
    """The claim that was picked, or the table of all."""
    row = picked(evidence)
    if row:
        picker(evidence)
        one_claim.one(evidence, row)
    else:
        overview.overview(evidence)
        # Last: on a slow phone the code of a list would keep the table waiting.
        picker(evidence)


def accept_ids(evidence: Evidence) -> None:
    """Let an address name a mechanism by its id too; the picker knows displayed names only."""
    wanted = st.query_params.get("mechanism")
    if wanted and evidence.has("mechanisms", wanted):
        st.query_params["mechanism"] = evidence.row("mechanisms", wanted)["name"]
        st.rerun()


def picked(evidence: Evidence) -> Row | None:
    """The mechanism that is picked, known before its picker is drawn."""
    name = controls.held("mechanism")
    return mechanisms.find(str(name), evidence) if name else None


def picker(evidence: Evidence) -> None:
    """The list to pick one mechanism from."""
    st.selectbox(
        "Look at one claim",
        [row["name"] for row in evidence.rows("mechanisms")],
        index=None,
        key="mechanism",
        bind="query-params",
        placeholder="Choose one, or touch it in the table",
        on_change=scroll.to,
        args=(parts.TOP,),
    )
