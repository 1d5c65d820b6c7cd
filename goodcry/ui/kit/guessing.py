"""A number to guess and then to look up: one slider, one answer, one picture, on every page."""

from __future__ import annotations

from goodcry import bibliography, guesses
from goodcry.evidence import Evidence, Row
from goodcry.figures import guess_line
from goodcry.guesses import Judgement
from goodcry.ui.kit import appearance, citations, controls, heard, notes, show, vocabulary


def slider(evidence: Evidence, question: Row, name: str) -> float:
    """The slider of a question; ``name`` is that of its parameter in the address."""
    return controls.guess(f"Your guess ({question['unit']})", name, evidence, question)


def off_words(judgement: Judgement) -> str:
    """How far off a guess is, in words."""
    if not judgement.off:
        return "spot on"
    if judgement.near:
        return "as near as the slider allows"
    return f"{abs(judgement.off):g} too {'high' if judgement.off > 0 else 'low'}"


def answer(evidence: Evidence, question: Row, guessed: float) -> None:
    """The answer beside the guess, what it teaches, and where it comes from."""
    judgement = guesses.judge(question, guessed, evidence)
    word = guesses.word(question, evidence)
    low, high, unit = question["low"], question["high"], question["unit"]
    said = (
        f"**{word.capitalize()}: {judgement.answer:g} {unit}.** Your guess of {guessed:g} is "
        f"**{off_words(judgement)}**."
    )
    heard.tell(f"answer {question['id']}", said)
    show.words(said)
    show.drawing(
        guess_line.drawing(guessed, judgement.answer, low, high, word),
        alt=f"A line from {low:g} to {high:g} {unit}: your guess at {guessed:g}, {word} "
        f"{judgement.answer:g}",
        key=f"guess-{question['id']}",
        width=appearance.DRAWING_WIDTH,
    )
    show.words(question["explanation"])
    ground = guesses.ground(question, evidence)
    notes.caption(_about(evidence, ground))
    citations.source_link(evidence, ground["source"])


def _about(evidence: Evidence, ground: Row) -> str:
    """Who found a number, in whom, how it was read, and what to beware of."""
    source = bibliography.short_citation(evidence.row("sources", ground["source"]))
    words = [source, ground.get("sample") or ground.get("design")]
    if ground.get("read"):
        words.append(vocabulary.read(evidence, ground["read"]))
    beware = ground.get("caution") or ground.get("note")
    facts = " · ".join(word for word in words if word)
    return f"{facts}.  \n**Beware:** {beware}" if beware else f"{facts}."
