"""Guess-then-reveal and the quiz: one question at a time, nothing stored."""

from __future__ import annotations

import streamlit as st

from goodcry import bibliography, guessing, quiz, who_cries
from goodcry.evidence import Evidence, Row
from goodcry.figures import guess as picture
from goodcry.quiz import Attempt, Game, Item
from goodcry.ui import choice, marks, registry, show
from goodcry.ui.mechanisms import GRADE_MEANING

# Parts of the address that belong to no control.
PATH, PAST = "l_path", "l_past"


def go_to(number: int) -> None:
    """Callback: show another question."""
    st.session_state["l_question"] = number


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
        number = choice.one_of("Question", range(1, len(rows) + 1), 1, key="l_question")
    row = rows[number - 1]
    guessed = _slider(row, number)
    with st.container(key="touch-switch-l_show"):
        shown = st.toggle(
            "Show the answer",
            key=f"l_show{number}",
            bind="query-params",
            on_change=remember,
            args=(evidence, number, guessed),
        )
    if shown:
        _answer(evidence, row, guessed)
    with st.container(key="touch-l_next"):
        if number < len(rows):
            st.button("Next question", key="l_next", on_click=go_to, args=(number + 1,), icon="➡️")
    _so_far(evidence, {number: guessed} if shown else {})


def _slider(row: Row, number: int) -> float:
    numbers = [row[name] for name in ("low", "high", "start", "step")]
    if all(float(each).is_integer() for each in numbers):
        numbers = [int(each) for each in numbers]
    low, high, start, step = numbers
    st.subheader(row["question"], anchor=False)
    return float(
        st.slider(
            f"Your guess ({row['unit']})",
            low,
            high,
            start,
            step=step,
            key=f"l_guess{number}",
            bind="query-params",
        )
    )


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
            picture.drawing(
                guessed,
                judgement.measured,
                row["low"],
                row["high"],
                dark=st.context.theme.type == "dark",
            ),
            alt=f"A line from {row['low']:g} to {row['high']:g} {row['unit']}: your guess at "
            f"{guessed:g}, measured {judgement.measured:g}",
            width=440,
        )
        st.markdown(row["explanation"])
        ground = evidence.row(row["answer_table"], row["answer_id"])
        st.caption(_about(evidence, ground))
        marks.source_link(evidence, ground["source"])


def _about(evidence: Evidence, ground: Row) -> str:
    """Who found a number, in whom, how it was read, and what to beware of."""
    source = bibliography.short_citation(evidence.row("sources", ground["source"]))
    words = [source, ground.get("sample") or ground.get("design"), marks.READ[ground["read"]]]
    beware = ground.get("caution") or ground.get("note")
    facts = " · ".join(word for word in words if word)
    return f"{facts}.  \n**Beware:** {beware}" if beware else f"{facts}."


def remember(evidence: Evidence, number: int, guessed: float) -> None:
    """Callback: keep a revealed guess in the address, or drop it when it is hidden again."""
    past = guessing.read(st.query_params.get(PAST, ""), evidence.rows("questions"))
    past.pop(number, None)
    if st.session_state[f"l_show{number}"]:
        past[number] = guessed
    _keep(PAST, guessing.write(past))


def _keep(key: str, text: str) -> None:
    """Put a text into the address, or take an empty one out of it."""
    if text and st.query_params.get(key) != text:
        st.query_params[key] = text
    elif not text and key in st.query_params:
        del st.query_params[key]


def _so_far(evidence: Evidence, now: dict[int, float]) -> None:
    """What was guessed and revealed so far, in this address."""
    rows = evidence.rows("questions")
    revealed = guessing.read(st.query_params.get(PAST, ""), rows) | now
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


def extend(sign: str) -> None:
    """Callback: add an answer, or "next", to the game in the address."""
    st.query_params[PATH] = st.query_params.get(PATH, "") + sign


def restart() -> None:
    """Callback: begin the quiz anew."""
    st.query_params.pop(PATH, None)


def quiz_game(evidence: Evidence) -> None:
    """A word on how it works, then the claims."""
    st.markdown(
        "How well was a claim tested **in people who cried**? You rate the evidence, not whether "
        "the claim sounds true. A claim that you miss comes back after a few others. Nothing is "
        "stored."
    )
    claims(evidence)


def claims(evidence: Evidence) -> None:
    """One claim: rate it, then see the grade and its reason."""
    game = quiz.replay(st.query_params.get(PATH, ""), evidence)
    # What had to be skipped in a mistyped address does not stay there.
    _keep(PATH, game.path)
    if game.current is None:
        _result(evidence, game)
        return
    st.progress(
        game.settled / len(game.items),
        f"{game.settled} of {len(game.items)} claims settled",
    )
    item = game.current
    source = bibliography.short_citation(evidence.row("sources", item.claim["article"]))
    with st.container(border=True, gap="xsmall", key="l_claim"):
        if game.tries(item) > (game.answered is not None):
            st.caption("You have seen this one before.")
        st.subheader(f"“{item.claim['claim']}”", anchor=False)
        st.caption(
            f"In our words, from {source}. The article {marks.STANCE[item.claim['stance']]}."
        )
    if game.answered is None:
        _choices(evidence)
    else:
        _verdict(evidence, game.answered)


def _choices(evidence: Evidence) -> None:
    with st.container(gap="xsmall", key="l_choices"):
        for letter, grade in quiz.grades(evidence).items():
            st.button(
                f"**{marks.GRADE[grade]}**  \n{GRADE_MEANING[grade]}",
                key=f"l_{letter}",
                width="stretch",
                on_click=extend,
                args=(letter,),
            )


def _verdict(evidence: Evidence, attempt: Attempt) -> None:
    grade = marks.GRADE[attempt.item.grade]
    with st.container(border=True, gap="small"):
        said = "**Yes.**" if attempt.right else f"You said {marks.GRADE[attempt.chosen]}."
        st.markdown(f"{said} The evidence is **{grade}**. {GRADE_MEANING[attempt.item.grade]}")
        st.markdown(f"**Why?** {attempt.item.mechanism['reason']}")
        page = registry.page("mechanisms")
        with st.container(key="touch-l_mechanism"):
            st.page_link(
                page.script,
                label="What was measured",
                icon=page.icon,
                query_params={"mechanism": attempt.item.mechanism["name"]},
            )
    with st.container(key="touch-l_on"):
        st.button("Next claim", key="l_on", on_click=extend, args=(quiz.NEXT,), icon="➡️")


def _result(evidence: Evidence, game: Game) -> None:
    st.subheader(f"{game.right_at_once} of {len(game.items)} right at the first try", anchor=False)
    st.markdown(
        "All claims and their grades. “Indirect” and “theory” do not mean that a claim is false. "
        "They mean that nobody has tested it well in people who cried."
    )
    show.table(
        [
            {
                "claim": item.mechanism["name"],
                "grade": marks.GRADE[item.grade],
                "your tries": _tries(game, item),
            }
            for item in game.items
        ]
    )
    with st.container(key="touch-l_again"):
        st.button("Play again", key="l_again", on_click=restart, icon="🔁")


def _tries(game: Game, item: Item) -> str:
    count = game.tries(item)
    return f"right at try {count}" if game.solved(item) else f"not yet, after {count}"


def parameters(part: str) -> dict[str, str]:
    """What brings a part of the classroom page back, without anybody's guesses."""
    found = {"l_part": part}
    number = st.session_state.get("l_question")
    if part == "Guess" and number not in (None, 1):
        found["l_question"] = str(number)
    return found
