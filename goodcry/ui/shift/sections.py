"""The parts of the page of the shift: time line, plane, mood clock, what was measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import streamlit as st

from goodcry import bibliography, body, provenance, statements
from goodcry.evidence import Evidence, Row
from goodcry.figures import clocks, timeline_scale
from goodcry.ui.kit import appearance, citations, keys, show, vocabulary
from goodcry.ui.kit.folds import fold
from goodcry.ui.shift import choices, courses, player, time_words
from goodcry.ui.shift.choices import Chosen

SIGNAL_WORD = {
    "sympathetic": "sympathetic drive",
    "parasympathetic": "parasympathetic drive",
    "heart_rate": "heart rate",
    "rsa": "RSA",
    "breathing": "breathing",
}
TIMES = ("before tears", "from the first tear on", "later")


def summaries(picked: Sequence[Row]) -> None:
    """What each picked account tells; with its letter where there are two."""
    for letter, row in zip(timeline_scale.LETTERS, picked, strict=False):
        name = f"**{letter}** ({row['name']}): " if len(picked) > 1 else ""
        st.markdown(name + row["summary"])


def timeline(chosen: Chosen, evidence: Evidence) -> None:
    """The time line with its player, its legend in words and its table."""
    st.markdown(
        "Look at the lines before the first tear, and at where they come back to rest. **Play** "
        "lets the time run."
    )
    player.show(
        courses.player_data(chosen.ids, chosen.moment["id"], evidence),
        key=keys.own("player"),
    )
    st.caption(
        "**Solid**: that the line goes this way was measured. A dot: so was this single time. "
        "**Dotted**: reported, that is worked out by the authors, seen in another study, or told "
        "by an article. **Dashed**: assumed, drawn in by us. **Every height is assumed.** No "
        "account here recorded the nerves themselves: a solid nerve line was read off RSA. "
        f"The upright line at {evidence.row('moments', 'four_minutes')['name']}: by then what "
        "crying did to heart and breath was over in the study of Hendriks."
    )
    show.twin_when_open(lambda: _moments_table(chosen, evidence), "timeline")


def _moments_table(chosen: Chosen, evidence: Evidence) -> list[dict[str, str]]:
    rows = []
    found = chosen.courses.values()
    for moment in evidence.rows("moments"):
        for letter, course in zip(timeline_scale.LETTERS, found, strict=False):
            state = course.at(moment["seconds"])
            rows.append(
                {
                    "moment": moment["name"] + (f", {letter}" if len(found) > 1 else ""),
                    "push": f"{state['sympathetic']:+.2f}",
                    "brake": f"{state['parasympathetic']:+.2f}",
                    "heart": f"{state['heart_rate']:.0f}",
                    "RSA (RMSSD, ms)": f"{state['rsa']:.1f} ({state['rmssd']:.0f})",
                    "breaths": f"{state['breathing']:.1f}",
                }
            )
    return rows


def moment_words(chosen: Chosen, evidence: Evidence) -> None:
    """What the first account draws at the moment, in a sentence."""
    state, rest = chosen.state, chosen.course.at(chosen.course.t[0])
    least = evidence.assumption("shift_word_threshold")
    mode = body.mode(state["sympathetic"], state["parasympathetic"], least)
    drawn = [
        SIGNAL_WORD[signal]
        for signal in ("heart_rate", "breathing", "rsa")
        if provenance.basis_at(chosen.ids[0], signal, chosen.seconds, evidence) == "assumed"
    ]
    too = f", and here the direction of {', '.join(drawn)}" if drawn else ""
    st.markdown(
        f"**{chosen.moment['name']}**, {time_words.clock(chosen.seconds)}: "
        f"heart **{state['heart_rate']:.0f}** a minute (at rest {rest['heart_rate']:.0f}), "
        f"**{state['breathing']:.0f}** breaths ({rest['breathing']:.0f}), "
        f"RSA **{state['rsa']:.0f}** ({rest['rsa']:.0f}); {mode}. :small[Assumed: all sizes{too}.]"
    )


def plane(chosen: Chosen, evidence: Evidence) -> None:
    """The autonomic plane, and why it is not a see-saw."""
    state = chosen.state
    least = evidence.assumption("shift_word_threshold")
    mode = body.mode(state["sympathetic"], state["parasympathetic"], least)
    words, picture = st.columns([4, 5], gap="medium")
    with words:
        st.markdown(
            "On a see-saw one side goes up when the other goes down. The two branches are freer "
            "than that. **They can move against each other, both at once, or each alone.** So "
            "their place is a point on a map: the sympathetic **push** across, the parasympathetic "
            "**brake** upwards."
        )
        st.markdown(f"**{chosen.name}**, at **{chosen.moment['name']}**: **{mode}**.")
        citations.behind(evidence, "shift-plane", "Sources: not a see-saw")
    with picture:
        choices.step_buttons(evidence, "plane")
        show.drawing(
            courses.plane_picture(chosen.ids, chosen.moment["id"], appearance.is_dark(), evidence),
            alt=f"The plane of both branches; at this moment {mode}. "
            "The table of the time line holds the values.",
            width=appearance.NARROW_DRAWING_WIDTH,
        )
        st.caption(
            "The path starts and ends in the middle, at rest. How far it reaches is assumed; only "
            "its directions come from the study."
        )


def mood(evidence: Evidence) -> None:
    """Mood's own clock beside the body's."""
    gone = statements.behind("shift-mood", evidence).one("body")["number"]
    rows = [row for row in evidence.where("mood_timecourse", clock="mood") if row["direction"]]
    st.markdown(
        "**In these studies heart and breath were done long before the mood was.** In one, people "
        "who had cried rated their mood: "
        + "; ".join(f"**{row['time']}** {row['result']}" for row in rows)
        + f". In another one, all that crying did to heart and breath was gone by minute {gone:g}."
    )
    show.drawing(
        clocks.drawing(gone, rows),
        alt="Two bars over minutes: body, and mood; the table below says the same",
        width=appearance.NARROW_DRAWING_WIDTH,
    )
    st.caption(
        "Two different clocks: the body's starts at the first tear, that of the mood when the film "
        "ends. Only the direction for the whole group is known, so the steps have no true height."
    )
    show.twin_when_open(lambda: _mood_table(evidence), "mood")
    citations.behind(evidence, "shift-mood", "Sources: body and mood")


def _mood_table(evidence: Evidence) -> list[dict[str, str]]:
    return [
        {
            "when": row["time"],
            "who": row["group"],
            "what": row["measure"],
            "result": row["result"],
            "source": bibliography.short_citation(evidence.row("sources", row["source"]))
            + f", {vocabulary.read(evidence, row['read'])}",
        }
        for row in evidence.rows("mood_timecourse")
        if row["clock"]
    ]


def measured(chosen: Chosen, evidence: Evidence) -> None:
    """For each chosen account what was measured and what is drawn in, listed."""
    for row in chosen.accounts:
        account = row["id"]
        st.subheader(row["name"], anchor=False)
        st.markdown(f"**Measured.** {row['measured']}")
        st.markdown(f"**Drawn in.** {row['drawn']}")
        signals = evidence.where("account_signals", account=account)
        st.markdown("\n".join(f"- {_signal_words(signal)}" for signal in signals))
        keys = list(dict.fromkeys(signal["finding"] for signal in signals))
        citations.sources(evidence, keys, "What was found", key=f"found_{account}")
        fold(
            "Every point of the drawing",
            _knots,
            evidence,
            account,
            key=f"knots_{account}",
            icon=":material/location_on:",
        )


def _signal_words(signal: Row) -> str:
    """What one signal did, when, and on what each of the two rests."""
    timing = (
        "" if signal["timing_basis"] == signal["basis"] else f", the times {signal['timing_basis']}"
    )
    return (
        f"**{SIGNAL_WORD[signal['signal']]} {signal['direction']}**, {_when(signal)}: "
        f"{signal['basis']}{timing}"
    )


def _when(signal: Row) -> str:
    """A stretch of time in words: from 2 s to 1 min after the first tear."""
    start, end = signal["seconds_from"], signal["seconds_to"]
    if start == end:
        return time_words.clock(start)
    if end == 0:
        return f"in the {time_words.length(start)} before the first tear"
    if start == 0:
        return f"in the {time_words.length(end)} after the first tear"
    side = "" if (start < 0) == (end < 0) else " before"
    return f"from {time_words.length(start)}{side} to {time_words.clock(end)}"


def _knots(evidence: Evidence, account: str) -> None:
    show.table(
        [
            {"time": time_words.clock(knot["seconds"]), "what is known": knot["note"]}
            for knot in evidence.where("account_knots", account=account)
        ]
    )


def compare_all(evidence: Evidence) -> None:
    """All accounts in one list: what each says of the time before, in and after tears."""
    fold(
        "All accounts side by side",
        _all_accounts,
        evidence,
        key="all",
        icon=":material/table_rows:",
    )


def _all_accounts(evidence: Evidence) -> None:
    done = evidence.row("moments", "four_minutes")["seconds"]

    def when(signal: Row) -> Iterator[str]:
        if signal["seconds_from"] < 0:
            yield TIMES[0]
        if (signal["seconds_to"] > 0 or signal["seconds_from"] == 0) and signal[
            "seconds_from"
        ] < done:
            yield TIMES[1]
        if signal["seconds_from"] >= done:
            yield TIMES[2]

    for row in evidence.rows("accounts"):
        signals = evidence.where("account_signals", account=row["id"])
        told: dict[str, list[str]] = {name: [] for name in TIMES}
        for signal in signals:
            for name in when(signal):
                words = f"{SIGNAL_WORD[signal['signal']]} {signal['direction']}"
                told[name].append(f"{words} ({signal['basis']})")
        st.markdown(
            f"**{row['name']}**\n"
            + "\n".join(f"- **{name}:** {'; '.join(told[name]) or 'not told'}" for name in TIMES)
        )


def questions(evidence: Evidence, page: str) -> None:
    """What the page does not depict, as questions for a discussion."""
    for number, row in enumerate(evidence.where("discussion", page=page), start=1):
        with st.container(border=True, gap="xsmall"):
            st.markdown(f"**{number}.** {row['question']}")
            st.caption(row["hint"])
