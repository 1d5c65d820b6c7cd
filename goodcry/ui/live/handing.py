"""Handing a live class to a second device: a number shown on one, typed on the other."""

from __future__ import annotations

import streamlit as st

from goodcry.live import Limits
from goodcry.ui.kit import keys, pocket, wording
from goodcry.ui.live import commands
from goodcry.ui.live.watch import watch

WRONG = (
    "**That number does not steer this room.** It was used, it is too old, or a digit is wrong. "
    "Let the device that steers show another."
)
DIGITS = 6
STYLE = """<style>
.st-key-v_number p { font-size: 2.25rem; line-height: 1.2; letter-spacing: 0.1em;
  font-variant-numeric: tabular-nums; }
</style>"""


def over(code: str, key: str, limits: Limits) -> None:
    """A number for one other device, shown on this one alone, once."""
    name = keys.own(f"number_{code}")
    st.button(
        "Let another device steer, too",
        key=keys.own("hand_over"),
        icon=":material/devices:",
        width="stretch",
        on_click=_draw,
        args=(code, key, limits, name),
    )
    digits, until = st.session_state.get(name, ("", 0))
    if not digits or watch().now() >= until:
        return
    st.html(STYLE)
    with st.container(key="v_number"):
        st.markdown(f"**{digits[:3]} {digits[3:]}**")
    minutes = wording.count(limits.hand_over // 60, "minute")
    st.markdown(
        f"On the other device, join room **{code}**, touch **I teach this class** and type this "
        f"number. It works once, within {minutes}."
    )


def _draw(code: str, key: str, limits: Limits, name: str) -> None:
    from goodcry import rooms

    now = watch().now()
    try:
        digits = watch().rooms().hand_over(code, key, now)
    except rooms.Away:
        commands.tell(code, commands.AWAY)
    except (rooms.Gone, rooms.WrongKey):
        commands.tell(code, commands.WRONG_KEY)
    else:
        st.session_state[name] = digits, now + limits.hand_over


def take(code: str) -> None:
    """On the other device: a field for the number; with the right one it steers the room, too."""
    with st.form(keys.own("take"), border=False):
        typed = st.text_input(
            "Six digits from the device that steers",
            key=keys.own("digits"),
            max_chars=pocket.LONGEST_KEY,
            autocomplete="off",
        )
        touched = st.form_submit_button(
            "Steer from here, too", key=keys.own("steer_too"), width="stretch"
        )
    st.caption(
        "On the device that steers, touch “Let another device steer, too”. Has no device the key "
        "any more? Then nobody can steer this room: open another one. This one ends by itself."
    )
    if touched:
        _take(code, "".join(typed.split()))


def _take(code: str, typed: str) -> None:
    from goodcry import rooms

    if len(typed) > DIGITS:
        # The key itself, copied where a browser keeps nothing; the store looks whether it fits.
        pocket.put_key(code, typed)
        st.rerun()
    try:
        key = watch().rooms().take_over(code, typed, watch().now())
    except rooms.WrongKey:
        st.info(WRONG)
    except rooms.Gone:
        st.info(commands.GONE)
    except rooms.Away:
        st.info(commands.AWAY)
    else:
        pocket.put_key(code, key)
        st.rerun()
