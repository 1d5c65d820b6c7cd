"""Guess, then reveal: one question at a time, nothing stored."""

from __future__ import annotations

import streamlit as st

from goodcry import bibliography, guesses, who_cries
from goodcry.evidence import Evidence, Row
from goodcry.figures import guess_line
from goodcry.ui.kit import appearance, citations, controls, links, query, show, vocabulary

# Guesses that were revealed: a part of the address that belongs to no control.
PAST = "l_past"


def guess(evidence: Evidence) -> None:
    """A word on how it works, then the questions."""
    st.markdown(
        "Guess before you look. A wrong guess is worth more than none: it shows what you "
        "expected. Nothing is stored."
    )
    questions(evidence)


def questions(evidence: Evidence) -> None:
    """One question: guess, then reveal the measured answer."""
    rows = evidence.rows("questions")
    with st.container(key="touch-l_question"):
        number = controls.one_of("Question", "l_question", evidence)
    row = rows[number - 1]
    guessed = _slider(evidence, row, number)
    with st.container(key="touch-switch-l_show"):
        shown = controls.switch(
            "Show the answer",
            f"l_show{number}",
            evidence,
            on_change=remember,
            args=(evidence, number, guessed),
        )
    if shown:
        _answer(evidence, row, guessed)
    with st.container(key="touch-l_next"):
        if number < len(rows):
            links.here(
                "Next question",
                key="next",
                parameters={"l_question": str(number + 1)},
                icon="➡️",
            )
    _so_far(evidence, {number: guessed} if shown else {})


def _slider(evidence: Evidence, row: Row, number: int) -> float:
    st.subheader(row["question"], anchor=False)
    return controls.guess(f"Your guess ({row['unit']})", f"l_guess{number}", evidence, row)


def off_words(judgement: who_cries.Judgement) -> str:
    """How far off a guess is, in words."""
    if judgement.near:
        return "spot on"
    return f"{abs(judgement.off):g} too {'high' if judgement.off > 0 else 'low'}"


def _answer(evidence: Evidence, row: Row, guessed: float) -> None:
    judgement = who_cries.judge(row, guessed, evidence)
    with st.container(border=True, gap="small", key="l_answer"):
        st.markdown(
            f"**Measured: {judgement.measured:g} {row['unit']}.** Your guess of {guessed:g} is "
            f"**{off_words(judgement)}**."
        )
        show.drawing(
            guess_line.drawing(
                guessed,
                judgement.measured,
                row["low"],
                row["high"],
                dark=appearance.is_dark(),
            ),
            alt=f"A line from {row['low']:g} to {row['high']:g} {row['unit']}: your guess at "
            f"{guessed:g}, measured {judgement.measured:g}",
            width=440,
        )
        st.markdown(row["explanation"])
        ground = evidence.row(row["answer_table"], row["answer_id"])
        st.caption(_about(evidence, ground))
        citations.source_link(evidence, ground["source"])


def _about(evidence: Evidence, ground: Row) -> str:
    """Who found a number, in whom, how it was read, and what to beware of."""
    source = bibliography.short_citation(evidence.row("sources", ground["source"]))
    words = [source, ground.get("sample") or ground.get("design"), vocabulary.READ[ground["read"]]]
    beware = ground.get("caution") or ground.get("note")
    facts = " · ".join(word for word in words if word)
    return f"{facts}.  \n**Beware:** {beware}" if beware else f"{facts}."


def remember(evidence: Evidence, number: int, guessed: float) -> None:
    """Callback: keep a revealed guess in the address, or drop it when it is hidden again."""
    past = guesses.read(st.query_params.get(PAST, ""), evidence.rows("questions"))
    past.pop(number, None)
    if st.session_state[f"l_show{number}"]:
        past[number] = guessed
    query.keep(PAST, guesses.write(past))


def _so_far(evidence: Evidence, now: dict[int, float]) -> None:
    """What was guessed and revealed so far, in this address."""
    rows = evidence.rows("questions")
    revealed = guesses.read(st.query_params.get(PAST, ""), rows) | now
    if not revealed:
        return
    lines = []
    for number, guessed in sorted(revealed.items()):
        row = rows[number - 1]
        judgement = who_cries.judge(row, guessed, evidence)
        lines.append(
            {
                "question": str(number),
                "your guess": f"{guessed:g}",
                "measured": f"{judgement.measured:g} {row['unit']}",
                "off by": off_words(judgement),
            }
        )
    st.markdown(f"**So far:** {len(revealed)} of {len(rows)} revealed.")
    show.table(lines)


def parameters(part: str) -> dict[str, str]:
    """What brings a part of the classroom page back, without anybody's guesses."""
    found = {"l_part": part}
    number = st.session_state.get("l_question")
    if part == "guess" and number not in (None, 1):
        found["l_question"] = str(number)
    return found
