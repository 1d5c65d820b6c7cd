"""What the matrix of studies (``matrix.js``) is made of: a row for each, an arrow for each record.

Its words are short, because a phone shows all of it at once.
"""

from __future__ import annotations

from typing import Any

from goodcry import study_matrix
from goodcry.evidence import Evidence
from goodcry.provenance import BASES

SIGNALS = {
    "heart_rate": "heart",
    "rsa": "RSA",
    "breathing": "breath",
    "sympathetic": "push",
    "parasympathetic": "brake",
}
# What an arrow looks like for each direction.
SHAPES = {"up": "up", "raised": "up", "down": "down", "steady": "level", "at rest": "level"}
WORDS = {
    "title": "Choose a study",
    "how": "Touch a study to play it, + to lay one over it.",
    "key": "Blank: not recorded. A solid brake was read off RSA.",
    "over": "Lay over it: ",
    "still": "No times: it cannot be played.",
}


def data(evidence: Evidence) -> dict[str, Any]:
    """The arrows of each account, and the studies without times.

    An arrow is four places in lists: of its time, its signal, its direction and its basis.
    """
    directions = evidence.allowed("account_signals", "direction")
    return {
        "times": study_matrix.TIMES,
        "signals": [[signal, SIGNALS[signal]] for signal in study_matrix.SIGNALS],
        "directions": directions,
        "shapes": SHAPES,
        "bases": BASES,
        "arrows": {
            row["id"]: [
                [
                    study_matrix.TIMES.index(arrow.time),
                    study_matrix.SIGNALS.index(arrow.signal),
                    directions.index(arrow.direction),
                    BASES.index(arrow.basis),
                ]
                for arrow in study_matrix.arrows(row["id"], evidence)
            ]
            for row in evidence.rows("accounts")
        },
        "untimed": [
            {"name": row["name"], "result": row["result"]}
            for row in evidence.rows("untimed_studies")
        ],
        "words": WORDS,
    }
