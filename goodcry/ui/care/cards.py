"""What the care page shows: the breathing circle, small things to do, cards with their evidence."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from goodcry import statements
from goodcry.claims import measured
from goodcry.evidence import Evidence, Row
from goodcry.figures import pacer
from goodcry.ui.kit import (
    articles,
    big,
    citations,
    controls,
    heard,
    help_numbers,
    keys,
    known,
    links,
    query,
    vocabulary,
    wording,
)
from goodcry.ui.kit.folds import fold

# In, then out: how the seconds of the circle are called in the address.
PACE = ("c_in", "c_out")


def breathing(evidence: Evidence) -> None:
    """The breathing circle: it starts on request and is gone as soon as the page is left."""
    with st.container(key="touch-switch-c_go"):
        # Not bound to the address: a link must not start it for somebody else.
        word = "Stop" if st.session_state.get(keys.own("go")) else "Start"
        going = st.toggle(f"{word} the circle", key=keys.own("go"))
    pace = [query.held(name, evidence) for name in PACE]
    heard.tell("circle", pacer.words(*pace) if going else "")
    if going:
        st.html(pacer.drawing(*pace))
    st.markdown(f"{pacer.words(*pace)} No sound. If you feel light-headed, stop.")
    if big.on():
        _set_pace(evidence)
    else:
        # Drawn when it is opened: what a slider needs is heavy for a phone. A pace that is set
        # needs its sliders, or it would leave the address.
        usual = [known.named(name, evidence).start(evidence) for name in PACE]
        fold(
            "Slower or faster",
            _set_pace,
            evidence,
            key="pace",
            icon=":material/tune:",
            even_closed=pace != usual,
        )


def _set_pace(evidence: Evidence) -> None:
    for column, name in zip(st.columns(2), PACE, strict=True):
        row = evidence.row("assumptions", f"pacer_{name.removeprefix('c_')}")
        with column:
            controls.number(
                f"{row['name']} (seconds)",
                name,
                evidence,
                step=evidence.assumption("pacer_step"),
                format="plain",
            )


def small_things(evidence: Evidence) -> None:
    """A few things to do right now, one line each."""
    st.markdown(
        "\n".join(
            f"- {row['icon']} {row['now']}" for row in evidence.rows("soothers") if row["now"]
        )
    )


def signs(evidence: Evidence) -> None:
    """When it is good to tell somebody, and the way back to the numbers."""
    st.markdown(
        "Crying is not an illness. But sometimes it is good to tell somebody: a doctor, a "
        "therapist, a counsellor at school or work, or a person you trust. For example when:\n\n"
        + "\n".join(f"- {row['sign']}" for row in evidence.rows("care_signs"))
        + "\n\nThis is not a test and there is nothing to add up. One of these is enough to talk, "
        f"and you need no reason at all. [Back to the numbers at the top](#{help_numbers.ANCHOR})"
    )


def claim(evidence: Evidence, row: Row) -> None:
    """What one article says and how firmly, and what of it we found no study of."""
    said = [articles.line(evidence, row)]
    if row["no_study"]:
        said.append(articles.not_studied(row["no_study"]))
    st.markdown("  \n".join(map(wording.small, said)))


def claims_of(evidence: Evidence, mechanism: str) -> list[Row]:
    """What the articles say about a mechanism, on this page."""
    rows = [
        evidence.row("article_claims", link["claim"])
        for link in evidence.where("claim_mechanisms", mechanism=mechanism)
    ]
    return [row for row in rows if row["page"] == "care"]


def studies(evidence: Evidence, findings: Iterable[Row]) -> str:
    """How many sources stand behind a card, and how far they were read."""
    rows = list(findings)
    sources = {row["source"] for row in rows}
    levels = {row["read"] for row in rows}
    read = [
        text
        for level, text in vocabulary.labels(evidence, "findings", "read").items()
        if level in levels
    ]
    return f"{wording.count(len(sources), 'source')}, {' or '.join(read)}"


def details(
    evidence: Evidence,
    findings: Iterable[Row],
    key: str,
    label: str,
    why: str,
    mechanism: Row | None = None,
) -> None:
    """A folded part with the findings behind a card."""

    def draw() -> None:
        st.markdown(why)
        citations.findings(evidence, findings)
        if mechanism:
            links.to("mechanisms", "How it is said to work", mechanism=mechanism["id"])

    fold(label, draw, key=f"why_{key}", icon=":material/find_in_page:", type="compact")


def soothers(evidence: Evidence) -> None:
    """Each way to calm down, with what was measured and what was not."""
    st.markdown(
        "Tears are not the only way to feel calmer. In the studies we found, nobody had just "
        "cried. So take what feels good, and leave the rest."
    )
    st.caption(
        "Where a g or d is given, it tells how big the difference was. A whole one is as big as "
        "the usual spread between people."
    )
    for row in evidence.rows("soothers"):
        soother(evidence, row)


def soother(evidence: Evidence, row: Row) -> None:
    """One way to calm down: what to do, what was measured, what is not known."""
    mechanism = evidence.row("mechanisms", row["mechanism"])
    findings = evidence.where("findings", mechanism=row["mechanism"])
    with st.container(border=True, gap="small"):
        st.subheader(f"{row['icon']} {row['name']}", anchor=False)
        st.markdown(row["do"])
        if row["id"] == "muscles":
            relaxation(evidence)
        for each in claims_of(evidence, row["mechanism"]):
            claim(evidence, each)
        st.markdown(f"**Measured:** {row['known']}  \n**Not known:** {row['unknown']}")
        st.caption(
            f"{vocabulary.grade(evidence, mechanism['grade'])} · {studies(evidence, findings)}"
        )
        details(
            evidence,
            findings,
            row["id"],
            "How do we know?",
            f"**Why this mark?** {mechanism['reason']}\n\n"
            f"**What would settle it?** {mechanism['settle']}",
            mechanism,
        )


def relaxation(evidence: Evidence) -> None:
    """Progressive muscle relaxation as a numbered list."""
    seconds = evidence.assumption("pacer_tense")
    with st.expander("Step by step", icon=":material/format_list_numbered:", key=keys.own("steps")):
        st.markdown(
            f"Sit or lie so that nothing presses. Tense each part for about {seconds:g} seconds "
            "while you breathe in. Let go as you breathe out, and wait a breath or two. Tense "
            "only as much as feels fine, and leave out what hurts."
        )
        st.markdown(
            "\n".join(
                f"{row['step']}. **{row['part']}.** {row['tense']} "
                f"**Then let go:** {row['release']}"
                for row in evidence.rows("relaxation_steps")
            )
        )
        st.caption("The order is ours. Any order will do.")


def conditions(evidence: Evidence) -> None:
    """Each condition that changes crying, and whom to ask."""
    st.markdown(
        "A page cannot tell whether you have one of these, and this one does not try. It may "
        "help to know that they exist and that people can be asked."
    )
    for row in evidence.rows("care_conditions"):
        condition(evidence, row)


def condition(evidence: Evidence, row: Row) -> None:
    """A condition or medicine that changes crying: what it is, whom to ask, how common."""
    findings = [
        evidence.row("findings", link["finding"])
        for link in evidence.where("care_condition_findings", condition=row["id"])
    ]
    with st.container(border=True, gap="small"):
        st.subheader(row["name"], anchor=False)
        st.markdown(row["what"])
        st.markdown(f"**Whom to ask:** {row['ask']}  \n**How common?** {row['common']}")
        details(evidence, findings, row["id"], "The numbers, and how we know", row["numbers"])


def article_claims(evidence: Evidence) -> list[Row]:
    """What the articles say on this page's matters, apart from the ways to calm down."""
    shown = {
        each["id"]
        for row in evidence.rows("soothers")
        for each in claims_of(evidence, row["mechanism"])
    }
    return [row for row in evidence.where("article_claims", page="care") if row["id"] not in shown]


