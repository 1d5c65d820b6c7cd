"""The answers on a phone: to touch while a question is open, to read once it is closed or shown."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

from goodcry import class_result, live_measured
from goodcry.evidence import Evidence
from goodcry.figures import class_result as figure
from goodcry.live import Limits, Room
from goodcry.live_items import Item
from goodcry.ui.kit import keys, said, show, wording
from goodcry.ui.live import results
from goodcry.ui.live.watch import watch

if TYPE_CHECKING:
    from goodcry.rooms import State

NOT_YET = "**Not sent yet.** Keep this page open: it is sent by itself."
TOO_OFTEN = "**You have changed it too often.** What you had before is in."
NOTHING = "You gave no answer to this one."
LATE = "Your last touch came after this question was closed, so it does not count."
LOOKING = "You look on: a touch here does nothing."
NOT_KNOWN = "One moment: what you answered is being looked up."
CALLED = {"number": "guess of", "grade": "rating", "several": "choice of", "place": "answer"}


@dataclass(frozen=True)
class Vote:
    """What is voted on, and by whom: ``number`` is the one of this phone in the room ``code``.

    Who only looks at it has none.
    """

    code: str
    number: str
    room: Room
    item: Item

    @property
    def counts(self) -> bool:
        """Whether a touch is an answer."""
        return bool(self.number)

    @property
    def key(self) -> str:
        """Names the round on the table within the room."""
        return f"{self.code}_{self.room.step}_{self.room.round}"

    def in_order(self, chosen: Collection[str]) -> tuple[str, ...]:
        """What is chosen, in the order of the options."""
        return tuple(each.value for each in self.item.options if each.value in chosen)

    def words(self, values: Sequence[str]) -> str:
        """What is chosen in words, with what it is called."""
        named = ", ".join(f"**{self.item.label_of(value)}**" for value in values)
        return f"{CALLED[self.item.kind]} {named}"


def mine(vote: Vote) -> tuple[str, ...] | None:
    """What the store holds of this phone for the round on the table; None if it does not say."""
    from goodcry.rooms import Away

    if not vote.counts:
        return ()
    name = keys.own(f"mine_{vote.key}")
    if name not in st.session_state:
        try:
            found = (
                watch()
                .rooms()
                .mine(vote.code, vote.number, vote.room.step, vote.room.round, watch().now())
            )
        except Away:
            return None
        st.session_state[name] = vote.in_order(found)
    kept: tuple[str, ...] = st.session_state[name]
    return kept


def touched(vote: Vote) -> bool:
    """The answers to touch; what they hold is stored where the store holds something else.

    Returns whether something still waits to be stored.
    """
    if vote.item.note:
        st.caption(vote.item.note)
    before = mine(vote)
    if before is None:
        # Without the answers: drawn empty, they would take back what the store holds.
        said.say(NOT_KNOWN, key="said")
        return True
    with st.container(key=f"v_answers-{vote.item.kind}"):
        values = vote.in_order(_held(vote, before))
    waits = False
    if not vote.counts:
        words = LOOKING
    elif len(values) > vote.item.most:
        most = wording.in_words(vote.item.most)
        words = f"**More than {most}.** Touch one again to take it back."
    elif values == before:
        words = _is_in(vote, values)
    else:
        words, waits = _sent(vote, values)
    said.say(words, key="said")
    return waits


def _held(vote: Vote, before: tuple[str, ...]) -> Collection[str]:
    """The options as they stand; a second touch takes back one of several, and never the only."""
    labels = {option.value: option.label for option in vote.item.options}
    settings: dict[str, Any] = {
        "options": [*labels],
        "format_func": labels.__getitem__,
        "key": keys.own(f"answers_{vote.key}"),
        "label_visibility": "collapsed",
        "disabled": not vote.counts,
        "width": "stretch",
    }
    if vote.item.most > 1:
        return st.pills(vote.item.question, selection_mode="multi", default=before, **settings)
    start = before[0] if before else None
    chosen = st.pills(vote.item.question, default=start, required=True, **settings)
    return () if chosen is None else (chosen,)


def _sent(vote: Vote, values: tuple[str, ...]) -> tuple[str, bool]:
    """Store the answer; what is said then, and whether it still waits to be stored."""
    from goodcry.rooms import Away

    room = vote.room
    try:
        is_in = (
            watch()
            .rooms()
            .vote(vote.code, vote.number, room.step, room.round, values, watch().now())
        )
        if is_in:
            st.session_state[keys.own(f"mine_{vote.key}")] = values
            return _is_in(vote, values), False
        watch().refresh(vote.code)
        now = watch().state(vote.code)
    except Away:
        return NOT_YET, True
    if now and now.room.version == room.version:
        return TOO_OFTEN, False
    st.session_state[keys.own("late")] = True
    st.rerun()


def _is_in(vote: Vote, values: Sequence[str]) -> str:
    """That an answer is stored, and what it is."""
    if not values:
        return "Touch an answer. You can change it as long as the question is open."
    many = len(values) > 1
    what = (
        f"{CALLED[vote.item.kind]} **{wording.in_words(len(values))}**"
        if many
        else vote.words(values)
    )
    return f"Your {what} is in. You can change it."


def closed(vote: Vote) -> None:
    """Nothing can be changed any more; what is in."""
    st.markdown("**Closed.** Look at the screen in front: there is what all of you answered.")
    if st.session_state.pop(keys.own("late"), False):
        st.markdown(LATE)
    _own(vote, mine(vote) or ())


def _own(vote: Vote, values: Sequence[str]) -> None:
    if vote.counts:
        st.markdown(f"Your {vote.words(values)}." if values else NOTHING)


def result(vote: Vote, state: State, evidence: Evidence) -> None:
    """What the class answered, what was measured, how sure that is; the answer of this phone."""
    limits, values = Limits.read(evidence), mine(vote) or ()
    measured = live_measured.measured(vote.item, evidence)
    found = results.now(vote.item, state, limits)
    _own(vote, values)
    if found.shown:
        st.html(figure.drawing(vote.item, [found], measured.marks, own=values))
    elif vote.item.kind == "several":
        sure = {vote.item.label_of(each.option): each.certainty for each in measured.marks}
        show.table([{"answer": label, "how sure": words} for label, words in sure.items()])
    show.words(class_result.sentence(vote.item, found))
    show.words(f"**{measured.sentence}** {measured.why}")
    if vote.item.kind == "number":
        st.html(figure.samples(measured.marks))
    show.words(
        f"**How sure:** {measured.certainty}. {class_result.beside(vote.item, found, measured)}"
    )
    if measured.caution:
        st.caption(f"**Beware:** {measured.caution}")
