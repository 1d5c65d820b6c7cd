"""The wall of a live class, for the last row: how to join, the question, what all of you answered.

It shows and never steers, so its address holds no secret. Only where the browser also holds the key
of the room there is a row for the teacher at its foot. While a question is open the wall counts
answers and does not tell them: a class that sees where the others stand guesses what they guess.
What was measured is looked up once it is shown, and not before.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import streamlit as st

from goodcry import bibliography, class_result, live, live_items, live_measured
from goodcry.class_result import Result
from goodcry.evidence import Evidence
from goodcry.figures import class_picture, drops, qr
from goodcry.live import Limits
from goodcry.live_items import Item
from goodcry.live_measured import Measured
from goodcry.ui.kit import keys, registry, share, stage, wording
from goodcry.ui.live import commands, results

if TYPE_CHECKING:
    from goodcry.rooms import State

EVERY = 1.0
# So many sources are named; the others are counted.
SOURCES = 3
# The app's drop, as a shape that is filled as far as answers are in.
DRAWN = (
    f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='2 1 16 25'><path d='{drops.DROP}'/></svg>"
)
SHAPE = f'url("data:image/svg+xml,{quote(DRAWN)}")'
SHEET = Path(__file__).with_suffix(".css").read_text(encoding="utf-8")
STYLE = f"<style>.wall {{ --drop: {SHAPE}; }}\n{SHEET}</style>"
NO_BREAK = "\u2060–\u2060"
NO_NAMES = "Nobody is asked for a name."
# Why there is none is for whoever can mend it: see goodcry/ui/live/hands.py.
NO_CODE = "There is no code to scan here. Your teacher knows the way in."
NOT_FRESH = "The place where the answers are kept does not answer just now."


def show(evidence: Evidence, code: str, key: str | None) -> None:
    """The wall of a room; ``key`` steers it, where this browser holds one."""
    st.html(STYLE)
    _wall(evidence, code, key)


@st.fragment(run_every=EVERY)
def _wall(evidence: Evidence, code: str, key: str | None) -> None:
    state, answers = commands.seen(code)
    if state is None and answers:
        st.rerun()
    with stage.stage():
        if state is None:
            st.info(commands.AWAY)
            return
        room = state.room
        items = live_items.live_set(room.set_id, evidence).items
        live_now = _hand(state, key, items) if key else False
        # Another container for each state: a browser that translates the page keeps old words.
        with st.container(key=f"wall-{room.version}"):
            words = commands.told(code) if answers else NOT_FRESH
            st.html(_drawn(state, items[room.step], live_now, evidence) + _note(words))


def _note(words: str) -> str:
    return f'<p class="quiet">{escape(words.replace("**", ""))}</p>' if words else ""


def _drawn(state: State, item: Item, live_now: bool, evidence: Evidence) -> str:
    phase: live.Phase = state.room.phase
    if phase == "lobby":
        return _lobby(state)
    limits = Limits.read(evidence)
    found = results.of(item, state.room.step, state, limits)
    if phase == "open":
        now = results.now(item, state, limits) if live_now else None
        return _open(item, state, now)
    return result(item, found, evidence, measured=phase == "shown", besides=_in(state))


def _lobby(state: State) -> str:
    """How to come in: a code to scan, and an address and letters to type."""
    code = state.room.code
    phones = share.phones()
    page = registry.page("live")
    scan = ""
    if phones.root:
        link = share.address(page, {"room": code}, phones.root)
        alt = f"QR code that opens room {code}"
        scan = f'<img class="scan" alt="{alt}" src="{qr.source(link)}">'
        typed = _typed(phones.root)
        how = f'<p>Scan the code, or open <span class="address">{typed}</span> and type</p>'
    else:
        how = f"<p>{NO_CODE}</p><p>The letters of this room:</p>"
    spoken = " ".join(code)
    joined = wording.count(state.room.joined, "phone")
    door = "" if state.room.door else "<p><strong>The door is shut.</strong></p>"
    return (
        f'<div class="wall lobby">{scan}<div class="join"><h2>Join with your phone</h2>{how}'
        f'<div class="letters" role="img" aria-label="{spoken}">{code}</div>'
        f'<p><b>{joined}</b> joined.</p><p class="quiet">{NO_NAMES}</p>{door}</div></div>'
    )


def _open(item: Item, state: State, now: Result | None) -> str:
    """The question with its answers, and how many are in; the answers drawn where wanted."""
    room = state.room
    drawn, foot = "", _foot(state)
    if now and now.shown:
        # It stands beside the number of answers, and takes the height of all else.
        answers, drawn, foot = class_picture.drawing(item, [now]), " drawn", ""
    else:
        tiles = "".join(f"<li>{escape(option.label)}</li>" for option in item.options)
        answers = f'<ul class="answers {item.kind}-answers">{tiles}</ul>'
    level = 100 * state.counted / room.joined if room.joined else 0
    return (
        f'<div class="wall open{drawn}">{_question(item, room.round)}{answers}<div class="in">'
        f'<div class="drop" style="--level:{level:.0f}%"></div>'
        f"<div><b>{state.counted}</b> of {room.joined} answers are in</div></div>"
        f"{foot}</div>"
    )


def result(
    item: Item,
    found: Sequence[Result],
    evidence: Evidence,
    *,
    measured: bool,
    besides: str = "",
) -> str:
    """What all of you answered, as HTML; ``measured``: beside what was measured.

    Args:
        item: what was asked.
        found: the results of its rounds.
        measured: whether it may be seen what was measured.
        besides: what is said below, as HTML.
    """
    drawn = results.beside(found)
    there = live_measured.measured(item, evidence) if measured else None
    answers = class_picture.drawing(item, drawn, there.marks if there else ()) if drawn else ""
    # Answers in words, and how sure each is, need the whole width.
    wide = "" if item.kind == "number" else " wide"
    said = _revealed(item, found, drawn, there, evidence) if there else _told(item, found, drawn)
    return (
        f'<div class="wall result{wide}"><h2>{escape(item.question)}</h2><div>{answers}</div>'
        f'<div class="said">{said}{"" if there else besides}</div></div>'
    )


def _told(item: Item, found: Sequence[Result], drawn: Sequence[Result]) -> str:
    """What all of you answered, in words."""
    words = [class_result.sentence(item, found[-1]) if found else "No answers."]
    # Of several things the rows tell it shorter.
    words += [] if item.kind == "several" else [class_result.rounds(item, drawn)]
    return "".join(map(_paragraph, filter(None, words)))


def _paragraph(words: str) -> str:
    """A paragraph in which no line's end parts a range."""
    return f"<p>{escape(wording.together(words)).replace('–', NO_BREAK)}</p>"


