"""What is left of a web of arrows without some of its bases, in words.

Worked out for every choice of the bases, so that the browser only looks it up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from goodcry.causal_graph import BROKEN_BASIS, CRY, FEELINGS, NO_CHANGE, Web
from goodcry.evidence import Evidence
from goodcry.ui.kit import vocabulary, wording

FELT = frozenset(FEELINGS)
# So many things a sentence names one by one.
LISTED = 5
# Of so many nodes without a cause words are made, where a web holds no cry.
BEGINNINGS = 2


def left(
    web: Web, bases: Sequence[str], about: str | None, names: Mapping[str, str]
) -> dict[str, dict[str, Any]]:
    """For every choice of the bases: how many arrows are left, what is reached, and words.

    Keys are the bases that are on, in the order of ``bases``, with blanks between them.
    """
    starts = beginnings(web, about)
    return {
        " ".join(some): {
            "count": len(web.only(some).arrows),
            "reached": list(reached(web.only(some), starts)),
            "words": " ".join(_sentences(web, web.only(some), starts, about, names)),
        }
        for some in choices(bases)
    }


def choices(bases: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Every choice of the bases, from none to all."""
    for size in range(len(bases) + 1):
        yield from combinations(bases, size)


def beginnings(web: Web, about: str | None) -> tuple[str, ...]:
    """From where words follow the arrows: from the cry; without one, from what has no cause."""
    cry = [node for node in CRY if node in web.nodes]
    caused = {arrow.to_node for arrow in web.arrows}
    first = cry or [node for node in web.nodes if node not in caused][:BEGINNINGS]
    return tuple(dict.fromkeys([*first, *([about] if about in web.nodes else [])]))


def reached(web: Web, starts: Sequence[str]) -> tuple[str, ...]:
    """All that arrows which carry an effect lead to from these nodes."""
    found = (node for start in starts for node in web.reached_from(start))
    return tuple(dict.fromkeys(found))


def _sentences(
    whole: Web, some: Web, starts: Sequence[str], about: str | None, names: Mapping[str, str]
) -> Iterator[str]:
    if not some.arrows:
        yield "No arrow is left."
        return
    # What a reader wants to know of a cry is how one feels afterwards, where a web speaks of that.
    felt = [start for start in starts if start != about and set(whole.reached_from(start)) & FELT]
    for start in starts:
        before, now = whole.reached_from(start), some.reached_from(start)
        if start in felt:
            before, now = (tuple(node for node in each if node in FELT) for each in (before, now))
        elif felt and start != about:
            continue
        lost = [node for node in before if node not in now]
        name = names[start]
        if not before:
            yield f"No arrow here passes anything on from {name}."
        elif not now:
            yield f"Nothing leads from {name} to {_listed(lost, names, 'or')} any more."
        else:
            no_longer = f", no longer to {_listed(lost, names, 'or')}" if lost else ""
            yield f"From {name}, arrows lead to {_listed(now, names)}{no_longer}."


def _listed(nodes: Sequence[str], names: Mapping[str, str], last: str = "and") -> str:
    words = [names[node] for node in nodes]
    if len(words) > LISTED:
        words = [*words[: LISTED - 1], f"{len(words) - LISTED + 1} more"]
    return f" {last} ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def key(evidence: Evidence, web: Web) -> str:
    """What the signs in a web mean, and which arrows pass nothing on."""
    signs = vocabulary.marks(evidence, "mechanism_edges", "sign")
    shown = {arrow.sign for arrow in web.arrows}
    words = ", ".join(mark for sign, mark in signs.items() if sign in shown) + "."
    broken = any(arrow.basis == BROKEN_BASIS for arrow in web.arrows)
    if broken:
        words += " A crossed arrow was refuted by a test or by sums."
    if broken or NO_CHANGE in shown:
        zero = evidence.category("mechanism_edges", "sign", NO_CHANGE).sign
        words += f" What is crossed or has a {zero} passes nothing on."
    pieces = len(web.pieces())
    if pieces > 1:
        words += f" These arrows make {wording.in_words(pieces)} pieces that nothing joins."
    return words
