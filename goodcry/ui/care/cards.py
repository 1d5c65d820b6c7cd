"""What the care page shows: help, the breathing circle, and cards with their evidence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import streamlit as st

from goodcry import statements
from goodcry.claims import measured
from goodcry.evidence import Evidence, Row
from goodcry.figures import pacer
from goodcry.ui.kit import citations, claims, controls, keys, links, vocabulary, wording
from goodcry.ui.kit.folds import fold


def day(then: date) -> str:
    """A date as people say it: 22 November 2026."""
    return f"{then.day} {then:%B %Y}"


def help_lines(evidence: Evidence) -> None:
    """The lines to call or text as large buttons, for whom they are, and when they were checked."""
    buttons = evidence.rows("help_links")
    with st.container(horizontal=True, gap="xsmall"):
        for link in buttons:
            if link["line"]:
                st.link_button(link["label"], link["address"], icon=link["icon"])
    line, directory = evidence.rows("crisis_lines")[:2]
    emergency = evidence.row("help_links", "emergency")
    st.markdown("You do not need to be in danger to call. A hard night is reason enough.")
    # Linked in the words too: these are there before the code for the buttons has arrived.
    st.markdown(
        f":small[[{line['number']}]({buttons[0]['address']}) is in the {line['country']}: "
        f"{line['how'].lower()}. [The directory]({directory['link']}) knows lines in "
        f"{directory['country']}. In danger right now? Call your local emergency number "
        f"({line['country']}: [{emergency['label']}]({emergency['address']})). "
        f"Checked {day(line['checked'])}.]"
    )


def breathing(evidence: Evidence) -> None:
    """The breathing circle: it starts on request and is gone as soon as the page is left."""
    with st.container(key="touch-switch-c_go"):
        # Not bound to the address: a link must not start it for somebody else.
        word = "Stop" if st.session_state.get(keys.own("go")) else "Start"
        going = st.toggle(f"{word} the circle", key=keys.own("go"))
    place = st.container()
    pace = []
    for column, name in zip(st.columns(2), ("in", "out"), strict=True):
        row = evidence.row("assumptions", f"pacer_{name}")
        with column:
            seconds = controls.number(
                f"{row['name']} (seconds)",
                f"c_{name}",
                evidence,
                step=evidence.assumption("pacer_step"),
                format="plain",
            )
        pace.append(seconds)
    with place:
        if going:
            st.html(pacer.drawing(*pace))
        st.markdown(f"{pacer.words(*pace)} No sound. Stop whenever you like.")


def claim(evidence: Evidence, row: Row) -> None:
    """What one article says and how firmly, and what of it we found no study of."""
    said = [claims.line(evidence, row)]
    if row["no_study"]:
        said.append(claims.not_studied(row["no_study"]))
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

    fold(label, draw, key=f"why_{key}", icon="🔎", type="compact")


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
    with st.expander("Step by step", icon="✊", key=keys.own("steps")):
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
    """A fold with what the articles say on when to talk to somebody."""
    with st.expander("What the articles say", icon="📰", key=keys.own("said")):
        claims.cards(evidence, article_claims(evidence))
        st.markdown(
            "The list above comes from these articles, not from a study. No study that we read "
            "says how many cries would be too many."
        )


def where_numbers_come_from(evidence: Evidence) -> None:
    """A fold with what stands behind the lines to call."""
    with st.expander("Where the numbers to call come from", icon="🔎", key=keys.own("numbers")):
        citations.findings(evidence, evidence.where("findings", area="safety"))


def holding_back_conflict(evidence: Evidence) -> None:
    """What articles say of tears held back, beside what was measured."""
    said = statements.behind("care-holding-back", evidence).claims
    with st.container(border=True, gap="small"):
        for conflict in measured(said, evidence).conflicts:
            st.markdown(f"**What articles say:** {conflict['said']}")
            st.markdown(f"**{conflict['verdict']}.** {conflict['measured']}")
        with st.expander("The claims one by one", icon="📰", key=keys.own("holding")):
            for row in said:
                claim(evidence, row)


def holding_back(evidence: Evidence) -> None:
    """What each study says about holding tears or feelings back."""
    rows = evidence.rows("holding_back")
    findings = [evidence.row("findings", row["finding"]) for row in rows]
    lines = []
    for row, finding in zip(rows, findings, strict=True):
        sample = f" ({citations.sample(finding)})" if finding["n"] else ""
        lines.append(f"- **{row['asked']}**{sample}: {row['answer']}")
    st.markdown("\n".join(lines))
    st.caption(studies(evidence, findings))
    details(evidence, findings, "holding_back", "How do we know?", "The studies, one by one:")
