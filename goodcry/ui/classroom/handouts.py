"""What a lesson says, on the page and on paper: words, links, how sure, handouts."""

from __future__ import annotations

from collections.abc import Mapping

from goodcry import bibliography, classroom, downloads
from goodcry.classroom import Ground, Step
from goodcry.downloads import File
from goodcry.evidence import Evidence, Row
from goodcry.network import PhoneAddress
from goodcry.ui.classroom import handout_html
from goodcry.ui.kit import citations, registry, share, vocabulary

# The handout that holds the cards of all stories; each other bears the id of its lesson.
STORIES = "stories"
BEFORE = (
    "Before you start: nobody has to speak of tears of their own. Talk about what people in "
    "studies did, not about who in the room cries. Say once that “Help now”, at the foot of "
    "every page, leads to somebody to talk to."
)


def link(step: Step, root: str) -> str | None:
    """The absolute address that a step opens; None for a step without the app, or without root."""
    return None if step.page is None else _absolute(step.page, step.parameters, root)


def _absolute(page: str, parameters: Mapping[str, str], root: str) -> str | None:
    return share.address(registry.page(page), parameters, root) if root else None


def when(step: Step) -> str:
    """The minutes of a step, counted from the start of the lesson."""
    return f"Minute {step.start} to {step.end}"


def form(evidence: Evidence, step: Step) -> str:
    """How people work in a step."""
    return evidence.category("lesson_steps", "form", step.form).label


def facts(row: Row) -> list[tuple[str, str]]:
    """What a teacher wants to know before choosing a lesson."""
    return [
        ("Length", f"{row['minutes']} minutes"),
        ("Age", row["ages"]),
        ("Subject", row["subject"]),
        ("Needed", row["needs"]),
    ]


def how_sure(ground: Ground, evidence: Evidence) -> str:
    """How sure an answer is: the mark of its row and why, or who found it and how it was read."""
    row = ground.row
    if ground.table == "factors":
        return f"{vocabulary.certainties(evidence, row['id'])}. {row['basis']}"
    if ground.table == "mechanisms":
        return f"{vocabulary.grade(evidence, row['grade'])}. {row['reason']}"
    words = [bibliography.short_citation(evidence.row("sources", row["source"]))]
    if ground.table == "findings":
        words += [citations.sample(row), row["design"]]
    elif ground.table == "base_rates":
        words.append(row["design"])
    words.append(vocabulary.read(evidence, row["read"]))
    return " · ".join(word for word in words if word)


def file(name: str, evidence: Evidence, phones: PhoneAddress) -> File:
    """The handout of a lesson, by its id, or that of all stories, with codes for phones.

    Raises:
        ValueError: there is none of this name; the message lists those that exist.
    """
    names = [STORIES, *(row["id"] for row in evidence.rows("lessons"))]
    if name not in names:
        listed = ", ".join(f"{each}.html" for each in names)
        raise ValueError(f"There is no handout of this name. There are: {listed}.")

    def made() -> File:
        if name == STORIES:
            html = cards(evidence, phones)
        else:
            html = sheet(evidence.row("lessons", name), evidence, phones)
        return File(f"a-good-cry-{name.replace('_', '-')}.html", html.encode())

    return downloads.kept(evidence, ("handout", name, phones), made)


def sheet(row: Row, evidence: Evidence, phones: PhoneAddress) -> str:
    """The handout of a lesson, with codes for phones, or with the reason why it has none."""
    steps = []
    for step in classroom.steps(row["id"], evidence):
        opens = handout_html.Link(step.opens or "", link(step, phones.root)) if step.page else None
        steps.append(handout_html.Step(when(step), form(evidence, step), step.text, opens))
    answers = [
        handout_html.Answer(
            answer["text"],
            [how_sure(ground, evidence) for ground in classroom.grounds(answer, evidence)],
        )
        for answer in classroom.talk(row["id"], "answer", evidence)
    ]
    return handout_html.lesson(
        handout_html.Lesson(
            title=row["title"],
            goal=row["goal"],
            facts=facts(row),
            before=BEFORE,
            steps=steps,
            questions=texts(row, "question", evidence),
            misconceptions=texts(row, "misconception", evidence),
            answers=answers,
            without_codes=phones.sentence,
            foot=_foot(evidence, phones.root),
            code_width=evidence.setting("qr_print_width"),
        )
    )


def cards(evidence: Evidence, phones: PhoneAddress) -> str:
    """The handout with a card for every story, with codes, or with the reason why it has none."""
    deck = [
        handout_html.Card(
            row["name"],
            row["story"],
            _absolute("moderators", classroom.story_parameters(row["id"], evidence), phones.root),
        )
        for row in evidence.rows("presets")
    ]
    return handout_html.cards(
        "Stories about a cry",
        "Cut the cards out and give one to each group. The code opens the story in the app. "
        "Before you scan: how do you think mood was afterwards, and why?"
        if phones.root
        else "Cut the cards out and give one to each group. Before you open the story in the app: "
        f"how do you think mood was afterwards, and why? {phones.sentence}",
        deck,
        _foot(evidence, phones.root),
        evidence.setting("qr_print_width"),
    )


def _foot(evidence: Evidence, root: str) -> str:
    place = _absolute("care", {}, root) or f"the page “{registry.page('care').title}” of the app"
    return (
        f"A Good Cry? · Evidence collected {evidence.date} · Not medical advice. "
        f"Help and helplines: {place}"
    )


def texts(row: Row, kind: str, evidence: Evidence) -> list[str]:
    """What is said of a lesson: its questions, misconceptions or answers."""
    return [line["text"] for line in classroom.talk(row["id"], kind, evidence)]
