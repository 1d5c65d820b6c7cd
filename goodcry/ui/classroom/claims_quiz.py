"""The quiz: rate how well a claim was tested, one claim at a time, nothing stored."""

from __future__ import annotations

import streamlit as st

from goodcry import bibliography, quiz
from goodcry.evidence import Evidence
from goodcry.quiz import Attempt, Game, Item
from goodcry.ui.kit import heard, keys, links, notes, query, show, vocabulary

# The game so far: a part of the address that belongs to no control.
PATH = "l_path"


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
    game = quiz.replay(str(query.asked(PATH, evidence) or ""), evidence)
    # What had to be skipped in a mistyped address does not stay there.
    query.keep(PATH, game.path)
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
        said = f"“{item.claim['claim']}”"
        st.subheader(said, anchor=False)
        stance = vocabulary.stance(evidence, item.claim["stance"])
        notes.caption(f"In our words, from {source}. The article {stance}.")
    if game.answered is None:
        heard.tell("quiz", said)
        _choices(evidence)
    else:
        _verdict(evidence, game.answered)


def _choices(evidence: Evidence) -> None:
    with st.container(gap="xsmall", key="l_choices"):
        for letter, value in quiz.grades(evidence).items():
            grade = evidence.category("mechanisms", "grade", value)
            st.button(
                f"**{grade.mark}**  \n{grade.meaning}",
                key=keys.own(letter),
                width="stretch",
                on_click=extend,
                args=(letter,),
            )


def _verdict(evidence: Evidence, attempt: Attempt) -> None:
    grade = evidence.category("mechanisms", "grade", attempt.item.grade)
    chosen = vocabulary.grade(evidence, attempt.chosen)
    with st.container(border=True, gap="small"):
        said = "**Yes.**" if attempt.right else f"You said {chosen}."
        verdict = f"{said} The evidence is **{grade.mark}**. {grade.meaning}"
        heard.tell("quiz", verdict)
        st.markdown(verdict)
        st.markdown(f"**Why?** {attempt.item.mechanism['reason']}")
        with st.container(key="touch-l_mechanism"):
            links.to("mechanisms", "What was measured", mechanism=attempt.item.mechanism["id"])
    with st.container(key="touch-l_on"):
        st.button(
            "Next claim",
            key=keys.own("on"),
            on_click=extend,
            args=(quiz.NEXT,),
            icon=":material/arrow_forward:",
        )


def _result(evidence: Evidence, game: Game) -> None:
    said = f"{game.right_at_once} of {len(game.items)} right at the first try"
    heard.tell("quiz", f"{said}.")
    st.subheader(said, anchor=False)
    st.markdown(
        "All claims and their grades. “Indirect” and “theory” do not mean that a claim is false. "
        "They mean that we found nobody who tested it well in people who cried."
    )
    show.table(
        [
            {
                "claim": item.mechanism["name"],
                "grade": vocabulary.grade(evidence, item.grade),
                "your tries": _tries(game, item),
            }
            for item in game.items
        ]
    )
    with st.container(key="touch-l_again"):
        st.button("Play again", key=keys.own("again"), on_click=restart, icon=":material/replay:")


def _tries(game: Game, item: Item) -> str:
    count = game.tries(item)
    return f"right at try {count}" if game.solved(item) else f"not yet, after {count}"
