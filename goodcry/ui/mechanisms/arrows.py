"""Chains and webs whose arrows can be touched, and fall off when nobody has measured them.

One instrument for one thing, one claim and the whole web; see ``arrows.js``. It answers in the
browser. What is chosen stands in the address, and nowhere else: the arrow whose sheet is open
(``arrow``), and the bases that are on (``basis``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st

from goodcry import causal_graph, things
from goodcry.evidence import Evidence, Row
from goodcry.ui.kit import big, components, keys, known, links, query, refusals, stage, told
from goodcry.ui.mechanisms import arrow_data, parts

FOLDER = Path(__file__).resolve().parent
_component = components.register("goodcry_arrows", FOLDER / "arrows.js", FOLDER / "arrows.css")

# What is chosen, each a parameter of the address.
ARROW, BASIS = "arrow", "basis"
# So many webs are held: each claim and each thing, and the web around each node.
HELD = 256


def show(evidence: Evidence, edges: Sequence[Row], *, key: str, about: str | None = None) -> None:
    """The instrument for any arrows.

    Rows that say the same are one arrow: as one it is drawn, and as one it counts
    (:func:`goodcry.causal_graph.of`).

    Args:
        evidence: the evidence base.
        edges: rows of ``mechanism_edges.csv``; at least one.
        key: names the instrument on its page.
        about: the node that they are about: it is marked, and words tell what it leads to.
    """
    own = keys.own(key)
    ids = tuple(edge["id"] for edge in edges)

    def kept() -> None:
        if told.last(own) != st.session_state.get(f"{own}_kept", {}):
            st.session_state[f"{own}_kept"] = told.last(own)
            keep(told.last(own), evidence)

    def heard() -> None:
        kept()
        # Nothing else on a page speaks of what is chosen.
        st.rerun(refusals.NOTE)

    def turned() -> None:
        where = st.session_state[own].get("go") or {}
        if not where.get("page"):
            links.turn(_allowed(where.get("to"), evidence), parts.TOP)

    # A touch while a session's first run is under way starts that run anew, and nobody is called.
    kept()
    now = {"chosen": chosen(evidence, ids), "turn": told.turn(own)}
    with stage.stage("chain"):
        sent = _component(
            data=data(evidence, ids, about) | now,
            key=own,
            on_chosen_change=heard,
            on_go_change=turned,
        )
    if sent.go and sent.go.get("page") == "evidence":
        source = _allowed(sent.go.get("to"), evidence).get("source")
        if source:
            along = {name: [text] for name, text in big.carried().items()}
            links.go("evidence", {"source": [source]} | along)


@lru_cache(maxsize=HELD)
def data(evidence: Evidence, ids: tuple[str, ...], about: str | None) -> dict[str, Any]:
    """What is the same for everybody, of the rows with these ids."""
    web = causal_graph.of([evidence.row("mechanism_edges", key) for key in ids])
    return arrow_data.data(evidence, web, about, node_address(evidence, about), claim_address)


def node_address(evidence: Evidence, about: str | None) -> arrow_data.Address:
    """Where a node leads: to the thing that it stands for, or else to the web around it.

    The thing that the arrows are about is here already.
    """
    here = things.of_node(about, evidence) if about else None

    def address(node: str) -> Mapping[str, str]:
        thing = things.of_node(node, evidence)
        if thing and thing != here:
            return {"m_part": parts.THINGS, "thing": thing["id"]}
        return {"m_part": parts.WEB, "focus": node}

    return address


def claim_address(mechanism: str) -> Mapping[str, str]:
    """Where a claim stands."""
    return {"m_part": parts.CLAIMS, "mechanism": mechanism}


def chosen(evidence: Evidence, ids: Sequence[str]) -> dict[str, Any]:
    """What the address asks for: the row whose arrow is open, and the bases that are on.

    Only what these arrows have.
    """
    arrow = query.asked(ARROW, evidence)
    on = query.several(BASIS, evidence)
    known_bases = evidence.allowed("mechanism_edges", "basis")
    have = {evidence.row("mechanism_edges", key)["basis"] for key in ids}
    return {
        "arrow": arrow if arrow in ids else None,
        "bases": [basis for basis in known_bases if basis in have and basis in on],
    }


def keep(said: Mapping[str, Any], evidence: Evidence) -> None:
    """Write what the browser tells into the address."""
    query.keep_told(said, [known.named(name, evidence) for name in (ARROW, BASIS)], evidence)


def _allowed(said: object, evidence: Evidence) -> dict[str, str]:
    """Of the parameters that the browser tells, those that mean something."""
    if not isinstance(said, Mapping):
        return {}
    names = ("m_part", "thing", "focus", "mechanism", "source")
    return {
        name: str(said[name])
        for name in names
        if name in said
        and query.understood(known.named(name, evidence), str(said[name]), evidence) is not None
    }
