"""What the moderator table is made of, the same for everybody: questions, answers, words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from goodcry import literature, outcome
from goodcry.evidence import Evidence, Row
from goodcry.ui.kit import known, vocabulary, wording
from goodcry.ui.kit.parameters import Number
from goodcry.ui.kit.table import state

# Families as a phone has room for them; one that is not here bears its name of the codebook.
SHORT = {
    "social": "People",
    "meaning": "Matter",
    "inner": "Inside",
    "manner": "Crying",
    "person": "You",
}
# Answers that say nothing without their question; and so long what is set may be called, where the
# answer itself would do.
BARE = ("yes", "no", "it helps", "it does not", "accepted", "frowned upon", "diagnosed")
LONGEST = 20
# How people were asked, before what they then said. What is not here bears its name of the table.
ASKED = {"survey": "looking back", "diary": "in a diary", "press": "in the press"}
WORDS = {
    "title": "What surrounds the cry",
    "families": "Questions about",
    "set_here": "answered",
    "moves_nothing": "moves nothing",
    "assumed": "size assumed",
    "why": "Why?",
    "key": "Here a full frame means a measured size, and a dashed one an assumed size. "
    "A second touch takes an answer back.",
    "nothing": "Nothing is set: cries as people report them.",
    "set": "What is set",
    "take_back": "Take back: ",
    "reset": "Reset",
    "story": "Story",
    "no_story": "Start from a story",
    "changed": "Changed from: ",
    "compare": "Compare",
    "edit": "Which cry do you change?",
    "settings": "How it is counted",
    "base": "How people were asked",
    "base_why": "About this way of asking",
    "asked": "How were people asked?",
    "touch": f"{outcome.CRIES} cries, a drop each. Touch an answer:",
    "close": "Close",
    "waiting": "…",
}


def data(evidence: Evidence, page: str, large: bool) -> dict[str, Any]:
    """All that the table says and asks on a page; see ``Data`` in ``table.js``."""
    rows = evidence.rows("factors")
    parameters = known.of(page, evidence)
    few = page != state.PAGE
    if not few:
        families = list(dict.fromkeys(row["family"] for row in rows))
        groups = {name: [row for row in rows if row["family"] == name] for name in families}
    else:
        groups = {"": [row for row in rows if row["id"] in parameters]}
    return {
        "families": [
            _family(name, sorted(group, key=lambda row: not _moves(evidence, row)), evidence)
            for name, group in groups.items()
        ],
        "stories": [] if few else [_story(row, evidence) for row in evidence.rows("presets")],
        "bases": [
            {
                "id": base,
                "name": row["label"],
                "asked": f"{row['question']}.",
                "read": vocabulary.read(evidence, row["read"]),
                "short": str(ASKED.get(base, row["label"])).replace(" ", "\u00a0"),
                "better": f"{row['better']:g}\u00a0%\u00a0better",
            }
            for base, row in outcome.bases(evidence).items()
            if parameters[state.BASE].value(base, evidence)
        ],
        "settings": [] if few else _settings(evidence),
        "start": {
            name: known.named(name, evidence).start(evidence)
            for name in (state.BASE, state.EFFECT_SIZE, state.OVERLAP)
        },
        "prefix": state.PREFIX,
        "parameters": list(state.parameters(evidence, page)),
        "marks": [
            " · ".join(vocabulary.marks(evidence, "factor_levels", field).values())
            for field in ("direction", "certainty")
        ],
        "big": large,
        "all": f"All {len(rows)} questions\u00a0→" if few else "",
        "words": WORDS,
    }


def _family(name: str, rows: Iterable[Row], evidence: Evidence) -> dict[str, Any]:
    full = vocabulary.labels(evidence, "factors", "family").get(name, "")
    return {
        "id": name,
        "name": full,
        "short": SHORT.get(name, full),
        "factors": [_factor(row, evidence) for row in rows],
    }


def _factor(factor: Row, evidence: Evidence) -> dict[str, Any]:
    levels = evidence.where("factor_levels", factor=factor["id"])
    signs = evidence.categories("factor_levels", "certainty")
    certainties = literature.certainties(factor["id"], evidence)
    found = literature.studies(
        (finding for row in levels for finding in literature.level_findings(row, evidence)),
        evidence,
    )
    return {
        "id": factor["id"],
        "question": factor["question"],
        "sure": " ".join(signs[each].sign for each in certainties),
        "sureWords": vocabulary.certainties(evidence, factor["id"]),
        "studies": wording.count(len(found), "source"),
        "moves": _moves(evidence, factor),
        "levels": [_level(row, evidence) for row in levels],
    }


def _level(level: Row, evidence: Evidence) -> dict[str, Any]:
    direction = evidence.category("factor_levels", "direction", level["direction"])
    return {
        "id": level["level"],
        "chip": chip(level),
        "sign": direction.sign,
        "says": direction.label,
        "sure": vocabulary.how_sure(evidence, level),
        "size": _size(level),
    }


def chip(level: Row) -> str:
    """What a level is called beside others that are set: in full if that is short or needed."""
    full = str(level["label"])
    return full if len(full) <= LONGEST or level["level"] in BARE else str(level["level"])


def _size(level: Row) -> str:
    if not outcome.pushes(level):
        return "none"
    return "measured" if level["certainty"] == outcome.MEASURED else "assumed"


def _moves(evidence: Evidence, factor: Row) -> bool:
    """Whether any answer enters a prediction."""
    return any(map(outcome.pushes, evidence.where("factor_levels", factor=factor["id"])))


def _story(row: Row, evidence: Evidence) -> dict[str, Any]:
    levels = evidence.where("preset_levels", preset=row["id"])
    return {
        "id": row["id"],
        "name": row["name"],
        "story": row["story"],
        "levels": {each["factor"]: each["level"] for each in levels},
    }


def _settings(evidence: Evidence) -> list[dict[str, Any]]:
    found = []
    for name, assumption in ((state.EFFECT_SIZE, "effect_size"), (state.OVERLAP, "overlap")):
        row = evidence.row("assumptions", assumption)
        parameter = known.named(name, evidence)
        assert isinstance(parameter, Number)
        low, high, _ = parameter.limits(evidence)
        found.append(
            {
                "id": name,
                "name": row["name"],
                "unit": row["unit"],
                "why": row["why"],
                "low": low,
                "high": high,
                "step": 0.05,
            }
        )
    return found
