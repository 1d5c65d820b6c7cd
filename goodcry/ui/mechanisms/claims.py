"""The overview of all claims, and the view of one: what is said, what was measured."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from urllib.parse import urlencode

import streamlit as st

from goodcry import causal_graph, mechanisms
from goodcry.evidence import Evidence, Row
from goodcry.figures import chain, claim_tables, diagram
from goodcry.mechanisms import Conflict, Entry
from goodcry.ui.kit import citations, controls, frame, scroll, show, vocabulary

ALL = "all"
TOP = "part"
# The parts of the page, and the claims that one of them deals with further.
CLAIMS, WEB, BENCH = "Claims", "The web", "Cortisol in tears"
CLOCKS, KINDS = "Hormone clocks", "Kinds of tears"
FURTHER = {
    "cortisol_in_tears": BENCH,
    "cortisol_response": CLOCKS,
    "opioids_pain": CLOCKS,
    "oxytocin_crying": CLOCKS,
    "tear_types": KINDS,
    "emotional_tear_protein": KINDS,
    "acth_enkephalin_tears": KINDS,
}
# A drawing made for a phone looks lost when it is stretched over a wide page.
DRAWING_WIDTH = 480
GRADE_MEANING = {
    "measured in criers": "It was recorded in people while or after they cried.",
    "indirect": "It was measured in people, but they were not crying.",
    "animal or theory": "It comes from animals or from reasoning.",
    "disputed": "Studies disagree, or a direct test found nothing.",
    "contradicted": "A direct test, or sums with measured values, speaks against it.",
}
LEVEL = {"within": "inside the person who cries", "between": "between people"}
DIRECTION = {
    "supports": "▲ for it",
    "contradicts": "▼ against it",
    "mixed": "◐ both ways",
    "none": "＝ no change found",
    "context": "· background",
    "unknown": "? result not known",
}
OWN_CLAIM = "§ the article's own claim, not a study"
SORT_WORDS = {
    "grade": "The best tested come first.",
    "articles": "What most articles claim comes first.",
    "gap": "Much claimed but badly tested comes first. The gap is the share of articles that "
    "claim it, minus how high its grade stands. It only serves to sort.",
}


def is_dark() -> bool:
    """Whether the reader's page is dark; drawings have to be told."""
    return st.context.theme.type == "dark"


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
        args=(TOP,),
    )


def show_mechanism(name: str | None) -> None:
    """For callbacks: pick a mechanism (None: all of them) and go to its top."""
    st.session_state["mechanism"] = name
    scroll.to(TOP)


def show_part(part: str) -> None:
    """For callbacks: turn to a part of the page and go to its top."""
    st.session_state["m_part"] = part
    scroll.to(TOP)


def overview(evidence: Evidence) -> None:
    """All mechanisms against the articles, with the sort and the filters."""
    articles = evidence.rows("articles")
    worst = mechanisms.overview(evidence, "gap")[0]
    everything = evidence.rows("mechanisms")
    st.markdown(
        f"{len(everything)} claims about crying, tears and what else soothes, beside "
        f"{len(articles)} popular articles. **The widest gap: {worst.row['name']}.** "
        f"{worst.claimed_by} of {len(articles)} articles say it or say perhaps. "
        f"Its grade: {worst.row['grade']}."
    )
    frame.let_paint()
    entries = _filtered(evidence, articles)
    if not entries:
        st.info("No claim fits all these filters. Set one of them back to **all**.")
        return
    st.caption(_legend(articles))
    st.html(
        claim_tables.overview(entries, articles, _address, vocabulary.GRADE, vocabulary.STANCE),
    )
    frame.let_paint()
    st.caption(
        f"{len(entries)} of {len(everything)} claims. Touch a name to see its chain and its "
        "studies. An article's tick says nothing about whether the claim is true."
    )


def _filtered(evidence: Evidence, articles: Sequence[Row]) -> list[Entry]:
    names = {row["name"]: row["article"] for row in articles}
    with st.container(horizontal=True, vertical_alignment="bottom", key="touch-table"):
        sort = controls.one_of("Sort by", mechanisms.SORTS, "grade", key="sort")
        with st.popover("Filter"), st.container(key="touch-filters"):
            level = _filter("Inside the person who cries, or between people", "reach", list(LEVEL))
            grade = _filter("Grade of the evidence", "grade", list(GRADE_MEANING))
            article = _filter("Mentioned by", "who_says", list(names))
    active = [word for word in (level, grade, article) if word]
    st.caption(SORT_WORDS[sort] + (f" Only: {', '.join(active)}." if active else ""))
    return mechanisms.overview(evidence, sort, level, grade, names[article] if article else None)


def _filter(label: str, key: str, options: list[str]) -> str | None:
    chosen = controls.one_of(label, [ALL, *options], ALL, key=key)
    return None if chosen == ALL else chosen


def _legend(articles: Sequence[Row]) -> str:
    stances = [f"{claim_tables.STANCE_SIGN[key]} {word}" for key, word in vocabulary.STANCE.items()]
    lines = (
        "**How tested:** " + ", ".join(vocabulary.GRADE.values()),
        "**An article:** " + ", ".join([*stances, f"{claim_tables.SILENT} silent"]),
        "**Articles:** " + ", ".join(f"**{row['letter']}** {row['name']}" for row in articles),
    )
    return "  \n".join(lines)