def _revealed(
    item: Item,
    found: Sequence[Result],
    drawn: Sequence[Result],
    there: Measured,
    evidence: Evidence,
) -> str:
    """What was measured, in whom, how you compare, how sure it is, and who found it."""
    listed = class_picture.samples(there.marks) if item.kind == "number" else ""
    if drawn and item.kind == "several":
        words = []  # it stands in the rows
    elif drawn:
        words = [class_result.beside(item, drawn[-1], there), class_result.rounds(item, drawn)]
    else:
        words = [class_result.sentence(item, found[-1]) if found else "No answers."]
    compared = "".join(map(_paragraph, filter(None, words)))
    return (
        f'<div class="told"><div class="first">{escape(there.sentence)}</div>{listed}{compared}'
        f'</div><div class="sure">{_how_sure(item, there)}{_sources(there.sources, evidence)}</div>'
    )


def _how_sure(item: Item, there: Measured) -> str:
    """How sure it is; of a number, how its source was read."""
    if item.kind == "several":
        return "Sources:"  # how sure it is stands in each row
    words = f"<strong>{escape(there.certainty)}</strong>"
    if item.kind != "number" or not there.sources:
        return f"How sure: {words}."
    return f"Sources, the first {words}:" if len(there.sources) > 1 else f"Source, {words}:"


def _sources(sources: Sequence[str], evidence: Evidence) -> str:
    """Who found it, in small print."""
    if not sources:
        return ""
    named = [bibliography.short_citation(evidence.row("sources", key)) for key in sources[:SOURCES]]
    rest = len(sources) - len(named)
    words = "; ".join(named) + (f" and {rest} more" if rest else "")
    return f' <span class="quiet">{escape(words)}</span>'


def _question(item: Item, round: int) -> str:
    again = f"<strong>Round {round}.</strong> " if round > 1 else ""
    hint = " ".join(filter(None, (f"How many {item.unit}?" if item.unit else "", item.note)))
    note = f'<p class="quiet">{again}{escape(hint)}</p>' if again or hint else ""
    return f"<hgroup><h2>{escape(item.question)}</h2>{note}</hgroup>"


def _in(state: State) -> str:
    """How many have not answered, where some have not."""
    if state.counted >= state.room.joined:
        return ""
    return f'<p class="quiet">{state.counted} of {state.room.joined} who joined have answered.</p>'


def _foot(state: State) -> str:
    """How others can still come in."""
    phones = share.phones()
    if not state.room.door or not phones.root:
        return ""
    typed = _typed(phones.root)
    return f'<p class="quiet">Join at {typed} with <strong>{state.room.code}</strong></p>'


def _typed(root: str) -> str:
    """The address of the page as one types it, as HTML."""
    return escape(f"{root.partition('://')[2]}/{registry.page('live').name}")


def _hand(state: State, key: str, items: Sequence[Item]) -> bool:
    """The teacher's row; whether the answers are to be drawn as they come in."""
    room = state.room
    with st.container(horizontal=True, key="v_hand"):
        command = commands.forward(room, len(items))
        if command:
            commands.button(
                room, key, command, len(items), kind="primary", shortcut=commands.FORWARD
            )
        here = share.address(registry.page("live"), {"room": room.code})
        st.link_button("Steer" if command else "Ask again, or end", here, icon=":material/tune:")
        if room.phase == "open":
            return st.toggle("Draw live", key=keys.own("live_now"))
    return False
