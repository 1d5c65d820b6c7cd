"""Guess, then reveal: one question at a time, nothing stored."""

from __future__ import annotations

import streamlit as st

from goodcry import guesses
from goodcry.evidence import Evidence
from goodcry.ui.classroom import lessons
from goodcry.ui.kit import controls, guessing, heard, links, query, show

PAGE = "classroom"
# Guesses that were revealed: a part of the address that belongs to no control.
PAST = "l_past"


def guess(evidence: Evidence) -> None:
    """A word on how it works, then the questions."""
    st.markdown(
        "Guess before you look. A wrong guess is worth more than none: it shows what you "
        "expected. Nothing is stored here. In a live class it is: there everybody guesses on a "
        "phone, and a screen counts."
    )
    lessons.ask_live("Ask your class live", evidence)
    questions(evidence)


def questions(evidence: Evidence) -> None:
    """One question: guess, then reveal the answer."""
    rows = guesses.questions(PAGE, evidence)
    with st.container(key="touch-l_question"):
        number = controls.one_of("Question", "l_question", evidence)
    row = rows[number - 1]
    st.subheader(row["question"], anchor=False)
    heard.tell("question", row["question"])
    guessed = guessing.slider(evidence, row, f"l_guess{number}")
    with st.container(key="touch-switch-l_show"):
        shown = controls.switch(
            "Show the answer",
            f"l_show{number}",
            evidence,
            on_change=remember,
            args=(evidence, number),
        )
    if shown:
        with st.container(border=True, gap="small", key="l_answer"):
            guessing.answer(evidence, row, guessed)
    with st.container(key="touch-l_next"):
        if number < len(rows):
            links.here(
                "Next question",
                key="next",
                parameters={"l_question": str(number + 1)},
                icon=":material/arrow_forward:",
            )
    _so_far(evidence, {number: guessed} if shown else {})


def remember(evidence: Evidence, number: int) -> None:
    """Callback: keep a revealed guess in the address, or drop it when it is hidden again.

    The guess is the one that the slider holds now; it may have moved in the same breath.
    """
    past = guesses.read(_kept(evidence), guesses.questions(PAGE, evidence))
    past.pop(number, None)
    if st.session_state[f"l_show{number}"]:
        past[number] = float(st.session_state[f"l_guess{number}"])
    query.keep(PAST, guesses.write(past))


def _kept(evidence: Evidence) -> str:
    """The guesses in the address."""
    return str(query.asked(PAST, evidence) or "")


def _so_far(evidence: Evidence, now: dict[int, float]) -> None:
    """What was guessed and revealed so far, in this address."""
    rows = guesses.questions(PAGE, evidence)
    revealed = guesses.read(_kept(evidence), rows) | now
    if not revealed:
        return
    lines = []
    for number, guessed in sorted(revealed.items()):
        row = rows[number - 1]
        judgement = guesses.judge(row, guessed, evidence)
        lines.append(
            {
                "question": str(number),
                "your guess": f"{guessed:g}",
                "answer": f"{judgement.answer:g} {row['unit']}",
                "off by": guessing.off_words(judgement),
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
