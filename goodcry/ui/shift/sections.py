"""The parts of the page of the shift around its instrument: what was measured, tables, sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from goodcry import bibliography, experiments, provenance, statements
from goodcry.evidence import Evidence, Row
from goodcry.ui.kit import citations, show, vocabulary, wording
from goodcry.ui.kit.folds import fold
from goodcry.ui.shift import body_data, courses, time_words

SIGNAL_WORD = {
    "sympathetic": "sympathetic drive",
    "parasympathetic": "parasympathetic drive",
    "heart_rate": "heart rate",
    "rsa": "RSA",
    "breathing": "breathing",
}
TABLES = ":material/table_rows:"
# What the page and its instrument say, and what stands behind it.
STATEMENTS = (
    "shift-message",
    "shift-plane",
    "shift-mood",
    "shift-block",
    "shift-slow",
    "shift-age",
)


def picked(chosen: Mapping[str, Any], evidence: Evidence) -> tuple[Row, ...]:
    """The accounts that the instrument shows, one or two."""
    ids = (chosen["study"], chosen["second"])
    return tuple(evidence.row("accounts", account) for account in ids if account)


def measured(accounts: Sequence[Row], evidence: Evidence) -> None:
    """How the lines say what was measured, what the chosen accounts tell, and all details."""
    st.markdown(
        "Most of these studies watched young women at films. They give directions and some times, "
        "hardly ever sizes: **every height is assumed.** **Solid**: measured to go this way; a "
        "dot: at this one time. **Dotted**: worked out by the authors, seen in another study, or "
        "told by an article. **Dashed**: drawn in by us."
    )
    for row in accounts:
        st.markdown(f"**{row['name']}.** {row['summary']}")
    fold("Every study and every table", _details, accounts, evidence, key="details", icon=TABLES)


def _details(accounts: Sequence[Row], evidence: Evidence) -> None:
    _tables(accounts, evidence)
    st.markdown(
        "No account here recorded the nerves themselves: a solid nerve line was read off RSA. How "
        "far a path on the map of both branches reaches is assumed; only its directions come from "
        f"the study. By {evidence.row('moments', 'four_minutes')['name']} what crying did to heart "
        "and breath was over in the study of Hendriks."
    )
    others = [row for row in evidence.rows("accounts") if row not in accounts]
    for row in (*accounts, *others):
        _study(row, evidence)
    for row in evidence.rows("untimed_studies"):
        st.markdown(f"**{row['name']}.** {row['result']}")
        citations.findings(evidence, [evidence.row("findings", row["finding"])])


def _study(row: Row, evidence: Evidence) -> None:
    """What of an account was measured, signal by signal, and what is known of every point."""
    signals = evidence.where("account_signals", account=row["id"])
    st.markdown(
        f"**{row['name']}.**\n"
        f"- **Measured.** {row['measured']}\n"
        f"- **Drawn in.** {row['drawn']}\n"
        + "\n".join(f"- {_signal_words(signal)}" for signal in signals)
    )
    show.table(
        [
            {"time": time_words.clock(knot["seconds"]), "what is known": knot["note"]}
            for knot in evidence.where("account_knots", account=row["id"])
        ]
    )
    found = dict.fromkeys(signal["finding"] for signal in signals)
    citations.findings(evidence, [evidence.row("findings", each) for each in found])


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


def _tables(accounts: Sequence[Row], evidence: Evidence) -> None:
    """What stands behind the lines, in numbers: the heart with a nerve cut, organs, mood."""
    for row in accounts:
        st.markdown(f"**{row['name']}**")
        show.table(_cuts(row["id"], evidence))
        show.table(_assumed(row["id"], evidence))
    st.markdown("**What each branch does to an organ, in general**")
    show.table(
        [
            {"organ": place["name"], **effects}
            for place, effects in body_data.organ_effects(evidence)
        ]
    )
    st.markdown(_mood(evidence))
    show.table(_moods(evidence))


def _cuts(account: str, evidence: Evidence) -> list[dict[str, str]]:
    """The heart of an account with a branch cut, and RMSSD as a device would work it out."""
    course = courses.every(evidence)[account]
    rows = []
    for moment in evidence.rows("moments"):
        rates = experiments.blocked_rates(course, moment["seconds"], evidence)
        rows.append(
            {
                "at": moment["name"],
                "push cut": f"{rates['sympathetic']:.0f}",
                "brake cut": f"{rates['vagus']:.0f}",
                "both cut": f"{rates['both']:.0f}",
                "RMSSD, ms": f"{course.at(moment['seconds'])['rmssd']:.0f}",
            }
        )
    return rows


def _assumed(account: str, evidence: Evidence) -> list[dict[str, str]]:
    """At which moment nobody recorded which way a signal went."""
    return [
        {
            "when": moment["name"],
            "direction assumed": ", ".join(
                SIGNAL_WORD[signal]
                for signal in ("heart_rate", "rsa", "breathing")
                if provenance.basis_at(account, signal, moment["seconds"], evidence) == "assumed"
            ),
        }
        for moment in evidence.rows("moments")
    ]


def _mood(evidence: Evidence) -> str:
    """That the mood has a clock of its own."""
    gone = statements.behind("shift-mood", evidence).one("body")["number"]
    rows = [row for row in evidence.where("mood_timecourse", clock="mood") if row["direction"]]
    return (
        "**In these studies heart and breath were done long before the mood was.** In one, people "
        "who had cried rated their mood: "
        + "; ".join(f"**{row['time']}** {row['result']}" for row in rows)
        + f". In another one, all that crying did to heart and breath was gone by minute {gone:g}."
    )


def _moods(evidence: Evidence) -> list[dict[str, str]]:
    return [
        {
            "when": row["time"],
            "what": f"{row['measure']}, {row['group']}",
            "result": row["result"],
            "source": bibliography.short_citation(evidence.row("sources", row["source"]))
            + f", {vocabulary.read(evidence, row['read'])}",
        }
        for row in evidence.rows("mood_timecourse")
        if row["clock"]
    ]


def sources(evidence: Evidence) -> None:
    """What the message, the experiments and the two clocks rest on."""
    for name in STATEMENTS:
        st.markdown(f"**{evidence.row('statements', name)['about']}**")
        citations.findings(evidence, statements.behind(name, evidence).findings)


def nerves() -> None:
    """Two branches, and two ways: of tears, and to the heart."""
    st.markdown(
        "On a see-saw one side goes up when the other goes down. The two branches are freer: "
        "**against each other, both at once, or each alone.** So their place is a point on a map: "
        "push across, brake upwards.\n\n"
        "**Tears and a slower heart take different nerves.** The order for tears leaves the "
        "brainstem in the facial nerve (VII), the order to slow the heart in the vagus (X). So "
        "tears may flow while the vagus rests; we found nobody who tested it."
    )


def questions(evidence: Evidence, page: str) -> None:
    """What the page does not depict, as questions for a discussion."""
    st.markdown(
        "\n".join(
            f"{number}. {row['question']} {wording.small(row['hint'])}"
            for number, row in enumerate(evidence.where("discussion", page=page), start=1)
        )
    )
