"""Steering a live class: its commands in the order of a lesson, where a device holds the key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from goodcry import classroom, live_items, live_measured
from goodcry.evidence import Evidence
from goodcry.live import Command, Limits, Room
from goodcry.live_items import Item, LiveSet
from goodcry.ui.kit import big, by_hand, keys, pocket, registry, said, share, wording
from goodcry.ui.kit.folds import fold
from goodcry.ui.kit.live_parameters import LOOK, ROOM, WALL
from goodcry.ui.live import commands, handing, hands, results
from goodcry.ui.live.commands import ABOUT

if TYPE_CHECKING:
    from goodcry.rooms import State

EVERY = 1.0
MORE = "Door, results, another device"
NO_STORAGE = (
    "**This browser forgets the room when its page is closed.** So let a second device steer, too, "
    "or copy the key: typed where the six digits go, it steers the room."
)
STYLE = """<style>
.st-key-page-head h1 { font-size: 1rem !important; padding: 0 !important; }
.st-key-page { row-gap: 0.75rem; }
/* Who steers by finger has no such key. */
@media (pointer: coarse) { .st-key-v_next [aria-label^="Shortcut"] { display: none; } }
.st-key-page h2 { font-size: 1.25rem; line-height: 1.25; padding: 0; text-wrap: pretty; }
.st-key-page [aria-label^="Shortcut"] { color: inherit; opacity: 1; }
.st-key-v_next button { min-height: 4rem; }
.st-key-v_next button p { font-size: 1.25rem; font-weight: 650; }
</style>"""


def show(evidence: Evidence, code: str, key: str) -> None:
    """The view of who steers a room."""
    st.html(STYLE)
    _steering(evidence, code, key)


@st.fragment(run_every=EVERY)
def _steering(evidence: Evidence, code: str, key: str) -> None:
    state, answers = commands.seen(code)
    if state is None:
        if answers:
            st.rerun()
        st.info(commands.AWAY)
        return
    room, limits = state.room, Limits.read(evidence)
    found = live_items.live_set(room.set_id, evidence)
    st.caption(f"Room **{code}** · {where(room, found)}")
    # After the last question what remains is to end: no notes lie before it.
    last = commands.forward(room, len(found.items)) is None
    said.say(commands.told(code) if answers else commands.AWAY, key="steer_said")
    # Another container for each state: a browser that translates the page would keep old words.
    with st.container(key=f"steer-{room.version}"):
        _now(state, found, limits)
        if room.phase == "lobby":
            _screens(room)
            if not share.phones().root:
                hands.instead()
                hands.way(found)
        _forward(room, key, len(found.items))
        if Command.AGAIN in commands.others(room, len(found.items)):
            _explained(room, key, Command.AGAIN, len(found.items))
        if last:
            _end(state, key, found, limits)
        _to_say(found.items[room.step], found, room, evidence)
        if room.phase != "lobby":
            _screens(room)
    fold(MORE, _more, state, key, found, limits, key="more")
    if not last:
        _end(state, key, found, limits)


def where(room: Room, found: LiveSet) -> str:
    """Where a room stands in its set, in words."""
    if room.phase == "lobby":
        return wording.count(len(found.items), "question")
    again = f", round {room.round}" if room.round > 1 else ""
    return f"question {room.step + 1} of {len(found.items)}{again}, {room.phase}"


def _now(state: State, found: LiveSet, limits: Limits) -> None:
    """What is on the table, and how many have answered."""
    room = state.room
    if room.phase == "lobby":
        st.header(found.title, anchor=False)
        st.markdown(found.about)
        st.markdown(
            f"**{wording.count(room.joined, 'phone')} joined.** Compare with the heads in the room."
        )
        return
    st.header(found.items[room.step].question, anchor=False)
    few = ""
    if room.phase != "open" and state.counted < limits.fewest_answers:
        least = wording.in_words(limits.fewest_answers)
        few = f" With fewer than {least} answers, only their number is shown."
    st.markdown(f"**{state.counted} of {room.joined}** have answered.{few}")


def _forward(room: Room, key: str, items: int) -> None:
    command = commands.forward(room, items)
    if command is None:
        st.markdown(commands.LAST)
        return
    with st.container(key="v_next", gap="xsmall"):
        commands.button(room, key, command, items, kind="primary", shortcut=commands.FORWARD)
        st.caption(ABOUT[command].does)


def _explained(room: Room, key: str, command: Command, items: int) -> None:
    """A command, and what it will do."""
    with st.container(gap="xsmall"):
        commands.button(room, key, command, items)
        st.caption(ABOUT[command].does)


def _end(state: State, key: str, found: LiveSet, limits: Limits) -> None:
    room, items = state.room, len(found.items)
    about, name = ABOUT[Command.END], keys.own(f"sure_{room.code}")
    if not st.session_state.get(name):
        with st.container(gap="xsmall"):
            st.button(
                f"{about.label} …",
                key=keys.own("end"),
                icon=about.icon,
                width="stretch",
                on_click=partial(st.session_state.__setitem__, name, True),
            )
            st.caption(about.does)
        return
    with st.container(border=True):
        take = results.table(state, found, limits) and " If you want the results, take them first."
        st.markdown(f"**End the class now?** {about.does}{take or ''}")
        # Beside each other: what opens here must not lie behind the bar.
        with st.container(horizontal=True):
            commands.button(room, key, Command.END, items, kind="primary")
            st.button(
                "Go on with the class",
                key=keys.own("not_yet"),
                width="stretch",
                on_click=partial(st.session_state.pop, name, None),
            )
        results.take(state, found, limits, key="results_last")


def _to_say(item: Item, found: LiveSet, room: Room, evidence: Evidence) -> None:
    """Notes for who teaches: what it shows, what to beware of, and at the end what to discuss."""
    if room.phase != "shown":
        return
    measured = live_measured.measured(item, evidence)
    st.markdown(f"**To say.** {measured.sentence} {measured.why}")
    if measured.caution:
        st.caption(f"**Beware:** {measured.caution}")
    if found.lesson and room.step + 1 == len(found.items):
        lines = classroom.talk(found.lesson, "question", evidence)
        st.markdown("**To discuss.**\n" + "\n".join(f"- {line['text']}" for line in lines))


def _screens(room: Room) -> None:
    """The ways to what others see, each in a tab of its own: the wall, and the phones."""

    def way(label: str, icon: str, **shown: str) -> None:
        address = share.address(registry.page("live"), {ROOM.name: room.code, **shown})
        st.link_button(label, address, icon=icon, width="stretch")

    with st.container(horizontal=True, key="v_screens"):
        way("Open the wall", ":material/present_to_all:", **{WALL.name: "true", big.EMBED: "true"})
        way("See a phone", ":material/smartphone:", **{LOOK.name: "true"})
    if room.phase == "lobby":
        st.caption(
            "First the wall: it opens in another tab, for the screen in front, with the code for "
            "the phones. Once they are in, go on, here or by the button on the wall."
        )


def _more(state: State, key: str, found: LiveSet, limits: Limits) -> None:
    room, code = state.room, state.room.code
    for command in commands.others(room, len(found.items)):
        if command in (Command.SHUT_DOOR, Command.OPEN_DOOR):
            _explained(room, key, command, len(found.items))
    handing.over(code, key, limits)
    results.take(state, found, limits, key="results")
    if not pocket.kept(code):
        st.markdown(NO_STORAGE)
        copied = by_hand.Button("copy", "Copy the key", key, done="Copied.")
        by_hand.buttons([copied], key="copy_key")
