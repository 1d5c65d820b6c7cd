"""A number to guess and then to look up: one slider, one answer, one picture, on every page."""

from __future__ import annotations

import streamlit as st

from goodcry import bibliography, guesses
from goodcry.evidence import Evidence, Row
from goodcry.figures import guess_line
from goodcry.guesses import Judgement
from goodcry.ui.kit import citations, show, vocabulary

# A drawing made for a phone looks lost when it is stretched over a wide page.
DRAWING_WIDTH = 440


def slider(question: Row, key: str) -> float:
    """The slider of a question; what it is set to stands in the address under its key."""
    numbers = [question[name] for name in ("low", "high", "start", "step")]
    if all(float(number).is_integer() for number in numbers):
        numbers = [int(number) for number in numbers]
    low, high, start, step = numbers
    return float(
        st.slider(
            f"Your guess ({question['unit']})",
            low,
            high,
            start,
            step=step,
            format="%d" if isinstance(step, int) else "%.1f",
            key=key,
            bind="query-params",
        )
    )


def off_words(judgement: Judgement) -> str:
    """How far off a guess is, in words."""
    if not judgement.off:
        return "spot on"
    if judgement.near:
        return "as near as the slider allows"
    return f"{abs(judgement.off):g} too {'high' if judgement.off > 0 else 'low'}"


def answer(evidence: Evidence, question: Row, guessed: float) -> None:
    """The measured number beside the guess, what it teaches, and where it comes from."""
    judgement = guesses.judge(question, guessed, evidence)
    low, high, unit = question["low"], question["high"], question["unit"]
    st.markdown(
        f"**Measured: {judgement.measured:g} {unit}.** Your guess of {guessed:g} is "
        f"**{off_words(judgement)}**."
    )
    dark = st.context.theme.type == "dark"
    show.drawing(
        guess_line.drawing(guessed, judgement.measured, low, high, dark),
        alt=f"A line from {low:g} to {high:g} {unit}: your guess at {guessed:g}, measured "
        f"{judgement.measured:g}",
        width=DRAWING_WIDTH,
    )
    st.markdown(question["explanation"])
    ground = guesses.ground(question, evidence)
    st.caption(_about(evidence, ground))
    citations.source_link(evidence, ground["source"])


def _about(evidence: Evidence, ground: Row) -> str:
    """Who found a number, in whom, how it was read, and what to beware of."""
    source = bibliography.short_citation(evidence.row("sources", ground["source"]))
    words = [source, ground.get("sample") or ground.get("design")]
    if ground.get("read"):
        words.append(vocabulary.READ[ground["read"]])
    beware = ground.get("caution") or ground.get("note")
    facts = " · ".join(word for word in words if word)
    return f"{facts}.  \n**Beware:** {beware}" if beware else f"{facts}."
