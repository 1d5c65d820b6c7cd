"""A quiz on how well claims are tested, in which a missed claim comes back after a few others.

The whole course of a game is one short text, so that it fits in an address: a letter for each
answer (``a`` is the first grade of the codebook, ``b`` the second ...) and ``-`` for "next".
The same text always gives the same game. Anything else in the text is skipped.

>>> from goodcry import evidence, quiz
>>> game = quiz.replay("", evidence.load())
>>> game.current is game.items[0]
True
"""

from __future__ import annotations

import string
from collections import deque
from dataclasses import dataclass

from goodcry.evidence import Evidence, Row

NEXT = "-"


@dataclass(frozen=True)
class Item:
    """A claim of an article, and the mechanism whose grade answers it."""

    claim: Row
    mechanism: Row

    @property
    def grade(self) -> str:
        """The grade of the evidence, which is the right answer."""
        return str(self.mechanism["grade"])


@dataclass(frozen=True)
class Attempt:
    """One answer: the grade chosen for an item."""

    item: Item
    chosen: str

    @property
    def right(self) -> bool:
        """Whether it is the grade of the evidence."""
        return self.chosen == self.item.grade


@dataclass(frozen=True)
class Game:
    """Where a game stands.

    ``current`` is the claim on the table; None once the game is over. ``answered`` is the
    attempt at it that waits for "next", None while it waits for an answer. ``waiting`` are the
    claims still to come, ``path`` is the text of the game without what had to be skipped.
    """

    items: tuple[Item, ...]
    attempts: tuple[Attempt, ...]
    current: Item | None
    answered: Attempt | None
    waiting: tuple[Item, ...]
    path: str

    @property
    def settled(self) -> int:
        """How many claims are done with: they will not come back."""
        return len(self.items) - len(self.waiting) - (self.current is not None)

    def tries(self, item: Item) -> int:
        """How often a claim was answered so far."""
        return sum(attempt.item is item for attempt in self.attempts)

    def solved(self, item: Item) -> bool:
        """Whether a claim was answered rightly in the end."""
        return any(attempt.right for attempt in self.attempts if attempt.item is item)

    @property
    def right_at_once(self) -> int:
        """How many claims were right at the first try."""
        first: dict[str, bool] = {}
        for attempt in self.attempts:
            first.setdefault(attempt.item.claim["id"], attempt.right)
        return sum(first.values())


def grades(evidence: Evidence) -> dict[str, str]:
    """Letter -> grade, in the order of the codebook."""
    found = evidence.allowed("mechanisms", "grade")
    return dict(zip(string.ascii_lowercase, found, strict=False))


def items(evidence: Evidence) -> tuple[Item, ...]:
    """The claims of ``quiz.csv`` in the order in which they are first asked."""
    return tuple(
        Item(
            evidence.row("article_claims", row["claim"]),
            evidence.row("mechanisms", row["mechanism"]),
        )
        for row in sorted(evidence.rows("quiz"), key=lambda row: row["order"])
    )


def replay(path: str, evidence: Evidence) -> Game:
    """The game that a text stands for; the module says how it is written.

    A claim that was missed comes back after ``settings.csv``'s ``quiz_gap`` others (or
    after all that are left, if they are fewer), and at most ``quiz_tries`` times in all.
    """
    letters = grades(evidence)
    gap, limit = int(evidence.setting("quiz_gap")), int(evidence.setting("quiz_tries"))
    every = items(evidence)
    waiting = deque(every)
    current: Item | None = waiting.popleft() if waiting else None
    attempts: list[Attempt] = []
    answered: Attempt | None = None
    kept = []
    for sign in path:
        if current is None:
            break
        if answered is None and sign in letters:
            answered = Attempt(current, letters[sign])
            attempts.append(answered)
        elif answered is not None and sign == NEXT:
            tries = sum(attempt.item is current for attempt in attempts)
            if not answered.right and tries < limit:
                waiting.insert(gap, current)
            current, answered = (waiting.popleft() if waiting else None), None
        else:
            continue
        kept.append(sign)
    return Game(every, tuple(attempts), current, answered, tuple(waiting), "".join(kept))
