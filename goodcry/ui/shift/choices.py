"""What the visitor chose on the page of the body during a cry: accounts, and a moment."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from goodcry.autonomic import TimeCourse
from goodcry.evidence import Evidence, Row
from goodcry.ui.kit import controls, query
from goodcry.ui.kit.page_parameters import NONE
from goodcry.ui.shift import courses


@dataclass(frozen=True)
class Chosen:
    """What the controls show: one account or two, and a moment.

    Attributes:
        accounts: rows of ``accounts.csv``; the first one drives the body map.
        moment: row of ``moments.csv``.
        courses: account id -> its simulated course, in the order of the accounts.
    """

    accounts: tuple[Row, ...]
    moment: Row
    courses: Mapping[str, TimeCourse]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the accounts."""
        return tuple(self.courses)

    @property
    def name(self) -> str:
        """The displayed name of the first account."""
        return str(self.accounts[0]["name"])

    @property
    def course(self) -> TimeCourse:
        """The course of the first account."""
        return self.courses[self.ids[0]]

    @property
    def seconds(self) -> float:
        """The moment, s from the first tear."""
        return float(self.moment["seconds"])

    @property
    def state(self) -> dict[str, float]:
        """Where the first account is at the moment: signal -> value."""
        return self.course.at(self.seconds)


def chosen(evidence: Evidence, accounts: tuple[Row, ...], moment: Row) -> Chosen:
    """What was chosen, with the courses that it leads to."""
    return Chosen(
        accounts, moment, {row["id"]: courses.course(row["id"], evidence) for row in accounts}
    )


def pick(evidence: Evidence) -> tuple[Row, ...]:
    """The controls that choose one account or two; returns their rows."""
    first = controls.listed("Account", "account", evidence, filter_mode=None)
    second = controls.listed("Lay a second one over it", "second", evidence, filter_mode=None)
    accounts = (first,) if second in (NONE, first) else (first, second)
    return tuple(evidence.row("accounts", account) for account in accounts)


def moment_slider(evidence: Evidence) -> Row:
    """The slider of named moments; returns the row of the one it shows."""
    return evidence.row("moments", controls.stop_of("Moment", "moment", evidence))


def step_buttons(evidence: Evidence, beside: str) -> None:
    """Earlier and later beside a picture, so that it can be watched while the moment changes.

    ``beside``: names the picture.
    """
    moments = evidence.rows("moments")
    now = evidence.row("moments", query.held("moment", evidence))
    place = moments.index(now)

    def go(to: int) -> None:
        st.session_state["moment"] = moments[to]["id"]

    with st.container(horizontal=True, vertical_alignment="center"):
        _step(f"earlier-{beside}", "← earlier", place - 1, go, disabled=place == 0)
        st.markdown(f"**{now['name']}**", width="stretch", text_alignment="center")
        _step(f"later-{beside}", "later →", place + 1, go, disabled=place == len(moments) - 1)


def _step(key: str, label: str, to: int, go: Callable[[int], None], disabled: bool) -> None:
    st.button(label, key=key, on_click=go, args=(to,), disabled=disabled)