def articles_say(evidence: Evidence) -> None:
    """What the articles say on when to talk to somebody."""
    articles.cards(evidence, article_claims(evidence))
    st.markdown(
        "The signs on this page come from these articles, not from a study. No study that we "
        "read says how many cries would be too many, or too few. So nothing here has to frighten "
        "you. If your crying worries you, that is reason enough to ask."
    )


def holding_back(evidence: Evidence) -> None:
    """What is said, and what each study says, about holding tears or feelings back."""
    st.markdown(
        "You may let tears come. You may keep them for later. Studies do not agree on which is "
        "better, and most of them looked at feelings in general and not at tears."
    )
    rows = evidence.rows("holding_back")
    findings = [evidence.row("findings", row["finding"]) for row in rows]
    lines = []
    for row, finding in zip(rows, findings, strict=True):
        sample = f" ({citations.sample(finding)})" if finding["n"] else ""
        lines.append(f"- **{row['asked']}**{sample}: {row['answer']}")
    st.markdown("\n".join(lines))
    st.caption(studies(evidence, findings))
    details(evidence, findings, "holding_back", "How do we know?", "The studies, one by one:")
    _holding_back_conflict(evidence)
    links.to("moderators", "Set what surrounds a cry", holding_back="held back")


def _holding_back_conflict(evidence: Evidence) -> None:
    """What articles say of tears held back, beside what was measured."""
    said = statements.behind("care-holding-back", evidence).claims
    with st.container(border=True, gap="small"):
        for conflict in measured(said, evidence).conflicts:
            st.markdown(f"**What articles say:** {conflict['said']}")
            st.markdown(f"**{conflict['verdict']}.** {conflict['measured']}")
        for row in said:
            claim(evidence, row)
