"""One claim from top to bottom: what is said, the chain it would need, what was measured."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import streamlit as st

from goodcry import causal_graph, mechanisms
from goodcry.evidence import Evidence, Row
from goodcry.figures import chain, diagram
from goodcry.mechanisms import Conflict
from goodcry.ui.kit import appearance, articles, citations, faces, notes, show, vocabulary, wording
from goodcry.ui.kit.page_parameters import MECHANISM_PARTS
from goodcry.ui.mechanisms import parts

OWN_CLAIM = "§ the article's own claim, not a study"


def one(evidence: Evidence, row: Row) -> None:
    """One mechanism from top to bottom."""
    parts.to_claim(None, "← All claims", key="all")
    st.header(row["question"], anchor=False)
    st.markdown(f"**{vocabulary.grade(evidence, row['grade'])}.** {row['reason']}")
    grade = evidence.category("mechanisms", "grade", row["grade"])
    level = evidence.category("mechanisms", "level", row["level"])
    notes.caption(f"{grade.meaning} It is about something {level.label}.")
    st.markdown(row["summary"])
    _chain(evidence, row)
    _said(evidence, row)
    _measured(evidence, row)
    found = mechanisms.conflicts(row["id"], evidence)
    if found:
        st.subheader("Where articles and studies part ways", anchor=False)
        for conflict in found:
            _conflict(conflict)
    st.subheader("What would settle it", anchor=False)
    st.markdown(row["settle"])
    _neighbours(evidence, row)


def _chain(evidence: Evidence, row: Row) -> None:
    edges = mechanisms.chain(row["id"], evidence)
    names = {node["id"]: node["label"] for node in evidence.rows("nodes")}
    counts = Counter(edge["basis"] for edge in edges)
    pieces = len(causal_graph.of(edges).pieces())
    st.subheader("The chain it would need", anchor=False)
    st.markdown(
        f"**{wording.count(len(edges), 'arrow')}**: "
        + ", ".join(f"{counts[basis]} {basis}" for basis in diagram.STROKE if counts[basis])
        + "."
        + (
            f" They fall into {pieces} separate pieces: nothing that we read joins them."
            if pieces > 1
            else ""
        )
    )
    described = [_arrow_words(evidence, edge, names) for edge in edges]
    signs = vocabulary.marks(evidence, "mechanism_edges", "sign").values()

    def picture() -> None:
        show.drawing(
            chain.drawing(edges, names).picture,
            alt="Diagram of causes. " + ". ".join(described),
            key="chain-picture",
            width=appearance.DRAWING_WIDTH,
        )
        notes.caption(
            f"Signs: {', '.join(signs)}. A crossed arrow was refuted by a test or by sums."
        )

    faces.framed(
        "The chain, arrow by arrow",
        picture,
        lambda: [
            {"arrow": words, "what it rests on": edge["note"]}
            for words, edge in zip(described, edges, strict=True)
        ],
        key="chain",
    )


def _arrow_words(evidence: Evidence, edge: Row, names: dict[str, str]) -> str:
    does = evidence.category("mechanism_edges", "sign", edge["sign"]).label
    return f"{names[edge['from_node']]} {does} {names[edge['to_node']]} ({edge['basis']})"


def _said(evidence: Evidence, row: Row) -> None:
    st.subheader("What the articles say", anchor=False)
    entry = mechanisms.entry(row["id"], evidence)
    for stance in entry.stances:
        if not stance.silent:
            lines = [f"**{stance.article['name']}**"]
            for claim in stance.claims:
                lines.append(f"{_said_how(evidence, claim)}: {claim['claim']}")
                if claim["no_study"]:
                    lines.append(articles.not_studied(claim["no_study"]))
            st.markdown("  \n".join(lines))
    silent = [stance.article["name"] for stance in entry.stances if stance.silent]
    if silent:
        st.caption(f"Silent on this: {', '.join(silent)}.")
    if len(silent) == len(entry.stances):
        st.markdown("No article speaks of it. It is here because studies looked at it.")
        return
    speaking = [stance.article for stance in entry.stances if not stance.silent]
    notes.notes("The articles", _articles, evidence, speaking, key="articles")


def _articles(evidence: Evidence, found: Iterable[Row]) -> None:
    for article in found:
        st.markdown(f"**{article['name']}**")
        citations.source_link(evidence, article["article"])


def _said_how(evidence: Evidence, claim: Row) -> str:
    stance = evidence.category("article_claims", "stance", claim["stance"])
    return f"{stance.sign} **{stance.label}**"


def _measured(evidence: Evidence, row: Row) -> None:
    st.subheader("What was measured", anchor=False)
    counts = mechanisms.tally(row["id"], evidence)
    directions = vocabulary.marks(evidence, "findings", "direction")
    if counts:
        st.markdown(
            f"**{wording.count(sum(counts.values()), 'finding')}**: "
            + ", ".join(f"{counts[key]} {word}" for key, word in directions.items() if counts[key])
            + "."
        )
    else:
        st.markdown("No study of this was found.")
    for finding in mechanisms.findings(row["id"], evidence):
        own = mechanisms.is_own_claim(finding, evidence)
        with st.container(border=True, gap="xsmall"):
            kind = OWN_CLAIM if own else directions[finding["direction"]]
            st.markdown(f"**{kind}**  \n{citations.finding_text(evidence, finding)}")
            citations.source_link(evidence, finding["source"])


def _conflict(conflict: Conflict) -> None:
    with st.container(border=True, gap="xsmall"):
        st.markdown(
            f"**{conflict.row['verdict']}**  \n**Said:** {conflict.row['said']}  \n"
            f"**Found:** {conflict.row['measured']}"
        )


def _neighbours(evidence: Evidence, row: Row) -> None:
    """The claims before and after this one in the table, and the way back."""
    every = evidence.rows("mechanisms")
    at = every.index(row)
    st.divider()
    with st.container(horizontal=True):
        further = parts.FURTHER.get(row["id"], parts.WEB)
        parts.to_part(further, f"Look further: {MECHANISM_PARTS[further]}", key="further")
        for place, label in ((at - 1, "← {}"), (at + 1, "{} →")):
            if 0 <= place < len(every):
                other = every[place]
                parts.to_claim(other["id"], label.format(other["name"]), key=f"go_{place}")
