"""What the visitor chose on the page of the shift, and the simulated courses it leads to.

Courses and pictures are the same for everybody with the same choices, so they are made once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from goodcry import autonomic, body
from goodcry.autonomic import TimeCourse
from goodcry.body import Body
from goodcry.evidence import Evidence, Row
from goodcry.figures import bodymap, plane, timeline, timeline_scale

NONE = "none"
PLAYER_WORDS = {
    "play": "▶ Play",
    "pause": "⏸ Pause",
    "less": "Your device asks for less motion, so the line will jump from moment to moment.",
    "before": "Before the tears",
    "tears": "Tears flow",
    "after": "After the tears",
}
# How long the play head stands at a moment where less motion is wanted, ms.
PAUSE = 2500
SECONDS_PER_MINUTE = 60


@dataclass(frozen=True)
class Chosen:
    """The accounts (one or two, by id) and the moment that the controls show."""

    accounts: tuple[str, ...]
    moment: Row

    @property
    def first(self) -> str:
        """The account that comes first and drives the body map."""
        return self.accounts[0]

    @property
    def seconds(self) -> float:
        """The moment, s from the first tear."""
        return float(self.moment["seconds"])


@st.cache_resource(show_spinner=False, max_entries=40)
def course(
    account: str,
    _evidence: Evidence,
    breathing: float | None = None,
    drives_at_rest: bool = False,
) -> TimeCourse:
    """A simulated course; nobody can write into it, so all visitors may share it."""
    return autonomic.simulate(
        account, _evidence, breathing=breathing, drives_at_rest=drives_at_rest
    )


@st.cache_resource(show_spinner=False)
def limits(_evidence: Evidence) -> dict[str, tuple[float, float]]:
    """The range of each signal over all accounts."""
    return timeline_scale.ranges(
        [course(row["id"], _evidence) for row in _evidence.rows("accounts")]
    )


def courses(chosen: Chosen, evidence: Evidence) -> dict[str, TimeCourse]:
    """Account id -> course, in the order of the choice."""
    return {account: course(account, evidence) for account in chosen.accounts}


def state(chosen: Chosen, evidence: Evidence) -> dict[str, float]:
    """Where the first account is at the moment: signal -> value."""
    return course(chosen.first, evidence).at(chosen.seconds)


def body_state(chosen: Chosen, evidence: Evidence) -> Body:
    """What nerves and organs do at the moment, in the first account."""
    return body.at_moment(course(chosen.first, evidence), chosen.seconds, evidence)


@st.cache_data(show_spinner=False, max_entries=100)
def player_data(ids: tuple[str, ...], moment: str, _evidence: Evidence) -> dict[str, Any]:
    """The data of the player: both drawings of the time line and what its play head reads."""
    row = _evidence.row("moments", moment)
    found = {account: course(account, _evidence) for account in ids}
    ranges = limits(_evidence)
    first = next(iter(found.values()))
    length = float(first.t[-1] - first.t[0])
    return {
        "phone": timeline.timeline(found, _evidence, row, ranges),
        "wide": timeline.timeline(found, _evidence, row, ranges, wide=True),
        "alt": "Time line of the drives of both nerve branches, heart rate, RSA and breathing. "
        "The table below holds its values.",
        "samples": timeline_scale.samples(list(found.values()), ranges),
        "parts": timeline_scale.PARTS,
        "letters": timeline_scale.LETTERS,
        "threshold": _evidence.assumption("shift_word_threshold"),
        "moments": [other["seconds"] for other in _evidence.rows("moments")],
        "tears": [0, _evidence.assumption("shift_tears_end")],
        "speed": length / _evidence.assumption("shift_play_seconds"),
        "pause": PAUSE,
        "words": PLAYER_WORDS | {"states": list(timeline_scale.STATES)},
    }


@st.cache_data(show_spinner=False, max_entries=200)
def plane_picture(ids: tuple[str, ...], moment: str, dark: bool, _evidence: Evidence) -> str:
    """The autonomic plane as SVG."""
    found = {account: course(account, _evidence) for account in ids}
    return plane.plane(found, _evidence, _evidence.row("moments", moment), dark)


def body_picture(chosen: Chosen, place: str, evidence: Evidence) -> str:
    """The body map as SVG."""
    return bodymap.bodymap(body_state(chosen, evidence), place, is_dark())


def is_dark() -> bool:
    """Whether the page is shown in its dark theme; unknown counts as light."""
    return st.context.theme.type == "dark"


def clock(seconds: float) -> str:
    """A time from the first tear in words, such as "1 min after the first tear"."""
    if seconds == 0:
        return "at the first tear"
    return f"{length(seconds)} {'before' if seconds < 0 else 'after'} the first tear"


def length(seconds: float) -> str:
    """A length of time, such as "45 s" or "4 min"; the sign is left out."""
    minutes, rest = divmod(abs(seconds), SECONDS_PER_MINUTE)
    parts = [f"{minutes:g} min"] if minutes else []
    return " ".join([*parts, f"{rest:g} s"] if rest else parts)


def pick(evidence: Evidence) -> tuple[str, ...]:
    """The controls that choose one account or two; returns their ids."""
    known = {row["name"]: row["id"] for row in evidence.rows("accounts")}
    account = st.selectbox(
        "Account", list(known), key="account", bind="query-params", filter_mode=None
    )
    second = st.selectbox(
        "Lay a second one over it",
        [NONE, *known],
        key="second",
        bind="query-params",
        filter_mode=None,
    )
    if second in (NONE, account):
        return (known[account],)
    return (known[account], known[second])


def moment_slider(evidence: Evidence) -> Row:
    """The slider of named moments; returns the row of the one it shows."""
    rows = {row["name"]: row for row in evidence.rows("moments")}
    name = st.select_slider(
        "Moment", list(rows), value=default_moment(evidence), key="moment", bind="query-params"
    )
    return rows[name]


def default_moment(evidence: Evidence) -> str:
    """The moment at which the page opens: the first tear."""
    return str(next(row["name"] for row in evidence.rows("moments") if row["seconds"] == 0))


def step_buttons(evidence: Evidence, beside: str) -> None:
    """Earlier and later beside a picture, so that it can be watched while the moment changes.

    ``beside``: names the picture.
    """
    moments = [row["name"] for row in evidence.rows("moments")]
    now = st.session_state.get("moment", default_moment(evidence))
    place = moments.index(now) if now in moments else 0

    def go(to: int) -> None:
        st.session_state["moment"] = moments[to]

    with st.container(horizontal=True, key=f"touch-step-{beside}", vertical_alignment="center"):
        _step(f"earlier-{beside}", "← earlier", place - 1, go, disabled=place == 0)
        st.markdown(f"**{now}**", width="stretch", text_alignment="center")
        _step(f"later-{beside}", "later →", place + 1, go, disabled=place == len(moments) - 1)


def _step(key: str, label: str, to: int, go: Callable[[int], None], disabled: bool) -> None:
    st.button(label, key=key, on_click=go, args=(to,), disabled=disabled)


def names(chosen: Chosen, evidence: Evidence) -> list[str]:
    """The names of the chosen accounts."""
    return [str(evidence.row("accounts", account)["name"]) for account in chosen.accounts]