def _address(name: str) -> str:
    """The address of a mechanism that keeps sort and filters.

    A plain link, not st.page_link: within one page that one leaves the address and the
    scrolled place as they were.
    """
    kept = {key: st.query_params.get_all(key) for key in st.query_params if key != "mechanism"}
    return f"?{urlencode({**kept, 'mechanism': name}, doseq=True)}"


def one(evidence: Evidence, row: Row) -> None:
    """One mechanism from top to bottom."""
    st.button("← All claims", on_click=show_mechanism, args=(None,))
    st.header(row["question"], anchor=False)
    st.markdown(f"**{vocabulary.GRADE[row['grade']]}.** {row['reason']}")
    st.caption(f"{GRADE_MEANING[row['grade']]} It is about something {LEVEL[row['level']]}.")
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
        f"{_plural(len(edges), 'arrow')}: "
        + ", ".join(f"{counts[basis]} {basis}" for basis in diagram.STROKE if counts[basis])
        + "."
        + (
            f" They fall into {pieces} separate pieces: nothing that we read joins them."
            if pieces > 1
            else ""
        )
    )
    described = [_arrow_words(edge, names) for edge in edges]
    show.drawing(
        chain.drawing(edges, names, is_dark()).picture,
        alt="Diagram of causes. " + ". ".join(described),
        width=DRAWING_WIDTH,
    )
    signs = [f"{diagram.SIGN[key]} {word}" for key, word in diagram.SIGN_WORD.items()]
    st.caption(f"Signs: {', '.join(signs)}. A crossed arrow was refuted by a test or by sums.")
    show.twin(
        [
            {"arrow": words, "what it rests on": edge["note"]}
            for words, edge in zip(described, edges, strict=True)
        ],
        key="chain",
        label="What each arrow rests on",
    )


def _arrow_words(edge: Row, names: dict[str, str]) -> str:
    return (
        f"{names[edge['from_node']]} {diagram.SIGN_WORD[edge['sign']]} "
        f"{names[edge['to_node']]} ({edge['basis']})"
    )


def _said(evidence: Evidence, row: Row) -> None:
    st.subheader("What the articles say", anchor=False)
    entry = mechanisms.entry(row["id"], evidence)
    for stance in entry.stances:
        if not stance.silent:
            lines = [f"**{stance.article['name']}**"]
            lines += [f"{_said_how(claim)}: {claim['claim']}" for claim in stance.claims]
            st.markdown("  \n".join(lines))
    silent = [stance.article["name"] for stance in entry.stances if stance.silent]
    if silent:
        st.caption(f"Silent on this: {', '.join(silent)}.")
    with st.popover("The articles", icon="📄"):
        for stance in entry.stances:
            if not stance.silent:
                st.markdown(f"**{stance.article['name']}**")
                citations.source_link(evidence, stance.article["article"])


def _said_how(claim: Row) -> str:
    return f"{claim_tables.STANCE_SIGN[claim['stance']]} **{vocabulary.STANCE[claim['stance']]}**"


def _measured(evidence: Evidence, row: Row) -> None:
    st.subheader("What was measured", anchor=False)
    counts = mechanisms.tally(row["id"], evidence)
    if counts:
        st.markdown(
            f"{_plural(sum(counts.values()), 'finding')}: "
            + ", ".join(f"{counts[key]} {word}" for key, word in DIRECTION.items() if counts[key])
            + "."
        )
    else:
        st.markdown("No study of this was found.")
    for finding in mechanisms.findings(row["id"], evidence):
        own = mechanisms.is_own_claim(finding, evidence)
        with st.container(border=True, gap="xsmall"):
            kind = OWN_CLAIM if own else DIRECTION[finding["direction"]]
            st.markdown(f"**{kind}**  \n{citations.finding_text(evidence, finding)}")
            citations.source_link(evidence, finding["source"])


def _conflict(conflict: Conflict) -> None:
    with st.container(border=True, gap="xsmall"):
        st.markdown(
            f"**{conflict.row['verdict']}**  \n**Said:** {conflict.row['said']}  \n"
            f"**Measured:** {conflict.row['measured']}"
        )


def _neighbours(evidence: Evidence, row: Row) -> None:
    """The claims before and after this one in the table, and the way back."""
    names = [each["name"] for each in evidence.rows("mechanisms")]
    at = names.index(row["name"])
    st.divider()
    with st.container(horizontal=True, key="touch-neighbours"):
        further = FURTHER.get(row["id"], WEB)
        st.button(f"Look further: {further}", on_click=show_part, args=(further,))
        for place, label in ((at - 1, "← {}"), (at + 1, "{} →")):
            if 0 <= place < len(names):
                st.button(
                    label.format(names[place]),
                    on_click=show_mechanism,
                    args=(names[place],),
                    key=f"go_{place}",
                )


def _plural(count: int, noun: str) -> str:
    return f"**{count} {noun}{'' if count == 1 else 's'}**"
