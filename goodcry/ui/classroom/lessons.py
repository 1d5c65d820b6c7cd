"""Lessons and stories on the classroom page."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import streamlit as st

from goodcry import classroom, live_items
from goodcry.classroom import Ground, Step
from goodcry.evidence import Evidence, Row
from goodcry.ui.classroom import handouts
from goodcry.ui.kit import big, citations, controls, heard, links, notes, registry, served, share
from goodcry.ui.kit.folds import fold
from goodcry.ui.kit.served import Offer


def ground_link(ground: Ground, evidence: Evidence) -> None:
    """The way to the row that an answer rests on."""
    row = ground.row
    if ground.table == "factors":
        links.to("moderators", row["name"])
    elif ground.table == "mechanisms":
        links.to("mechanisms", row["name"], mechanism=row["id"])
    else:
        citations.source_link(evidence, row["source"])


def open_link(page: str, parameters: Mapping[str, str], label: str) -> None:
    """The way to a page of the app in this tab, in this state."""
    if page == "classroom" and not big.on():
        icon = registry.page(page).icon
        links.here(label, key=f"go_{label}", parameters=parameters, icon=icon)
    else:
        links.to(page, label, **parameters)


def code(page: str, parameters: Mapping[str, str], alt: str) -> None:
    """The QR code of a page in this state and its link in letters, or why there is none."""
    found = share.phones()
    if not found.root:
        st.info(found.sentence)
        return
    address = share.address(registry.page(page), parameters, found.root)
    share.code(address, alt=alt, width="stretch" if big.on() else "content")
    st.code(address, language=None, wrap_lines=True)


def picker(evidence: Evidence) -> Row | None:
    """The list of lessons; the lesson chosen, None for all of them."""
    lesson = controls.listed("Lesson", "l_lesson", evidence, nothing="All lessons")
    return evidence.row("lessons", lesson) if lesson else None


def story_picker(evidence: Evidence) -> Row:
    """The list of ready stories; the first one to begin with."""
    story = controls.listed("Story", "l_story", evidence)
    return evidence.row("presets", story)


def projector(parameters: Mapping[str, str]) -> str:
    """The link to the classroom page for the last row, without what is around it."""
    large = {**parameters, **big.SHOWN, big.EMBED: "true"}
    return share.address(registry.page("classroom"), large)


def handout(label: str, name: str, evidence: Evidence) -> None:
    """A handout to open or to save."""
    make = partial(handouts.file, name, evidence, share.phones())
    served.take(
        Offer(label, f"handouts/{name}.html", make, icon=":material/print:", opens=True),
        key="handout",
    )


def lessons(evidence: Evidence) -> None:
    """All lessons, or the one that was chosen."""
    row = picker(evidence)
    if row is None:
        _overview(evidence)
    else:
        _whole(row, evidence)


def _overview(evidence: Evidence) -> None:
    ask_live("Ask your class live: everybody guesses on a phone", evidence)
    for row in evidence.rows("lessons"):
        with st.container(border=True, gap="xsmall"):
            st.markdown(f"**{row['title']}**")
            st.caption(f"{row['minutes']} minutes · {row['ages']} · {row['subject']}")
            st.markdown(row["goal"])
            with st.container(key=f"touch-l_{row['id']}"):
                links.here(
                    "Open this lesson",
                    key=f"open_{row['id']}",
                    parameters={"l_lesson": row["id"]},
                )


def _whole(row: Row, evidence: Evidence) -> None:
    found = share.phones()
    heard.tell("lesson", row["title"])
    st.header(row["title"], anchor=False)
    st.markdown("  \n".join(f"**{name}:** {value}" for name, value in handouts.facts(row)))
    st.markdown(f"**Goal.** {row['goal']}")
    with st.container(horizontal=True, gap="small", key="touch-l_take"):
        handout("Handout to print", row["id"], evidence)
        st.link_button(
            "For the projector",
            projector({"l_lesson": row["id"]}),
            icon=":material/present_to_all:",
        )
    notes.caption(
        "The handout opens in any browser: a sheet for you with codes and answer "
        "key, and a sheet for learners. Print it from there."
    )
    st.markdown(handouts.BEFORE)
    _live(row, evidence)
    st.subheader("Steps", anchor=False)
    if not found.root:
        st.info(found.sentence)
    for step in classroom.steps(row["id"], evidence):
        _step(evidence, step, found.root)
    for kind, heading in (("question", "To discuss"), ("misconception", "Likely misconceptions")):
        st.subheader(heading, anchor=False)
        marked = "- {}" if kind == "question" else "- “{}”"
        st.markdown("\n".join(marked.format(text) for text in handouts.texts(row, kind, evidence)))
    fold(
        "**Answer key, and how sure it is**",
        _answers,
        row,
        evidence,
        key="key",
        icon=":material/key:",
    )


def ask_live(label: str, evidence: Evidence) -> None:
    """The way to ask a class on its phones; a set is chosen, so that what to ask comes first."""
    with st.container(key="touch-l_live"):
        links.to("live", label, set=live_items.sets(evidence)[0].id)


def _live(row: Row, evidence: Evidence) -> None:
    """The ways to ask the class on its phones what belongs to a lesson."""
    found = [each for each in live_items.sets(evidence) if each.lesson == row["id"]]
    if not found:
        return
    st.subheader("Ask the class live", anchor=False)
    st.markdown("Everybody guesses on a phone, then all see what was measured. No names.")
    with st.container(key="touch-l_live"):
        for each in found:
            links.to("live", f"**{each.title}** · {each.minutes} minutes", set=each.id)


def _answers(row: Row, evidence: Evidence) -> None:
    for answer in classroom.talk(row["id"], "answer", evidence):
        _answer(answer, evidence)


def _step(evidence: Evidence, step: Step, root: str) -> None:
    with st.container(border=True, gap="xsmall"):
        st.markdown(
            f"**{step.number} · {handouts.when(step)}** · {handouts.form(evidence, step)}  \n"
            f"{step.text}"
        )
        if step.page is None:
            return
        with st.container(key=f"touch-l_open{step.number}"):
            open_link(step.page, step.parameters, step.opens or step.page)
        if root:
            fold(
                "QR code",
                code,
                step.page,
                step.parameters,
                f"QR code that opens: {step.opens}",
                key=f"code{step.number}",
                icon=":material/smartphone:",
                type="compact",
            )


def _answer(answer: Row, evidence: Evidence) -> None:
    with st.container(border=True, gap="xsmall"):
        st.markdown(answer["text"])
        for ground in classroom.grounds(answer, evidence):
            st.caption(handouts.how_sure(ground, evidence))
            ground_link(ground, evidence)


def stories(evidence: Evidence) -> None:
    """A ready story: what is in it, the link that sets it, and its QR code."""
    st.markdown(
        "Each story sets what surrounds a cry. Give every group another one: let them guess how "
        "it ended, then open it and see what studies lead you to expect."
    )
    row = story_picker(evidence)
    story(row, evidence)
    code(
        "moderators",
        classroom.story_parameters(row["id"], evidence),
        f"QR code that opens the story: {row['name']}",
    )
    with st.container(horizontal=True, gap="small", key="touch-l_take"):
        handout("Cards of all stories to print", handouts.STORIES, evidence)
        st.link_button(
            "For the projector",
            projector({"l_part": "stories", "l_story": row["id"]}),
            icon=":material/present_to_all:",
        )


def story(row: Row, evidence: Evidence) -> None:
    """A story in words, what it sets, and the way to it."""
    heard.tell("story", row["name"])
    st.subheader(row["name"], anchor=False)
    st.markdown(row["story"])
    levels = [
        evidence.where("factor_levels", factor=setting["factor"], level=setting["level"])[0]
        for setting in evidence.where("preset_levels", preset=row["id"])
    ]
    st.markdown("**It sets:** " + "; ".join(level["label"] for level in levels) + ".")
    with st.container(key="touch-l_go"):
        open_link("moderators", classroom.story_parameters(row["id"], evidence), "Open the story")
