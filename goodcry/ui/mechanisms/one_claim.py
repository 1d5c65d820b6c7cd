"""One claim: the question and its grade, the chain it would need, said against measured."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from goodcry import mechanisms, things
from goodcry.evidence import Evidence, Row
from goodcry.figures import claim_tables
from goodcry.mechanisms import Conflict, Entry
from goodcry.ui.kit import frame, notes, stage, wording
from goodcry.ui.kit.folds import fold
from goodcry.ui.kit.page_parameters import MECHANISM_PARTS
from goodcry.ui.mechanisms import arrows, overview, parts, rows

# Side by side where there is room for it.
STYLE = """<style>
:is(.st-key-claim-head, .st-key-claim-sides) > * { min-width: 0; }
.st-key-claim-head h2 { padding-top: 0; }
@media (min-width: 64rem) { :is(.st-key-claim-head, .st-key-claim-sides) { display: grid;
  grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); column-gap: 2.5rem; align-items: start; } }
</style>"""
# Of findings the telling ones come first; so many are in sight, the others wait in a fold.
TELLING = ("supports", "contradicts", "none", "mixed", "unknown", "context")
IN_SIGHT = 6


def one(evidence: Evidence, row: Row) -> None:
    """One mechanism from top to bottom."""
    st.html(STYLE + rows.STYLE)
    parts.to_claim(None, "← All claims", key="all")
    entry = mechanisms.entry(row["id"], evidence)
    with stage.stage(), st.container(key="claim-head"):
        with st.container(gap="small"), frame.lead():
            _words(evidence, row)
        _face_to_face(evidence, entry)
    _chain(evidence, row)
    with stage.stage("sides"), st.container(key="claim-sides"):
        with st.container(gap="xsmall"):
            _said(evidence, entry)
        with st.container(gap="xsmall"):
            _measured(evidence, row)
    found = mechanisms.conflicts(row["id"], evidence)
    if found:
        label = f"Where articles and studies part ways ({len(found)})"
        fold(label, _conflicts, found, key="conflicts", icon=":material/balance:")
    fold("What would settle it", st.markdown, row["settle"], key="settle", icon=":material/flag:")
    _neighbours(evidence, row)
    st.subheader("Find another claim", anchor=False)
    overview.order(evidence, parts.turn_to_claim)


def _words(evidence: Evidence, row: Row) -> None:
    grade = evidence.category("mechanisms", "grade", row["grade"])
    level = evidence.category("mechanisms", "level", row["level"])
    st.header(row["question"], anchor=False)
    st.markdown(f"**{grade.mark}.** {row['reason']}")
    st.markdown(row["summary"])
    notes.caption(f"{grade.meaning} It is about something {level.label}.")


def _face_to_face(evidence: Evidence, entry: Entry) -> None:
    """Who says it beside what was found, each a mark."""
    st.html(
        claim_tables.facing(
            entry.stances,
            evidence.categories("article_claims", "stance"),
            mechanisms.tally(entry.row["id"], evidence),
            {each: evidence.category("findings", "direction", each) for each in TELLING},
        )
    )


def _chain(evidence: Evidence, row: Row) -> None:
    st.subheader("The chain it would need", anchor=False)
    arrows.show(evidence, mechanisms.chain(row["id"], evidence), key="chain")


def _said(evidence: Evidence, entry: Entry) -> None:
    st.subheader("Who says it", anchor=False)
    speaking = [stance for stance in entry.stances if not stance.silent]
    if not speaking:
        st.markdown("No article speaks of it. It is here because studies looked at it.")
        return
    with rows.rows("said"):
        for stance in speaking:
            rows.said(evidence, stance)
    silent = [stance.article for stance in entry.stances if stance.silent]
    if silent:
        names = ", ".join(f"{article['letter']} {article['name']}" for article in silent)
        st.caption(f"Silent on this: {names}.")


def _measured(evidence: Evidence, row: Row) -> None:
    st.subheader("Who found what", anchor=False)
    found = sorted(
        mechanisms.findings(row["id"], evidence),
        key=lambda each: (
            mechanisms.is_own_claim(each, evidence),
            TELLING.index(each["direction"]),
        ),
    )
    shown = found[: IN_SIGHT if len(found) > IN_SIGHT + 1 else None]
    with rows.rows("found"):
        for finding in shown:
            rows.found(evidence, finding)
    rest = found[len(shown) :]
    if rest:
        fold(
            wording.count(len(rest), "more finding"),
            _more,
            evidence,
            rest,
            key="more_found",
            icon=":material/biotech:",
        )


def _more(evidence: Evidence, found: Sequence[Row]) -> None:
    with rows.rows("more"):
        for finding in found:
            rows.found(evidence, finding)


def _conflicts(found: Sequence[Conflict]) -> None:
    for conflict in found:
        with st.container(border=True, gap="xsmall"):
            st.markdown(
                f"**{conflict.row['verdict']}**  \n**Said:** {conflict.row['said']}  \n"
                f"**Found:** {conflict.row['measured']}"
            )


def _neighbours(evidence: Evidence, row: Row) -> None:
    """The things that it is about, and the claims before and after it in the table."""
    every = evidence.rows("mechanisms")
    at = every.index(row)
    with st.container(horizontal=True):
        for thing in things.of_mechanism(row["id"], evidence):
            parts.to_thing(thing["id"], f"All on {thing['label']}", key=f"to_{thing['id']}")
        further = parts.FURTHER.get(row["id"], parts.WEB)
        parts.to_part(further, f"Look further: {MECHANISM_PARTS[further]}", key="further")
        for place, label in ((at - 1, "← {}"), (at + 1, "{} →")):
            if 0 <= place < len(every):
                other = every[place]
                parts.to_claim(other["id"], label.format(other["name"]), key=f"go_{place}")
