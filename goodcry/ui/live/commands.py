"""The commands of who steers a live class: what each is called and does, and what came of it.

Each carries the version of the room that was on this screen. So a double touch, or two devices,
cannot skip a question: the second is told how the room stands now. A clicker's forward key,
PageDown, does what stands on the large button; it has no other key for a page, and Streamlit would
take the space bar away from every other button.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import streamlit as st

from goodcry import live
from goodcry.live import Command, Room
from goodcry.ui.kit import keys
from goodcry.ui.live.watch import watch

if TYPE_CHECKING:
    from goodcry.rooms import State

FORWARD = "PageDown"
# What leads on through a lesson: the first of these that a room takes is the large button.
ON = (Command.OPEN, Command.CLOSE, Command.SHOW, Command.NEXT)
STALE = "Somebody was quicker, here or on another device. **This is how the room stands now.**"
AWAY = (
    "**Nothing was changed:** the place where the answers are kept does not answer just now. Try "
    "again in a moment."
)
WRONG_KEY = (
    "**This device cannot steer the room any more.** Use the one that can, or open another room."
)
GONE = "**This class is over.** The room and all its answers are deleted."
LAST = "**That was the last question.** Talk about it, ask it again, or end the class."


@dataclass(frozen=True)
class About:
    """A command: what its button says, what it will do, the icon before it."""

    label: str
    does: str
    icon: str


ABOUT: Mapping[Command, About] = {
    Command.OPEN: About(
        "Open question",
        "The phones show it. A touch is an answer, and can be changed until you close.",
        ":material/play_arrow:",
    ),
    Command.CLOSE: About(
        "Close the question",
        "No answer can be changed any more. The wall shows what all of you answered.",
        ":material/stop:",
    ),
    Command.SHOW: About(
        "Show what was measured",
        "Wall and phones show it beside your answers, and how sure it is.",
        ":material/visibility:",
    ),
    Command.NEXT: About("Open question", "The phones show it at once.", ":material/arrow_forward:"),
    Command.AGAIN: About(
        "Ask this again",
        "Once more, say after talking with a neighbour. The wall then shows both rounds.",
        ":material/replay:",
    ),
    Command.SHUT_DOOR: About(
        "Shut the door", "Nobody else comes in. Who is in goes on.", ":material/door_front:"
    ),
    Command.OPEN_DOOR: About(
        "Open the door", "Others can come in again.", ":material/meeting_room:"
    ),
    Command.END: About(
        "End and delete",
        "The room closes for all, and every answer is deleted.",
        ":material/delete:",
    ),
}


def seen(code: str) -> tuple[State | None, bool]:
    """A room as it stands, and whether the store answers; if not, what was seen of it last."""
    from goodcry.rooms import Away

    try:
        state = watch().state(code)
    except Away:
        return st.session_state.get(_seen(code)), False
    if state:
        st.session_state[_seen(code)] = state
    return state, True


def was_seen(code: str) -> bool:
    """Whether this device has steered the room, or shown it on a wall, in this visit."""
    return _seen(code) in st.session_state


def _seen(code: str) -> str:
    return keys.own(f"seen_{code}")


def forward(room: Room, items: int) -> Command | None:
    """What comes next in a lesson; None where only the teacher can know."""
    return next((each for each in live.allowed(room, items) if each in ON), None)


def others(room: Room, items: int) -> list[Command]:
    """All other commands that the room takes."""
    return [each for each in live.allowed(room, items) if each not in ON]


def button(
    room: Room,
    key: str,
    command: Command,
    items: int,
    *,
    kind: Literal["primary", "secondary"] = "secondary",
    shortcut: str | None = None,
) -> None:
    """The button of a command."""
    about = ABOUT[command]
    label = about.label
    if command in (Command.OPEN, Command.NEXT):
        label += f" {room.step + 1 + (command is Command.NEXT)} of {items}"
    st.button(
        label,
        # Another version is another button: a touch meant for the one before does nothing.
        key=keys.own(f"do_{command.name.lower()}_{room.version}"),
        icon=about.icon,
        type=kind,
        shortcut=shortcut,
        width="stretch",
        on_click=carry_out,
        args=(room, key, command, items),
    )


def carry_out(room: Room, key: str, command: Command, items: int) -> None:
    """Callback: give a command to the room as it was seen; :func:`told` says what came of it."""
    from goodcry import rooms

    st.session_state[_told(room.code)] = ""
    try:
        watch().rooms().command(room.code, key, room.version, command, items, watch().now())
    except (rooms.Stale, ValueError):
        tell(room.code, STALE)
    except rooms.WrongKey:
        tell(room.code, WRONG_KEY)
    except rooms.Gone:
        tell(room.code, GONE)
    except rooms.Away:
        tell(room.code, AWAY)
    watch().refresh(room.code)


def tell(code: str, words: str) -> None:
    """Let the page say what came of a command."""
    st.session_state[_told(code)] = words


def told(code: str) -> str:
    """What came of the last command, where it was not carried out; else nothing."""
    found: str = st.session_state.get(_told(code), "")
    return found


def _told(code: str) -> str:
    return keys.own(f"steering_{code}")
