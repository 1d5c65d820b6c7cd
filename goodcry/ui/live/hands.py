"""A live class without phones: whoever teaches counts hands, and the same picture comes of it.

No room, no store, no network beyond this page. Where the class stands is in the address alone, so
that a reload loses nothing.
"""

from __future__ import annotations

import string
from functools import partial

import streamlit as st

from goodcry import class_result, live_hands, live_items
from goodcry.class_result import Result
from goodcry.evidence import Evidence
from goodcry.live import Command, Limits
from goodcry.live_hands import Hands
from goodcry.live_items import Item, LiveSet
from goodcry.ui.kit import big, keys, query, registry, share, stage, wording
from goodcry.ui.live import commands, wall

SET, HANDS, TALLY = "set", "hands", "tally"
LABELS = {
    Command.CLOSE: ("All counted", ":material/stop:"),
    Command.SHOW: ("Show what was measured", ":material/visibility:"),
    Command.NEXT: ("Next question", ":material/arrow_forward:"),
    Command.AGAIN: ("Ask this again", ":material/replay:"),
}
# A digit of the keyboard counts a hand, too, for each of ten answers.
DIGITS = (*string.digits[1:], string.digits[0])
HOW = (
    "Read the answers out one by one. Touch a tile for each hand, or type the digit of its place, "
    "and nought for the tenth."
)
INSTEAD = (
    "**No phone can come in as this app runs now, but you can count hands at once.** Whoever runs "
    "it reads here why:"
)
STYLE = """<style>
[class*="st-key-v_tiles-"] { display: grid; gap: 0.75rem;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); }
.st-key-v_tiles-number { grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); }
/* What comes next stands below, and on the same screen. */
[class*="st-key-hands-"] .wall { min-height: 0; }
@media (min-width: 60rem) {
  [class*="st-key-hands-"] .wall .gc-class { --row: 4.1vh; }
  .st-key-v_tiles-number { grid-template-columns: repeat(5, minmax(0, 1fr)); } }
[class*="st-key-v_tiles-"] > * { width: auto !important; }
[class*="st-key-v_tile-"] { gap: 0.25rem; flex-wrap: nowrap; }
[class*="st-key-v_tile-"] > :first-child { flex: 1; min-width: 0; }
[class*="st-key-v_tile-"] button { min-height: 4.5rem; }
[class*="st-key-v_tile-"] > :first-child button strong { font: 600 1.5em/1.1 var(--gc-title); }
/* What is for those who hear it: signs of minus are all alike. */
[class*="st-key-v_tile-"] em { position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); }
[class*="st-key-v_tile-"] [aria-label^="Shortcut"] { display: none; }
</style>"""


def way(found: LiveSet) -> None:
    """The way to it, large, for the screen in front."""
    address = share.address(
        registry.page("live"), {SET: found.id, HANDS: "true", **big.SHOWN, big.EMBED: "true"}
    )
    st.link_button(
        "Count hands, without phones", address, icon=":material/front_hand:", width="stretch"
    )


def instead() -> None:
    """Where no phone can come in: that hands can be counted, and what would let phones in."""
    phones = share.phones()
    if not phones.root:
        st.info(f"{INSTEAD} {phones.sentence}")


def show(evidence: Evidence, key: str) -> None:
    """The questions of a set, one at a time; ``key`` is that of the set."""
    st.html(wall.STYLE + STYLE)
    _counting(evidence, live_items.live_set(key, evidence))


@st.fragment
def _counting(evidence: Evidence, found: LiveSet) -> None:
    hands = live_hands.read(st.query_params.get(TALLY, ""), found)
    room, limits = hands.room, Limits.read(evidence)
    item = found.items[room.step]
    with stage.stage():
        again = f", round {room.round}" if room.round > 1 else ""
        st.markdown(f"**{found.title}** · question {room.step + 1} of {len(found.items)}{again}")
        with st.container(key=f"hands-{room.step}-{room.round}-{room.phase}"):
            if room.phase == "open":
                _tiles(hands, item, found)
            else:
                number = wording.count(sum(hands.counts.get(hands.at, {}).values()), "hand")
                shown = wall.result(
                    item,
                    _results(hands, item, limits),
                    evidence,
                    measured=room.phase == "shown",
                    besides=f'<p class="quiet">{number} counted.</p>',
                )
                st.html(shown)
        _ways(hands, found)


def _results(hands: Hands, item: Item, limits: Limits) -> list[Result]:
    step, last = hands.at
    return [
        class_result.result(item, hands.counts.get((step, number), {}), limits)
        for number in range(1, last + 1)
    ]


def _tiles(hands: Hands, item: Item, found: LiveSet) -> None:
    """A tile for each answer: a touch counts a hand, the small one takes it back."""
    st.header(item.question, anchor=False)
    st.markdown(" ".join(filter(None, (item.note, HOW))))
    now = hands.counts.get(hands.at, {})
    with st.container(key=f"v_tiles-{item.kind}"):
        for place, (option, digit) in enumerate(zip(item.options, DIGITS, strict=False)):
            count = now.get(option.value, 0)
            with st.container(horizontal=True, key=f"v_tile-{place}"):
                st.button(
                    f"{option.label.replace('–', wall.NO_BREAK)}  \n**{count}**",
                    key=keys.own(f"more_{place}"),
                    shortcut=digit,
                    width="stretch",
                    on_click=_count,
                    args=(hands, found, option.value, 1),
                )
                st.button(
                    f"− *one hand less for {option.label}*",
                    key=keys.own(f"less_{place}"),
                    disabled=not count,
                    on_click=_count,
                    args=(hands, found, option.value, -1),
                )
    st.markdown(f"**{wording.count(sum(now.values()), 'hand')}** counted.")


def _count(hands: Hands, found: LiveSet, option: str, number: int) -> None:
    """Callback: so many hands more for an answer."""
    _keep(hands.plus(option, number), found)


def _go(hands: Hands, found: LiveSet, command: Command) -> None:
    """Callback: go on."""
    _keep(hands.after(command, len(found.items)), found)


def _keep(hands: Hands, found: LiveSet) -> None:
    query.keep(TALLY, live_hands.write(hands, found))


def _ways(hands: Hands, found: LiveSet) -> None:
    """What can be done now: what comes next first."""
    items = len(found.items)
    following = commands.forward(hands.room, items)
    with st.container(horizontal=True):
        for command, (label, icon) in LABELS.items():
            if command is following or command in commands.others(hands.room, items):
                st.button(
                    label,
                    key=keys.own(f"hands_{command.name.lower()}"),
                    icon=icon,
                    type="primary" if command is following else "secondary",
                    shortcut=commands.FORWARD if command is following else None,
                    on_click=_go,
                    args=(hands, found, command),
                )
        st.button(
            "From the start",
            key=keys.own("hands_anew"),
            icon=":material/first_page:",
            type="tertiary",
            on_click=partial(query.keep, TALLY, ""),
        )
