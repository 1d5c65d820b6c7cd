"""A room as its phones show it: the same for all of them, in words and HTML.

What only one phone knows, its own answer, is :mod:`goodcry.ui.live.ballot`, and comes to it alone.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from goodcry import class_result, live, live_items, live_measured
from goodcry.evidence import Evidence
from goodcry.figures import class_picture
from goodcry.live import Limits, Room
from goodcry.live_items import Item, LiveSet
from goodcry.ui.kit import wording
from goodcry.ui.live import results

if TYPE_CHECKING:
    from goodcry.rooms import State

STRONG = re.compile(r"\*\*(.+?)\*\*")
# Where phone.js puts what this phone has answered.
OWN = '<p class="own"></p>'
# So many rooms are kept made; there are never so many.
MOST_ROOMS = 1_000
_made: dict[str, Made] = {}


@dataclass(frozen=True)
class Made:
    """What the phones of a room show as long as it stands as it does: ``sheet``, and in JSON."""

    state: State
    sheet: dict[str, Any]
    text: str


def made(code: str, state: State | None, evidence: Evidence) -> Made | None:
    """The sheet of a room as it stands, made once for all who ask; let go of where there is none.

    A class that comes in, or moves to this server, asks all at once.
    """
    if state is None:
        _made.pop(code, None)
        return None
    found = _made.get(code)
    if found is None or found.state != state:
        drawn = of(state, evidence)
        found = Made(state, drawn, in_json(drawn))
        if len(_made) >= MOST_ROOMS:
            _made.clear()
        _made[code] = found
    return found


def in_json(found: dict[str, Any]) -> str:
    """What is sent to a phone."""
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def words(text: str) -> str:
    """A sentence as HTML: strong between ``**``, its numbers not parted from their units."""
    bold = escape(wording.together(text))
    return STRONG.sub(lambda found: f"<strong>{found[1]}</strong>", bold)


def of(state: State, evidence: Evidence) -> dict[str, Any]:
    """A room that is not over, as ``phone.js`` draws it (``Sheet`` there).

    What was measured is looked up once it is shown, and not before.
    """
    room = state.room
    found = live_items.live_set(room.set_id, evidence)
    limits = Limits.read(evidence)
    item = found.items[room.step]
    drawn = {"open": _open, "closed": _closed}.get(room.phase)
    if room.phase == "lobby":
        html = _lobby(found)
    elif drawn:
        html = _place(room, found) + drawn(item)
    else:
        html = _place(room, found) + _shown(item, state, limits, evidence)
    most = wording.in_words(item.most)
    return {
        "version": room.version,
        "every": live.poll_seconds(room.joined, limits),
        "phase": room.phase,
        "step": room.step,
        "round": room.round,
        "most": item.most,
        "more": words(f"**More than {most}.** Touch one again to take it back."),
        "html": html,
    }


def _lobby(found: LiveSet) -> str:
    questions = wording.count(len(found.items), "question")
    return (
        f'<p class="small">{escape(found.title)} · {questions}</p><h2>You are in</h2>'
        "<p>The first question comes by itself. Keep this page open.</p>"
    )


def _place(room: Room, found: LiveSet) -> str:
    """Where the class stands, and what it is asked."""
    again = f" · round {room.round}" if room.round > 1 else ""
    phase = "what was measured" if room.phase == "shown" else room.phase
    return (
        f'<p class="small">Question {room.step + 1} of {len(found.items)}{again} · {phase}</p>'
        f'<h2 id="question">{escape(found.items[room.step].question)}</h2>'
    )


def _open(item: Item) -> str:
    """The answers to touch: native ones, for keys and screen readers."""
    kind = "radio" if item.most == 1 else "checkbox"
    note = f'<p class="small" id="note">{escape(item.note)}</p>' if item.note else ""
    about = ' aria-describedby="note"' if note else ""
    answers = "".join(
        f'<label><input type="{kind}" name="answer" value="{escape(option.value)}">'
        f"<span>{escape(option.label)}</span></label>"
        for option in item.options
    )
    return (
        f'{note}<fieldset class="{item.kind}" aria-labelledby="question"{about}>{answers}'
        "</fieldset>"
    )


def _closed(_: Item) -> str:
    said = words("**Closed.** Look at the screen in front: there is what all of you answered.")
    return f"<p>{said}</p>{OWN}"


def _shown(item: Item, state: State, limits: Limits, evidence: Evidence) -> str:
    """What the class answered, what was measured, and how sure that is."""
    measured = live_measured.measured(item, evidence)
    found = results.now(item, state, limits)
    parts = [f"<p><strong>{words(measured.sentence)}</strong></p>", OWN]
    if found.shown:
        parts.append(class_picture.drawing(item, [found], measured.marks))
    elif item.kind == "several":
        rows = "".join(
            f'<tr><th scope="row">{escape(item.label_of(mark.option))}</th>'
            f"<td>{escape(mark.certainty)}</td></tr>"
            for mark in measured.marks
        )
        head = '<tr><th scope="col">answer</th><th scope="col">how sure</th></tr>'
        parts.append(f"<table>{head}{rows}</table>")
    parts.append(f"<p>{words(class_result.sentence(item, found))}</p>")
    parts.append(f"<p>{words(measured.why)}</p>")
    if item.kind == "number":
        parts.append(class_picture.samples(measured.marks))
    beside = class_result.beside(item, found, measured)
    parts.append(f"<p>{words(f'**How sure:** {measured.certainty}. {beside}')}</p>")
    if measured.caution:
        parts.append(f'<p class="small">{words(f"**Beware:** {measured.caution}")}</p>')
    return "".join(parts)
